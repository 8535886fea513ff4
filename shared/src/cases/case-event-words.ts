import type { CaseEventKind } from './case-event.ts'

/** How an event reads in the history: families' words, and the short label staff read. */
export const caseEventWords = {
  'request-received': { family: 'We got the request for an assessment.', staff: 'Request received' },
  'assessment-agreed': { family: 'We said yes to an assessment.', staff: 'Agreed to assess' },
  'assessment-refused': { family: 'We said no to an assessment.', staff: 'Refused to assess' },
  'assessment-refusal-overturned': {
    family: 'Our no to an assessment was changed to yes.',
    staff: 'Refusal to assess overturned',
  },
  'advice-complete': {
    family: 'All the reports came in. We began to decide about a plan.',
    staff: 'All advice in',
  },
  'plan-agreed': { family: 'We said yes to a plan.', staff: 'Agreed to issue a plan' },
  'plan-refused': { family: 'We said no to a plan.', staff: 'Decided not to issue a plan' },
  'plan-refusal-overturned': {
    family: 'Our no to a plan was changed to yes.',
    staff: 'Refusal of a plan overturned',
  },
  'draft-served': { family: 'We sent you the draft plan to check.', staff: 'Draft plan sent to the family' },
  'draft-comments-received': {
    family: 'You told us what you think of the draft.',
    staff: 'Family commented on the draft',
  },
  'settings-consulted': {
    family: 'We asked schools or colleges if they can help.',
    staff: 'Settings consulted',
  },
  'plan-issued': { family: 'We sent you the final plan.', staff: 'Final plan issued' },
  'plan-ceased': { family: 'The plan ended.', staff: 'Plan ceased' },
  'request-withdrawn': { family: 'The request was withdrawn.', staff: 'Request withdrawn' },
  'moved-away': { family: 'The case ended here because of a move.', staff: 'Moved to another council' },
  'child-died': { family: 'We closed the case.', staff: 'Child or young person died' },
  'delay-recorded': { family: 'We told you of a delay, and gave a new date.', staff: 'Delay recorded' },
  'exception-recorded': {
    family: 'We told you that the law lets us take longer.',
    staff: 'Exception recorded',
  },
  // Never shown to a family: notes are staff's own.
  'note-added': { family: 'We made a note.', staff: 'Note' },
  'event-corrected': { family: 'We put right a mistake in this history.', staff: 'Event corrected' },
} as const satisfies Record<CaseEventKind, { family: string; staff: string }>
