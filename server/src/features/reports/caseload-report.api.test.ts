import type { CaseloadReport, CaseStatus } from '@send-hub/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../test/build-test-app.ts'
import { aCase, aDuty, anEvent, aStaffMember, withoutDuties } from '../../../test/factories/index.ts'
import { insertRow } from '../../../test/factories/insert-row.ts'
import type { Visitor } from '../../../test/visitor.ts'
import { lastMonthEnds } from './caseload-report.ts'

/** Today is Monday 23 November 2026. */
let test: TestApp
let staff: Visitor

beforeAll(async () => {
  test = await buildTestApp()
  staff = await test.signInStaff((await aStaffMember(test.pool)).email)
})
afterAll(() => test?.close())

const report = async (month = ''): Promise<CaseloadReport> => {
  const answer = await staff.get(`/api/staff/reports/caseload${month && `?month=${month}`}`)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}

const aCaseIn = async (status: CaseStatus, district: string | null) =>
  withoutDuties(test.pool, (await aCase(test.pool, { status, child: { district } })).id)

type Snapshot = {
  caseId: string
  status: CaseStatus
  district?: string | null
  isLate?: boolean
  hasException?: boolean
}

async function aMonthEnd(monthEnd: string, snapshots: Snapshot[]): Promise<void> {
  const at = `${monthEnd}T23:00:00Z`
  const run = { month_end: monthEnd, known_at: at, taken_at: at, cases: snapshots.length }
  await insertRow(test.pool, 'snapshot_runs', run)
  for (const { caseId, status, district = 'Dover', isLate = false, hasException = false } of snapshots) {
    await insertRow(test.pool, 'case_snapshots', {
      ...{ month_end: monthEnd, case_id: caseId, status, district },
      is_late: isLate,
      has_exception: hasException,
    })
  }
}

/** The numbers of a stage, or of a district's plans, from the oldest column to the newest. */
const stage = ({ casesByStage }: CaseloadReport, status: CaseStatus) =>
  casesByStage.find((row) => row.status === status)?.counts
const district = ({ plansByDistrict }: CaseloadReport, name: string | null) =>
  plansByDistrict.find((row) => row.district === name)?.counts

it('the last six month ends are those before today, or up to the month asked for', () => {
  expect(lastMonthEnds('2026-11-23')).toEqual([
    ...['2026-05-31', '2026-06-30', '2026-07-31'],
    ...['2026-08-31', '2026-09-30', '2026-10-31'],
  ])
  expect(lastMonthEnds('2026-11-30').at(-1)).toBe('2026-10-31')
  expect(lastMonthEnds('2026-11-23', '2024-02').slice(-2)).toEqual(['2024-01-31', '2024-02-29'])
})

describe('the caseload of councillors', () => {
  let moved: string

  beforeAll(async () => {
    // What stands now: a plan that moved from Dover to Thanet, a late draft, two cases that have ended.
    moved = await aCaseIn('IN_REVIEW', 'Thanet')
    const late = await aCaseIn('DRAFTING', 'Dover')
    await aDuty(test.pool, { caseId: late, kind: 'final-plan', legalOn: '2026-11-22' })
    const excused = await aCaseIn('ASSESSING', null)
    await aDuty(test.pool, { caseId: excused, kind: 'tell-no-plan', legalOn: '2026-11-22' })
    await anEvent(test.pool, excused, 'exception-recorded', '2026-11-10')
    const dueToday = await aCaseIn('FINAL_ISSUED', null)
    await aDuty(test.pool, { caseId: dueToday, kind: 'review', legalOn: '2026-11-23' })
    const ended = await aCaseIn('PLAN_CEASED', 'Thanet')
    await aCaseIn('CLOSED_DECEASED', 'Dover')

    await aMonthEnd('2026-09-30', [
      { caseId: moved, status: 'FINAL_ISSUED' },
      { caseId: ended, status: 'CEASING_PLAN', isLate: true, hasException: true },
      { caseId: late, status: 'ASSESSING', isLate: true },
    ])
    await aMonthEnd('2026-10-31', [
      { caseId: moved, status: 'IN_REVIEW', district: null },
      { caseId: ended, status: 'PLAN_CEASED' },
      { caseId: late, status: 'DRAFTING', hasException: true },
    ])
  })

  it('has six month ends and today, and no number where no snapshot was taken', async () => {
    const found = await report()

    expect(found.columns).toEqual([
      { on: '2026-05-31', isNow: false, isTaken: false },
      { on: '2026-06-30', isNow: false, isTaken: false },
      { on: '2026-07-31', isNow: false, isTaken: false },
      { on: '2026-08-31', isNow: false, isTaken: false },
      { on: '2026-09-30', isNow: false, isTaken: true },
      { on: '2026-10-31', isNow: false, isTaken: true },
      { on: '2026-11-23', isNow: true, isTaken: true },
    ])
    expect(found.totals).toEqual({
      cases: [null, null, null, null, 3, 2, 4],
      plans: [null, null, null, null, 2, 1, 2],
      late: [null, null, null, null, 2, 0, 2],
      lateWithException: [null, null, null, null, 1, 0, 1],
    })
  })

  it('counts a plan in the district it was in then, and those without one by themselves', async () => {
    const found = await report()

    expect(found.plansByDistrict.map((row) => row.district)).toEqual(['Dover', 'Thanet', null])
    expect(district(found, 'Dover')?.slice(4)).toEqual([2, 0, 0])
    expect(district(found, 'Thanet')?.slice(4)).toEqual([0, 0, 1])
    expect(district(found, null)?.slice(4)).toEqual([0, 1, 1])
  })

  it('counts every stage of a live case, also those with nobody in them, and no other', async () => {
    const found = await report()

    expect(stage(found, 'IN_REVIEW')?.slice(4)).toEqual([0, 1, 1])
    expect(stage(found, 'DRAFTING')?.slice(4)).toEqual([0, 1, 1])
    expect(stage(found, 'REASSESSING')?.slice(4)).toEqual([0, 0, 0])
    expect(found.casesByStage).toHaveLength(13)
    expect(stage(found, 'PLAN_CEASED')).toBeUndefined()
  })

  it('adds up: stages to all cases, stages with a plan and districts to all plans', async () => {
    const found = await report()
    const sum = (rows: { counts: (number | null)[] }[]) =>
      found.columns.map((_, at) => rows.reduce((all, { counts }) => all + (counts[at] ?? 0), 0)).slice(4)

    expect(sum(found.casesByStage)).toEqual(found.totals.cases.slice(4))
    expect(sum(found.casesByStage.filter(({ hasPlan }) => hasPlan))).toEqual(found.totals.plans.slice(4))
    expect(sum(found.plansByDistrict)).toEqual(found.totals.plans.slice(4))
  })

  it('of an earlier month ends with that month, without today', async () => {
    const found = await report('2026-09')

    expect(found.columns.map(({ on }) => on).slice(-2)).toEqual(['2026-08-31', '2026-09-30'])
    expect(found.totals.cases).toEqual([null, null, null, null, null, 3])
  })

  it('of a year that is over ends with its December', async () => {
    const { columns } = (await staff.get('/api/staff/reports/caseload?year=2025')).json<CaseloadReport>()

    expect(columns.map(({ on }) => on)).toEqual([
      ...['2025-07-31', '2025-08-31', '2025-09-30', '2025-10-31', '2025-11-30', '2025-12-31'],
    ])
  })

  it('does not follow what changes afterwards', async () => {
    await test.pool.query("update cases set status = 'AMENDING_PLAN' where id = $1", [moved])

    const found = await report()

    expect(stage(found, 'IN_REVIEW')?.slice(4)).toEqual([0, 1, 0])
    expect(stage(found, 'AMENDING_PLAN')?.slice(4)).toEqual([0, 0, 1])
  })
})

it.each(['2026-13', '2026', 'last', '2026-1'])('a month that is none is refused: %s', async (month) => {
  expect((await staff.get(`/api/staff/reports/caseload?month=${month}`)).statusCode).toBe(400)
})
