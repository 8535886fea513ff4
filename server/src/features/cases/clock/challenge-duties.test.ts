import type { DutyKind } from '@send-hub/shared'
import { expect, test } from 'vitest'
import { type Day, englandAndWales } from '../../../platform/calendar/index.ts'
import { type AppealableDecision, type CaseFacts, factsAtReceipt, type RecordedOrder } from './case-facts.ts'
import { isLate } from './next-duty.ts'
import { reckonDuties } from './reckon-duties.ts'
import { timeLimits } from './rules.ts'

const id = (last: number) => `0190a000-0000-7000-8000-00000000000${last}`
const refusal: AppealableDecision = {
  id: id(1),
  kind: 'refused-to-assess',
  on: '2026-06-10',
  isSectionIOnly: false,
}
const refused = (changes: Partial<CaseFacts> = {}): CaseFacts => ({
  ...factsAtReceipt('2026-05-04'),
  status: 'REFUSED_TO_ASSESS',
  assessOutcome: 'no',
  assessDecisionOn: '2026-06-10',
  decisions: [refusal],
  ...changes,
})
const reckon = (facts: CaseFacts, today: Day) => reckonDuties(facts, today, timeLimits, englandAndWales)
const dutyOf = (kind: DutyKind, facts: CaseFacts, today: Day) =>
  reckon(facts, today).find((duty) => duty.kind === kind)

test('a refusal gives two months to call mediation, and the time to appeal is moved out of August', () => {
  expect(dutyOf('contact-mediation', refused(), '2026-06-11')).toMatchObject({
    state: 'window',
    legalDate: '2026-08-10',
    subjectId: id(1),
  })
  expect(dutyOf('appeal', refused(), '2026-09-01')).toMatchObject({
    state: 'window',
    legalDate: '2026-09-01',
  })
})

test('the family is never late, nor is the council by it', () => {
  expect(dutyOf('appeal', refused(), '2026-09-02')).toMatchObject({ state: 'ended', lateByDays: 0 })
  expect(isLate(reckon(refused(), '2027-09-02'))).toBe(false)
})

test('the certificate meets the contact and gives a month; the appeal meets the window', () => {
  const certified = refused({ certificatesOn: ['2026-08-20'] })

  expect(dutyOf('contact-mediation', certified, '2026-08-21')).toMatchObject({
    state: 'met',
    metOn: '2026-08-20',
  })
  expect(dutyOf('appeal', certified, '2026-08-21')).toMatchObject({ legalDate: '2026-09-21' })
  expect(dutyOf('appeal', refused({ appealsRegisteredOn: ['2026-08-25'] }), '2026-10-01')).toMatchObject({
    state: 'met',
    metOn: '2026-08-25',
  })
})

test('an appeal about section I alone needs no certificate', () => {
  const decision = { ...refusal, kind: 'plan-content', isSectionIOnly: true } as const
  const facts = refused({ status: 'FINAL_ISSUED', finalIssuedOn: '2026-06-10', decisions: [decision] })

  expect(dutyOf('contact-mediation', facts, '2026-06-11')).toBeUndefined()
  expect(dutyOf('appeal', facts, '2026-06-11')).toMatchObject({ state: 'window' })
})

test('two decisions have two windows, told apart, and a certificate is about the newer', () => {
  const plan = { ...refusal, id: id(2), kind: 'plan-content', on: '2026-01-15' } as const
  const reassessment = { ...refusal, id: id(3), kind: 'refused-to-reassess', on: '2026-03-02' } as const
  const facts = refused({
    status: 'FINAL_ISSUED',
    finalIssuedOn: '2026-01-15',
    decisions: [plan, reassessment],
    certificatesOn: ['2026-04-10'],
  })
  const windows = (today: Day) =>
    reckon(facts, today).flatMap(({ kind, subjectId, legalDate }) =>
      kind === 'appeal' ? [[subjectId, legalDate]] : [],
    )

  expect(windows('2026-03-10')).toEqual([
    [id(2), '2026-03-16'],
    [id(3), '2026-05-11'],
  ])
  expect(windows('2026-03-17')).toEqual([[id(3), '2026-05-11']])
})

test('once the case is withdrawn there is nothing to appeal', () => {
  const facts = refused({ status: 'CLOSED_WITHDRAWN', closedOn: '2026-06-20' })

  expect(dutyOf('appeal', facts, '2026-06-21')).toMatchObject({ state: 'ended' })
})

test('mediation takes place within 30 days of being asked for, or the council is late', () => {
  const asked = { id: id(4), askedOn: '2026-07-01', heldOn: null, endedOn: null }
  const facts = refused({ mediations: [asked] })

  expect(dutyOf('arrange-mediation', facts, '2026-07-31')).toMatchObject({
    state: 'due',
    legalDate: '2026-07-31',
  })
  expect(dutyOf('arrange-mediation', facts, '2026-08-01')).toMatchObject({ state: 'late', lateByDays: 1 })
  expect(
    dutyOf('arrange-mediation', refused({ mediations: [{ ...asked, endedOn: '2026-07-20' }] }), '2026-09-01'),
  ).toMatchObject({ state: 'ended', lateByDays: 0 })
})

test.each([
  ['start-assessment', 'order-start-assessment', '2026-11-17'],
  ['make-plan', 'order-draft', '2026-12-08'],
  ['amend', 'order-amend', '2026-12-08'],
  ['name-setting', 'order-name-setting', '2026-11-17'],
  ['continue', 'order-continue-or-cease', '2026-11-03'],
  ['cease', 'order-continue-or-cease', '2026-11-03'],
] as const)('an order of 3 Nov 2026 to %s gives %s until %s', (order, kind, legalDate) => {
  const received: RecordedOrder = { id: id(5), order, on: '2026-11-03', carriedOutOn: null }
  const facts = refused({ orders: [received] })
  const done = refused({ orders: [{ ...received, carriedOutOn: '2026-11-03' }] })

  expect(dutyOf(kind, facts, '2026-11-03')).toMatchObject({ state: 'due', legalDate, subjectId: id(5) })
  expect(dutyOf(kind, facts, '2027-11-03')?.state).toBe('late')
  expect(dutyOf(kind, done, '2027-11-03')).toMatchObject({ state: 'met', lateByDays: 0 })
})

test('an order to assess brings back the weeks of an assessment, from the order', () => {
  const facts = refused({ assessOverturnedOn: '2026-11-03' })

  expect(dutyOf('tell-no-plan', facts, '2026-11-04')).toMatchObject({ state: 'due', legalDate: '2027-01-12' })
  expect(dutyOf('final-plan', facts, '2026-11-04')).toMatchObject({ state: 'due', legalDate: '2027-02-09' })
})
