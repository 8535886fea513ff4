import { z } from 'zod'
import { Day } from '../day.ts'
import { FileTokens } from './message-files.ts'
import { TopicCode as Topic, type TopicCode } from './topics.ts'
import type { UrgentTrigger } from './urgent-triggers.ts'

/** "It is urgent because…", as a family chooses it. It suggests a priority; a person confirms it. */
export const urgentChoices = {
  'no-education': 'My child has no school or college to go to',
  'placement-breaking-down': 'My child may lose their place at school or college',
  'exclusion-risk': 'My child is excluded or suspended, or may be soon',
  'part-time-timetable': 'My child only goes to school for part of the day or week',
  'moving-soon': 'We move home in the next 10 days',
  'appeal-deadline': 'A date for mediation or an appeal is near',
  'medical-change': 'My child’s health has changed a lot',
  'officer-no-show': 'Someone from the council did not come when they said they would',
  'stranded-today': 'My child has no way to get to school today',
  'address-or-safety': 'Someone must not find out where we live',
  'help-stopped': 'Help or a payment has stopped',
} as const satisfies Partial<Record<UrgentTrigger, string>>
export type UrgentChoice = keyof typeof urgentChoices
const urgentCodes = Object.keys(urgentChoices) as [UrgentChoice, ...UrgentChoice[]]
export const UrgentChoice = z.enum(urgentCodes, 'Choose why it is urgent, or that it is not')

/** The longest message: about fifteen pages, more than anyone has to write and less than a mistake pastes. */
const longest = 20_000
const Body = z
  .string()
  .trim()
  .min(1, 'Write your message')
  .max(longest, `Your message must be ${longest.toLocaleString('en-GB')} characters or fewer`)

/** An answer that was shown before they asked. `key` was made when it was shown: one showing counts once. */
export const OfferedAnswer = z.object({ key: z.uuid(), topic: Topic })
export type OfferedAnswer = z.infer<typeof OfferedAnswer>
/** It was enough. `caseId` left out: they have no case here. */
export const AnsweredBefore = OfferedAnswer.extend({ caseId: z.uuid().optional() })

/** A question of somebody who is signed in, about no case. */
export const NewGeneralEnquiry = z.object({
  topic: Topic,
  body: Body,
  requestKey: z.uuid(),
  files: FileTokens,
  urgentBecause: UrgentChoice.optional(),
  /** They say that it is about something else than what they asked before. */
  isNewMatter: z.boolean().optional(),
  offered: OfferedAnswer.optional(),
})
export type NewGeneralEnquiry = z.infer<typeof NewGeneralEnquiry>

/** What a school asks about. */
export const schoolReasons = {
  'placement-at-risk': 'The place is at risk',
  'advice-due': 'The report that we were asked for',
  'review-date': 'The date or the papers of a review',
  transport: 'Getting to school and back',
  attendance: 'Attendance, or time out of school',
  other: 'Something else',
} as const
export type SchoolReason = keyof typeof schoolReasons
export const SchoolReason = z.enum(
  Object.keys(schoolReasons) as [SchoolReason, ...SchoolReason[]],
  'Choose what you ask about',
)

/** What lets a school ask us about a pupil. Source: domain specification, section 8; UK GDPR art 6. */
export const legalBases = {
  consent: 'The family knows that we ask, and agrees',
  'legal-duty': 'We have a legal duty to ask or to tell you, and will tell the family ourselves',
  'no-personal-matter': 'Nothing in it is personal: it is about dates or papers only',
} as const
export type LegalBasis = keyof typeof legalBases
export const LegalBasis = z.enum(
  Object.keys(legalBases) as [LegalBasis, ...LegalBasis[]],
  'Choose what lets you ask us this',
)

export const NewSchoolEnquiry = z.object({
  reason: SchoolReason,
  basis: LegalBasis,
  body: Body,
  requestKey: z.uuid(),
  files: FileTokens,
})
export type NewSchoolEnquiry = z.infer<typeof NewSchoolEnquiry>

/** What a school has asked about a pupil, newest first. */
export const SchoolEnquiry = z.object({
  id: z.uuid(),
  reference: z.string(),
  reason: SchoolReason.nullable(),
  status: z.enum(['waiting', 'paused', 'answered', 'closed']),
  openedOn: Day,
  replyBy: Day.nullable(),
})
export type SchoolEnquiry = z.infer<typeof SchoolEnquiry>
export const SchoolEnquiries = z.object({ items: z.array(SchoolEnquiry) })

/** How to reach somebody, as a form sends it: what is empty was not given. */
export const GivenEmail = z.union([
  z.literal('').transform(() => undefined),
  z.email('Enter an email address in the correct format, like name@example.com').max(254),
])
export const GivenPhone = z
  .string()
  .trim()
  .max(40, 'Enter a phone number in 40 characters or fewer')
  .regex(/^[\d\s()+.x-]*$/i, 'Enter a phone number, like 07700 900 123')
  .transform((typed) => typed || undefined)

/** A question of somebody without an account. The answer to it is always the same: it tells nothing of who is known. */
export const StrangersQuestion = z
  .object({
    name: z.string().trim().min(1, 'Enter your name').max(200, 'Enter your name in 200 characters or fewer'),
    email: GivenEmail.optional(),
    phone: GivenPhone.optional(),
    body: Body,
    requestKey: z.uuid(),
  })
  .refine(({ email, phone }) => email || phone, {
    path: ['email'],
    error: 'Enter an email address or a phone number, so that we can answer you',
  })
export type StrangersQuestion = z.infer<typeof StrangersQuestion>
/** The day by which we answer, Europe/London: the same for everybody who writes now. */
export const StrangerAnswered = z.object({ replyBy: Day })

/** What staff see of how it was asked; all null where the asker said nothing of it. */
export const AskedFor = z.object({
  urgentBecause: UrgentChoice.nullable(),
  schoolReason: SchoolReason.nullable(),
  legalBasis: LegalBasis.nullable(),
})
export type AskedFor = z.infer<typeof AskedFor>

/** Nobody who asks about these is sent away with a text: a person answers. */
export const neverAnsweredFirst: readonly TopicCode[] = ['OUT_OF_SCHOOL', 'SAFEGUARDING', 'COMPLAINT']
