import {
  type Day,
  type EnquiryForStaff,
  type EscalationLevel,
  promiseOutcomeForStaff,
} from '@send-hub/shared'
import { dayOf } from '../../lib/staff-moments.ts'
import { count } from '../../lib/waiting-words.ts'

export type PromisedView = {
  /** Whose it has become, since when it stands still, how often they came: a sentence each. */
  facts: string[]
  /** Oldest first. */
  days: { dueOn: string; by: string; outcome: string; isMissed: boolean }[]
  /** Why it can't be paused while it waits for us; null: it can, or it does not wait. */
  cannotPause: string | null
}

const rungs = {
  owner: null,
  senior: 'Raised to a senior: a promised day was missed.',
  manager: 'Raised to a manager: promised days were missed twice.',
} as const satisfies Record<EscalationLevel, string | null>

export function promisedView(enquiry: EnquiryForStaff, today: Day): PromisedView {
  const { promised, contactCount, status } = enquiry
  const { pausedOn, daysLeft } = promised
  const paused =
    pausedOn &&
    `Waiting for the family since ${dayOf(pausedOn, today)}. ${count(daysLeft ?? 0, 'working day')} left when they write.`
  const contacts = contactCount > 1 ? `They have come to us ${contactCount} times about this.` : null
  return {
    facts: [rungs[promised.heldBy], paused, contacts].filter((fact) => fact !== null),
    days: promised.days.map(({ dueOn, ownerName, outcome }) => ({
      ...{ dueOn: dayOf(dueOn, today), by: ownerName, isMissed: outcome === 'missed' },
      outcome: promiseOutcomeForStaff[outcome],
    })),
    cannotPause: status === 'waiting' ? promised.cannotPause : null,
  }
}
