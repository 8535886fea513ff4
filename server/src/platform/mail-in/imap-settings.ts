import { isLoopback } from '../loopback.ts'
import type { OAuthClient } from './imap-token.ts'

/** Where mail is fetched from, and how the hub signs in there. */
export interface ImapSettings extends MailboxAddress {
  /** Null: by the password of the address. */
  oauth: OAuthClient | null
}

/** What IMAP_URL says. */
export interface MailboxAddress {
  host: string
  port: number
  /** TLS from the first byte. */
  isSecure: boolean
  /** TLS must be agreed on before password or token goes: always, but on this machine itself. */
  mustUpgrade: boolean
  user: string
  /** Null: there is none, and the hub signs in with tokens. */
  password: string | null
  /** As people see it, `INBOX` or `Families/New`. */
  mailbox: string
}

const usualPorts: Record<string, number> = { 'imap:': 143, 'imaps:': 993 }

/** Reads `imaps://user:password@host/INBOX`, or the same without `:password`; null when it is no such address. */
export function mailboxAddressOf(text: string): MailboxAddress | null {
  const url = URL.parse(text)
  const usualPort = url ? usualPorts[url.protocol] : undefined
  if (!url || usualPort === undefined || !url.hostname || !url.username) return null
  if (url.search || url.hash) return null
  try {
    const isSecure = url.protocol === 'imaps:'
    return {
      host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
      port: url.port ? Number(url.port) : usualPort,
      isSecure,
      mustUpgrade: !isSecure && !isLoopback(url.hostname),
      user: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password) || null,
      mailbox: decodeURIComponent(url.pathname.replace(/^\//, '')) || 'INBOX',
    }
  } catch {
    return null // a % that is followed by no number
  }
}
