import { caseStatuses, Duty, type DutyKind } from '@send-hub/shared'
import { expect, test } from 'vitest'
import { type Day, englandAndWales } from '../../../platform/calendar/index.ts'
import { type CaseFacts, factsAtReceipt } from './case-facts.ts'
import { isLate, nextDuty } from './next-duty.ts'
import { reckonDuties } from './reckon-duties.ts'
import { timeLimits } from './rules.ts'

// Received Mon 7 Sep 2026: week 6 is 19 Oct, week 16 is 28 Dec, week 20 is 25 Jan 2027.
const aCase = (changes: Partial<CaseFacts> = {}): CaseFacts => ({
  ...factsAtReceipt('2026-09-07'),
  ...changes,
})
const assessing = (changes: Partial<CaseFacts> = {}) =>
  aCase({ status: 'ASSESSING', assessOutcome: 'yes', assessDecisionOn: '2026-10-16', ...changes })
const reckon = (facts: CaseFacts, today: Day) => reckonDuties(facts, today, timeLimits, englandAndWales)
const dutyOf = (kind: DutyKind, facts: CaseFacts, today: Day) =>
  reckon(facts, today).find((duty) => duty.kind === kind)

test('a new request owes a decision and a plan', () => {
  const duties = reckon(aCase(), '2026-09-07')

  expect(duties.map((duty) => [duty.kind, duty.state])).toEqual([
    ['decide-to-assess', 'due'],
    ['final-plan', 'due'],
  ])
})

test('a step is not late on its legal date, and one day late the day after', () => {
  expect(dutyOf('decide-to-assess', aCase(), '2026-10-19')).toMatchObject({ state: 'due', lateByDays: 0 })
  expect(dutyOf('decide-to-assess', aCase(), '2026-10-20')).toMatchObject({ state: 'late', lateByDays: 1 })
})

test('a step done late stays late for good', () => {
  const facts = assessing({ assessDecisionOn: '2026-10-22' })

  for (const today of ['2026-10-22', '2030-01-01']) {
    expect(dutyOf('decide-to-assess', facts, today)).toMatchObject({
      state: 'met-late',
      metOn: '2026-10-22',
      lateByDays: 3,
    })
  }
})

test('week 16 stands while the answer could be no', () => {
  expect(dutyOf('tell-no-plan', assessing(), '2026-12-28')).toMatchObject({ state: 'due' })
  expect(dutyOf('tell-no-plan', assessing({ status: 'DECIDING_TO_ISSUE' }), '2026-12-30')).toMatchObject({
    state: 'late',
    lateByDays: 2,
  })
})

test('an overturned refusal without its day on record starts no count: no date is better than a wrong one', () => {
  const facts = assessing({ assessOutcome: 'no' })

  expect(dutyOf('tell-no-plan', facts, '2027-06-01')).toBeUndefined()
  expect(dutyOf('final-plan', facts, '2027-06-01')).toBeUndefined()
})

test('once a plan is decided there is no week 16, neither met nor late', () => {
  const facts = assessing({ status: 'DRAFTING', planDecisionOn: '2027-01-04' })

  expect(dutyOf('tell-no-plan', facts, '2027-01-05')).toBeUndefined()
})

test('a no told in week 17 is late, and no plan is owed', () => {
  const facts = assessing({ status: 'NOT_ISSUING', noPlanToldOn: '2027-01-04' })

  expect(dutyOf('tell-no-plan', facts, '2027-06-01')).toMatchObject({ state: 'met-late', lateByDays: 7 })
  expect(dutyOf('final-plan', facts, '2027-06-01')).toBeUndefined()
})

test('a refusal to assess leaves nothing owed', () => {
  const facts = aCase({ status: 'REFUSED_TO_ASSESS', assessOutcome: 'no', assessDecisionOn: '2026-10-12' })

  expect(reckon(facts, '2027-06-01').map((duty) => [duty.kind, duty.state])).toEqual([
    ['decide-to-assess', 'met'],
  ])
})

test('after a refusal is overturned the weeks run from that day, and the first decision stays as it was', () => {
  const facts = assessing({
    assessOutcome: 'no',
    assessDecisionOn: '2026-10-12',
    assessOverturnedOn: '2027-03-01',
  })

  expect(dutyOf('decide-to-assess', facts, '2027-03-02')).toMatchObject({ metOn: '2026-10-12' })
  expect(dutyOf('tell-no-plan', facts, '2027-03-02')).toMatchObject({ state: 'due', legalDate: '2027-05-10' })
  expect(dutyOf('final-plan', facts, '2027-03-02')).toMatchObject({ state: 'due', legalDate: '2027-06-07' })
})

test('T27: after an order of 3 Nov 2026 to make a plan, the final one is due by 19 Jan 2027', () => {
  const facts = aCase({
    receivedOn: '2026-01-05',
    status: 'DRAFTING',
    assessOutcome: 'yes',
    noPlanToldOn: '2026-04-20',
    noPlanOverturnedOn: '2026-11-03',
  })

  expect(dutyOf('final-plan', facts, '2026-11-04')).toMatchObject({ state: 'due', legalDate: '2027-01-19' })
})

test('the final plan is met, or met late, by the day it was sent, also when it has ended since', () => {
  const inTime = assessing({ status: 'FINAL_ISSUED', finalIssuedOn: '2027-01-25' })
  const late = assessing({ status: 'PLAN_CEASED', finalIssuedOn: '2027-01-26' })

  expect(dutyOf('final-plan', inTime, '2028-01-01')).toMatchObject({ state: 'met', lateByDays: 0 })
  expect(dutyOf('final-plan', late, '2028-01-01')).toMatchObject({ state: 'met-late', lateByDays: 1 })
})

test('a step that must have been done, but with no day on record, is not called late', () => {
  const facts = aCase({ status: 'FINAL_ISSUED' })

  expect(reckon(facts, '2030-01-01').map((duty) => duty.state)).toEqual(['not-recorded', 'not-recorded'])
})

test('an exception excuses and moves nothing', () => {
  const facts = assessing({
    exceptions: [{ duties: ['final-plan'], code: 'AWAY', evidence: 'Letter', toldFamilyOn: '2027-01-04' }],
  })

  expect(dutyOf('final-plan', facts, '2027-02-01')).toMatchObject({
    legalDate: '2027-01-25',
    state: 'late',
    lateByDays: 7,
    exception: 'AWAY',
  })
  expect(dutyOf('tell-no-plan', facts, '2027-02-01')?.exception).toBeNull()
})

test('a missed appointment excuses those asked for advice, never the council', () => {
  const facts = assessing({
    exceptions: [{ duties: ['final-plan'], code: 'MISSED_APPT', evidence: 'Note', toldFamilyOn: null }],
  })

  expect(dutyOf('final-plan', facts, '2027-02-01')?.exception).toBeNull()
})

test('the newest promise is the one shown; it moves no date either', () => {
  const facts = assessing({
    promises: [
      { duty: 'final-plan', promisedOn: '2027-03-15', madeOn: '2027-03-02', reason: 'that we are short' },
      {
        duty: 'final-plan',
        promisedOn: '2027-03-01',
        madeOn: '2027-01-26',
        reason: 'that a report is missing',
      },
    ],
  })

  expect(dutyOf('final-plan', facts, '2027-03-03')).toMatchObject({
    legalDate: '2027-01-25',
    promisedDate: '2027-03-15',
    reason: 'that we are short',
  })
})

test('closing a case ends what was owed, and keeps how late it was', () => {
  const inTime = assessing({ status: 'CLOSED_MOVED', closedOn: '2026-11-02' })
  const late = assessing({ status: 'CLOSED_WITHDRAWN', closedOn: '2027-02-04' })

  expect(dutyOf('final-plan', inTime, '2028-01-01')).toMatchObject({ state: 'ended', lateByDays: 0 })
  expect(dutyOf('final-plan', late, '2028-01-01')).toMatchObject({ state: 'ended-late', lateByDays: 10 })
  expect(isLate(reckon(late, '2028-01-01'))).toBe(false)
})

test('the family’s days run from the newest draft, and nobody is late on them', () => {
  const drafts = assessing({ status: 'DRAFT_WITH_FAMILY', draftServedOn: ['2027-01-11', '2026-12-21'] })

  expect(dutyOf('family-comments', drafts, '2027-01-25')).toMatchObject({
    legalDate: '2027-01-25',
    state: 'window',
  })
  expect(dutyOf('family-comments', drafts, '2027-01-26')).toMatchObject({ state: 'ended', lateByDays: 0 })
})

test('a reply to an earlier draft does not answer the newest', () => {
  const drafts = assessing({
    status: 'DRAFT_WITH_FAMILY',
    draftServedOn: ['2026-12-21', '2027-01-11'],
    draftCommentsOn: '2026-12-30',
  })

  expect(dutyOf('family-comments', drafts, '2027-01-12')?.metOn).toBeNull()
  expect(dutyOf('family-comments', { ...drafts, draftCommentsOn: '2027-01-12' }, '2027-01-12')).toMatchObject(
    {
      state: 'met',
    },
  )
})

test('the duty that presses most is the earliest one not done', () => {
  expect(nextDuty(reckon(aCase(), '2026-09-08'))?.kind).toBe('decide-to-assess')
  expect(nextDuty(reckon(assessing({ status: 'DRAFTING' }), '2026-11-01'))?.kind).toBe('final-plan')
  expect(nextDuty(reckon(aCase({ status: 'FINAL_ISSUED' }), '2026-11-01'))).toBeNull()
})

test('every stage can be reckoned and gives what the API declares', () => {
  for (const status of caseStatuses) {
    const facts = aCase({ status, draftServedOn: ['2026-12-21'], settingsConsultedOn: ['2026-12-22'] })
    for (const duty of reckon(facts, '2027-05-01')) expect(() => Duty.parse(duty), status).not.toThrow()
  }
})

test('a request from before the law began is refused, not guessed', () => {
  expect(() => reckon(aCase({ receivedOn: '2014-08-31' }), '2026-01-01')).toThrow(
    'No time limit "decide-to-assess" is in force on 2014-08-31',
  )
})
