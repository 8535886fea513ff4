import type { Duty, DutyKind } from '@send-hub/shared'
import { expect, test } from 'vitest'
import { type Day, englandAndWales } from '../../../platform/calendar/index.ts'
import { type CaseFacts, factsAtReceipt } from './case-facts.ts'
import { nextDuty } from './next-duty.ts'
import { reckonDuties } from './reckon-duties.ts'
import { timeLimits } from './rules.ts'

/** A plan of 12 Mar 2026 for a child of eight, whose age brings no move. */
const aPlan = (changes: Partial<CaseFacts> = {}): CaseFacts => ({
  ...factsAtReceipt('2025-10-23'),
  status: 'FINAL_ISSUED',
  finalIssuedOn: '2026-03-12',
  birthOn: '2018-01-10',
  onRecordSince: '2025-10-23',
  ...changes,
})
const reckon = (facts: CaseFacts, today: Day) => reckonDuties(facts, today, timeLimits, englandAndWales)
const dutyOf = (kind: DutyKind, facts: CaseFacts, today: Day): Duty | undefined =>
  reckon(facts, today).find((duty) => duty.kind === kind)
const review = (changes: Partial<CaseFacts['reviews'][number]> = {}) => ({
  ...{ meetingOn: '2027-01-20', reportOn: null, decidedOn: null },
  ...changes,
})

test('a plan owes its first review within the year, and is late the day after', () => {
  expect(dutyOf('review', aPlan(), '2027-03-11')).toMatchObject({ state: 'due', legalDate: '2027-03-11' })
  expect(dutyOf('review', aPlan(), '2027-03-12')).toMatchObject({ state: 'late', lateByDays: 1 })
})

test('the decision ends a review, and the next is due within a year of it', () => {
  const facts = aPlan({ reviews: [review({ decidedOn: '2027-02-17' })] })

  expect(dutyOf('review', facts, '2027-03-12')).toMatchObject({ state: 'due', legalDate: '2028-02-16' })
})

test('changing the plan after a review starts no new year: the child would wait longer', () => {
  const facts = aPlan({
    reviews: [review({ decidedOn: '2027-02-17' })],
    amendments: [
      { noticeOn: '2027-02-17', meetingOn: '2027-01-20', isReassessment: false, endedOn: '2027-04-14' },
    ],
  })

  expect(dutyOf('review', facts, '2027-05-01')?.legalDate).toBe('2028-02-16')
})

test('the plan of a new assessment starts its own year', () => {
  const facts = aPlan({
    reassessments: [{ startedOn: '2026-09-01', endedOn: '2026-12-01', planSentOn: '2026-12-01' }],
  })

  expect(dutyOf('review', facts, '2027-01-01')?.legalDate).toBe('2027-11-30')
})

test('of a plan that came with an import long after its review, nobody knows that it was late', () => {
  const imported = aPlan({ finalIssuedOn: '2019-03-12', onRecordSince: '2026-11-22' })

  expect(dutyOf('review', imported, '2026-11-23')).toMatchObject({ state: 'not-recorded', lateByDays: 0 })
  expect(nextDuty(reckon(imported, '2026-11-23'))).toBeNull()
})

test('the review that a return tells of counts, and is late when its year ends after the import', () => {
  const imported = aPlan({
    finalIssuedOn: '2019-03-12',
    lastReviewOn: '2025-12-01',
    onRecordSince: '2026-11-22',
  })

  expect(dutyOf('review', imported, '2026-11-23')).toMatchObject({ state: 'due', legalDate: '2026-11-30' })
  expect(dutyOf('review', imported, '2026-12-01')).toMatchObject({ state: 'late', lateByDays: 1 })
})

test('a plan whose first day is not on record starts no count', () => {
  expect(dutyOf('review', aPlan({ finalIssuedOn: null }), '2027-03-12')).toBeUndefined()
})

test('papers come two weeks before the meeting, and nobody is late with them', () => {
  const facts = aPlan({ status: 'IN_REVIEW', reviews: [review()] })

  expect(dutyOf('review-papers', facts, '2027-01-06')).toMatchObject({
    state: 'window',
    legalDate: '2027-01-06',
  })
  expect(dutyOf('review-papers', facts, '2027-01-07')).toMatchObject({ state: 'ended', lateByDays: 0 })
})

test('a school’s late report is late, and makes no late council', () => {
  const facts = aPlan({ status: 'IN_REVIEW', reviews: [review()] })

  expect(dutyOf('review-report', facts, '2027-02-04')).toMatchObject({ state: 'late', lateByDays: 1 })
  expect(nextDuty(reckon(facts, '2027-02-04'))).toMatchObject({ kind: 'review-decision', state: 'due' })
})

test('without a day for the meeting only the review itself is owed', () => {
  const facts = aPlan({ status: 'IN_REVIEW', reviews: [review({ meetingOn: null })] })

  expect(dutyOf('review-decision', facts, '2027-02-04')).toBeUndefined()
  expect(dutyOf('review', facts, '2027-02-04')).toMatchObject({ state: 'due' })
})

test('a decision five weeks after the meeting is late for good', () => {
  const facts = aPlan({ reviews: [review({ decidedOn: '2027-02-24' })] })

  expect(dutyOf('review-decision', facts, '2029-01-01')).toMatchObject({ state: 'met-late', lateByDays: 7 })
})

test('changes without a review are finished eight weeks after the notice', () => {
  const amendment = { noticeOn: '2026-06-01', meetingOn: null, isReassessment: false, endedOn: null }
  const facts = aPlan({ status: 'AMENDING_PLAN', amendments: [amendment] })

  expect(dutyOf('amended-plan', facts, '2026-06-02')).toMatchObject({ state: 'due', legalDate: '2026-07-27' })
  expect(dutyOf('family-comments', facts, '2026-06-15')).toMatchObject({
    state: 'window',
    legalDate: '2026-06-15',
  })
})

test('the family’s time runs from the changes, not from the draft of years ago, and more time counts', () => {
  const amendment = { noticeOn: '2027-06-01', meetingOn: null, isReassessment: false, endedOn: null }
  const facts = aPlan({
    status: 'AMENDING_PLAN',
    draftServedOn: ['2026-02-01'],
    amendments: [amendment],
    commentsExtendedTo: '2027-06-25',
  })

  expect(dutyOf('family-comments', facts, '2027-06-20')).toMatchObject({
    state: 'window',
    legalDate: '2027-06-25',
  })
})

test('a new assessment is answered in 15 days and finished 14 weeks after the yes; its changes have no weeks besides', () => {
  const asked = aPlan({ reassessmentRequests: [{ on: '2026-09-01', answeredOn: null }] })
  const agreed = aPlan({
    status: 'AMENDING_PLAN',
    reassessmentRequests: [{ on: '2026-09-01', answeredOn: '2026-09-14' }],
    reassessments: [{ startedOn: '2026-09-14', endedOn: null, planSentOn: null }],
    amendments: [{ noticeOn: '2026-11-16', meetingOn: null, isReassessment: true, endedOn: null }],
  })

  expect(dutyOf('answer-reassessment', asked, '2026-09-16')).toMatchObject({ legalDate: '2026-09-16' })
  expect(dutyOf('answer-reassessment', agreed, '2026-12-01')).toMatchObject({ state: 'met' })
  expect(dutyOf('reassessed-plan', agreed, '2026-12-01')).toMatchObject({
    state: 'due',
    legalDate: '2026-12-21',
  })
  expect(dutyOf('amended-plan', agreed, '2026-12-01')).toBeUndefined()
})

test('a plan that moved in is written about in six weeks, and has at least three months to its review', () => {
  const facts = aPlan({
    finalIssuedOn: '2025-04-01',
    transferredIn: { on: '2027-01-06', lastReviewOn: '2026-02-01', letterSentOn: null },
  })

  expect(dutyOf('write-after-move-in', facts, '2027-01-07')).toMatchObject({ legalDate: '2027-02-17' })
  expect(dutyOf('final-plan', facts, '2027-01-07')).toBeUndefined()
  expect(dutyOf('review', facts, '2027-01-07')).toMatchObject({ state: 'due', legalDate: '2027-04-05' })
})

test('the old council sends the plan on in 15 working days, though its case is closed', () => {
  const moved = (changes: object) =>
    aPlan({
      status: 'CLOSED_MOVED',
      closedOn: '2026-12-14',
      transferredOut: { learntOn: '2026-12-14', sentOn: null, isKnown: true, ...changes },
    })

  expect(dutyOf('transfer-plan-out', moved({}), '2027-01-07')).toMatchObject({
    state: 'late',
    legalDate: '2027-01-06',
  })
  expect(dutyOf('transfer-plan-out', moved({ sentOn: '2027-01-04' }), '2027-02-01')).toMatchObject({
    state: 'met',
  })
  expect(dutyOf('transfer-plan-out', moved({ isKnown: false }), '2027-02-01')).toMatchObject({
    state: 'not-recorded',
  })
  expect(dutyOf('review', moved({}), '2027-06-01')).toMatchObject({ state: 'ended' })
})

test('when a plan ends, what was open ends with it, and late stays late', () => {
  const facts = aPlan({ status: 'PLAN_CEASED', closedOn: '2027-03-20' })

  expect(dutyOf('review', facts, '2028-01-01')).toMatchObject({ state: 'ended-late', lateByDays: 9 })
})

test('for a child under five a review is thought about after three to six months, and nobody is late', () => {
  const small = (changes: Partial<CaseFacts> = {}) => aPlan({ birthOn: '2023-05-01', ...changes })

  expect(dutyOf('under-five-review', small(), '2026-06-11')).toBeUndefined()
  expect(dutyOf('under-five-review', small(), '2026-06-12')).toMatchObject({
    state: 'window',
    legalDate: '2026-09-12',
  })
  expect(dutyOf('under-five-review', small(), '2026-12-01')).toMatchObject({ state: 'window', lateByDays: 0 })
  expect(
    dutyOf('under-five-review', small({ underFiveConsideredOn: '2026-09-01' }), '2026-10-01'),
  ).toBeUndefined()
  expect(dutyOf('under-five-review', aPlan(), '2026-12-01')).toBeUndefined()
})

test('the next school is owed from a year before the move, and met when the place is named', () => {
  const yearSix = (changes: Partial<CaseFacts> = {}) => aPlan({ birthOn: '2016-03-15', ...changes })

  expect(dutyOf('phase-transfer', yearSix(), '2026-08-31')).toBeUndefined()
  expect(dutyOf('phase-transfer', yearSix(), '2026-09-01')).toMatchObject({ state: 'due' })
  expect(dutyOf('phase-transfer', yearSix(), '2027-02-15')).toMatchObject({ state: 'late', lateByDays: 1 })
  expect(dutyOf('phase-transfer', yearSix({ placesNamedOn: ['2027-02-10'] }), '2027-03-01')).toMatchObject({
    state: 'met',
    metOn: '2027-02-10',
  })
})

test('no move is owed where staff found none, nor by a plan or a hub that came too late for it', () => {
  const yearSix = { birthOn: '2016-03-15' }
  const none = [{ phase: 'none', startsOn: '2027-09-01' }] as const

  expect(dutyOf('phase-transfer', aPlan({ ...yearSix, phaseTransfers: none }), '2026-11-01')).toBeUndefined()
  expect(
    dutyOf('phase-transfer', aPlan({ ...yearSix, finalIssuedOn: '2027-02-20' }), '2027-03-01'),
  ).toBeUndefined()
  expect(
    dutyOf('phase-transfer', aPlan({ ...yearSix, onRecordSince: '2027-02-20' }), '2027-03-01'),
  ).toBeUndefined()
})

test('a move of another kind is set by staff, in place of the one that age tells for that year', () => {
  const junior = [{ phase: 'infant-to-junior', startsOn: '2027-09-01' }] as const
  const facts = aPlan({ birthOn: '2020-01-10', phaseTransfers: junior })

  expect(dutyOf('phase-transfer', facts, '2026-10-01')).toMatchObject({ legalDate: '2027-02-14' })
})

test('the exceptions of a first assessment excuse a late new one too, and move no date', () => {
  const reassessments = [{ startedOn: '2026-08-03', endedOn: null, planSentOn: null }]
  for (const code of ['SCHOOL_CLOSED', 'EY_CLOSED', 'EXCEPTIONAL', 'AWAY', 'MISSED_APPT'] as const) {
    const exceptions = [
      { code, duties: ['reassessed-plan' as const], evidence: 'letter', toldFamilyOn: '2026-08-20' },
    ]
    const facts = aPlan({ status: 'REASSESSING', reassessments, exceptions })

    expect(dutyOf('reassessed-plan', facts, '2026-11-10'), code).toMatchObject({
      state: 'late',
      legalDate: '2026-11-09',
      exception: code === 'MISSED_APPT' ? null : code,
    })
  }
})
