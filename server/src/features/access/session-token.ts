import type { SignInSide } from '@send-hub/shared'

/** What the cookie says; the session behind it is looked up by the database for every transaction. */
export interface SessionClaims {
  sid: string
  side: SignInSide
  /** The person's id. */
  sub: string
  /** The session's generation when the cookie was given; cookies of older versions of the hub have none. */
  gen?: number
  /** Given by a renewal: the browser has yet to show that it arrived. */
  fresh?: true
  /** Made by a page for its own calls: never in a browser, never renewed. */
  inner?: true
  iat: number
  exp: number
}

/** The token in the cookie is renewed when older than this; a stolen one is useless once its session is revoked. */
export const tokenSeconds = 10 * 60
/** Who leaves a screen alone this long signs in again; what was typed is kept. Known to the last renewal (docs/security.md). */
export const idleMinutes = 60

/** What becomes of a session whose cookie has run out. */
export type Judgement =
  /** It is the newest: the next one is due. */
  | 'renew'
  /** The newest was given, but never shown: the answer was lost on the way, as on a phone on a bus. Give it again. */
  | 'give-again'
  /** Sent together with the one that brought the newest: let it through, the browser has its new cookie. */
  | 'let-through'
  /** The newest is in use, and an old one comes back: one of the two is a copy. */
  | 'stolen'
  /** Of a generation that never was. */
  | 'unknown'

/** How long requests that were under way together with a renewal may still come in, in milliseconds. */
const parallelMs = 60_000

/** Judges a cookie of generation `shown` that has run out. */
export function judgeOldToken(
  shown: number,
  session: { generation: number; confirmed: number; renewedAt: Date | null },
  now: Date,
): Judgement {
  const { generation, confirmed, renewedAt } = session
  if (shown > generation) return 'unknown'
  if (shown === generation) return 'renew'
  if (shown === generation - 1 && confirmed < generation) return 'give-again'
  const sinceRenewal = renewedAt ? now.getTime() - renewedAt.getTime() : Number.POSITIVE_INFINITY
  return sinceRenewal <= parallelMs ? 'let-through' : 'stolen'
}
