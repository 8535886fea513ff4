import type { Clock } from '../src/platform/clock.ts'

export interface TestClock extends Clock {
  /** Sets the moment, for example `2026-11-23T10:00:00Z`. */
  set(moment: string): void
  /** Lets time pass. */
  pass(time: Duration): void
  /** The moment that far from now; the clock stays. */
  in(time: Duration): Date
}

interface Duration {
  seconds?: number
  minutes?: number
  hours?: number
  days?: number
}

/** Monday 23 November 2026, 10 in the morning in London: nothing near it is a bank holiday. */
export const usualMoment = '2026-11-23T10:00:00Z'
/** The day of the usual moment. */
export const usualDay = '2026-11-23'

/** A clock that stands still until it is told otherwise. */
export function testClock(moment: string = usualMoment): TestClock {
  let at = new Date(moment)
  return {
    now: () => at,
    set(next) {
      at = new Date(next)
    },
    pass(time) {
      at = after(at, time)
    },
    in: (time) => after(at, time),
  }
}

function after(at: Date, { seconds = 0, minutes = 0, hours = 0, days = 0 }: Duration): Date {
  return new Date(at.getTime() + (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000)
}
