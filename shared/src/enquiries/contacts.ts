import { z } from 'zod'
import { Day } from '../day.ts'
import { Confirms } from '../guard/given-away.ts'
import { Priority, TopicCode } from './topics.ts'

/** How a contact comes that one of us writes down. */
export const contactChannels = { phone: 'Phone', post: 'Post', 'drop-in': 'Drop-in' } as const
export const ContactChannel = z.enum(Object.keys(contactChannels) as (keyof typeof contactChannels)[])
export type ContactChannel = z.infer<typeof ContactChannel>

/** What can be asked so that nothing is told to the wrong person. Two of them, or a call to a number we hold. */
export const callerChecks = {
  'birth-date': 'The child’s date of birth',
  address: 'Their own address',
  'case-reference': 'The case reference',
  'called-known-number': 'I rang the number we hold',
  'photo-id': 'I saw their photo ID',
  'known-in-person': 'I know them in person',
} as const
export const CallerCheck = z.enum(Object.keys(callerChecks) as (keyof typeof callerChecks)[])
export type CallerCheck = z.infer<typeof CallerCheck>

/** Those that are enough alone; of the others it takes two. Source: our own rule, to be agreed with the council. */
const enoughAlone: readonly CallerCheck[] = ['called-known-number', 'photo-id', 'known-in-person']

/** Whether it is known well enough who somebody is, to tell them of a child. */
export function isCallerKnown(checks: readonly CallerCheck[]): boolean {
  return checks.some((check) => enoughAlone.includes(check)) || new Set(checks).size > 1
}

const longest = 20_000
const tooLong = `Use ${longest.toLocaleString('en-GB')} characters or fewer`
const Words = z.string().trim().max(longest, tooLong).default('')

/**
 * A call, a letter or a visit, as one of us writes it down. `asked` stands in the thread as the family's; `told` and
 * `agreed` go to them as ours, or, if `sendsAgreed` is off, stay in a note; `note` is staff's alone.
 */
export const NewContact = z.object({
  /** Made with the form: sending it twice writes once. */
  requestKey: z.uuid(),
  channel: ContactChannel,
  /** The day a letter came or somebody was here, Europe/London; left out: now. */
  receivedOn: Day.optional(),
  familyMemberId: z.uuid().optional(),
  caseId: z.uuid().optional(),
  /** Of somebody without an account. */
  contact: z
    .object({
      name: z.string().trim().min(1, 'Enter the name of the person').max(200),
      phone: z.string().trim().max(40).optional(),
      email: z
        .email('Enter an email address in the correct format, like name@example.com')
        .max(254)
        .optional(),
    })
    .optional(),
  /** An open enquiry of the same person that this goes on with; left out, a repeat is recognised by itself. */
  joinsEnquiryId: z.uuid().optional(),
  /** They say that it is something else, though they have asked about the like. */
  isNewMatter: z.boolean().default(false),
  topics: z.array(TopicCode).max(5, 'Choose five topics or fewer').default([]),
  /** More urgent than its topics say; never less. */
  priority: Priority.optional(),
  asked: z.string().trim().min(1, 'Write down what they asked').max(longest, tooLong),
  told: Words,
  agreed: Words,
  /** By when we do what was agreed, Europe/London. */
  agreedBy: Day.optional(),
  sendsAgreed: z.boolean().default(false),
  isAnswered: z.boolean().default(false),
  /** I do what was agreed, or answer. */
  isMine: z.boolean().default(false),
  callerChecks: z.array(CallerCheck).max(6).default([]),
  note: Words,
  confirms: Confirms.optional(),
})
export type NewContact = z.infer<typeof NewContact>

/** What is said to the caller before the call ends. */
export const ContactRecorded = z.object({
  enquiryId: z.uuid(),
  reference: z.string(),
  /** The first message, where a scan of the letter belongs. */
  messageId: z.uuid(),
  /** The day promised; null: nothing more is owed. */
  replyBy: Day.nullable(),
  /** It went on with an enquiry that was there. */
  hasJoined: z.boolean(),
})
export type ContactRecorded = z.infer<typeof ContactRecorded>

/** What a family told us in a matter that is in the queue already, written down by one of us. */
export const ToldByThem = z.object({
  requestKey: z.uuid(),
  channel: ContactChannel,
  receivedOn: Day.optional(),
  body: z.string().trim().min(1, 'Write down what they said').max(longest, tooLong),
})
export type ToldByThem = z.infer<typeof ToldByThem>

/** How a message came or went, where it was not on these pages or by email. */
export const WrittenDown = z.object({
  messageId: z.uuid(),
  channel: ContactChannel,
  /** Who of us wrote it down for the family; null: it is our own. */
  by: z.string().nullable(),
})
export type WrittenDown = z.infer<typeof WrittenDown>
export const WrittenDownForFamily = WrittenDown.omit({ by: true })

/** What stands beside a message of the family's that one of us wrote down. */
export const toldUsWords = {
  phone: 'You told us this by phone',
  post: 'You told us this by post',
  'drop-in': 'You told us this when you came to us',
} as const satisfies Record<ContactChannel, string>

/** The same for staff: `Written down by Joe Bell, after a phone call`. */
export const writtenAfterWords = {
  phone: 'after a phone call',
  post: 'from a letter',
  'drop-in': 'after a visit',
} as const satisfies Record<ContactChannel, string>

/** What it takes before anything of a case is told. */
export const identityNote =
  'Before you tell them anything: two things that they knew, or one that proves it. Do not read the answers out.'
