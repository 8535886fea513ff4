import type { EnquiryStatus, TeamCode, TopicCode } from '@send-hub/shared'
import type { Day } from '../../../platform/calendar/index.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'

/** How an enquiry stands to its promise, owner and urgency included: not for a family to read. */
export interface Standing {
  id: string
  reference: string
  caseId: string | null
  familyMemberId: string | null
  status: EnquiryStatus
  topics: TopicCode[]
  /** 0 (at once) to 4. */
  priority: number
  team: TeamCode
  ownerId: string | null
  ownerName: string | null
  replyBy: Day | null
  /** Working days that were left when it was paused; null unless paused. */
  pausedDaysLeft: number | null
  /** How often it was paused since it was last answered. */
  pauses: number
  escalation: number
  contactCount: number
  snoozedUntil: Day | null
}

const standingColumns = `e.id, e.reference, e.case_id as "caseId", e.family_member_id as "familyMemberId", e.status, e.topics,
  e.priority, e.team, e.owner_id as "ownerId", s.name as "ownerName", e.reply_by as "replyBy",
  e.paused_days_left as "pausedDaysLeft", e.escalation, e.contact_count as "contactCount", e.snoozed_until as "snoozedUntil",
  (select count(*)::int from promises p where p.enquiry_id = e.id and p.paused_at is not null
     and p.made_at > coalesce((select max(k.kept_at) from promises k where k.enquiry_id = e.id), '-infinity')) as pauses`

const lockOne = statement(
  'promise.standing',
  `select ${standingColumns} from enquiries e left join staff_members s on s.id = e.owner_id where e.id = $1 for update of e`,
)

/** Reads how it stands, and keeps others from changing it until the transaction ends. */
export async function lockStanding(tx: Tx, enquiryId: string): Promise<Standing | undefined> {
  return (await tx.rows<Standing>(lockOne, [enquiryId]))[0]
}

const tryOne = statement(
  'promise.standing-or-nothing',
  `select ${standingColumns} from enquiries e left join staff_members s on s.id = e.owner_id where e.id = $1
   for update of e skip locked`,
)

/** The same, without waiting: undefined also while somebody else is at work on it. */
export async function tryStanding(tx: Tx, enquiryId: string): Promise<Standing | undefined> {
  return (await tx.rows<Standing>(tryOne, [enquiryId]))[0]
}

const insertRow = statement(
  'promise.insert',
  `insert into promises (id, enquiry_id, due_on, made_at, owner_id, owner_name) values (gen_random_uuid(), $1, $2, $3, $4, $5)`,
)

export async function insertPromise(
  tx: Tx,
  promise: { enquiryId: string; dueOn: Day; madeAt: Date; ownerId: string | null; ownerName: string },
): Promise<void> {
  const { enquiryId, dueOn, madeAt, ownerId, ownerName } = promise
  await tx.rows(insertRow, [enquiryId, dueOn, madeAt, ownerId, ownerName])
}

const open = 'kept_at is null and replaced_at is null'

const keepOpen = statement(
  'promise.keep',
  `update promises set kept_at = $2 where enquiry_id = $1 and ${open}`,
)
const replaceOpen = statement(
  'promise.replace',
  `update promises set replaced_at = $2 where enquiry_id = $1 and ${open}`,
)
const missOpen = statement(
  'promise.miss',
  `update promises set missed_at = $2 where enquiry_id = $1 and ${open} and missed_at is null and paused_at is null
     and due_on < $3 returning due_on as "dueOn"`,
)
const pauseOpen = statement(
  'promise.pause',
  `update promises set paused_at = $2 where enquiry_id = $1 and ${open}`,
)

/** A real answer by a person keeps the promise. */
export async function markKept(tx: Tx, enquiryId: string, at: Date): Promise<void> {
  await tx.rows(keepOpen, [enquiryId, at])
}
/** Another promise takes its place, or nobody is owed an answer any more. */
export async function markReplaced(tx: Tx, enquiryId: string, at: Date): Promise<void> {
  await tx.rows(replaceOpen, [enquiryId, at])
}
/** Its day has passed while it ran: noted for good. The day that was promised; undefined where none was missed. */
export async function markMissed(tx: Tx, enquiryId: string, at: Date, today: Day): Promise<Day | undefined> {
  return (await tx.rows<{ dueOn: Day }>(missOpen, [enquiryId, at, today]))[0]?.dueOn
}
export async function markPaused(tx: Tx, enquiryId: string, at: Date): Promise<void> {
  await tx.rows(pauseOpen, [enquiryId, at])
}

/** What every change of turn clears. */
const notPaused = 'paused_since = null, paused_days_left = null, snoozed_until = null, version = version + 1'

const setWaiting = statement(
  'promise.set-waiting',
  `update enquiries set status = 'waiting', waiting_since = coalesce(waiting_since, $2), reply_by = $3, closed_at = null,
     priority = $4, reopened_count = reopened_count + $5::int, merged_into_id = null, ${notPaused} where id = $1`,
)

/** Our turn, until a day. `isReopened`: it was answered or closed. A clock of waiting that runs goes on. */
export async function setOurTurn(
  tx: Tx,
  turn: { enquiryId: string; since: Date; replyBy: Day; priority: number; isReopened: boolean },
): Promise<void> {
  const { enquiryId, since, replyBy, priority, isReopened } = turn
  await tx.rows(setWaiting, [enquiryId, since, replyBy, priority, isReopened ? 1 : 0])
}

const setPaused = statement(
  'promise.set-paused',
  `update enquiries set status = 'paused', waiting_since = null, reply_by = null, snoozed_until = null, paused_since = $2,
     paused_days_left = $3, version = version + 1 where id = $1`,
)

export async function setTheirTurn(tx: Tx, enquiryId: string, since: Date, daysLeft: number): Promise<void> {
  await tx.rows(setPaused, [enquiryId, since, daysLeft])
}

const setAnswered = statement(
  'promise.set-answered',
  `update enquiries set status = 'answered', waiting_since = null, reply_by = null, closed_at = null,
     first_answered_at = coalesce(first_answered_at, $2), owner_id = coalesce(owner_id, $3), ${notPaused} where id = $1`,
)

/** `byStaffId`: who answered owns it, if nobody did. */
export async function setAnsweredBy(tx: Tx, enquiryId: string, at: Date, byStaffId: string | null) {
  await tx.rows(setAnswered, [enquiryId, at, byStaffId])
}

const setEnded = statement(
  'promise.set-ended',
  `update enquiries set status = $2, waiting_since = null, reply_by = null, closed_at = $3, merged_into_id = $4, ${notPaused}
   where id = $1`,
)

export async function setOver(
  tx: Tx,
  enquiryId: string,
  status: 'closed' | 'spam',
  at: Date,
  mergedIntoId: string | null,
): Promise<void> {
  await tx.rows(setEnded, [enquiryId, status, at, mergedIntoId])
}

const wake = statement(
  'promise.wake',
  'update enquiries set snoozed_until = null, version = version + 1 where id = $1',
)

/** Something was added while it is our turn: it is in sight again, and who looks at it as it was must look again. */
export async function setInSight(tx: Tx, enquiryId: string): Promise<void> {
  await tx.rows(wake, [enquiryId])
}

const endTasks = statement(
  'promise.end-tasks',
  `update staff_tasks set done_at = $2, done_by_id = $3, outcome = $4
   where enquiry_id = $1 and done_at is null and kind = any($5::text[])`,
)

/** Ends what we were to do about a promise that is settled now. */
export async function endPromiseTasks(
  tx: Tx,
  enquiryId: string,
  at: Date,
  byStaffId: string | null,
  outcome: string,
  kinds: readonly string[],
): Promise<void> {
  await tx.rows(endTasks, [enquiryId, at, byStaffId, outcome, kinds])
}
