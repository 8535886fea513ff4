import type { ReadMail } from './read-mail.ts'

/**
 * What the council's own mail server found out about who sent a mail. `none`: it says nothing, or nobody's word counts.
 * Anybody can write such a header; only the topmost under the trusted name is read, because that server takes others
 * under its name away before it adds its own. It repeats words that the sender chose (the address of the envelope), which
 * may pretend to be a verdict: of two that differ the worse counts. Source: RFC 8601 section 5.
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
  const verdicts = [...(results ?? '').matchAll(/;\s*dmarc\s*=\s*([a-z]+)/gi)].map(([, said]) =>
    said?.toLowerCase(),
  )
  if (verdicts.includes('fail')) return 'fail'
  return verdicts.length > 0 && verdicts.every((said) => said === 'pass') ? 'pass' : 'none'
}

const serverOf = (value: string) => value.split(';', 1)[0]?.trim().split(/\s+/, 1)[0]?.toLowerCase()
