import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * The six digits that belong to one sign-in attempt. Derived from its id with a key of the hub, so the code
 * itself stands in no table, no queue and no log.
 */
export function oneTimeCode(key: string, attemptId: string): string {
  const digest = createHmac('sha256', key).update(attemptId).digest()
  return String(digest.readUInt32BE(0) % 1_000_000).padStart(6, '0')
}

/** Compares in the same time for every wrong code. */
export function isOneTimeCode(key: string, attemptId: string, typed: string): boolean {
  const right = Buffer.from(oneTimeCode(key, attemptId))
  const given = Buffer.from(typed)
  return given.length === right.length && timingSafeEqual(given, right)
}
