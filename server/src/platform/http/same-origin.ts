import type { FastifyRequest } from 'fastify'
import { notAllowed } from '../errors.ts'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses a write that a page of another site made a browser send. `Sec-Fetch-Site` decides where the browser
 * sends it, else `Origin` against our own host. A request with neither, or with a bearer token, comes from no
 * browser page and carries no cookie by accident. (The same rule as Go's net/http CrossOriginProtection.)
 * @throws not-allowed
 */
export function requireSameOrigin(request: FastifyRequest, publicHost: string): void {
  if (safeMethods.has(request.method) || request.headers.authorization) return
  const site = request.headers['sec-fetch-site']
  if (site === 'same-origin' || site === 'none') return
  const { origin } = request.headers
  if (site === undefined && origin === undefined) return
  const originHost = origin ? URL.parse(origin)?.host : undefined
  if (site === undefined && originHost && (originHost === request.host || originHost === publicHost)) return
  throw notAllowed('This did not come from our own pages. Open the hub in a new window and try again.')
}
