import type { ReviewsReport } from '@send-hub/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../test/build-test-app.ts'
import {
  aCase,
  aDuty,
  anEvent,
  aStaffMember,
  type CaseWanted,
  withoutDuties,
} from '../../../test/factories/index.ts'
import type { Visitor } from '../../../test/visitor.ts'

/** Today is Monday 23 November 2026. */
let test: TestApp
let staff: Visitor

beforeAll(async () => {
  test = await buildTestApp()
  staff = await test.signInStaff((await aStaffMember(test.pool)).email)
})
afterAll(() => test?.close())

const report = async (year: number): Promise<ReviewsReport> => {
  const answer = await staff.get(`/api/staff/reports/reviews?year=${year}`)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}
const monthOf = async (month: string) =>
  (await report(Number(month.slice(0, 4)))).months.find((each) => each.month === month)

async function aPlan(startedOn: string, more: CaseWanted = {}): Promise<string> {
  const columns = { plan_started_on: startedOn, ...more.columns }
  return withoutDuties(test.pool, (await aCase(test.pool, { status: 'FINAL_ISSUED', ...more, columns })).id)
}

async function aReview(caseId: string, meetingOn: string, decidedOn: string): Promise<void> {
  await anEvent(test.pool, caseId, 'review-meeting-held', meetingOn)
  await anEvent(test.pool, caseId, 'review-kept-plan', decidedOn)
}

describe('a decision within four weeks of the meeting', () => {
  it('is one on the 28th day; the 29th is too late', async () => {
    await aReview(await aPlan('2023-06-01'), '2024-03-01', '2024-03-29')
    await aReview(await aPlan('2023-06-01'), '2024-03-01', '2024-03-30')
    await aReview(await aPlan('2023-06-01'), '2024-03-04', '2024-03-04')

    expect(await monthOf('2024-03')).toMatchObject({
      completed: 3,
      withMeeting: 3,
      decidedIn4Weeks: 2,
      decidedIn4WeeksPercent: 66.7,
    })
  })

  it('without a meeting on record is completed, and is not measured', async () => {
    await anEvent(test.pool, await aPlan('2023-06-01'), 'review-to-amend', '2024-04-10')

    expect(await monthOf('2024-04')).toMatchObject({
      completed: 1,
      withMeeting: 0,
      decidedIn4Weeks: 0,
      decidedIn4WeeksPercent: null,
    })
  })

  it('counts from the day the meeting was set for where nobody recorded that it was held', async () => {
    const caseId = await aPlan('2023-06-01')
    const details = { meetingOn: '2024-05-02' }
    await anEvent(test.pool, caseId, 'review-arranged', '2024-03-01', { details })
    await anEvent(test.pool, caseId, 'review-to-cease', '2024-05-30')

    expect(await monthOf('2024-05')).toMatchObject({ withMeeting: 1, decidedIn4Weeks: 1 })
  })

  it('of the second review counts from the second meeting', async () => {
    const caseId = await aPlan('2017-06-01')
    await aReview(caseId, '2018-05-01', '2018-05-20')
    await aReview(caseId, '2019-05-01', '2019-06-20')

    expect(await monthOf('2018-05')).toMatchObject({ completed: 1, decidedIn4Weeks: 1 })
    expect(await monthOf('2019-06')).toMatchObject({ completed: 1, decidedIn4Weeks: 0 })
  })

  it('that a return brought counts too, once', async () => {
    const returned = (lastReview: string) => ({
      columns: { return_items: JSON.stringify({ activePlan: { reviewMeeting: '2022-03-01', lastReview } }) },
    })
    await aPlan('2020-06-01', returned('2022-03-29'))
    await aPlan('2020-06-01', returned('2022-03-30'))
    await aReview(await aPlan('2020-06-01', returned('2022-03-20')), '2022-03-01', '2022-03-20')

    expect(await monthOf('2022-03')).toMatchObject({ completed: 3, withMeeting: 3, decidedIn4Weeks: 2 })
  })
})

describe('reviews due', () => {
  it('belong to the month of their legal day, done or not, early or late', async () => {
    // A plan of 2 July 2020 is to be reviewed by 1 July 2021.
    await aReview(await aPlan('2020-07-02'), '2021-06-01', '2021-06-20')
    await aReview(await aPlan('2020-07-02'), '2021-06-01', '2021-07-02')
    await aDuty(test.pool, { caseId: await aPlan('2020-07-02'), kind: 'review', legalOn: '2021-07-01' })

    expect(await monthOf('2021-07')).toMatchObject({ due: 3, doneInTime: 1, completed: 1 })
    expect(await monthOf('2021-06')).toMatchObject({ due: 0, completed: 1 })
  })

  it('of the whole year are the sum of its months', async () => {
    const { months, whole } = await report(2024)
    const sum = (name: 'due' | 'completed' | 'decidedIn4Weeks') =>
      months.reduce((all, month) => all + month[name], 0)

    expect(months).toHaveLength(12)
    expect([whole.due, whole.completed, whole.decidedIn4Weeks]).toEqual([
      sum('due'),
      sum('completed'),
      sum('decidedIn4Weeks'),
    ])
    expect(whole.completed).toBe(5)
  })
})

it('what is overdue now counts reviews and decisions apart, whatever the year', async () => {
  const before = (await report(2015)).overdueNow
  const caseId = await aPlan('2025-06-01')
  await aDuty(test.pool, { caseId, kind: 'review', legalOn: '2026-11-22' })
  await aDuty(test.pool, { caseId, kind: 'review-decision', legalOn: '2026-11-20' })
  await aDuty(test.pool, { caseId: await aPlan('2025-06-01'), kind: 'review', legalOn: '2026-11-23' })

  const { overdueNow } = await report(2015)

  expect([overdueNow.reviews - before.reviews, overdueNow.decisions - before.decisions]).toEqual([1, 1])
})

describe('moves to the next phase', () => {
  it('tell a final plan from a setting named', async () => {
    const inYear6 = { child: { birthOn: '2014-05-04' }, receivedOn: '2018-12-01' }
    // Moves in September 2025: the last safe day was 14 February 2025.
    const both = await aPlan('2019-05-01', inYear6)
    await anEvent(test.pool, both, 'plan-amended', '2025-01-20')
    await anEvent(test.pool, both, 'phase-place-named', '2025-01-20')
    await anEvent(test.pool, await aPlan('2019-05-01', inYear6), 'phase-place-named', '2025-02-10')
    const finalOnly = await aPlan('2019-05-01', inYear6)
    await anEvent(test.pool, finalOnly, 'plan-amended', '2024-09-01')
    await aDuty(test.pool, { caseId: finalOnly, kind: 'phase-transfer', legalOn: '2025-02-14' })
    const neither = await aPlan('2019-05-01', inYear6)
    await anEvent(test.pool, neither, 'plan-amended', '2024-08-31')
    await aDuty(test.pool, { caseId: neither, kind: 'phase-transfer', legalOn: '2025-02-14' })

    expect((await report(2025)).phaseTransfers).toEqual([
      { lastDay: '2025-02-14', plans: 4, planFinal: 2, settingNamed: 2 },
    ])
  })
})
