import type { EnquiryForStaff } from '@send-hub/shared'

/** What staff do with an enquiry beside answering it; each is the last part of its address, here and in the API. */
export const triageActs = [
  'topics',
  'priority',
  'suggestion',
  'contact',
  'safeguarding',
  'team',
  'give-back',
  'link',
  'unlink',
  'merge',
  'unmerge',
  'split',
  'snooze',
  'wake',
  'spam',
  'not-spam',
  'close',
  'reopen',
] as const
export type TriageAct = (typeof triageActs)[number]

export const isTriageAct = (text: unknown): text is TriageAct =>
  (triageActs as readonly unknown[]).includes(text)

/** What may be done with an enquiry as it stands. */
export function allowedTriage(enquiry: EnquiryForStaff): Record<TriageAct, boolean> {
  const { status, triage } = enquiry
  const isOpen = status !== 'closed' && status !== 'spam'
  const mayEnd = isOpen && !isHarmUntold(enquiry)
  const isMain = triage.mergedInto === null
  return {
    topics: isOpen,
    priority: isOpen,
    suggestion: isOpen && triage.suggestion !== null,
    contact: isMain && triage.familyMemberId === null && !enquiry.case?.isAddressHidden,
    safeguarding: isMain,
    team: isOpen,
    'give-back': isOpen && enquiry.ownerId !== null,
    link: isMain && enquiry.caseId === null,
    unlink: isMain && enquiry.caseId !== null,
    merge: isOpen,
    unmerge: isOpen && triage.merged.some(({ mayUndo }) => mayUndo),
    split: isOpen && triage.askedCount > 1 && asked(enquiry).length > 0,
    snooze: isOpen && enquiry.snoozedUntil === null && !(status === 'waiting' && isPressing(enquiry)),
    wake: enquiry.snoozedUntil !== null,
    spam: mayEnd,
    'not-spam': status === 'spam',
    close: mayEnd,
    reopen: isMain && (status === 'closed' || status === 'answered'),
  }
}

/** Urgent, or promised for today or before. */
const isPressing = ({ priority, replyBy, daysOver }: EnquiryForStaff): boolean =>
  priority < 2 || replyBy === null || daysOver > 0

/** A risk of harm that social care has not been told of. */
export const isHarmUntold = ({ priority, status, triage }: EnquiryForStaff): boolean =>
  priority === 0 && triage.handedOverAt === null && status !== 'closed'

/** What the asker wrote in this enquiry itself, of the messages that are shown. */
export const asked = ({ messages }: EnquiryForStaff) =>
  messages.filter(
    ({ kind, authorKind, joinedFrom }) =>
      kind === 'message' && joinedFrom === null && (authorKind === 'family' || authorKind === 'contact'),
  )

/** What each says once it is done. */
export const triageDone: Record<TriageAct, string> = {
  topics: 'The topics are changed',
  priority: 'The priority is set',
  suggestion: 'The suggestion is used',
  contact: 'How to reach them is corrected',
  safeguarding: 'The hand-over to children’s social care is logged',
  team: 'The team has it now',
  'give-back': 'It is back with the team',
  link: 'Linked to the case',
  unlink: 'Taken off the case. Check whether anybody read what they should not',
  merge: 'The two are one now: both threads are below',
  unmerge: 'The two are apart again',
  split: 'What you chose is an enquiry of its own now',
  snooze: 'Put aside. It comes back on its day, or when they write',
  wake: 'It is back in the queue',
  spam: 'Marked as spam. Nobody is written to',
  'not-spam': 'It is back in the queue, with the day that was promised',
  close: 'Closed. It opens again if they write back',
  reopen: 'It is open again, with a new day',
}
