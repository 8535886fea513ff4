import { z } from 'zod'
import { Day } from '../day.ts'

/**
 * From this age a child is commonly taken to be able to have a say in who gets a copy of what is held on them. Source:
 * the Information Commissioner's guidance on children's rights, as reported; no law sets an age in England.
 */
export const ageOfOwnView = 12

const words = (missing: string) =>
  z.string().trim().min(1, missing).max(2_000, 'Use 2,000 characters or fewer')

export const NewAccessRequest = z.object({
  /** Of any case of the child. */
  caseId: z.uuid(),
  familyMemberId: z.uuid('Choose who asks'),
  receivedOn: Day,
  /** What the child says to it: asked for from 12 years on, unless it is the young person who asks. */
  childView: z.string().trim().max(2_000, 'Use 2,000 characters or fewer').optional(),
})
export type NewAccessRequest = z.infer<typeof NewAccessRequest>

export const ExtendAccessRequest = z.object({ reason: words('Say why it takes longer: the family reads it') })
export type ExtendAccessRequest = z.infer<typeof ExtendAccessRequest>
export const CloseAccessRequest = z.object({ why: words('Say why no copy is given: the family reads it') })
export type CloseAccessRequest = z.infer<typeof CloseAccessRequest>

export const ItemDecision = z.enum(['include', 'leave-out'], 'Choose whether it goes into the copy')
export type ItemDecision = z.infer<typeof ItemDecision>

/** Why somebody has to look at a thing before it goes out. */
export const flagReasons = [
  'other-person',
  'unknown-person',
  'staff-words',
  'professional',
  'not-released',
  'safeguarding',
  'restricted',
] as const
export const FlagReason = z.enum(flagReasons).meta({ id: 'FlagReason' })
export type FlagReason = z.infer<typeof FlagReason>

export const flagReasonWords: Record<FlagReason, string> = {
  'other-person': 'About another person, or written by or to them',
  'unknown-person': 'From somebody without an account: it may be another person',
  'staff-words': 'Words of staff for staff: they may name other people',
  professional: 'Names a professional and how to reach them',
  'not-released': 'Not released to the person who asks: it may hold what others told us',
  safeguarding: 'About keeping the child safe',
  restricted:
    'A restriction is in force: it may tell where the child lives or learns, or that somebody else is there',
}

/** One thing that is held. */
export const HeldItem = z.object({
  /** The table it is in, and its id there. */
  source: z.string(),
  /** Made from the key where a table has no id: then it is of no version. */
  sourceId: z.guid(),
  /** What it says, as it goes into the copy: label and value. */
  says: z.array(z.object({ label: z.string(), value: z.string() })),
  /** Whose it is, for whoever decides: not in the copy. */
  aboutName: z.string().nullable(),
  /** A file that belongs to it: its name in the copy. */
  fileName: z.string().nullable(),
  /** Null: it goes into the copy without anybody's decision. */
  why: FlagReason.nullable(),
  decision: ItemDecision.nullable(),
  decisionReason: z.string().nullable(),
})
export type HeldItem = z.infer<typeof HeldItem>

export const DecideItems = z.object({
  items: z
    .array(
      z
        .object({
          source: z.string().max(100),
          sourceId: z.guid(),
          decision: ItemDecision,
          reason: z.string().trim().max(500, 'Use 500 characters or fewer').optional(),
        })
        .refine(({ decision, reason }) => decision === 'include' || Boolean(reason), {
          message: 'Say why it is left out',
          path: ['reason'],
        }),
    )
    .min(1, 'Choose for at least one')
    .max(500),
})
export type DecideItems = z.infer<typeof DecideItems>

export const AccessRequestState = z.enum(['open', 'released', 'closed'])

const common = {
  id: z.uuid(),
  reference: z.string(),
  receivedOn: Day,
  dueOn: Day,
  extendedTo: Day.nullable(),
  extensionReason: z.string().nullable(),
  state: AccessRequestState,
  releasedOn: Day.nullable(),
  closedWhy: z.string().nullable(),
  /** The last day the copy can be fetched; null when there is none to fetch. */
  copyUntil: Day.nullable(),
}

export const AccessRequestRow = z.object({ ...common, childName: z.string(), asksName: z.string() })
export const AccessRequestRows = z.object({ items: z.array(AccessRequestRow) })
export type AccessRequestRow = z.infer<typeof AccessRequestRow>

export const AccessRequestForStaff = z.object({
  ...common,
  caseId: z.uuid(),
  childName: z.string(),
  asksName: z.string(),
  /** "mother"; as the case has it. */
  relationship: z.string(),
  childView: z.string().nullable(),
  /** What stands in the way of giving a copy to this person; null: nothing. */
  isBarred: z.boolean(),
  groups: z.array(z.object({ source: z.string(), heading: z.string(), items: z.array(HeldItem) })),
  undecided: z.int(),
})
export type AccessRequestForStaff = z.infer<typeof AccessRequestForStaff>

/** Whom a copy can be recorded for, and whether the child is to be asked first. */
export const AccessRequestChoices = z.object({
  caseId: z.uuid(),
  caseReference: z.string(),
  childName: z.string(),
  people: z.array(
    z.object({ id: z.uuid(), name: z.string(), relationship: z.string(), isYoungPerson: z.boolean() }),
  ),
  isChildAsked: z.boolean(),
})
export type AccessRequestChoices = z.infer<typeof AccessRequestChoices>

export const AccessRequestOpened = z.object({ id: z.uuid(), reference: z.string(), dueOn: Day })
export const AccessRequestParams = z.object({ requestId: z.uuid() })

/** What a family member sees of the copies they asked for. */
export const CopyForFamily = z.object({
  ...common,
  /** Null once they may not see the child any more. */
  childName: z.string().nullable(),
})
export type CopyForFamily = z.infer<typeof CopyForFamily>
export const CopiesForFamily = z.object({ items: z.array(CopyForFamily) })
