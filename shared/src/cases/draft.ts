import { z } from 'zod'
import { Day } from '../day.ts'
import { Confirms } from '../guard/given-away.ts'
import { CameBy } from './came-by.ts'
import { PlanSection } from './plan-sections.ts'

/** The longest words on one section, in characters. */
export const longestSectionWords = 10_000
/** The longest name of a school or college. */
export const longestSettingName = 200
/** The longest words with a request, or with its answer. */
export const longestRequestWords = 2_000

/** What a family asks for in one press while it has the draft. */
export const familyRequestKinds = ['meeting', 'more-time'] as const
export const FamilyRequestKind = z.enum(familyRequestKinds).meta({ id: 'FamilyRequestKind' })
export type FamilyRequestKind = z.infer<typeof FamilyRequestKind>

export const requestAnswers = ['agreed', 'declined'] as const
export const RequestAnswer = z.enum(requestAnswers)
export type RequestAnswer = z.infer<typeof RequestAnswer>

/** A first draft of a plan, or changes to a plan that is in force. */
export const draftKinds = ['plan', 'changes'] as const
export const DraftKind = z.enum(draftKinds)
export type DraftKind = z.infer<typeof DraftKind>

const SectionWords = z.object({ code: PlanSection, text: z.string() })

/** What one person sent at one moment; never changed afterwards. */
export const SentComments = z.object({
  id: z.uuid(),
  sentOn: Day,
  sections: z.array(SectionWords),
  settingName: z.string().nullable(),
  /** How this person told us, where staff entered it; null for what was typed here. `sentOn`: the day they told us. */
  cameBy: CameBy.nullable(),
})
export type SentComments = z.infer<typeof SentComments>

/** Something this reader asked for, and what became of it. */
export const MyRequest = z.object({
  id: z.uuid(),
  kind: FamilyRequestKind,
  words: z.string().nullable(),
  askedOn: Day,
  /** How they asked, where staff entered it; null for what was asked here. */
  cameBy: CameBy.nullable(),
  answerBy: Day,
  isLate: z.boolean(),
  answer: z
    .object({
      answer: RequestAnswer,
      words: z.string(),
      on: Day,
      /** First name and team. */
      by: z.string(),
      extendedTo: Day.nullable(),
    })
    .nullable(),
})
export type MyRequest = z.infer<typeof MyRequest>

/** The draft as one person with the right to act has it: what they typed, sent and asked for, and nobody else's. */
export const DraftForFamily = z.object({
  caseId: z.uuid(),
  reference: z.string(),
  childName: z.string(),
  kind: DraftKind,
  servedOn: Day,
  /** This reader's last day to comment, an agreed extension included. */
  commentBy: Day,
  /** Calendar days to that day; negative once it has passed. */
  daysLeft: z.int(),
  isExtended: z.boolean(),
  /** Open past the last day: a request for more time still waits for our answer. */
  waitsForAnswer: z.boolean(),
  isOpen: z.boolean(),
  /** Why it is not open any more, in words for the family; null while it is. */
  closedWords: z.string().nullable(),
  /** What is typed and not sent yet, by section; all of them, in their order. */
  sections: z.array(SectionWords),
  settingName: z.string().nullable(),
  /** The day something was last typed; null when nothing waits to be sent. */
  typedOn: Day.nullable(),
  /** Typed before a new draft took the place of the one it was about. */
  isAboutEarlierDraft: z.boolean(),
  /** Newest first. */
  sent: z.array(SentComments),
  /** Newest first. */
  requests: z.array(MyRequest),
})
export type DraftForFamily = z.infer<typeof DraftForFamily>

/** On the page of a case: enough for the one thing to do. Null without a draft, or for a reader who may only look. */
export const DraftOnCase = z.object({
  kind: DraftKind,
  commentBy: Day,
  daysLeft: z.int(),
  isOpen: z.boolean(),
  sentOn: Day.nullable(),
  /** How the last of it came, where staff entered it. */
  sentBy: CameBy.nullable(),
  hasUnsent: z.boolean(),
  requests: z.array(
    z.object({ kind: FamilyRequestKind, answerBy: Day, isLate: z.boolean(), isAnswered: z.boolean() }),
  ),
})
export type DraftOnCase = z.infer<typeof DraftOnCase>

/** Who has said what about the draft, as staff see it: only what was sent. */
export const DraftForStaff = z.object({
  kind: DraftKind,
  servedOn: Day,
  /** The last day by law; nothing moves it. */
  legalDate: Day,
  isOpen: z.boolean(),
  /** False once the plan is finished or the case has moved on: history. */
  isWithFamily: z.boolean(),
  readers: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      relationship: z.string(),
      /** This person's own last day. */
      commentBy: Day,
      /** Acts on the case today: what they tell us can be entered for them. */
      mayTell: z.boolean(),
      /** Oldest first. `enteredBy`: of staff, for this person. */
      sent: z.array(SentComments.extend({ enteredBy: z.string().nullable() })),
    }),
  ),
  /** Those to answer first, by the promised day; then the answered ones. */
  requests: z.array(
    z.object({
      id: z.uuid(),
      kind: FamilyRequestKind,
      fromId: z.uuid(),
      from: z.string(),
      words: z.string().nullable(),
      askedOn: Day,
      cameBy: CameBy.nullable(),
      enteredBy: z.string().nullable(),
      answerBy: Day,
      isLate: z.boolean(),
      /** False once their access has ended: nobody is written to. */
      canBeTold: z.boolean(),
      answer: z
        .object({
          answer: RequestAnswer,
          words: z.string(),
          on: Day,
          by: z.string(),
          extendedTo: Day.nullable(),
        })
        .nullable(),
    }),
  ),
})
export type DraftForStaff = z.infer<typeof DraftForStaff>

const sectionTooLong = `Use ${longestSectionWords.toLocaleString('en-GB')} characters or fewer for one part`
const settingTooLong = `Use ${longestSettingName} characters or fewer for the name`
const wordsTooLong = `Use ${longestRequestWords.toLocaleString('en-GB')} characters or fewer`

/** Saved as typed; what is left out stays as it is. An empty text takes words back. */
export const DraftWords = z.object({
  sections: z.partialRecord(PlanSection, z.string().max(longestSectionWords, sectionTooLong)).optional(),
  settingName: z.string().trim().max(longestSettingName, settingTooLong).optional(),
})
export type DraftWords = z.infer<typeof DraftWords>

export const SendDraftComments = z.object({
  /** Said instead of comments: this person wants nothing changed. */
  nothingToChange: z.boolean().optional(),
})
export type SendDraftComments = z.infer<typeof SendDraftComments>

export const NewFamilyRequest = z.object({
  kind: FamilyRequestKind,
  words: z.string().trim().max(longestRequestWords, wordsTooLong).optional(),
})
export type NewFamilyRequest = z.infer<typeof NewFamilyRequest>

/** What a family member told us of the draft in another way than here, as a member of staff enters it for them. */
export const ToldByFamily = z.object({
  familyMemberId: z.uuid('Choose who told you'),
  cameBy: CameBy,
  /** The day they told us, or the day their letter came. */
  on: Day,
  sections: z.partialRecord(PlanSection, z.string().max(longestSectionWords, sectionTooLong)).optional(),
  settingName: z.string().trim().max(longestSettingName, settingTooLong).optional(),
  /** Said instead of comments. */
  nothingToChange: z.boolean().optional(),
  requests: z.array(FamilyRequestKind).max(familyRequestKinds.length).optional(),
  /** With the requests, in their words. */
  words: z.string().trim().max(longestRequestWords, wordsTooLong).optional(),
  version: z.coerce.number().int(),
})
export type ToldByFamily = z.infer<typeof ToldByFamily>

export const CommentsParams = z.object({ caseId: z.uuid(), commentsId: z.uuid() })
/** Words entered by mistake, such as for the other parent. */
export const TakeBackComments = z.object({ version: z.coerce.number().int() })
export type TakeBackComments = z.infer<typeof TakeBackComments>

export const RequestParams = z.object({ caseId: z.uuid(), requestId: z.uuid() })

export const AnswerFamilyRequest = z.object({
  answer: z.enum(requestAnswers, 'Choose what you answer'),
  /** The family reads them as they are. */
  words: z.string().trim().min(1, 'Write what the family will read').max(longestRequestWords, wordsTooLong),
  /** Needed where more time is agreed: the person's new last day. */
  extendedTo: Day.optional(),
  /** What the words give away of somebody else and may stay. */
  confirms: Confirms.optional(),
  version: z.coerce.number().int(),
})
export type AnswerFamilyRequest = z.infer<typeof AnswerFamilyRequest>
