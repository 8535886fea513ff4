import { createHmac } from 'node:crypto'

/** A session token made by hand, to see that it is refused. `key` null: not signed at all. */
export function forgeToken(
  claims: Record<string, unknown>,
  { key, algorithm = 'HS256' }: { key: string | null; algorithm?: string },
): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
  const signed = `${encode({ alg: algorithm, typ: 'JWT' })}.${encode(claims)}`
  const signature = key === null ? '' : createHmac('sha256', key).update(signed).digest('base64url')
  return `${signed}.${signature}`
}

/** What a session cookie says. */
export function claimsOf(cookie: string): Record<string, unknown> {
  const [, claims = ''] = cookie.replace(/^[^=]*=/, '').split('.')
  return JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<string, unknown>
}
