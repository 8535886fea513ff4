import type { ReadMail } from './read-mail.ts'

/**
 * What the council's own mail server found out about who sent a mail. `none`: it says nothing, or nobody's word counts.
 * Anybody can write such a header; only the topmost under the trusted name is read, because that server takes others
 * under its name away before it adds its own. Source: RFC 8601 section 5.
 */
export function senderVerdict(
  mail: Pick<ReadMail, 'headers'>,
  trustedServer: string | null,
): 'pass' | 'fail' | 'none' {
  if (!trustedServer) return 'none'
  const results = mail
    .headers('authentication-results')
    .map((value) => value.replaceAll(/\([^()]*\)/g, ' '))
    .find((value) => serverOf(value) === trustedServer.toLowerCase())
  const dmarc = /;\s*dmarc\s*=\s*([a-z]+)/i.exec(results ?? '')?.[1]?.toLowerCase()
  if (dmarc === 'fail') return 'fail'
  return dmarc === 'pass' ? 'pass' : 'none'
}

const serverOf = (value: string) => value.split(';', 1)[0]?.trim().split(/\s+/, 1)[0]?.toLowerCase()
