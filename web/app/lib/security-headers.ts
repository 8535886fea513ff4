import type { FastifyReply } from 'fastify'

/** Nothing is allowed but our own styles, pictures and forms, and the scripts and the style that carry this answer's nonce. */
export function contentSecurityPolicy(nonce: string, mayConnect: boolean): string {
  // A staff page's script loads its page's part by itself; what a trusted script loads is trusted.
  const loaded = mayConnect ? " 'strict-dynamic'" : ''
  return (
    `default-src 'none'; script-src 'nonce-${nonce}'${loaded}; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; font-src 'self'; ` +
    `form-action 'self'; frame-ancestors 'none'; base-uri 'none'${mayConnect ? "; connect-src 'self'" : ''}`
  )
}

const always = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  // A family's page must not come back from a cache on a shared computer; the public ones are cheap to make again.
  'cache-control': 'no-store',
}

/** For the answer that signs somebody out: the browser forgets what pages kept in it. */
export function forgetInBrowser(reply: FastifyReply): void {
  reply.header('clear-site-data', '"storage"')
}

/** For every answer of a page, redirects included. */
export function setPageHeaders(reply: FastifyReply): void {
  reply.headers(always)
}
