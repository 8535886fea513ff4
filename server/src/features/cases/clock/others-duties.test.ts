import { expect, test } from 'vitest'
import { type Day, englandAndWales } from '../../../platform/calendar/index.ts'
import { type AdviceAsked, type CaseFacts, factsAtReceipt } from './case-facts.ts'
import { isLate } from './next-duty.ts'
import { reckonDuties } from './reckon-duties.ts'
import { timeLimits } from './rules.ts'

const psychology = '0190a000-0000-7000-8000-000000000001'
const health = '0190a000-0000-7000-8000-000000000002'
const asked = (changes: Partial<AdviceAsked> = {}): AdviceAsked => ({
  ...{ id: psychology, askedOn: '2026-10-22', arrivedOn: null, cancelledOn: null },
  ...changes,
})
const assessing = (changes: Partial<CaseFacts> = {}): CaseFacts => ({
  ...factsAtReceipt('2026-09-07'),
  status: 'ASSESSING',
  assessOutcome: 'yes',
  assessDecisionOn: '2026-10-16',
  ...changes,
})
const reckon = (facts: CaseFacts, today: Day) => reckonDuties(facts, today, timeLimits, englandAndWales)
const advice = (facts: CaseFacts, today: Day) => reckon(facts, today).filter(({ kind }) => kind === 'advice')
const settings = (facts: CaseFacts, today: Day) =>
  reckon(facts, today).find(({ kind }) => kind === 'setting-reply')

test('each report has six weeks of its own from the day it was asked for', () => {
  const facts = assessing({ advice: [asked(), asked({ id: health, askedOn: '2026-11-14' })] })

  expect(advice(facts, '2026-12-04')).toMatchObject([
    { subjectId: psychology, legalDate: '2026-12-03', state: 'late', lateByDays: 1 },
    { subjectId: health, legalDate: '2026-12-26', actBy: '2026-12-24', state: 'due' },
  ])
})

test('late advice makes no late council', () => {
  expect(isLate(reckon(assessing({ advice: [asked()] }), '2026-12-20'))).toBe(false)
})

test('a report that came late stays late, and one taken back is none', () => {
  expect(advice(assessing({ advice: [asked({ arrivedOn: '2026-12-10' })] }), '2027-05-01')).toMatchObject([
    { state: 'met-late', lateByDays: 7 },
  ])
  expect(advice(assessing({ advice: [asked({ cancelledOn: '2026-11-02' })] }), '2026-12-20')).toEqual([])
})

test('nobody waits for a report once the decision is made', () => {
  const facts = assessing({ status: 'DRAFTING', planDecisionOn: '2026-12-08', advice: [asked()] })

  expect(advice(facts, '2027-05-01')).toMatchObject([{ state: 'ended-late', lateByDays: 5 }])
})

test('a missed visit excuses the report it was for, and no other', () => {
  const missed = { duties: ['advice'], code: 'MISSED_APPT', evidence: 'Note', toldFamilyOn: null } as const
  const facts = (adviceId: string | null) =>
    assessing({
      advice: [asked(), asked({ id: health })],
      exceptions: [{ ...missed, adviceId }],
    })

  expect(advice(facts(health), '2026-12-20').map(({ exception }) => exception)).toEqual([null, 'MISSED_APPT'])
  expect(advice(facts(null), '2026-12-20').map(({ exception }) => exception)).toEqual([
    'MISSED_APPT',
    'MISSED_APPT',
  ])
})

test('a closed school excuses the council, never the school’s own report', () => {
  const closed = { duties: ['advice'], code: 'SCHOOL_CLOSED', evidence: 'Dates', toldFamilyOn: null } as const

  expect(advice(assessing({ advice: [asked()], exceptions: [closed] }), '2026-12-20')).toMatchObject([
    { exception: null },
  ])
})

test('settings asked one by one: the window is that of the newest without an answer', () => {
  const open = { askedOn: '2027-01-22', answeredOn: null }
  const answered = { askedOn: '2027-01-25', answeredOn: '2027-01-29' }
  const consulting = { status: 'CONSULTING_SETTINGS', settingsConsultedOn: ['2027-01-20'] } as const

  expect(settings(assessing({ ...consulting, settings: [open, answered] }), '2027-02-01')).toMatchObject({
    state: 'window',
    legalDate: '2027-02-06',
  })
  expect(settings(assessing({ ...consulting, settings: [answered] }), '2027-02-01')).toMatchObject({
    state: 'met',
    metOn: '2027-01-29',
  })
})
