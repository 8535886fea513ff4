import { randomUUID } from 'node:crypto'

const base64 = Buffer.from('made up').toString('base64url')
const frame = { id: base64, rawId: base64, type: 'public-key', clientExtensionResults: {} }
const madeKey = { ...frame, response: { clientDataJSON: base64, attestationObject: base64 } }
const shownKey = {
  ...frame,
  response: { clientDataJSON: base64, authenticatorData: base64, signature: base64 },
}
const rights = { role: 'hub', team: 'hub', powers: [] }

/** Bodies of the routes of second factors, staff accounts and tokens. Every challenge is one that nobody was given. */
const bodies: Record<string, (() => unknown) | null> = {
  'GET /api/family/second-factor': null,
  'POST /api/family/passkeys/question': () => ({}),
  'POST /api/family/passkeys': () => ({ challengeId: randomUUID(), credential: madeKey }),
  'DELETE /api/family/passkeys/:passkeyId': null,
  'POST /api/family/text-number/code': () => ({ number: '07700 900982' }),
  'POST /api/family/text-number': () => ({ challengeId: randomUUID(), code: '000000' }),
  'DELETE /api/family/text-number': null,
  'POST /api/family/second-factor/passkey/question': () => ({}),
  'POST /api/family/second-factor/passkey': () => ({ challengeId: randomUUID(), credential: shownKey }),
  'POST /api/family/second-factor/text/code': () => ({}),
  'POST /api/family/second-factor/text': () => ({ challengeId: randomUUID(), code: '000000' }),
  'POST /api/staff/people/:familyMemberId/second-factor/reset': () => ({ checkedBy: 'in-person' }),
  'GET /api/staff/accounts': null,
  'POST /api/staff/accounts': () => ({ ...rights, name: 'Joe', email: `${randomUUID()}@council.example` }),
  'POST /api/staff/accounts/:staffMemberId/rights': () => rights,
  'POST /api/staff/accounts/:staffMemberId/end': () => ({}),
  'POST /api/staff/accounts/:staffMemberId/reopen': () => ({}),
  'GET /api/staff/tokens': null,
  'POST /api/staff/tokens': () => ({ name: 'A system', scopes: ['cases:read'], validForDays: 1 }),
  'POST /api/staff/tokens/:tokenId/revoke': () => ({}),
}

/** A right request for such a route, about somebody and something that are not there; undefined for any other route. */
export function accountRequest(route: string, parentId: string): { url: string; body?: unknown } | undefined {
  const body = bodies[route]
  if (body === undefined) return undefined
  const [, pattern = ''] = route.split(' ')
  const url = pattern
    .replace(':familyMemberId', parentId)
    .replace(/:(?:passkeyId|staffMemberId|tokenId)/, () => randomUUID())
  return body ? { url, body: body() } : { url }
}
