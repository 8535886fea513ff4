/** Where mail is fetched from. */
export interface ImapSettings {
  host: string
  port: number
  /** TLS from the first byte. */
  isSecure: boolean
  /** TLS must be agreed on before the password goes: always, but on this machine itself. */
  mustUpgrade: boolean
  user: string
  password: string
  /** As people see it, `INBOX` or `Families/New`. */
  mailbox: string
}

const usualPorts: Record<string, number> = { 'imap:': 143, 'imaps:': 993 }

/** Reads `imaps://user:password@host/INBOX`; null when it is no such address, or has no user and password. */
export function imapSettingsOf(text: string): ImapSettings | null {
  const url = URL.parse(text)
  const usualPort = url ? usualPorts[url.protocol] : undefined
  if (!url || usualPort === undefined || !url.hostname || !url.username || !url.password) return null
  if (url.search || url.hash) return null
  try {
    const isSecure = url.protocol === 'imaps:'
    return {
      host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
      port: url.port ? Number(url.port) : usualPort,
      isSecure,
      mustUpgrade: !isSecure && !isThisMachine(url.hostname),
      user: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
      mailbox: decodeURIComponent(url.pathname.replace(/^\//, '')) || 'INBOX',
    }
  } catch {
    return null // a % that is followed by no number
  }
}

const isThisMachine = (host: string) => host === 'localhost' || host === '[::1]' || host.startsWith('127.')
