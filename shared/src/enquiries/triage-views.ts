import { z } from 'zod'
import { RestrictionOfCase } from '../cases/people-restrictions.ts'
import { type TeamCode, teamCodes } from '../councils/council.ts'
import { Day } from '../day.ts'
import { GivenEmail, GivenPhone } from './asking.ts'
import { Priority, TopicCode } from './topics.ts'
import { UrgentTrigger } from './urgent-triggers.ts'

/** Every act names the version it was decided on. */
const Version = z.coerce.number().int()
const reason = (missing: string) => z.string().trim().min(1, missing).max(500, 'Use 500 characters or fewer')
const Note = z.string().trim().max(2_000, 'Use 2,000 characters or fewer').optional()

const Topics = z
  .array(TopicCode)
  .min(1, 'Choose at least one topic')
  .max(5, 'Choose 5 topics or fewer')
  .refine((topics) => new Set(topics).size === topics.length, 'Choose each topic once')

/** The first is the main one: its team has the enquiry, unless somebody gave it to another. */
export const ChangeTopics = z.object({ version: Version, topics: Topics })
export type ChangeTopics = z.infer<typeof ChangeTopics>

/** Also how a person confirms P0 or P1 that topics or words brought: the same priority again. */
export const ChangePriority = z.object({
  version: Version,
  priority: Priority,
  /** What makes it as urgent as this, where it is on the list. */
  trigger: UrgentTrigger.optional(),
  /** Owed where it is lowered. */
  reason: z.string().trim().max(500, 'Use 500 characters or fewer').optional(),
})
export type ChangePriority = z.infer<typeof ChangePriority>

/** What the hub suggested and a person agreed with. */
export const UseSuggestion = z.object({
  version: Version,
  topics: Topics,
  priority: Priority,
  trigger: UrgentTrigger.optional(),
})
export type UseSuggestion = z.infer<typeof UseSuggestion>

/** A risk of harm was handed to children's social care, by phone. */
export const HandToSafeguarding = z.object({
  version: Version,
  handedTo: reason('Enter who you spoke to').max(200),
  /** Europe/London, today or the days before. */
  phonedOn: Day,
  /** "14:05", Europe/London. */
  phonedAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Enter the time of the call, like 14:05'),
  /** What social care calls it; null where they gave none. */
  theirReference: z.string().trim().max(100).optional(),
  said: z.string().trim().min(1, 'Write what you told them, and what they said').max(4_000),
})
export type HandToSafeguarding = z.infer<typeof HandToSafeguarding>

export const GiveToTeam = z.object({
  version: Version,
  team: z.enum(teamCodes as unknown as [TeamCode, ...TeamCode[]], 'Choose a team'),
  note: Note,
})
export const GiveBack = z.object({ version: Version, note: Note })

/** How to reach somebody without an account: both as they are from now on, the one that stays too. */
export const CorrectContact = z.object({
  version: Version,
  email: GivenEmail,
  phone: GivenPhone,
  /** They have spelt the address; owed where it is another one than before. */
  isSpelt: z.boolean().default(false),
})
export type CorrectContact = z.infer<typeof CorrectContact>

export const LinkCase = z.object({
  version: Version,
  caseId: z.uuid('Choose a case'),
  /** Who asked, if they have access to this case: they read the enquiry on their page from now on. */
  familyMemberId: z.uuid().optional(),
  /** How it was checked that they are this person; owed where neither email nor phone prove it. */
  identityCheck: z.string().trim().max(500, 'Use 500 characters or fewer').optional(),
})
export type LinkCase = z.infer<typeof LinkCase>
export const UnlinkCase = z.object({
  version: Version,
  reason: reason('Say why it does not belong to this case'),
})

export const LinkCheckQuery = z.object({ caseId: z.uuid() })

/** How something the asker gave compares with the record. `unknown`: one side has nothing, or it is hidden. */
export const Likeness = z.enum(['same', 'differs', 'unknown'])
export type Likeness = z.infer<typeof Likeness>

/** The asker beside everybody who has access to a case, before anything is linked. */
export const LinkCheck = z.object({
  version: z.number().int(),
  reference: z.string(),
  asker: z.object({
    name: z.string(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    /** Found in what they wrote. */
    postcodes: z.array(z.string()),
    /** They sign in: who they are is known, and only the case is to be found. */
    isKnown: z.boolean(),
  }),
  case: z.object({
    id: z.uuid(),
    reference: z.string(),
    childName: z.string(),
    birthOn: Day,
    postcode: Likeness,
    isAddressHidden: z.boolean(),
    restrictions: z.array(RestrictionOfCase),
    /** The child's name, or the case's reference, stands in what they wrote. */
    isNamed: z.boolean(),
  }),
  people: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      relationship: z.string(),
      level: z.string(),
      /** Access runs today and no restriction keeps anything from them: only these can be linked. */
      mayBeLinked: z.boolean(),
      isAsker: z.boolean(),
      compared: z.object({ name: Likeness, email: Likeness, phone: Likeness, postcode: Likeness }),
      /** Email or phone, as the asker gave them, are theirs. */
      isProven: z.boolean(),
    }),
  ),
})
export type LinkCheck = z.infer<typeof LinkCheck>

/** Joins another enquiry of the same asker to this one, which goes on. */
export const MergeEnquiry = z.object({
  version: Version,
  otherReference: z.string().trim().min(1, 'Enter the reference of the other enquiry').max(20),
})
export const UndoMerge = z.object({ version: Version })

/** Makes an enquiry of its own of some of the asker's messages. */
export const SplitEnquiry = z.object({
  version: Version,
  messageIds: z.array(z.uuid()).min(1, 'Choose at least one message').max(50),
  topics: Topics,
})
export type SplitEnquiry = z.infer<typeof SplitEnquiry>

export const SnoozeEnquiry = z.object({ version: Version, until: Day })
export const WakeEnquiry = z.object({ version: Version })

export const MarkSpam = z.object({
  version: Version,
  /** Owed where the sender has an account on a case, or a case is linked. */
  isSure: z.boolean().default(false),
})
export const UnmarkSpam = z.object({ version: Version })
export const ReopenEnquiry = z.object({ version: Version, reason: reason('Say why it is open again') })

const Pointer = z.object({ id: z.uuid(), reference: z.string() })
export type EnquiryPointer = z.infer<typeof Pointer>

export const TriageSuggestionView = z.object({
  topics: z.array(TopicCode),
  priority: Priority,
  trigger: UrgentTrigger.nullable(),
  why: z.array(z.object({ words: z.string(), topic: TopicCode, trigger: UrgentTrigger.nullable() })),
})

/** What one can do with an enquiry besides answering needs to know. For staff alone. */
export const TriageForStaff = z.object({
  topics: z.array(TopicCode),
  /** A person of ours has set or confirmed how urgent it is. */
  isPriorityConfirmed: z.boolean(),
  /** What the words hint at, where it differs from what is set; a person decides. */
  suggestion: TriageSuggestionView.nullable(),
  /** The account of who asked; null where they have none, or nobody has linked it. */
  familyMemberId: z.uuid().nullable(),
  isLinkedByUs: z.boolean(),
  /** A risk of harm: null until children's social care was told. */
  handedOverAt: z.string().nullable(),
  mergedInto: Pointer.nullable(),
  /** Those joined to this one, and whether that can still be undone: until something new is written. */
  merged: z.array(Pointer.extend({ mayUndo: z.boolean() })),
  splitFrom: Pointer.nullable(),
  splitInto: z.array(Pointer),
  /** How many messages the asker wrote in this enquiry itself. */
  askedCount: z.number().int(),
  hasCallBack: z.boolean(),
  /** Other enquiries of the same account, newest first, that could be joined to this one. */
  alike: z.array(Pointer.extend({ topics: z.array(TopicCode), status: z.string(), openedOn: Day })),
  /** Of staff who stand in the events by their id. */
  names: z.record(z.string(), z.string()),
})
export type TriageForStaff = z.infer<typeof TriageForStaff>
