import { type FileEnding, fileSizeWords, fileTypeHint } from '@send-hub/shared'
import type { z } from 'zod'
import { detectType, type StagedFile } from '../../platform/files/index.ts'
import { fileFault, refuseUpload, type Upload } from '../../platform/http/receive-upload.ts'
import { requireStorable } from '../../platform/http/storable-text.ts'

const refusals = {
  'has-macros':
    'This file has small programs (macros) in it, which we can’t take. Save it as a PDF and send that',
  'has-password': 'This file is locked with a password. Take the password off, then send it again',
  'not-allowed': `We can’t take this type of file. Send ${fileTypeHint}`,
} as const

export interface CheckedUpload<Fields> {
  fields: Fields
  file: StagedFile
  ending: FileEnding
}

/**
 * The fields and the type of an upload, checked together so that somebody hears of all that is wrong at once.
 * @throws validation-failed: 413 when it is too large, 415 for a type that is not taken, 400 for all else
 */
export async function checkUpload<Schema extends z.ZodType>(
  upload: Upload,
  schema: Schema,
  maxBytes: number,
): Promise<CheckedUpload<z.output<Schema>>> {
  requireStorable(upload.fields, '')
  const fields = schema.safeParse(upload.fields)
  const type = await checkFile(upload, maxBytes)
  const faults = [
    ...(fields.error?.issues ?? []).map(({ path, message }) => ({
      status: 400,
      pointer: `/${path.join('/')}`,
      detail: message,
    })),
    ...('status' in type ? [type] : []),
  ]
  if ('status' in type || !fields.success || !upload.file) throw refuseUpload(faults)
  return { fields: fields.data, file: upload.file, ending: type.ending }
}

/** The ending of a file that is taken, or what is wrong with it; `field` is the one of the form that it came in. */
export async function checkFile(
  { file, isTooLarge }: Pick<Upload, 'file' | 'isTooLarge'>,
  maxBytes: number,
  field = 'file',
) {
  if (isTooLarge) {
    const most = fileSizeWords(maxBytes)
    return fileFault(413, `This file is larger than ${most}. Send a smaller one, or send it in parts`, field)
  }
  if (!file) return fileFault(400, 'Choose a file', field)
  if (file.size === 0) return fileFault(400, 'Choose a file that is not empty', field)
  const found = await detectType(file.path)
  return 'ending' in found ? found : fileFault(415, refusals[found.refused], field)
}
