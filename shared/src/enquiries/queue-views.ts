import { z } from 'zod'
import { teamCodes } from '../councils/council.ts'
import { Day } from '../day.ts'
import { bulkEnquiryActs, mostBulkEnquiries } from './bulk-acts.ts'
import { EnquirySearch, QueueName } from './enquiry-views.ts'
import { staffTaskKinds } from './staff-task.ts'

/** As far as a list of enquiries is counted: nobody reads further, and fifty thousand are not counted for every page. */
export const mostCounted = 1_000

/**
 * Where the work is. Counted as far as the reader may open it; what is put aside counts in `snoozed` alone. Enquiries are
 * counted to a thousand: 1,001 stands for more.
 */
export const QueueCounts = z.object({
  mine: z.number().int(),
  team: z.number().int(),
  all: z.number().int(),
  unassigned: z.number().int(),
  /** Of the view that is looked at (`queue`). */
  late: z.number().int(),
  today: z.number().int(),
  urgent: z.number().int(),
  escalated: z.number().int(),
  unlinked: z.number().int(),
  snoozed: z.number().int(),
  /** Open tasks: one's own and the team's. */
  tasks: z.number().int(),
})
export type QueueCounts = z.infer<typeof QueueCounts>
export const QueueCountsQuery = z.object({ queue: QueueName.default('all') })

/** What a view can be narrowed by: all of an address of the queue but the page and the words searched for. */
export const QueueFilters = EnquirySearch.omit({ page: true, pageSize: true, query: true })
export type QueueFilters = z.infer<typeof QueueFilters>

const usual = QueueFilters.parse({})

/**
 * The query of a view's address: known names with known values alone, in one order, without what is usual anyway. What
 * makes no sense is left out, so that a saved view can hold nothing but a view.
 */
export function queueQuery(given: Readonly<Record<string, unknown>>): string {
  const parameters = new URLSearchParams()
  for (const [name, field] of Object.entries(QueueFilters.shape)) {
    const value = field.safeParse(given[name] || undefined)
    if (!value.success || value.data === undefined) continue
    if (value.data !== usual[name as keyof QueueFilters]) parameters.set(name, String(value.data))
  }
  return parameters.toString()
}

/**
 * Whether a list can be put in another order than the newest first: what waits, and few of every state. Of all there ever
 * were it would be a sort of all of them, and to those who do not wait nothing is promised.
 */
export const canBeSorted = ({
  status,
  queue,
  query,
}: Pick<EnquirySearch, 'status' | 'queue' | 'query'>): boolean =>
  status === 'waiting' || status === 'snoozed' || (status === 'any' && (queue === 'mine' || Boolean(query)))

/** The order a list is in: the one asked for, where it can be sorted. */
export const sortOf = (
  search: Pick<EnquirySearch, 'status' | 'queue' | 'query' | 'sort'>,
): EnquirySearch['sort'] => (canBeSorted(search) ? search.sort : 'newest')

const ViewName = z
  .string()
  .trim()
  .min(1, 'Give the view a name')
  .max(60, 'The name must be 60 characters or fewer')

export const NewSavedView = z.object({
  name: ViewName,
  /** As in the address of the queue. */
  query: z.string().max(500),
  isShared: z.boolean().default(false),
})
export const ChangedSavedView = z.object({ name: ViewName, isShared: z.boolean() })
export const SavedView = z.object({
  id: z.uuid(),
  name: z.string(),
  query: z.string(),
  isShared: z.boolean(),
  isMine: z.boolean(),
  ownerName: z.string(),
})
export type SavedView = z.infer<typeof SavedView>
export const SavedViews = z.object({ items: z.array(SavedView) })
export const SavedViewParams = z.object({ viewId: z.uuid() })
/** As many as one person can have: more would be no help. */
export const mostSavedViews = 30

/** Which enquiry somebody got; null: nobody waits that they could take. */
export const NextTaken = z.object({ enquiryId: z.uuid().nullable() })
export const ShareOut = z.object({ team: z.enum(teamCodes, 'Choose a team') })
/** How many were given, and how many had to stay: everybody is away, has enough, or must not open them. */
export const SharedOut = z.object({ given: z.number().int(), left: z.number().int() })
export type SharedOut = z.infer<typeof SharedOut>

export const BulkEnquiryAct = z.enum(bulkEnquiryActs, 'Choose what to do')
export type BulkEnquiryAct = z.infer<typeof BulkEnquiryAct>

const Chosen = z
  .array(z.object({ id: z.uuid(), version: z.coerce.number().int() }))
  .min(1, 'Choose at least one enquiry')
  .max(mostBulkEnquiries, `Choose ${mostBulkEnquiries} enquiries or fewer`)

/** One act on several enquiries, each with the version it was chosen at. A reply is no such act: it needs a second person. */
export const BulkEnquiries = z.object({
  act: BulkEnquiryAct,
  ownerId: z.uuid().optional(),
  team: z.enum(teamCodes).optional(),
  until: Day.optional(),
  topics: z.array(z.string()).max(5).optional(),
  /** Why they can be closed: a code, and words of one's own where they are owed. */
  reason: z.string().max(50).optional(),
  words: z.string().trim().max(500).optional(),
  enquiries: Chosen,
})
export type BulkEnquiries = z.infer<typeof BulkEnquiries>

const BulkEnquiry = z.object({
  id: z.uuid(),
  version: z.number().int(),
  reference: z.string(),
  contactName: z.string(),
  /** Null: it goes ahead. */
  leftOutBecause: z.string().nullable(),
})
/** What will happen, or what has: each that was chosen, those left out with the reason. Those that are not there are only counted. */
export const BulkEnquiriesResult = z.object({
  act: BulkEnquiryAct,
  /** "Give to Hana Reid", as the page says it. */
  words: z.string(),
  items: z.array(BulkEnquiry),
  notThere: z.number().int(),
})
export type BulkEnquiriesResult = z.infer<typeof BulkEnquiriesResult>

export const NewAbsence = z
  .object({
    /** Left out: oneself. Others': for managers. */
    staffId: z.uuid().optional(),
    fromOn: Day,
    toOn: Day,
    /** Left out: the team. */
    coveredById: z.uuid().optional(),
  })
  .refine(({ fromOn, toOn }) => fromOn <= toOn, {
    path: ['toOn'],
    message: 'The last day must be the same as or after the first day',
  })
  .refine(({ staffId, coveredById }) => !coveredById || coveredById !== staffId, {
    path: ['coveredById'],
    message: 'Choose somebody else to cover',
  })
export type NewAbsence = z.infer<typeof NewAbsence>
export const Absence = z.object({
  id: z.uuid(),
  staffId: z.uuid(),
  name: z.string(),
  team: z.string(),
  fromOn: Day,
  toOn: Day,
  coveredBy: z.string().nullable(),
  /** Whether the reader may end it. */
  mayEnd: z.boolean(),
})
export type Absence = z.infer<typeof Absence>
/** Those that run or come, the soonest first. */
export const Absences = z.object({ items: z.array(Absence), mayRecordForOthers: z.boolean() })
export const AbsenceParams = z.object({ absenceId: z.uuid() })
/** How many enquiries went to the cover or back to the team at once. */
export const AbsenceRecorded = z.object({ id: z.uuid(), passedOn: z.number().int() })

export const TeamMember = z.object({
  id: z.uuid(),
  name: z.string(),
  team: z.string(),
  /** Waiting for us, and theirs. */
  open: z.number().int(),
  late: z.number().int(),
  capacity: z.number().int(),
  takesTurns: z.boolean(),
  /** The last day of an absence that runs. */
  awayUntil: Day.nullable(),
})
export type TeamMember = z.infer<typeof TeamMember>
export const TeamLoad = z.object({
  items: z.array(TeamMember),
  /** Waiting and nobody's, by team. */
  unowned: z.array(z.object({ team: z.string(), open: z.number().int(), late: z.number().int() })),
})
export type TeamLoad = z.infer<typeof TeamLoad>
export const TeamMemberParams = z.object({ staffId: z.uuid() })
export const ChangedTurns = z.object({
  capacity: z.coerce
    .number('Enter a number from 0 to 500')
    .int('Enter a whole number')
    .min(0, 'Enter a number from 0 to 500')
    .max(500, 'Enter a number from 0 to 500'),
  takesTurns: z.boolean(),
})

export const TaskSearch = z.object({ whose: z.enum(['mine', 'team', 'all']).default('team') })
export type TaskSearch = z.infer<typeof TaskSearch>
export const StaffTask = z.object({
  id: z.uuid(),
  kind: z.enum(staffTaskKinds as [string, ...string[]]),
  team: z.string(),
  forName: z.string().nullable(),
  isMine: z.boolean(),
  createdAt: z.string(),
  dueOn: Day.nullable(),
  isLate: z.boolean(),
  /** Of a missed day, or a question of ours: who asked has no account, and the hub could not write to them. */
  isNotTold: z.boolean(),
  enquiry: z.object({ id: z.uuid(), reference: z.string(), contactName: z.string() }).nullable(),
  person: z.object({ name: z.string(), caseId: z.uuid().nullable() }).nullable(),
  mailId: z.uuid().nullable(),
})
export type StaffTask = z.infer<typeof StaffTask>
/** Open ones, what is due first; at most 200, and how many there are in all. */
export const StaffTasks = z.object({ items: z.array(StaffTask), total: z.number().int() })
export type StaffTasks = z.infer<typeof StaffTasks>
export const StaffTaskParams = z.object({ taskId: z.uuid() })
export const TaskDone = z.object({
  outcome: z.string().trim().min(1, 'Say what came of it').max(500, 'Use 500 characters or fewer'),
})
