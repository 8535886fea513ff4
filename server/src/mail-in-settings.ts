import { z } from 'zod'
import { type ImapSettings, imapSettingsOf } from './platform/mail-in/index.ts'

/** How mail reaches the hub, and under which addresses. */
export interface MailInConfig {
  /**
   * In lower case; the first is the one that families are told, and that mails about an enquiry are answered to. Empty:
   * the council's public one.
   */
  addresses: string[]
  /** Where the council's mail server hands mail over; null: it does not. */
  lmtp: { host: string; port: number } | null
  /** The mailbox that mail is fetched from; null: none. */
  imap: ImapSettings | null
  /** The name under which the council's mail server says whether a sender is who they say; null: nobody's word counts. */
  authServer: string | null
}

const addressShape = /^[^\s<>@,;"]+@[^\s<>@,;"]+\.[^\s<>@,;"]+$/

const addresses = z.string().transform((text, context): string[] => {
  const found = text.split(',').map((part) => part.trim().toLowerCase())
  if (found.every((address) => addressShape.test(address))) return [...new Set(found)]
  context.addIssue('must be an email address, or several with commas between')
  return []
})

const listen = z.string().transform((text, context): MailInConfig['lmtp'] => {
  const [, host, port] = /^(\[[\da-f:.]+\]|[\w.-]+):(\d{1,5})$/i.exec(text.trim()) ?? []
  if (host && port && Number(port) <= 65_535)
    return { host: host.replace(/^\[(.*)\]$/, '$1'), port: Number(port) }
  context.addIssue('must be a host and a port, such as 127.0.0.1:10024')
  return null
})

const mailbox = z.string().transform((text, context): ImapSettings | null => {
  const found = imapSettingsOf(text.trim())
  // Without the text itself: it holds a password.
  if (!found) context.addIssue('must be an address such as imaps://user:password@mail.council.example/INBOX')
  return found
})

export const mailInSettings = {
  HUB_ADDRESS: addresses.default([]),
  LMTP_LISTEN: listen.nullable().default(null),
  IMAP_URL: mailbox.nullable().default(null),
  MAIL_AUTH_SERVER: z
    .string()
    .regex(/^[\w.-]+$/, 'must be the name of a mail server, such as mail.council.example')
    .optional(),
}

type Parsed = z.output<z.ZodObject<typeof mailInSettings>>

export const mailInOf = (parsed: Parsed): MailInConfig => ({
  addresses: parsed.HUB_ADDRESS,
  lmtp: parsed.LMTP_LISTEN,
  imap: parsed.IMAP_URL,
  authServer: parsed.MAIL_AUTH_SERVER?.toLowerCase() ?? null,
})

/** What is missing, as a sentence's end; null when nothing is. */
export function faultOfMailIn({ addresses, lmtp, imap }: MailInConfig): string | null {
  if (addresses.length > 0 || (!lmtp && !imap)) return null
  return `HUB_ADDRESS must be set when ${lmtp ? 'LMTP_LISTEN' : 'IMAP_URL'} is: mail is taken for that address only`
}
