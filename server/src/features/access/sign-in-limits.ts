import { tooMany } from '../../platform/errors.ts'
import type { Tried } from './attempts.store.ts'

export interface SignInLimits {
  /** Codes for one address in 15 minutes; in a day twice as many, and three times as many wrong tries. */
  codesPer15Minutes: number
  /** The hub's number, for those who are at their wits' end. */
  phone: string
}

const limitMinutes = 15
const dayMs = 24 * 60 * 60_000

/** The times from which the limits count. */
export const since = (now: Date) => ({
  lately: new Date(now.getTime() - limitMinutes * 60_000),
  today: new Date(now.getTime() - dayMs),
})

/** @throws too-many-requests when no more codes may be sent to the address now, or none that could still be typed */
export function requireFewCodes(tried: Tried, limits: SignInLimits, now: Date): void {
  const { codesPer15Minutes, phone } = limits
  if (tried.codesToday >= codesPer15Minutes * 2) {
    throw tooMany(
      `You have asked for too many codes today. ${whatNow(phone)}`,
      secondsUntilTomorrow(tried, now),
    )
  }
  requireFewWrongTries(tried, limits, now)
  if (tried.codesLately >= codesPer15Minutes) {
    throw tooMany(
      `You have asked for too many codes. Wait ${limitMinutes} minutes, then try again.`,
      limitMinutes * 60,
    )
  }
}

/**
 * Ten codes in 15 minutes with five tries each would be 4,800 tries a day for one of a million codes.
 * @throws too-many-requests when that many wrong codes were typed for the address in a day
 */
export function requireFewWrongTries(tried: Tried, limits: SignInLimits, now: Date): void {
  if (tried.wrongToday < limits.codesPer15Minutes * 3) return
  throw tooMany(
    `Too many wrong codes were typed today. ${whatNow(limits.phone)}`,
    secondsUntilTomorrow(tried, now),
  )
}

const whatNow = (phone: string) =>
  `Use a phone or computer that you have signed in with before, try again tomorrow, or phone us on ${phone}.`

/** In a day from the first try of this one, there is room again. */
function secondsUntilTomorrow({ firstAt }: Tried, now: Date): number {
  const until = (firstAt ?? now).getTime() + dayMs
  return Math.max(60, Math.ceil((until - now.getTime()) / 1000))
}
