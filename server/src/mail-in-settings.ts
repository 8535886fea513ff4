import { z } from 'zod'
import { isLoopback } from './platform/loopback.ts'
import {
  type ImapSettings,
  type MailboxAddress,
  mailboxAddressOf,
  type OAuthClient,
} from './platform/mail-in/index.ts'

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

const exampleUrl = 'imaps://user:password@mail.council.example/INBOX'

const mailbox = z.string().transform((text, context): MailboxAddress | null => {
  const found = mailboxAddressOf(text.trim())
  // Without the text itself: it holds a password.
  if (!found) context.addIssue(`must be an address such as ${exampleUrl}`)
  return found
})

const isTokenUrl = (text: string): boolean => {
  const url = URL.parse(text)
  if (!url?.hostname || url.username || url.password || url.hash) return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))
}

/** Without the scope, which not every sign-in service wants. */
const neededForTokens = ['IMAP_OAUTH_TOKEN_URL', 'IMAP_OAUTH_CLIENT_ID', 'IMAP_OAUTH_CLIENT_SECRET'] as const
const oauthSettings = [...neededForTokens, 'IMAP_OAUTH_SCOPE'] as const

export const mailInSettings = {
  HUB_ADDRESS: addresses.default([]),
  LMTP_LISTEN: listen.nullable().default(null),
  IMAP_URL: mailbox.nullable().default(null),
  IMAP_OAUTH_TOKEN_URL: z
    .string()
    .refine(isTokenUrl, 'must be an address that starts with https://, without a user and a password')
    .optional(),
  IMAP_OAUTH_CLIENT_ID: z.string().optional(),
  IMAP_OAUTH_CLIENT_SECRET: z.string().optional(),
  IMAP_OAUTH_SCOPE: z.string().optional(),
  MAIL_AUTH_SERVER: z
    .string()
    .regex(/^[\w.-]+$/, 'must be the name of a mail server, such as mail.council.example')
    .optional(),
}

type Parsed = z.output<z.ZodObject<typeof mailInSettings>>

export function mailInOf(parsed: Parsed): MailInConfig {
  const address = parsed.IMAP_URL
  return {
    addresses: parsed.HUB_ADDRESS,
    lmtp: parsed.LMTP_LISTEN,
    imap: address && { ...address, oauth: oauthOf(parsed) },
    authServer: parsed.MAIL_AUTH_SERVER?.toLowerCase() ?? null,
  }
}

/** What is missing or contradicts something, as sentences' ends. */
export function faultsOfMailIn(parsed: Parsed): string[] {
  const faults = faultsOfSignIn(parsed)
  if (parsed.HUB_ADDRESS.length === 0 && (parsed.LMTP_LISTEN || parsed.IMAP_URL)) {
    const given = parsed.LMTP_LISTEN ? 'LMTP_LISTEN' : 'IMAP_URL'
    faults.push(`HUB_ADDRESS must be set when ${given} is: mail is taken for that address only`)
  }
  return faults
}

/** The mailbox is opened by a password or with tokens: one of them, and whole. */
function faultsOfSignIn(parsed: Parsed): string[] {
  const address = parsed.IMAP_URL
  const isByToken = oauthSettings.some((name) => parsed[name])
  if (!isByToken) {
    if (!address || address.password !== null) return []
    return [
      `IMAP_URL must have a password, as in ${exampleUrl}, or ${neededForTokens.join(', ')} must be set for sign-in with tokens`,
    ]
  }
  const missing = neededForTokens.filter((name) => !parsed[name])
  const faults = missing.map(
    (name) => `${name} must be set too: sign-in with tokens needs all of ${neededForTokens.join(', ')}`,
  )
  if (!address) faults.push('IMAP_URL must be set too: the mailbox that IMAP_OAUTH_… signs in to')
  if (address && address.password !== null) {
    faults.push(
      'IMAP_URL must have no password when IMAP_OAUTH_… is set: take the password out to sign in with tokens, or leave IMAP_OAUTH_… empty',
    )
  }
  return faults
}

function oauthOf(parsed: Parsed): OAuthClient | null {
  const {
    IMAP_OAUTH_TOKEN_URL: tokenUrl,
    IMAP_OAUTH_CLIENT_ID: clientId,
    IMAP_OAUTH_CLIENT_SECRET: clientSecret,
    IMAP_OAUTH_SCOPE: scope,
  } = parsed
  return tokenUrl && clientId && clientSecret
    ? { tokenUrl, clientId, clientSecret, scope: scope ?? null }
    : null
}
