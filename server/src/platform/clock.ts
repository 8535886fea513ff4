/** The time, handed in so that tests can choose it. Nothing else calls `new Date()`. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }
