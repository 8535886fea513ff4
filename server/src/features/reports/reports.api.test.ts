import type { RequestsReport, TimelinessReport } from '@send-hub/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../test/build-test-app.ts'
import { aCase, aStaffMember } from '../../../test/factories/index.ts'
import { insertRow } from '../../../test/factories/insert-row.ts'
import type { Visitor } from '../../../test/visitor.ts'
import { addDays } from '../../platform/calendar/index.ts'
import { newId } from '../../platform/ids.ts'

let test: TestApp
let staff: Visitor
beforeAll(async () => {
  test = await buildTestApp()
  staff = await test.signInStaff((await aStaffMember(test.pool)).email)
})
afterAll(() => test?.close())

const report = async <Report>(name: string, year?: number): Promise<Report> =>
  (await staff.get(`/api/staff/reports/${name}${year ? `?year=${year}` : ''}`)).json()

/** A plan that came so many days after the request. */
const aPlan = (startedOn: string, days: number, more: { isExcused?: boolean; columns?: object } = {}) =>
  aCase(test.pool, {
    status: 'FINAL_ISSUED',
    receivedOn: addDays(startedOn, -days),
    hasWeek20Exception: more.isExcused ?? false,
    columns: { plan_started_on: startedOn, ...more.columns },
  })

describe('the 20-week measure', () => {
  it('counts 140 days as in time, 141 as late, 364 as within a year, 365 as more', async () => {
    for (const days of [0, 139, 140, 141, 364, 365]) await aPlan('2021-06-30', days)

    expect(await report<TimelinessReport>('timeliness', 2021)).toEqual({
      year: 2021,
      plansIssued: 6,
      plansWithException: 0,
      within20Weeks: 3,
      within20WeeksPercent: 50,
      excludingExceptions: { plansIssued: 6, within20Weeks: 3, within20WeeksPercent: 50 },
      from20WeeksToAYear: 2,
      overAYear: 1,
    })
  })

  it('leaves out plans that moved in, also where nobody knows from which council, and counts no change as a plan', async () => {
    const { id } = await aPlan('2020-03-02', -200)
    const { id: changed } = await aPlan('2020-05-04', 100)
    const write = (caseId: string, kind: string, on: string) =>
      insertRow(test.pool, 'case_events', {
        ...{ id: newId(), case_id: caseId, kind, happened_on: on, recorded_at: `${on}T12:00:00Z` },
        ...{ recorded_by_kind: 'staff', is_visible_to_family: true },
      })
    await write(id, 'plan-transferred-in', '2020-09-18')
    await write(changed, 'plan-amended', '2020-11-02')
    await write(changed, 'reassessment-agreed', '2020-11-09')

    expect(await report('timeliness', 2020)).toMatchObject({ plansIssued: 1, within20Weeks: 1 })
  })

  it('belongs to the year of issue, from its first day to its last', async () => {
    for (const on of ['2021-12-31', '2022-01-01', '2022-12-31', '2023-01-01']) await aPlan(on, 100)

    expect(await report('timeliness', 2022)).toMatchObject({ plansIssued: 2, within20Weeks: 2 })
  })

  it('leaves out of the headline those with an exception, in time or late', async () => {
    await aPlan('2024-03-01', 100)
    await aPlan('2024-03-01', 100, { isExcused: true })
    await aPlan('2024-03-01', 200, { isExcused: true })
    await aPlan('2024-03-01', 200)
    await aPlan('2024-03-01', 200)

    expect(await report('timeliness', 2024)).toMatchObject({
      plansIssued: 5,
      plansWithException: 2,
      within20Weeks: 2,
      within20WeeksPercent: 40,
      excludingExceptions: { plansIssued: 3, within20Weeks: 1, within20WeeksPercent: 33.3 },
    })
  })

  it('of a year without plans is no number, not nought', async () => {
    expect(await report('timeliness', 2016)).toMatchObject({
      plansIssued: 0,
      within20WeeksPercent: null,
      excludingExceptions: { within20WeeksPercent: null },
    })
  })

  it('is of this year when none is named', async () => {
    expect(await report('timeliness')).toMatchObject({ year: 2026 })
  })
})

describe('the report on requests', () => {
  it('counts what became of the requests received in the year', async () => {
    for (const [outcome, on] of [
      ['Y', '2019-01-01'],
      ['N', '2019-12-31'],
      ['A', '2019-06-01'],
      ['W', '2019-06-01'],
      ['H', '2019-06-01'],
      ['Y', '2018-12-31'],
      ['Y', '2020-01-01'],
    ] as const) {
      await aCase(test.pool, { receivedOn: on, columns: { request_outcome: outcome } })
    }

    expect((await report<RequestsReport>('requests', 2019)).requests).toEqual({
      received: 5,
      assess: 1,
      refused: 1,
      notYetDecided: 1,
      withdrawn: 1,
      decidedBeforeCollectionYear: 1,
    })
  })

  it('counts plans that ended by their reasons, and those without one', async () => {
    for (const reason of [1, 2, 3, 4, 5, 6, 7, 8, 9, null]) {
      await aCase(test.pool, {
        status: 'PLAN_CEASED',
        receivedOn: '2016-01-04',
        columns: { plan_ceased_on: '2017-05-01', cease_reason: reason },
      })
    }

    expect((await report<RequestsReport>('requests', 2017)).plansCeased).toEqual({
      total: 10,
      maxAge: 1,
      needsMet: 1,
      higherEducation: 1,
      paidWork: 1,
      movedToAnotherLa: 1,
      noLongerEngages: 1,
      leftEngland: 1,
      deceased: 1,
      other: 1,
      notRecorded: 1,
    })
  })

  it('takes its census day from the return of that year', async () => {
    await insertRow(test.pool, 'import_runs', {
      id: newId(),
      lea: '886',
      collection_year: 2019,
      reference_on: '2019-01-17',
      file_sha256: 'x',
      started_at: '2019-02-01T10:00:00Z',
      finished_at: '2019-02-01T10:00:00Z',
      counts: {},
    })

    expect(await report('requests', 2018)).toMatchObject({ censusOn: '2019-01-17' })
    expect(await report('requests', 2015)).toMatchObject({ censusOn: '2016-01-01' })
    expect(await report('requests', 2026)).toMatchObject({ censusOn: '2026-11-23' })
  })
})

describe('a report that does not exist', () => {
  it.each([
    'timeliness?year=1999',
    'timeliness?year=2101',
    'timeliness?year=abc',
    'secrets',
    'timeliness?year=2024&year=2025',
  ])('such as %s is not right', async (path) => {
    expect((await staff.get(`/api/staff/reports/${path}`)).statusCode).toBe(400)
  })
})
