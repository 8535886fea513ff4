import type { DraftKind, FamilyRequestKind, RequestAnswer } from './draft.ts'

/** What a draft is called. */
export const draftKindWords = {
  plan: { family: 'the draft plan', staff: 'Draft plan' },
  changes: { family: 'the changes to the plan', staff: 'Proposed changes' },
} as const satisfies Record<DraftKind, { family: string; staff: string }>

/** How a request reads: on the family's button, afterwards, and for staff. */
export const draftRequestWords = {
  meeting: {
    ask: 'Ask to meet us',
    asked: 'You asked to meet us',
    agreed: 'We said yes to a meeting',
    declined: 'We said no to a meeting',
    staff: 'Asks for a meeting',
  },
  'more-time': {
    ask: 'Ask for more time',
    asked: 'You asked for more time',
    agreed: 'We gave you more time',
    declined: 'We said no to more time',
    staff: 'Asks for more time',
  },
} as const satisfies Record<
  FamilyRequestKind,
  { ask: string; asked: string; staff: string } & Record<RequestAnswer, string>
>

/** Why a draft can't be commented on any more. Dates are already in words. */
export const draftClosedWords = {
  timeOver: (day: string) => `The time to tell us about the draft ended on ${day}.`,
  planFinal: 'The plan is final now.',
  movedOn: 'We are not waiting for what you think of this draft any more.',
} as const
