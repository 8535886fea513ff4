import { z } from 'zod'

/** What can be done with an enquiry besides writing in it, in words that follow "when". */
export const enquiryEventWords = {
  recorded: 'Written down by us',
  taken: 'Taken',
  given: 'Given to somebody',
  'given-to-team': 'Given to a team',
  'covered-for': 'Passed to who covers',
  'topics-changed': 'Topics changed',
  'priority-changed': 'Priority changed',
  'handed-to-safeguarding': 'Handed to children’s social care',
  'contact-corrected': 'Contact details corrected',
  linked: 'Linked to a case',
  unlinked: 'Taken off a case',
  merged: 'Another enquiry joined to this one',
  'merged-away': 'Joined to another enquiry',
  unmerged: 'Taken apart again',
  split: 'Part of it became an enquiry of its own',
  'split-off': 'Came out of another enquiry',
  snoozed: 'Put aside until a day',
  woken: 'Back in the queue',
  'marked-spam': 'Marked as spam',
  'unmarked-spam': 'No spam after all',
  paused: 'Waiting for the family',
  resumed: 'The family wrote: the clock runs again',
  'promise-warned': 'Owner warned that the day is near',
  'promise-missed': 'The promised day passed',
  'promise-renewed': 'A new day was promised',
  escalated: 'Raised',
  'repeat-contact': 'They came to us again about this',
  'call-agreed': 'A call back was agreed',
  'call-moved': 'The call back was moved',
  'call-tried': 'Tried to ring back',
  'call-ended': 'The call back is over',
  'became-complaint': 'Became a complaint',
  'complaint-acknowledged': 'Complaint acknowledged',
  'complaint-extended': 'Given more time for the complaint',
  'complaint-answered': 'Complaint answered',
  'complaint-stage-2': 'Asked for stage 2',
  closed: 'Closed',
  reopened: 'Opened again',
} as const
export type EnquiryEventKind = keyof typeof enquiryEventWords
export const enquiryEventKinds = Object.keys(enquiryEventWords) as EnquiryEventKind[]

/** The kinds a family's connection reads (a policy of the database says the same). */
export const familyEnquiryEvents = [
  'paused',
  'resumed',
  'promise-missed',
  'promise-renewed',
  'escalated',
  'became-complaint',
  'reopened',
] as const satisfies EnquiryEventKind[]

/** Whose an enquiry has become: the value of `enquiries.escalation` is the place in this list. */
export const escalationLevels = ['owner', 'senior', 'manager'] as const
export type EscalationLevel = (typeof escalationLevels)[number]

/** One thing that was done, as staff read it. */
export const EnquiryEventForStaff = z.object({
  id: z.uuid(),
  kind: z.string(),
  at: z.string(),
  /** Null: the hub itself, or the family. */
  by: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
})
export type EnquiryEventForStaff = z.infer<typeof EnquiryEventForStaff>
