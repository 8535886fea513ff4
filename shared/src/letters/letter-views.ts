import { z } from 'zod'
import { Day } from '../day.ts'
import { Confirms } from '../guard/given-away.ts'
import { LetterKind } from './letter-kind.ts'
import { letterParts } from './letter-parts.ts'
import { PostOfLetter } from './letters-to-post.ts'

/** What a letter is made of. Words only: the page and the PDF draw them each in their own way. */
export const LetterBlock = z.discriminatedUnion('is', [
  z.object({ is: z.literal('heading'), text: z.string() }),
  z.object({ is: z.literal('paragraph'), text: z.string() }),
  z.object({ is: z.literal('list'), items: z.array(z.string()) }),
  /** How to reach somebody: a line each, such as "Phone" and the number. */
  z.object({
    is: z.literal('contact'),
    name: z.string(),
    rows: z.array(z.object({ label: z.string(), value: z.string() })),
  }),
])
export type LetterBlock = z.infer<typeof LetterBlock>

/** A letter as it was sent, word for word. Kept for good: a change of templates changes no letter that went. */
export const LetterContent = z.object({
  /** BCP 47; screen readers speak by it. */
  language: z.string(),
  from: z.object({ council: z.string(), lines: z.array(z.string()) }),
  /** Name, then the lines of the address where there is one: this person's only. */
  address: z.array(z.string()),
  sentOn: Day,
  reference: z.string(),
  title: z.string(),
  /** "About Samuel Okafor". */
  about: z.string(),
  salutation: z.string(),
  parts: z.array(z.object({ part: z.enum(letterParts), blocks: z.array(LetterBlock) })),
  closing: z.array(z.string()),
})
export type LetterContent = z.infer<typeof LetterContent>

export const LetterParams = z.object({ letterId: z.uuid() })
export const PersonOfCaseParams = z.object({ caseId: z.uuid(), familyMemberId: z.uuid() })
export const LetterOfCaseParams = z.object({ caseId: z.uuid(), letterId: z.uuid() })

/** A letter to this reader, as their list shows it. */
export const LetterForFamily = z.object({
  id: z.uuid(),
  title: z.string(),
  sentOn: Day,
  /** Not opened yet. */
  isNew: z.boolean(),
  /** The decision was recorded by mistake, and taken back. */
  isTakenBack: z.boolean(),
})
export type LetterForFamily = z.infer<typeof LetterForFamily>

/** A letter of the case as staff see it. `readOn`: the day the addressee first opened it here. */
export const LetterForStaff = z.object({
  id: z.uuid(),
  title: z.string(),
  to: z.string(),
  sentOn: Day,
  isByPost: z.boolean(),
  readOn: Day.nullable(),
  isTakenBack: z.boolean(),
  /** Null where it is read online. */
  post: PostOfLetter.nullable(),
})
export type LetterForStaff = z.infer<typeof LetterForStaff>

export const OpenedLetter = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  isTakenBack: z.boolean(),
  content: LetterContent,
})
export type OpenedLetter = z.infer<typeof OpenedLetter>

export const OpenedLetterForStaff = OpenedLetter.extend({
  to: z.string(),
  isByPost: z.boolean(),
  readOn: Day.nullable(),
  post: PostOfLetter.nullable(),
})
export type OpenedLetterForStaff = z.infer<typeof OpenedLetterForStaff>

/**
 * The letter that goes with a step or a record: either the hub writes it now, or staff state that it went from another
 * system. The day of the step is then the day it went: time to appeal runs from there.
 */
export const NewLetter = z.object({
  /** Why we decided this, in plain words. Everyone on the case reads the same ones. */
  reasons: z.string().trim().max(8_000).optional(),
  wentElsewhere: z.boolean().optional(),
  /** What the reasons give away of somebody else and may stay. */
  confirms: Confirms.optional(),
})
export type NewLetter = z.infer<typeof NewLetter>

export const LetterToPreview = z.object({
  kind: LetterKind,
  letter: NewLetter.optional(),
  /** As the step has it: only section I was changed. */
  sectionsOnly: z.literal('I').nullish(),
})
export type LetterToPreview = z.infer<typeof LetterToPreview>

/** What is missing, in words that staff can act on; and where: a JSON pointer into what was sent, or null. */
export const MissingElement = z.object({ pointer: z.string().nullable(), detail: z.string() })
export type MissingElement = z.infer<typeof MissingElement>

/** The letters as they would go today, one for each adult. */
export const LetterPreview = z.object({
  missing: z.array(MissingElement),
  /** Names of those who would get one, if a restriction did not keep it from them. */
  heldBack: z.array(z.string()),
  letters: z.array(
    z.object({
      to: z.string(),
      isByPost: z.boolean(),
      cannotPrint: z.array(z.string()),
      content: LetterContent,
    }),
  ),
})
export type LetterPreview = z.infer<typeof LetterPreview>

/** Null takes the address away. At most six lines fit the window of an envelope. */
export const NewPostalAddress = z.object({
  lines: z
    .array(
      z
        .string()
        .trim()
        .min(1, 'Leave no line empty')
        .max(40, 'A line may have 40 characters')
        .regex(/^\P{Cc}*$/u, 'A line is one line'),
    )
    .min(1, 'Enter the address')
    .max(6, 'An address may have 6 lines')
    .nullable(),
})
export type NewPostalAddress = z.infer<typeof NewPostalAddress>
