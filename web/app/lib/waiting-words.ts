const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/**
 * How long somebody has waited, in the largest unit that is full: "4 hours", "2 days".
 * Both moments are in milliseconds since 1970. Needs no time zone, so the browser keeps it up to date with the same words.
 */
export function waitingWords(since: number, now: number): string {
  const waited = Math.max(0, now - since)
  if (waited < minute) return 'just now'
  if (waited < hour) return count(waited / minute, 'minute')
  if (waited < day) return count(waited / hour, 'hour')
  return count(waited / day, 'day')
}

/** "1 day", "12 days": whole units only, rounded down. */
export function count(amount: number, unit: string): string {
  const whole = Math.floor(amount)
  return `${whole.toLocaleString('en-GB')} ${unit}${whole === 1 ? '' : 's'}`
}
