import type { LockReason, LocksOfCase } from '@send-hub/shared'
import { statement, type Tx } from '../../../platform/db/transaction.ts'

const readLocks = statement(
  'cases.locks-of-child',
  `select l.id, case when s.id is not null then json_build_object('id', s.id, 'name', s.name) end as who, l.reason,
     (l.set_at at time zone 'Europe/London')::date as "setOn",
     (select o.name from staff_members o where o.id = l.set_by_id) as "setBy"
   from staff_locks l left join staff_members s on s.id = l.staff_member_id
   where l.child_id = $1 and l.cleared_at is null order by l.set_at, l.id`,
)

/** Those that stand. Staff with the power read them; nobody else. */
export async function listLocksOfChild(tx: Tx, childId: string): Promise<LocksOfCase['locks']> {
  return tx.rows<LocksOfCase['locks'][number]>(readLocks, [childId])
}

const readNamed = statement(
  'cases.named-staff',
  `select s.id, s.name from named_staff n join staff_members s on s.id = n.staff_member_id
   where n.child_id = $1 order by s.name, s.id`,
)

export async function listNamedStaff(tx: Tx, childId: string): Promise<LocksOfCase['named']> {
  return tx.rows<LocksOfCase['named'][number]>(readNamed, [childId])
}

const insertRow = statement(
  'cases.insert-lock',
  `insert into staff_locks (id, child_id, staff_member_id, reason, set_at, set_by_id) values ($1, $2, $3, $4, $5, $6)`,
)

export interface NewLockRow {
  id: string
  childId: string
  /** Null: everybody but those who are named. */
  staffMemberId: string | null
  reason: LockReason
  at: Date
  byId: string
}

/** As staff with the power, or as the system for whoever locks themselves out. */
export async function insertLock(tx: Tx, { id, childId, staffMemberId, reason, at, byId }: NewLockRow) {
  await tx.rows(insertRow, [id, childId, staffMemberId, reason, at, byId])
}

const insertNamed = statement(
  'cases.insert-named-staff',
  `insert into named_staff (child_id, staff_member_id, named_at, named_by_id)
   select $1, named.id, $3, $4 from unnest($2::uuid[]) as named(id) on conflict do nothing`,
)

export async function insertNamedStaff(
  tx: Tx,
  childId: string,
  ids: readonly string[],
  at: Date,
  byId: string,
) {
  await tx.rows(insertNamed, [childId, ids, at, byId])
}

const deleteNamed = statement('cases.forget-named-staff', 'delete from named_staff where child_id = $1')

/** Once the child is open to all again; who was named stays in the audit. */
export async function forgetNamedStaff(tx: Tx, childId: string): Promise<void> {
  await tx.rows(deleteNamed, [childId])
}

const clearRow = statement(
  'cases.clear-lock',
  `update staff_locks set cleared_at = $3, cleared_by_id = $4
   where id = $1 and child_id = $2 and cleared_at is null returning staff_member_id as "staffMemberId"`,
)

/** Undefined when it is absent, of another child, cleared already, or one's own. */
export async function clearLock(tx: Tx, id: string, childId: string, at: Date, byId: string) {
  return (await tx.rows<{ staffMemberId: string | null }>(clearRow, [id, childId, at, byId]))[0]
}

const readHasPower = statement(
  'cases.active-with-safeguarding',
  `select count(*)::int as all, count(*) filter (where 'safeguarding' = any(powers))::int as safeguarding
   from staff_members where id = any($1) and is_active`,
)

/** How many of these work here, and how many of them look after safeguarding. */
export async function countStaff(tx: Tx, ids: readonly string[]) {
  const [row] = await tx.rows<{ all: number; safeguarding: number }>(readHasPower, [ids])
  return row ?? { all: 0, safeguarding: 0 }
}

const readIsLockedOut = statement(
  'cases.is-locked-out',
  'select c.child_id = any(locked_children($2)) as "isLockedOut" from cases c where c.id = $1',
)

/** Whether a member of staff is kept away from a case. As staff. */
export async function isLockedOut(tx: Tx, caseId: string, staffMemberId: string): Promise<boolean> {
  const [row] = await tx.rows<{ isLockedOut: boolean }>(readIsLockedOut, [caseId, staffMemberId])
  return row?.isLockedOut ?? false
}

const readIsKept = statement('cases.is-kept-from-child', 'select $1 = any(locked_children($2)) as "isKept"')

/** As `isLockedOut`, for a child whose case is about to be opened. */
export async function isKeptFromChild(tx: Tx, childId: string, staffMemberId: string): Promise<boolean> {
  return (await tx.rows<{ isKept: boolean }>(readIsKept, [childId, staffMemberId]))[0]?.isKept ?? false
}

const readCases = statement(
  'cases.with-officers-of-child',
  'select id as "caseId", officer_id as "officerId" from cases where child_id = $1 order by id for update',
)

/** Every case of a child with whoever looks after it; locks them. */
export async function lockCasesOf(tx: Tx, childId: string) {
  return tx.rows<{ caseId: string; officerId: string | null }>(readCases, [childId])
}

const readOthers = statement('cases.staff-but', 'select id from staff_members where id <> all($1)')

/** Everybody who works or worked here, but these. */
export async function listStaffBut(tx: Tx, ids: readonly string[]): Promise<string[]> {
  return (await tx.rows<{ id: string }>(readOthers, [ids])).map(({ id }) => id)
}
