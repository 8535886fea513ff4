import type { Readable } from 'node:stream'

/** A mail as it came, with what the envelope says. */
export interface IncomingMail {
  raw: Readable
  /** Empty for a bounce. */
  envelopeFrom: string
  envelopeTo: string
  cameBy: 'lmtp' | 'imap'
}

/** Keeps a mail for good: when it has resolved, and only then, the mail is acknowledged to who handed it over. */
export type KeepMail = (mail: IncomingMail) => Promise<unknown>

/** Lines of ids and counts. */
export interface MailInLog {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
}

/** The largest mail that is taken, in bytes, attachments as they are written in a mail (a third longer than the files). */
export const largestMailBytes = 30_000_000

/** The mail has more bytes than are taken. */
export class MailTooBig extends Error {
  constructor() {
    super('The mail is too big')
    this.name = 'MailTooBig'
  }
}
