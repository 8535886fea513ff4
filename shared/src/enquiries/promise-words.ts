import { type Day, formatDayLong } from '../day.ts'
import type { EscalationLevel } from './enquiry-event.ts'

/**
 * What the hub writes to a family when a promised day has passed. Never softened, and nothing that we do not know.
 * `isByEmail`: who asked has no account, and an email has told them the same.
 */
export function missedWords({
  saidBy,
  newBy,
  heldBy,
  isByEmail = false,
}: {
  /** Null: nobody told them this day. */
  saidBy: Day | null
  newBy: Day
  /** Who has it now; null: nobody above the team works here. */
  heldBy: Exclude<EscalationLevel, 'owner'> | null
  isByEmail?: boolean
}): string {
  return [
    saidBy
      ? `We missed it. We said that we would answer you by ${formatDayLong(saidBy)}, and we did not. We are sorry.`
      : 'We should have answered you by now, and we have not. We are sorry.',
    [`We will answer by ${formatDayLong(newBy)}.`, heldBy && `${holderWords[heldBy]} now has your question.`]
      .filter(Boolean)
      .join(' '),
    'You do not need to ask again. If this is urgent, phone us.',
    ...(isByEmail ? ['We sent you this by email.'] : []),
  ].join('\n\n')
}

const holderWords = { senior: 'A senior officer', manager: 'A manager' } as const

/** Whose a question has become, in a family's words. */
export const escalationForFamily: Record<EscalationLevel, string | null> = {
  owner: null,
  senior: 'A senior officer has your question, because we were late.',
  manager: 'A manager has your question, because we were late twice.',
}

/** What became of a promised day. `paused`: it stands still, because we wait for the family. */
export const promiseOutcomes = ['open', 'paused', 'kept', 'kept-late', 'missed', 'changed'] as const
export type PromiseOutcome = (typeof promiseOutcomes)[number]

/** In a family's list of what we promised: a broken promise stays there. */
export const promiseOutcomeForFamily: Record<PromiseOutcome, string> = {
  open: 'We still owe you this',
  paused: 'On hold while we wait for you',
  kept: 'We kept this',
  'kept-late': 'We answered late',
  missed: 'We missed this',
  changed: 'We gave you another day',
}

/** What staff read of the same. */
export const promiseOutcomeForStaff: Record<PromiseOutcome, string> = {
  open: 'open',
  paused: 'stands still',
  kept: 'kept',
  'kept-late': 'answered late',
  missed: 'missed',
  changed: 'replaced by another date',
}

/** Beside a question that was put together with an earlier one. */
export const joinedWords = (askedOn: Day, replyBy: Day): string =>
  `You asked us about this on ${formatDayLong(askedOn)}. We have put the two together. We will answer by ${formatDayLong(replyBy)}.`
