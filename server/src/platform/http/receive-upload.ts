import type { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { type FieldFault, HubError, invalid } from '../errors.ts'
import type { FileStore, StagedFile } from '../files/index.ts'

/** What came in: the text fields, and the file if there was one. Nothing of it is kept yet. */
export interface Upload {
  fields: Record<string, string>
  file: StagedFile | null
  isTooLarge: boolean
}

/** One of several files that came with a form, under the name that the sender's machine gave it. */
export interface ReceivedFile {
  typedName: string
  file: StagedFile
  isTooLarge: boolean
}

export interface Uploads {
  fields: Record<string, string>
  files: ReceivedFile[]
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
export async function receiveUpload(request: FastifyRequest, store: FileStore): Promise<Upload> {
  const most = { field: 'file', count: 1, tooMany: 'Send one file at a time' }
  const { fields, files } = await receiveUploads(request, store, most)
  return { fields, file: files[0]?.file ?? null, isTooLarge: files[0]?.isTooLarge ?? false }
}

interface Most {
  /** The one field of the form that files come in. */
  field: string
  count: number
  tooMany: string
}

/**
 * As above, for a form with several files in one field. A field in which nothing was chosen counts for no file.
 * @throws validation-failed as above; then nothing of what came is left in the store
 */
export async function receiveUploads(
  request: FastifyRequest,
  store: FileStore,
  { field, count, tooMany }: Most,
): Promise<Uploads> {
  if (!request.isMultipart()) {
    throw new HubError(
      'validation-failed',
      `Send it as multipart/form-data, with the file in the field "${field}".`,
      { status: 415 },
    )
  }
  const uploads: Uploads = { fields: {}, files: [] }
  let hasMore = false
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') {
        uploads.fields[part.fieldname] = String(part.value)
      } else if (uploads.files.length === count || part.fieldname !== field) {
        hasMore = true
        part.file.resume()
      } else {
        endWithRequest(part.file, request)
        const file = await store.stage(part.file)
        const isTooLarge = part.file.truncated
        if (file.size === 0 && !part.filename)
          await file.discard() // nothing was chosen
        else uploads.files.push({ typedName: part.filename ?? '', file, isTooLarge })
      }
    }
  } catch (error) {
    request.raw.resume()
    await dropFiles(uploads)
    if (isOverLimit(error)) throw invalid(`/${field}`, tooMany)
    throw isBrokenForm(error) ? brokenForm(field) : error
  }
  if (!hasMore) return uploads
  await dropFiles(uploads)
  throw invalid(`/${field}`, tooMany)
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

async function dropFiles({ files }: Uploads): Promise<void> {
  for (const { file } of files) await file.discard()
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

const brokenForm = (field: string) =>
  new HubError(
    'validation-failed',
    'The file did not arrive whole. Check your connection and send it again.',
    {
      errors: [
        {
          pointer: `/${field}`,
          detail: 'The file did not arrive whole. Choose it again and send it once more',
        },
      ],
    },
  )

/** A refusal of the file itself, with the status that says why. */
export const fileFault = (status: 400 | 413 | 415, detail: string, field = 'file') => ({
  status,
  pointer: `/${field}`,
  detail,
})

/** All that is wrong with an upload, at once. */
export function refuseUpload(faults: (FieldFault & { status: number })[]): HubError {
  // What is wrong with the file says more than that a field is missing.
  const main = faults.find(({ status }) => status !== 400) ?? faults[0]
  return new HubError('validation-failed', main?.detail ?? 'This is not right', {
    status: main?.status ?? 400,
    errors: faults.map(({ pointer, detail }) => ({ pointer, detail })),
  })
}
