import { PassThrough, type Readable } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { FormValues } from './form.ts'

/**
 * How much of a form may come before its file begins, in bytes: our forms put the file last, after as much as 20,000
 * characters of text.
 */
const longestHead = 128 * 1024

/**
 * A form with a file, on its way through a page to the API: the file is passed on as it arrives and never held here.
 * Of the form the page knows the texts that come before the file, to show them again when the API refuses.
 */
export class FileForm {
  readonly contentType: string
  readonly texts: FormValues
  private readonly source: Readable
  private readonly head: Buffer
  private readonly passed = new PassThrough()

  /** `head`: what was read of `source` already. */
  constructor(source: Readable, contentType: string, head: Buffer) {
    this.source = source
    this.head = head
    this.contentType = contentType
    this.texts = { ...textsBeforeFile(head, contentType), ...(namesFile(head) && { [fileWasChosen]: 'yes' }) }
  }

  /** The whole form, once. When the browser hangs up, it breaks off, so that half a file is never taken for a whole one. */
  content(): Readable {
    const breakOff = () => this.passed.destroy(new Error('The browser hung up'))
    this.source.once('error', breakOff)
    this.source.once('close', () => this.source.readableEnded || breakOff())
    this.passed.write(this.head)
    return this.source.pipe(this.passed)
  }

  /** Lets the rest go unread: a browser shows an answer only when it has sent everything. */
  drain(): void {
    this.source.unpipe(this.passed)
    this.passed.destroy()
    this.source.resume()
  }
}

/** Lets the pages that take files have them, as `request.body`; all other pages refuse such forms. */
export function acceptFileForms(app: FastifyInstance): void {
  app.addContentTypeParser('multipart/form-data', async (request: FastifyRequest, payload: Readable) => {
    if (!request.routeOptions.config.takesFile)
      throw Object.assign(new Error('This page takes no files'), { statusCode: 415 })
    return new FileForm(payload, request.headers['content-type'] ?? '', await readHead(payload))
  })
}

/** The beginning of a form, up to where its file begins. */
async function readHead(source: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  while (length < longestHead && !hasFile(chunks)) {
    const chunk: Buffer | null = source.read()
    if (chunk) {
      chunks.push(chunk)
      length += chunk.length
    } else if (!(await hasMore(source))) break
  }
  return Buffer.concat(chunks)
}

/** Stands among the texts of a form that came with a file: whatever carries the texts on tells that there was one. */
export const fileWasChosen = 'fileWasChosen'

const namesFile = (head: Buffer) => /; filename="[^"]/.test(head.toString('latin1'))

const hasFile = (chunks: Buffer[]) => Buffer.concat(chunks).includes('; filename=')

function hasMore(source: Readable): Promise<boolean> {
  if (source.readableEnded || source.destroyed) return Promise.resolve(false)
  return new Promise((resolve) => {
    const events = ['readable', 'end', 'error', 'close'] as const
    const settle = () => {
      for (const event of events) source.off(event, settle)
      resolve(source.readableLength > 0)
    }
    for (const event of events) source.once(event, settle)
  })
}

const namePattern = /^content-disposition: form-data; name="([^"]*)"\s*$/im

/** The fields of text that stand whole in the beginning of a form. Source: RFC 7578. */
export function textsBeforeFile(head: Buffer, contentType: string): FormValues {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType)
  if (!boundary) return {}
  const texts: Record<string, string> = {}
  for (const part of head
    .toString('utf8')
    .split(`--${boundary[1] ?? boundary[2]}`)
    .slice(0, -1)) {
    const end = part.indexOf('\r\n\r\n')
    const name = namePattern.exec(part.slice(0, end))?.[1]
    if (end >= 0 && name) texts[name] = part.slice(end + 4).replace(/\r\n$/, '')
  }
  return texts
}
