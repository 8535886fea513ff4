import PostalMime, { type Attachment, type Email } from 'postal-mime'
import { oneLine, type Sender, sendersOf } from './addresses.ts'
import { storable } from './storable.ts'
import { wordsOfHtml } from './words-of-html.ts'

export interface MailFile {
  name: string
  /** As the mail says; what it is, its bytes tell. */
  mediaType: string
  content: Buffer
}

/** A mail as the rules need it: clean text, and nothing that was not in it. */
export interface ReadMail {
  /** All values of a header, in the order they stand; nothing for one that is not there. */
  headers(name: string): string[]
  /** Bare and in lower case; null without one. */
  mailId: string | null
  /** What it answers, bare and in lower case, nearest first. */
  references: string[]
  /** Everybody in its From headers: only one who stands alone can be believed. */
  senders: Sender[]
  subject: string
  /** What was written, quoted text included; empty when there are no words. */
  text: string
  files: MailFile[]
  /** The parts of a delivery report, each as text: what happened, and the mail it is about. */
  reports: { mediaType: string; text: string }[]
  isEncrypted: boolean
}

/** The mail can't be read at all: trying again would give the same. */
export class UnreadableMail extends Error {
  readonly fault: string
  constructor(fault: string) {
    super('The mail can’t be read')
    this.name = 'UnreadableMail'
    this.fault = fault
  }
}

const limits = { maxNestingDepth: 50, maxHeadersSize: 2_000_000, maxRfc822NestingDepth: 3 }
/** Words of any length are cut to 20,000 characters later; this keeps the rules quick on a text of 30 MB. */
const longestText = 200_000
const longestSubject = 300
const mostReferences = 100
const reportTypes = [
  'message/delivery-status',
  'message/rfc822',
  'text/rfc822-headers',
  'message/rfc822-headers',
]
/** Proof for a mail program, nothing for people to open. */
const signatureTypes = [
  'application/pkcs7-signature',
  'application/x-pkcs7-signature',
  'application/pgp-signature',
]
const sealedTypes = ['application/pkcs7-mime', 'application/x-pkcs7-mime', 'application/pgp-encrypted']

/**
 * Reads a mail of any shape. What can't be decoded becomes the replacement character.
 * @throws UnreadableMail when it is nested too deep or its headers are too long
 */
export async function readMail(raw: Buffer): Promise<ReadMail> {
  const mail = await PostalMime.parse(raw, limits).catch((error: unknown) => {
    throw new UnreadableMail(error instanceof Error && /nesting/i.test(error.message) ? 'NESTING' : 'HEADERS')
  })
  const byName = headersByName(mail)
  const headers = (name: string) => byName.get(name.toLowerCase()) ?? []
  const isReport = /^\s*multipart\/report/i.test(headers('content-type')[0] ?? '')
  const parts = mail.attachments.map((part) => ({ ...part, content: bytesOf(part) }))
  const reports = parts.filter(({ mimeType }) => reportTypes.includes(mimeType))
  const files = parts.filter(
    ({ mimeType }) => !signatureTypes.includes(mimeType) && !(isReport && reportTypes.includes(mimeType)),
  )
  return {
    headers,
    mailId: idsIn(headers('message-id')[0] ?? '')[0] ?? null,
    references: referencesOf(headers('in-reply-to'), headers('references')),
    senders: sendersOf(headers('from')),
    subject: oneLine(mail.subject ?? '', longestSubject),
    text: wordsOf(mail),
    files: files.map(({ filename, mimeType, content }, index) => ({
      name: oneLine(filename ?? '', 200) || defaultName(mimeType, index),
      mediaType: mimeType,
      content,
    })),
    reports: reports.map(({ mimeType, content }) => ({
      mediaType: mimeType,
      text: content.subarray(0, longestText).toString('utf8'),
    })),
    isEncrypted: isSealed(headers('content-type')[0] ?? '', parts),
  }
}

function headersByName(mail: Email): Map<string, string[]> {
  const byName = new Map<string, string[]>()
  for (const { key, value } of mail.headers) {
    const known = byName.get(key)
    if (known) known.push(value)
    else byName.set(key, [value])
  }
  return byName
}

/** The plain text; the words of the page where there is none, or where it only says that there is a page. */
function wordsOf({ text, html }: Email): string {
  const plain = clean(text?.slice(0, longestText) ?? '')
  if (!html || (plain && !saysOnlyThatItIsHtml(plain))) return plain
  return clean(wordsOfHtml(html)) || plain
}

const clean = (text: string) =>
  storable(text)
    .replaceAll('\u00a0', ' ')
    .replaceAll(/\n{4,}/g, '\n\n\n')
    .trim()
    .slice(0, longestText)

const saysOnlyThatItIsHtml = (text: string) =>
  text.length < 300 && /html/i.test(text) && /(view|read|display|support|browser)/i.test(text)

/** Nearest first: In-Reply-To, then References from the last to the first. */
function referencesOf(inReplyTo: string[], references: string[]): string[] {
  const all = [...inReplyTo.flatMap(idsIn), ...references.flatMap(idsIn).reverse()]
  return [...new Set(all)].slice(0, mostReferences)
}

/** Message-IDs, with or without their brackets. */
function idsIn(value: string): string[] {
  // Cut apart first: a pattern that looks for the @ from every letter on takes minutes over headers of 2 MB.
  const found = value
    .slice(0, 20_000)
    .split(/[\s<>,;"]+/)
    .filter((word) => /^[^@]+@[^@]/.test(word))
  return found.map((id) => storable(id).toLowerCase()).filter((id) => id.length <= 998)
}

function bytesOf({ content }: Attachment): Buffer {
  if (typeof content === 'string') return Buffer.from(content)
  return content instanceof ArrayBuffer
    ? Buffer.from(content)
    : Buffer.from(content.buffer, content.byteOffset, content.byteLength)
}

function isSealed(contentType: string, parts: { mimeType: string }[]): boolean {
  if (/^\s*multipart\/encrypted/i.test(contentType)) return true
  if (/^\s*application\/(x-)?pkcs7-mime/i.test(contentType)) return !/signed-data/i.test(contentType)
  return parts.some(({ mimeType }) => sealedTypes.includes(mimeType)) && parts.length === 1
}

function defaultName(mediaType: string, index: number): string {
  if (mediaType === 'message/rfc822') return `mail ${index + 1}.eml`
  if (mediaType === 'text/calendar') return `invitation ${index + 1}.ics`
  return `file ${index + 1}`
}
