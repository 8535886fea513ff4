import type { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { type FieldFault, HubError, invalid } from '../../platform/errors.ts'
import type { FileStore, StagedFile } from '../../platform/files/index.ts'

/** What came in: the text fields, and the file if there was one. Nothing of it is kept yet. */
export interface Upload {
  fields: Record<string, string>
  file: StagedFile | null
  isTooLarge: boolean
}

export type ReceiveUpload = () => Promise<Upload>

/** Room for the fields of our forms; whoever sends more is told so. */
export const uploadLimits = {
  files: 2,
  fields: 10,
  parts: 12,
  fieldNameSize: 100,
  fieldSize: 4_000,
  headerPairs: 50,
}

/**
 * Takes a form with one file in as it arrives: the file goes to the store chunk by chunk. All of the request is read,
 * even when it is refused: a browser shows an answer only when it has sent everything.
 * @throws validation-failed when it is no such form, breaks off or holds two files
 */
export async function receiveUpload(request: FastifyRequest, files: FileStore): Promise<Upload> {
  if (!request.isMultipart()) {
    throw new HubError(
      'validation-failed',
      'Send it as multipart/form-data, with the file in the field "file".',
      {
        status: 415,
      },
    )
  }
  const upload: Upload = { fields: {}, file: null, isTooLarge: false }
  let hasMore = false
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') {
        upload.fields[part.fieldname] = String(part.value)
      } else if (upload.file || part.fieldname !== 'file') {
        hasMore = true
        part.file.resume()
      } else {
        endWithRequest(part.file, request)
        upload.file = await files.stage(part.file)
        upload.isTooLarge = part.file.truncated
        if (upload.file.size === 0 && !part.filename) await dropFile(upload) // nothing was chosen
      }
    }
  } catch (error) {
    request.raw.resume()
    await dropFile(upload)
    if (isOverLimit(error)) throw invalid('/file', 'Send one file at a time')
    throw isBrokenForm(error) ? brokenForm() : error
  }
  if (!hasMore) return upload
  await dropFile(upload)
  throw invalid('/file', 'Send one file at a time')
}

/** A line that breaks ends the file too, whenever that is noticed: what has come of it must not wait for ever. */
function endWithRequest(file: Readable, { raw }: FastifyRequest): void {
  const end = () => {
    if (!raw.complete) file.destroy(Object.assign(new Error('The line broke'), { code: 'ECONNRESET' }))
  }
  if (raw.destroyed) end()
  for (const source of [raw, raw.socket]) {
    source.once('close', end)
    file.once('close', () => source.off('close', end))
  }
}

async function dropFile(upload: Upload): Promise<void> {
  await upload.file?.discard()
  upload.file = null
}

function isOverLimit(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && /^FST_(?:PARTS|FILES|FIELDS)_LIMIT$/.test(String(error.code))
  )
}

/** The line broke, or what came is no form; a fault of our own disk is neither. */
function isBrokenForm(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  return (
    /^(?:FST_MP_PREMATURE_CLOSE|FST_PROTO_VIOLATION|FST_INVALID_JSON_FIELD_ERROR|ECONNRESET)$/.test(code) ||
    /multipart|malformed part|content-type/i.test(error.message)
  )
}

const brokenForm = () =>
  new HubError(
    'validation-failed',
    'The file did not arrive whole. Check your connection and send it again.',
    {
      errors: [
        { pointer: '/file', detail: 'The file did not arrive whole. Choose it again and send it once more' },
      ],
    },
  )

/** A refusal of the file itself, with the status that says why. */
export const fileFault = (status: 400 | 413 | 415, detail: string) => ({ status, pointer: '/file', detail })

/** All that is wrong with an upload, at once. */
export function refuseUpload(faults: (FieldFault & { status: number })[]): HubError {
  // What is wrong with the file says more than that a field is missing.
  const main = faults.find(({ status }) => status !== 400) ?? faults[0]
  return new HubError('validation-failed', main?.detail ?? 'This is not right', {
    status: main?.status ?? 400,
    errors: faults.map(({ pointer, detail }) => ({ pointer, detail })),
  })
}
