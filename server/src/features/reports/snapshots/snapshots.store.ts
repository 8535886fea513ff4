import type { Day } from '../../../platform/calendar/index.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'

export interface SnapshotRow {
  monthEnd: Day
  caseId: string
  status: string
  district: string | null
  isLate: boolean
  hasException: boolean
}

const importLock = 886_2

const waitForImports = statement('snapshots.wait-for-imports', 'select pg_advisory_xact_lock_shared($1)')
const takeTurn = statement('snapshots.take-turn', 'select pg_advisory_xact_lock(8863)')
const unhurry = statement(
  'snapshots.unhurry',
  `select set_config('statement_timeout', '0', true),
     set_config('idle_in_transaction_session_timeout', '10min', true)`,
)

/** One at a time, and not while an import (sen2/import-runs.store.ts) is half-way: it would be missing and yet be known. */
export async function takeTurnToCount(tx: Tx): Promise<void> {
  await tx.rows(unhurry)
  await tx.rows(takeTurn)
  await tx.rows(waitForImports, [importLock])
}

// Taken before the first return came in: the county was not there yet, and its history came with it.
const readTaken = statement(
  'snapshots.taken',
  `select r.month_end as "on" from snapshot_runs r
   where r.month_end = any($1::date[])
     and not exists (select from import_runs i having min(i.finished_at) > r.known_at and min(i.finished_at) <= $2)`,
)

/** Which of these month ends are counted already. */
export async function listTaken(tx: Tx, monthEnds: readonly Day[], knownAt: Date): Promise<Day[]> {
  return (await tx.rows<{ on: Day }>(readTaken, [monthEnds, knownAt])).map(({ on }) => on)
}

const readAnyCase = statement(
  'snapshots.any-case',
  'select exists (select from cases where created_at <= $1) as "isThere"',
)

export async function isAnyCaseKnown(tx: Tx, knownAt: Date): Promise<boolean> {
  return (await tx.rows<{ isThere: boolean }>(readAnyCase, [knownAt]))[0]?.isThere ?? false
}

const readKnownAt = statement(
  'snapshots.known-at',
  'select known_at as "knownAt" from snapshot_runs where month_end = $1',
)

/** What was known when a month end was counted; undefined when it was not. */
export async function findKnownAt(tx: Tx, monthEnd: Day): Promise<Date | undefined> {
  return (await tx.rows<{ knownAt: Date }>(readKnownAt, [monthEnd]))[0]?.knownAt
}

const upsertRun = statement(
  'snapshots.upsert-run',
  `insert into snapshot_runs (month_end, known_at, taken_at, cases) values ($1, $2, $3, 0)
   on conflict (month_end) do update set known_at = excluded.known_at, taken_at = excluded.taken_at, cases = 0`,
)
// What stands for a case that was erased since can't be counted again: it stays.
const deleteRows = statement(
  'snapshots.delete',
  'delete from case_snapshots s where month_end = $1 and exists (select from cases c where c.id = s.case_id)',
)
const countRows = statement(
  'snapshots.count',
  `update snapshot_runs r set cases = (select count(*) from case_snapshots s where s.month_end = r.month_end)
   where month_end = $1`,
)

/** An earlier count of the month end goes, as far as it can be made again. */
export async function beginSnapshot(tx: Tx, monthEnd: Day, at: { knownAt: Date; now: Date }): Promise<void> {
  await tx.rows(upsertRun, [monthEnd, at.knownAt, at.now])
  await tx.rows(deleteRows, [monthEnd])
}

export async function endSnapshot(tx: Tx, monthEnd: Day): Promise<void> {
  await tx.rows(countRows, [monthEnd])
}

const insertRows = statement(
  'snapshots.insert',
  `insert into case_snapshots (month_end, case_id, status, district, is_late, has_exception)
   select "monthEnd", "caseId", status, district, "isLate", "hasException"
   from jsonb_to_recordset($1::jsonb) as x("monthEnd" date, "caseId" uuid, status text, district text,
     "isLate" boolean, "hasException" boolean)`,
)

export async function insertSnapshots(tx: Tx, rows: SnapshotRow[]): Promise<void> {
  if (rows.length > 0) await tx.rows(insertRows, [JSON.stringify(rows)])
}

const readDistricts = statement(
  'snapshots.districts',
  `select distinct on (child_id) child_id as "childId", district from child_districts
   where child_id = any($1::uuid[]) and since <= $2 order by child_id, since desc`,
)

/** Where children lived, as far as it was known at a moment. */
export async function districtsOf(
  tx: Tx,
  childIds: readonly string[],
  knownAt: Date,
): Promise<Map<string, string | null>> {
  const rows = await tx.rows<{ childId: string; district: string | null }>(readDistricts, [childIds, knownAt])
  return new Map(rows.map(({ childId, district }) => [childId, district]))
}
