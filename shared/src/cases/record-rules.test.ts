import { expect, test } from 'vitest'
import type { CaseEventKind } from './case-event.ts'
import {
  checkRecord,
  ordersWaiting,
  type RecordFacts,
  recordsPossible,
  type StandingFact,
} from './record-rules.ts'

const event = (kind: CaseEventKind, on: string, details: object = {}): StandingFact => ({
  kind,
  on,
  details: details as Record<string, unknown>,
})
const facts = (some: Partial<RecordFacts> = {}): RecordFacts => ({
  status: 'NOT_ISSUING',
  today: '2026-11-23',
  receivedOn: '2026-06-01',
  birthOn: '2015-05-01',
  events: [event('plan-refused', '2026-09-14')],
  endedWithPlan: false,
  owesPlace: false,
  ...some,
})

test('a challenge may be of the very day of the decision, never before it', () => {
  const ask = (on: string) => checkRecord({ kind: 'mediation-requested', on }, facts())

  expect(ask('2026-09-14')).toEqual({ ok: true })
  expect(ask('2026-09-13')).toMatchObject({
    rule: 'before-what-it-follows',
    sentence: 'This can’t come before “Decided not to issue a plan”, which was on 14 September 2026.',
  })
})

test('where a return told the stage and not the day, the decision can still be challenged', () => {
  const imported = facts({ status: 'REFUSED_TO_ASSESS', events: [] })

  expect(checkRecord({ kind: 'appeal-registered', on: '2026-10-01' }, imported)).toEqual({ ok: true })
  expect(
    checkRecord({ kind: 'mediation-requested', on: '2026-10-01' }, { ...imported, status: 'ASSESSING' }),
  ).toMatchObject({ rule: 'nothing-to-follow' })
})

test('each order is carried out once; a second of the same kind waits again', () => {
  const received = (on: string) => event('order-received', on, { order: 'amend' })
  const done = event('order-carried-out', '2026-10-20', { order: 'amend' })

  expect(ordersWaiting({ events: [received('2026-10-01')] })).toHaveLength(1)
  expect(ordersWaiting({ events: [received('2026-10-01'), done] })).toEqual([])
  expect(ordersWaiting({ events: [received('2026-10-01'), done, received('2026-11-02')] })).toEqual([
    received('2026-11-02'),
  ])
})

test('a new review has its own meeting and its own report', () => {
  const events = [
    event('review-arranged', '2026-01-12'),
    event('review-meeting-held', '2026-02-02'),
    event('review-report-received', '2026-02-10'),
    event('review-kept-plan', '2026-02-23'),
    event('review-arranged', '2026-11-02'),
  ]
  const inReview = facts({ status: 'IN_REVIEW', events })

  expect(checkRecord({ kind: 'review-meeting-held', on: '2026-11-20' }, inReview)).toEqual({ ok: true })
  expect(checkRecord({ kind: 'review-report-received', on: '2026-11-20' }, inReview)).toMatchObject({
    sentence: 'The report of the last review meeting is on record already.',
  })
})

test('the birthday itself is too late for an under-five review', () => {
  const ask = (on: string) =>
    checkRecord(
      { kind: 'under-five-review-considered', on },
      facts({ status: 'FINAL_ISSUED', birthOn: '2021-11-20' }),
    )

  expect(ask('2026-11-19')).toEqual({ ok: true })
  expect(ask('2026-11-20')).toMatchObject({ rule: 'nothing-to-follow' })
})

test('after a death, and after a withdrawal, nothing can be recorded', () => {
  for (const status of ['CLOSED_DECEASED', 'CLOSED_WITHDRAWN'] as const)
    expect(recordsPossible(facts({ status }))).toEqual([])
})

test('of a case that moved away only the sending of its plan can be recorded', () => {
  const moved = facts({
    status: 'CLOSED_MOVED',
    events: [event('moved-away', '2026-11-02')],
    endedWithPlan: true,
  })

  expect(recordsPossible(moved)).toEqual(['plan-transferred-out'])
})

test('a place can be named for a move that age brings, without staff setting it first', () => {
  const asked = { kind: 'phase-place-named', on: '2026-11-20' } as const
  const plan = facts({ status: 'FINAL_ISSUED', events: [event('plan-issued', '2025-01-20')] })

  expect(checkRecord(asked, { ...plan, owesPlace: true })).toEqual({ ok: true })
  expect(checkRecord(asked, plan)).toMatchObject({
    sentence: expect.stringContaining('Set the phase transfer'),
  })
})
