import type { CaseEventKind, CaseStatus } from '@send-hub/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aCase, aChild, type CaseWanted } from '../../../../test/factories/index.ts'
import { insertRow } from '../../../../test/factories/insert-row.ts'
import { type TestClock, testClock } from '../../../../test/test-clock.ts'
import { createTestDatabase, type TestDatabase } from '../../../../test/test-database.ts'
import { openPool, type Pool } from '../../../platform/db/pool.ts'
import { newId } from '../../../platform/ids.ts'
import { retakeSnapshot, takeDueSnapshots } from './take-snapshots.ts'

let database: TestDatabase
let pool: Pool
let clock: TestClock
beforeAll(async () => {
  database = await createTestDatabase()
  pool = openPool(database.url, { max: 6 })
})
beforeEach(async () => {
  clock = testClock('2026-12-01T07:00:00Z')
  await pool.query(
    'truncate case_snapshots, snapshot_runs, child_districts, import_runs, cases, children cascade',
  )
})
afterAll(async () => {
  await pool?.end()
  await database?.drop()
})

const sixMonthEnds = ['2026-06-30', '2026-07-31', '2026-08-31', '2026-09-30', '2026-10-31', '2026-11-30']

/** Received on 1 June 2026: week 6 on 13 July, week 20 on 19 October. All was known before December. */
async function aKnownCase(wanted: CaseWanted = {}) {
  const made = await aCase(pool, {
    receivedOn: '2026-06-01',
    today: '2026-11-30',
    columns: { created_at: '2026-06-02T09:00:00Z' },
    ...wanted,
  })
  await pool.query("update child_districts set since = '2026-06-02T09:00:00Z' where child_id = $1", [
    made.childId,
  ])
  return made
}
const take = () => takeDueSnapshots(pool, clock)

async function snapshotsOf(caseId: string) {
  const { rows } = await pool.query(
    `select month_end as "on", status, district, is_late as late, has_exception as excepted from case_snapshots
     where case_id = $1 order by month_end`,
    [caseId],
  )
  return rows as { on: string; status: string; district: string | null; late: boolean; excepted: boolean }[]
}
const allRows = async () =>
  (await pool.query('select * from case_snapshots order by month_end, case_id')).rows

function addEvent(
  caseId: string,
  kind: CaseEventKind,
  on: string,
  more: { from?: CaseStatus; to?: CaseStatus; recordedAt?: string; corrects?: string; details?: object } = {},
) {
  return insertRow(pool, 'case_events', {
    id: newId(),
    case_id: caseId,
    kind,
    happened_on: on,
    recorded_at: more.recordedAt ?? `${on}T12:00:00Z`,
    recorded_by_kind: 'staff',
    from_status: more.from,
    to_status: more.to,
    corrects_event_id: more.corrects,
    details: more.details ?? {},
    is_visible_to_family: true,
  })
}

describe('month ends', () => {
  it('of the last six months are counted from the events, each as the case stood then', async () => {
    const { id } = await aKnownCase({ status: 'DRAFT_WITH_FAMILY', child: { district: 'Dover' } })

    expect(await take()).toEqual(sixMonthEnds)

    const of = (on: string, status: CaseStatus, late = false) => ({
      on,
      status,
      district: 'Dover',
      late,
      excepted: false,
    })
    expect(await snapshotsOf(id)).toEqual([
      of('2026-06-30', 'DECIDING_TO_ASSESS'),
      of('2026-07-31', 'ASSESSING'),
      of('2026-08-31', 'DECIDING_TO_ISSUE'),
      of('2026-09-30', 'DRAFT_WITH_FAMILY'),
      of('2026-10-31', 'DRAFT_WITH_FAMILY', true),
      of('2026-11-30', 'DRAFT_WITH_FAMILY', true),
    ])
    const { rows } = await pool.query('select month_end as on, cases, known_at from snapshot_runs order by 1')
    expect(rows).toEqual(
      sixMonthEnds.map((on) => ({ on, cases: 1, known_at: new Date('2026-12-01T06:59:00Z') })),
    )
  })

  it('are counted once, and the next one when its month is over', async () => {
    await aKnownCase()
    await take()

    expect(await take()).toEqual([])
    clock.set('2026-12-31T23:59:00Z')
    expect(await take()).toEqual([])
    clock.set('2027-01-01T00:05:00Z')
    expect(await take()).toEqual(['2026-12-31'])
  })

  it('leave out a case before its request and after its end, and know an exception', async () => {
    const early = await aKnownCase({ receivedOn: '2026-09-15' })
    const ended = await aKnownCase({ status: 'CLOSED_WITHDRAWN' }) // 22 June
    const excepted = await aKnownCase()
    await addEvent(excepted.id, 'exception-recorded', '2026-10-05', {
      details: { duties: ['final-plan'], code: 'AWAY', evidence: 'Letter' },
    })

    await take()

    expect((await snapshotsOf(early.id)).map(({ on }) => on)).toEqual(sixMonthEnds.slice(3))
    expect(await snapshotsOf(ended.id)).toEqual([])
    expect((await snapshotsOf(excepted.id)).map((row) => row.excepted)).toEqual([
      false,
      false,
      false,
      false,
      true,
      true,
    ])
  })

  it('are not counted while there is no case, nor twice by two workers', async () => {
    expect(await take()).toEqual([])
    await aKnownCase()

    const taken = await Promise.all([take(), take(), take()])

    expect(taken.flat().sort()).toEqual(sixMonthEnds)
    expect(await allRows()).toHaveLength(6)
  })

  it('are left to the next worker by one that is asked to stop', async () => {
    await aKnownCase()

    expect(await takeDueSnapshots(pool, clock, () => true)).toEqual([])
    expect(await allRows()).toEqual([])
    expect(await take()).toEqual(sixMonthEnds)
  })

  it('take a stage of which no event tells from the day of the event before it', async () => {
    const { id } = await aKnownCase({ status: 'DECIDING_TO_ISSUE', columns: { status: 'DRAFTING' } })
    await pool.query("update cases set created_at = '2026-06-02T09:00:00Z' where id = $1", [id])

    await take()

    expect((await snapshotsOf(id)).map(({ status }) => status)).toEqual([
      'DECIDING_TO_ASSESS',
      'ASSESSING',
      'DRAFTING',
      'DRAFTING',
      'DRAFTING',
      'DRAFTING',
    ])
  })
})

describe('a month end that is counted again', () => {
  it('is the same, whatever happened since, as long as no more is to be known', async () => {
    const untold = await aKnownCase({ status: 'DECIDING_TO_ISSUE', columns: { status: 'DRAFTING' } })
    const moved = await aKnownCase({ status: 'CONSULTING_SETTINGS', child: { district: 'Swale' } })
    const wrong = await aKnownCase({ status: 'ASSESSING' })
    await pool.query("update cases set created_at = '2026-06-02T09:00:00Z'")
    await take()
    const before = await allRows()
    clock.set('2026-12-10T10:00:00Z')
    const recordedAt = '2026-12-09T10:00:00Z'
    const issued = { from: 'CONSULTING_SETTINGS', to: 'FINAL_ISSUED', recordedAt } as const
    await addEvent(moved.id, 'plan-issued', '2026-11-20', issued)
    const served = { from: 'DRAFTING', to: 'DRAFT_WITH_FAMILY', recordedAt } as const
    await addEvent(untold.id, 'draft-served', '2026-12-08', served)
    const { rows } = await pool.query(
      "select id from case_events where case_id = $1 and kind = 'assessment-agreed'",
      [wrong.id],
    )
    await addEvent(wrong.id, 'event-corrected', '2026-12-09', { corrects: rows[0].id, recordedAt })
    await pool.query(
      "update cases set status = 'FINAL_ISSUED', plan_started_on = '2026-11-20' where id = $1",
      [moved.id],
    )
    await pool.query("update cases set status = 'DRAFT_WITH_FAMILY' where id = $1", [untold.id])
    await pool.query("update cases set status = 'DECIDING_TO_ASSESS' where id = $1", [wrong.id])
    await pool.query("update children set district = 'Thanet' where id = $1", [moved.childId])
    await pool.query('update child_districts set since = $2 where child_id = $1 and district = $3', [
      moved.childId,
      recordedAt,
      'Thanet',
    ])

    for (const monthEnd of sixMonthEnds) expect(await retakeSnapshot(pool, clock, monthEnd)).toBe(true)

    expect(await allRows()).toEqual(before)
    expect(await allRows()).toHaveLength(18)
  })

  it('with what is known now has the late entries and the corrections too', async () => {
    const moved = await aKnownCase({ status: 'CONSULTING_SETTINGS' })
    const wrong = await aKnownCase({ status: 'ASSESSING' })
    await take()
    clock.set('2026-12-10T10:00:00Z')
    const recordedAt = '2026-12-09T10:00:00Z'
    await addEvent(moved.id, 'plan-issued', '2026-11-20', { to: 'FINAL_ISSUED', recordedAt })
    const { rows } = await pool.query(
      "select id from case_events where case_id = $1 and kind = 'assessment-agreed'",
      [wrong.id],
    )
    await addEvent(wrong.id, 'event-corrected', '2026-12-09', { corrects: rows[0].id, recordedAt })
    await pool.query("update cases set status = 'FINAL_ISSUED' where id = $1", [moved.id])
    await pool.query("update cases set status = 'DECIDING_TO_ASSESS' where id = $1", [wrong.id])

    await retakeSnapshot(pool, clock, '2026-11-30', clock.now())

    expect((await snapshotsOf(moved.id)).at(-1)).toMatchObject({ status: 'FINAL_ISSUED', late: false })
    expect((await snapshotsOf(wrong.id)).at(-1)).toMatchObject({ status: 'DECIDING_TO_ASSESS', late: true })
  })

  it('must have been counted before, or say what was known', async () => {
    await aKnownCase()

    expect(await retakeSnapshot(pool, clock, '2026-11-30')).toBe(false)
    expect(await retakeSnapshot(pool, clock, '2026-11-30', clock.now())).toBe(true)
  })
})

it('the first import brings its history: month ends counted before it are counted again, once', async () => {
  await aKnownCase()
  await take()
  clock.set('2026-12-02T10:00:00Z')
  await aKnownCase()
  await insertRow(pool, 'import_runs', {
    id: newId(),
    lea: '886',
    collection_year: 2026,
    reference_on: '2026-01-15',
    file_sha256: 'a'.repeat(64),
    started_at: '2026-12-02T09:58:00Z',
    finished_at: '2026-12-02T09:58:30Z',
    counts: {},
  })

  expect(await take()).toEqual(sixMonthEnds)
  expect(await allRows()).toHaveLength(12)
  expect(await take()).toEqual([])
})

it('a child’s district is the one that was known then', async () => {
  const child = await aChild(pool, { district: 'Dover' })
  await pool.query("update child_districts set since = '2026-06-02T09:00:00Z'")
  const { id } = await aKnownCase({ childId: child.id })
  await pool.query("update children set district = 'Ashford' where id = $1", [child.id])
  await pool.query("update child_districts set since = '2026-11-30T09:00:00Z' where district = 'Ashford'")

  await take()
  await retakeSnapshot(pool, clock, '2026-10-31', new Date('2026-11-29T09:00:00Z'))

  const rows = await snapshotsOf(id)
  expect(rows.map(({ district }) => district)).toEqual([
    'Ashford',
    'Ashford',
    'Ashford',
    'Ashford',
    'Dover',
    'Ashford',
  ])
})
