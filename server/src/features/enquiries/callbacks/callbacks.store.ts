import type {
  CallBackForStaff,
  CallBackOutcome,
  CallBackSlot,
  CallBackStatus,
  CallToMake,
} from '@send-hub/shared'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { type HalfDay, slotKey } from './slots.ts'

export interface OpenCallBack extends CallBackSlot {
  id: string
  phone: string
  agreedById: string | null
}

const lockOpen = statement(
  'callbacks.lock-open',
  `select id, phone, slot_on as "slotOn", starts_at_hour as "startsAtHour", agreed_by_id as "agreedById" from callbacks
   where enquiry_id = $1 and status = 'agreed' for update`,
)

/** The call back that is agreed for an enquiry. As staff or as the system. */
export async function lockOpenCallBack(tx: Tx, enquiryId: string): Promise<OpenCallBack | undefined> {
  return (await tx.rows<OpenCallBack>(lockOpen, [enquiryId]))[0]
}

const insertRow = statement(
  'callbacks.insert',
  `insert into callbacks (id, enquiry_id, phone, slot_on, starts_at_hour, agreed_at, agreed_by_id)
   values ($1, $2, $3, $4, $5, $6, $7)`,
)

export async function insertCallBack(
  tx: Tx,
  row: CallBackSlot & {
    id: string
    enquiryId: string
    phone: string
    agreedAt: Date
    agreedById: string | null
  },
): Promise<void> {
  const { id, enquiryId, phone, slotOn, startsAtHour, agreedAt, agreedById } = row
  await tx.rows(insertRow, [id, enquiryId, phone, slotOn, startsAtHour, agreedAt, agreedById])
}

const endRow = statement(
  'callbacks.end',
  `update callbacks set status = $2, ended_at = $3 where id = $1 and status = 'agreed' returning id`,
)

/** False when it was over already. */
export async function endCallBack(
  tx: Tx,
  id: string,
  status: Exclude<CallBackStatus, 'agreed'>,
  at: Date,
): Promise<boolean> {
  return (await tx.rows(endRow, [id, status, at])).length > 0
}

/** Two who take the last room of a slot come one after the other. */
const lockSlots = statement(
  'callbacks.lock-slots',
  `select pg_advisory_xact_lock(hashtext('callbacks.slots'))`,
)
const countTaken = statement(
  'callbacks.taken',
  `select slot_on as "slotOn", starts_at_hour as "startsAtHour", count(*)::int as calls from callbacks
   where status = 'agreed' and slot_on >= $1 group by slot_on, starts_at_hour`,
)

/** How many calls are agreed for each slot from a day on, of all families: as the system. `isTaking`: to agree one. */
export async function readTaken(tx: Tx, from: string, isTaking = false): Promise<Map<string, number>> {
  if (isTaking) await tx.rows(lockSlots)
  const rows = await tx.rows<CallBackSlot & { calls: number }>(countTaken, [from])
  return new Map(rows.map((row) => [slotKey(row), row.calls]))
}

const countOfPerson = statement(
  'callbacks.agreed-of-person',
  `select count(*)::int as n from callbacks b join enquiries e on e.id = b.enquiry_id
   where e.family_member_id = $1 and b.status = 'agreed'`,
)

/** How many calls are agreed with a family member, in all their enquiries. As the system. */
export async function countAgreedOf(tx: Tx, familyMemberId: string): Promise<number> {
  return (await tx.rows<{ n: number }>(countOfPerson, [familyMemberId]))[0]?.n ?? 0
}

export interface NewTry {
  id: string
  callBackId: string
  enquiryId: string
  triedAt: Date
  halfDay: HalfDay
  staffId: string
  outcome: CallBackOutcome
  note: string
}

const insertTryRow = statement(
  'callbacks.insert-try',
  `insert into callback_tries (id, callback_id, enquiry_id, tried_at, tried_on, half, staff_id, outcome, note)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (id) do nothing returning id`,
)

/** False when this very try is there already. */
export async function insertTry(tx: Tx, row: NewTry): Promise<boolean> {
  const { id, callBackId, enquiryId, triedAt, halfDay, staffId, outcome, note } = row
  const values = [id, callBackId, enquiryId, triedAt, halfDay.on, halfDay.half, staffId, outcome, note]
  return (await tx.rows(insertTryRow, values)).length > 0
}

const findTryRow = statement(
  'callbacks.find-try',
  'select enquiry_id as "enquiryId" from callback_tries where id = $1',
)

export async function findTry(tx: Tx, id: string): Promise<{ enquiryId: string } | undefined> {
  return (await tx.rows<{ enquiryId: string }>(findTryRow, [id]))[0]
}

const readTries = statement(
  'callbacks.tries',
  `select tried_on as "triedOn", half, tried_at as "triedAt" from callback_tries where callback_id = $1 order by tried_at, id`,
)

export async function listTries(tx: Tx, callBackId: string) {
  return tx.rows<{ triedOn: string; half: 'am' | 'pm'; triedAt: Date }>(readTries, [callBackId])
}

/** The last one of an enquiry, as rows that `callBackForStaff` reads; $3: the enquiry. */
export const lastCallBackQuery = `select b.id, b.phone, b.slot_on as "slotOn", b.starts_at_hour as "startsAtHour", b.status,
  b.agreed_by_id is null as "isAskedByFamily",
  (select coalesce(json_agg(json_build_object('id', t.id, 'callBackId', t.callback_id, 'triedAt', t.tried_at, 'triedOn', t.tried_on,
     'half', t.half, 'by', s.name, 'outcome', t.outcome, 'note', t.note) order by t.tried_at, t.id), '[]')
   from callback_tries t join staff_members s on s.id = t.staff_id where t.callback_id = b.id) as tries
  from callbacks b where b.enquiry_id = $3 order by b.status = 'agreed' desc, b.agreed_at desc, b.id desc limit 1`

export type LastCallBackRow = Omit<
  NonNullable<CallBackForStaff>,
  'isDue' | 'isOver' | 'halfDays' | 'mayGiveUp'
>

const readToMake = statement(
  'callbacks.to-make',
  `select e.id as "enquiryId", e.reference, e.contact_name as "contactName", b.slot_on as "slotOn",
     b.starts_at_hour as "startsAtHour", e.owner_id as "ownerId", o.name as "ownerName", e.team,
     (select count(distinct (t.tried_on, t.half))::int from callback_tries t where t.callback_id = b.id) as "halfDays"
   from callbacks b join enquiries e on e.id = b.enquiry_id left join staff_members o on o.id = e.owner_id
   where b.status = 'agreed' and b.slot_on <= $1 and ($2::uuid is null or e.owner_id = $2 or (e.owner_id is null and e.team = $3))
   order by b.slot_on, b.starts_at_hour, e.reference limit 100`,
)

/** Calls of today and earlier that are still to be made; of everybody, or of one person and their team's unowned ones. */
export async function listToMake(
  tx: Tx,
  today: string,
  mine: { staffId: string; team: string } | null,
): Promise<Omit<CallToMake, 'isDue' | 'isOver'>[]> {
  return tx.rows(readToMake, [today, mine?.staffId ?? null, mine?.team ?? null])
}

const readPassed = statement(
  'callbacks.passed',
  `select b.id, b.enquiry_id as "enquiryId", b.slot_on as "slotOn", b.starts_at_hour as "startsAtHour" from callbacks b
   where b.status = 'agreed' and b.slot_on <= $1 and not exists (select from callback_tries t where t.callback_id = b.id
     and t.tried_at >= (b.slot_on + make_interval(hours => b.starts_at_hour)) at time zone 'Europe/London')
   order by b.slot_on, b.starts_at_hour, b.id limit 200`,
)

/** Agreed for a day up to this one, and since the slot began nobody has tried. As the system. */
export async function listUntried(tx: Tx, today: string) {
  return tx.rows<CallBackSlot & { id: string; enquiryId: string }>(readPassed, [today])
}

const setChanged = statement(
  'callbacks.enquiry-changed',
  'update enquiries set version = version + 1 where id = $1',
)

/** Whoever looks at the enquiry as it was must look again before they answer it. */
export async function markChanged(tx: Tx, enquiryId: string): Promise<void> {
  await tx.rows(setChanged, [enquiryId])
}
