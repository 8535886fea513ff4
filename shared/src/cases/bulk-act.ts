import { z } from 'zod'
import { Day } from '../day.ts'

/** What can be done to many cases at once: work that comes in cohorts. */
export const bulkActs = ['arrange-reviews', 'assign-officer', 'name-place'] as const
export const BulkAct = z.enum(bulkActs, 'Choose what to do').meta({ id: 'BulkAct' })
export type BulkAct = z.infer<typeof BulkAct>

export const bulkActWords = {
  'arrange-reviews': { name: 'Arrange annual reviews', button: 'Arrange', done: 'Review arranged' },
  'assign-officer': { name: 'Give to an officer', button: 'Give', done: 'Officer assigned' },
  'name-place': {
    name: 'Record that the plan names the next place',
    button: 'Record',
    done: 'Place named in the plan',
  },
} as const satisfies Record<BulkAct, { name: string; button: string; done: string }>

/** The most cases in one go. */
export const mostInBulk = 200

const act = {
  act: BulkAct,
  /** The day it happened: of reviews arranged and of places named; today when left out. */
  on: Day.optional(),
  /** Of reviews: the day of the meeting for every case that has none of its own. */
  meetingOn: Day.optional(),
  /** Who gets the cases. */
  officerId: z.uuid('Choose who gets the cases').optional(),
}

function list<Case extends z.ZodType<{ id: string }>>(ofCase: Case) {
  return z
    .array(ofCase)
    .min(1, 'Choose at least one case')
    .max(mostInBulk, `Choose at most ${mostInBulk} cases at once`)
    .refine((cases) => new Set(cases.map(({ id }) => id)).size === cases.length, 'A case is listed twice')
}

const chosen = { id: z.uuid(), meetingOn: Day.optional() }

/** What is asked for, to be looked at before anything is written. */
export const BulkAsked = z.object({ ...act, cases: list(z.object(chosen)) })
export type BulkAsked = z.infer<typeof BulkAsked>

/** The same, confirmed: for the versions of the cases that were looked at. */
export const BulkOrder = z.object({
  ...act,
  cases: list(z.object({ ...chosen, version: z.coerce.number().int() })),
})
export type BulkOrder = z.infer<typeof BulkOrder>

const caseNamed = { id: z.uuid(), reference: z.string(), childName: z.string() }

/** What would be written case by case, who would be told, and what the rules refuse. Nothing is written yet. */
export const BulkPreview = z.object({
  act: BulkAct,
  /** How many will be written. */
  ready: z.int(),
  /** It tells families of more than one case: somebody else has to let it go. */
  needsSecondPerson: z.boolean(),
  items: z.array(
    z.object({
      ...caseNamed,
      version: z.int(),
      stage: z.string(),
      meetingOn: Day.nullable(),
      /** What the history will say; null where it is refused. */
      writes: z.string().nullable(),
      /** What is new for the family in their own words. */
      familyReads: z.string().nullable(),
      /** By email, that there is an update and no more. */
      told: z.array(z.string()),
      /** May hear of it, but have no email address. */
      notTold: z.array(z.string()),
      refusal: z.string().nullable(),
      /** Another day of the meeting would answer the refusal. */
      isAboutMeeting: z.boolean(),
    }),
  ),
})
export type BulkPreview = z.infer<typeof BulkPreview>

/** What became of each case. `not-tried`: something broke before its turn came. */
export const BulkResult = z.object({
  act: BulkAct,
  done: z.int(),
  items: z.array(
    z.object({
      ...caseNamed,
      outcome: z.enum(['done', 'refused', 'not-tried']),
      reason: z.string().nullable(),
    }),
  ),
})
export type BulkResult = z.infer<typeof BulkResult>
