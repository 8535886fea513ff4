import type { PhaseBoard, ReviewMonths } from '@send-hub/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import {
  aCase,
  aDuty,
  anEvent,
  aStaffMember,
  type CaseWanted,
  withoutDuties,
} from '../../../../test/factories/index.ts'
import type { Visitor } from '../../../../test/visitor.ts'

/** Today is Monday 23 November 2026. */
let test: TestApp
let staff: Visitor

beforeAll(async () => {
  test = await buildTestApp()
  staff = await test.signInStaff((await aStaffMember(test.pool)).email)
})
afterAll(() => test?.close())

/** A plan that began on a day, with no duty but those the test gives it, of an officer of the test's own. */
async function anOfficer() {
  const { id: officerId } = await aStaffMember(test.pool, { team: 'casework' })
  const aPlan = async (startedOn = '2025-03-12', more: CaseWanted = {}) => {
    const columns = { plan_started_on: startedOn, ...more.columns }
    const made = await aCase(test.pool, { status: 'FINAL_ISSUED', officerId, ...more, columns })
    return withoutDuties(test.pool, made.id)
  }
  const board = async <Board>(name: 'reviews' | 'phase'): Promise<Board> => {
    const answer = await staff.get(`/api/staff/caseload/${name}?officer=${officerId}`)
    expect(answer.statusCode, answer.body).toBe(200)
    return answer.json()
  }
  return { aPlan, board }
}

describe('the reviews of the year ahead', () => {
  const lines = ({ items }: ReviewMonths) =>
    items
      .filter(({ due, done }) => due + done > 0)
      .map(({ month, due, done, toDo, arranged, late }) => [month, due, done, toDo, arranged, late])

  it('are twelve months from this one, after all that is overdue from before', async () => {
    const { board } = await anOfficer()

    const { items } = await board<ReviewMonths>('reviews')

    expect(items.map(({ month }) => month)).toEqual([
      null,
      ...['2026-11', '2026-12', '2027-01', '2027-02', '2027-03', '2027-04', '2027-05', '2027-06'],
      ...['2027-07', '2027-08', '2027-09', '2027-10'],
    ])
  })

  it('say what is still to do, arranged, and late', async () => {
    const { aPlan, board } = await anOfficer()
    for (const legalOn of [
      '2026-10-31',
      '2026-11-01',
      '2026-11-23',
      '2026-12-31',
      '2027-10-31',
      '2027-11-01',
    ]) {
      await aDuty(test.pool, { caseId: await aPlan(), kind: 'review', legalOn })
    }
    const arranged = await aPlan(undefined, { status: 'IN_REVIEW' })
    await aDuty(test.pool, { caseId: arranged, kind: 'review', legalOn: '2026-12-01' })

    expect(lines(await board<ReviewMonths>('reviews'))).toEqual([
      [null, 1, 0, 1, 0, 1],
      ['2026-11', 2, 0, 2, 0, 1],
      ['2026-12', 2, 0, 2, 1, 0],
      ['2027-10', 1, 0, 1, 0, 0],
    ])
  })

  it('count a review that was completed early as done in the month it was due', async () => {
    const { aPlan, board } = await anOfficer()
    // The plan of 12 March 2026 is due by 11 March 2027; decided in November, the next is due in November 2027.
    const caseId = await aPlan('2026-03-12')
    await anEvent(test.pool, caseId, 'review-kept-plan', '2026-11-10')
    await aDuty(test.pool, { caseId, kind: 'review', legalOn: '2027-11-09' })

    expect(lines(await board<ReviewMonths>('reviews'))).toEqual([['2027-03', 1, 1, 0, 0, 0]])
  })

  it('count from the review before, be it the hub’s or one that a return brought', async () => {
    const { aPlan, board } = await anOfficer()
    const after = await aPlan('2019-03-12')
    await anEvent(test.pool, after, 'review-to-amend', '2025-12-05')
    await anEvent(test.pool, after, 'review-kept-plan', '2026-11-20')
    const returned = await aPlan('2019-03-12', {
      columns: { return_items: JSON.stringify({ activePlan: { lastReview: '2026-01-20' } }) },
    })
    await anEvent(test.pool, returned, 'review-kept-plan', '2026-11-02')

    expect(lines(await board<ReviewMonths>('reviews'))).toEqual([
      ['2026-12', 1, 1, 0, 0, 0],
      ['2027-01', 1, 1, 0, 0, 0],
    ])
  })

  it('do not count a decision that was recorded by mistake', async () => {
    const { aPlan, board } = await anOfficer()
    const caseId = await aPlan('2026-03-12')
    const wrong = await anEvent(test.pool, caseId, 'review-kept-plan', '2026-11-10')
    await anEvent(test.pool, caseId, 'event-corrected', '2026-11-11', { corrects: wrong.id })

    expect(lines(await board<ReviewMonths>('reviews'))).toEqual([])
  })
})

describe('the phase-transfer board', () => {
  const inYear6 = { child: { birthOn: '2016-05-04' } }
  const inYear11 = { child: { birthOn: '2011-05-04' } }

  it('shows the two great days even when nobody moves, with the days left', async () => {
    const { board } = await anOfficer()

    expect(await board<PhaseBoard>('phase')).toEqual({
      cohorts: [
        {
          lastDay: '2027-02-14',
          actBy: '2027-02-12',
          daysLeft: 83,
          plans: 0,
          named: 0,
          toDo: 0,
          byStage: [],
        },
        {
          lastDay: '2027-03-30',
          actBy: '2027-03-25',
          daysLeft: 127,
          plans: 0,
          named: 0,
          toDo: 0,
          byStage: [],
        },
      ],
    })
  })

  it('counts who must have a place named, who has, and where the others stand', async () => {
    const { aPlan, board } = await anOfficer()
    for (const status of ['FINAL_ISSUED', 'IN_REVIEW', 'IN_REVIEW', 'AMENDING_PLAN'] as const) {
      await aDuty(test.pool, {
        caseId: await aPlan(undefined, { status, ...inYear6 }),
        kind: 'phase-transfer',
        legalOn: '2027-02-14',
      })
    }
    await anEvent(test.pool, await aPlan(undefined, inYear6), 'phase-place-named', '2026-11-20')
    await anEvent(test.pool, await aPlan(undefined, inYear11), 'phase-place-named', '2026-11-20')
    const college = await aPlan(undefined, inYear11)
    await aDuty(test.pool, { caseId: college, kind: 'phase-transfer', legalOn: '2027-04-01' })

    const { cohorts } = await board<PhaseBoard>('phase')

    expect(cohorts.map(({ lastDay, plans, named, toDo }) => [lastDay, plans, named, toDo])).toEqual([
      ['2027-02-14', 5, 1, 4],
      ['2027-03-30', 1, 1, 0],
      ['2027-04-01', 1, 0, 1],
    ])
    expect(cohorts[0]?.byStage.map(({ status, plans }) => [status, plans])).toEqual([
      ['IN_REVIEW', 2],
      ['AMENDING_PLAN', 1],
      ['FINAL_ISSUED', 1],
    ])
  })

  it('keeps a place named for the move that staff set, and leaves out one named by mistake', async () => {
    const { aPlan, board } = await anOfficer()
    const infant = await aPlan(undefined, { child: { birthOn: '2019-10-04' } })
    const details = { phase: 'infant-to-junior', startsOn: '2027-09-01' }
    await anEvent(test.pool, infant, 'phase-transfer-set', '2026-09-20', { details })
    await anEvent(test.pool, infant, 'phase-place-named', '2026-11-20')
    const inError = await aPlan(undefined, inYear6)
    const wrong = await anEvent(test.pool, inError, 'phase-place-named', '2026-11-20')
    await anEvent(test.pool, inError, 'event-corrected', '2026-11-21', { corrects: wrong.id })

    const { cohorts } = await board<PhaseBoard>('phase')

    expect(cohorts[0]).toMatchObject({ lastDay: '2027-02-14', plans: 1, named: 1, toDo: 0 })
  })

  it('keeps a day that has passed while a place is still to be named', async () => {
    const { aPlan, board } = await anOfficer()
    await aDuty(test.pool, { caseId: await aPlan(), kind: 'phase-transfer', legalOn: '2026-02-14' })

    expect((await board<PhaseBoard>('phase')).cohorts[0]).toMatchObject({
      lastDay: '2026-02-14',
      daysLeft: -282,
    })
  })
})
