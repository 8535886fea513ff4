import type { DutyKind } from '@send-hub/shared'
import { expect, test } from 'vitest'
import { type Day, dayOfWeek, englandAndWales, londonDay } from '../../../platform/calendar/index.ts'
import { type CaseFacts, factsAtReceipt } from './case-facts.ts'
import { schoolClosureException } from './exceptions.ts'
import { reckonDuties } from './reckon-duties.ts'
import { timeLimits } from './rules.ts'
import { planTransfer } from './transfer.ts'

// The worked dates T1 to T12 that our reading of the law was settled on.

/** The legal date and the day to act by, as "weekday legal / weekday act by". */
function datesOf(kind: DutyKind, receivedOn: Day, changes: Partial<CaseFacts> = {}): string {
  const facts: CaseFacts = { ...factsAtReceipt(receivedOn), status: 'ASSESSING', ...changes }
  const duty = reckonDuties(facts, receivedOn, timeLimits, englandAndWales).find((each) => each.kind === kind)
  if (!duty) throw new Error(`no duty ${kind}`)
  return [duty.legalDate, duty.actBy].map((day) => `${dayOfWeek(day).slice(0, 3)} ${day}`).join(' / ')
}

test('T1: received Mon 7 Sep 2026; week 16 stays on a bank holiday', () => {
  expect(datesOf('decide-to-assess', '2026-09-07')).toBe('Mon 2026-10-19 / Fri 2026-10-16')
  expect(datesOf('tell-no-plan', '2026-09-07')).toBe('Mon 2026-12-28 / Thu 2026-12-24')
  expect(datesOf('final-plan', '2026-09-07')).toBe('Mon 2027-01-25 / Fri 2027-01-22')
})

test('T2: received Wed 13 Oct 2027; the weeks run over a leap day', () => {
  expect(datesOf('tell-no-plan', '2027-10-13')).toMatch(/^Wed 2028-02-02 /)
  expect(datesOf('final-plan', '2027-10-13')).toBe('Wed 2028-03-01 / Tue 2028-02-29')
})

test('T3: received on Sat 18 Apr 2026; every deadline is a Saturday', () => {
  expect(datesOf('decide-to-assess', '2026-04-18')).toMatch(/^Sat 2026-05-30 /)
  expect(datesOf('tell-no-plan', '2026-04-18')).toMatch(/^Sat 2026-08-08 /)
  expect(datesOf('final-plan', '2026-04-18')).toBe('Sat 2026-09-05 / Fri 2026-09-04')
})

test('T4: submitted online on 25 Dec 2026', () => {
  expect(datesOf('decide-to-assess', '2026-12-25')).toMatch(/^Fri 2027-02-05 /)
  expect(datesOf('final-plan', '2026-12-25')).toMatch(/^Fri 2027-05-14 /)
})

test('T5: received Fri 14 Nov 2025; week 6 is Boxing Day and week 20 Good Friday', () => {
  expect(datesOf('decide-to-assess', '2025-11-14')).toBe('Fri 2025-12-26 / Wed 2025-12-24')
  expect(datesOf('final-plan', '2025-11-14')).toBe('Fri 2026-04-03 / Thu 2026-04-02')
})

test('T6: submitted 30 Jun 2026 at 23:30 UTC, week 6 counts from 1 July in London', () => {
  const receivedOn = londonDay(new Date('2026-06-30T23:30:00Z'))

  expect(receivedOn).toBe('2026-07-01')
  expect(datesOf('decide-to-assess', receivedOn)).toMatch(/^Wed 2026-08-12 /)
})

test('T7: advice asked while a school is closed for 42 days may excuse, and week 20 stays', () => {
  const closure = schoolClosureException({
    closedFrom: '2026-07-22',
    reopensOn: '2026-09-02',
    adviceAskedOn: '2026-07-20',
  })
  const exceptions: CaseFacts['exceptions'] = [
    { duties: ['final-plan'], code: 'SCHOOL_CLOSED', evidence: 'Term dates', toldFamilyOn: '2026-07-21' },
  ]

  expect(closure).toEqual({
    isPossible: true,
    closureDays: 42,
    windowFrom: '2026-07-15',
    windowTo: '2026-08-26',
  })
  expect(datesOf('final-plan', '2026-06-08', { exceptions })).toMatch(/^Mon 2026-10-26 /)
})

test('T8: advice asked a day before the window is no exception', () => {
  const asked = (adviceAskedOn: Day) =>
    schoolClosureException({ closedFrom: '2026-07-22', reopensOn: '2026-09-02', adviceAskedOn }).isPossible

  expect(asked('2026-07-14')).toBe(false)
  expect(asked('2026-07-15')).toBe(true)
  expect(asked('2026-08-26')).toBe(true)
  expect(asked('2026-08-27')).toBe(false)
})

test('T9: a Christmas closure of 16 days is no exception; 28 days is the least', () => {
  const closed = (closedFrom: Day, reopensOn: Day) =>
    schoolClosureException({ closedFrom, reopensOn, adviceAskedOn: closedFrom })

  expect(closed('2026-12-19', '2027-01-04')).toMatchObject({ isPossible: false, closureDays: 16 })
  expect(closed('2026-07-22', '2026-08-18').isPossible).toBe(false)
  expect(closed('2026-07-22', '2026-08-19').isPossible).toBe(true)
})

test('T10: a draft served Mon 21 Dec 2026 is open for comments to the end of Mon 4 Jan 2027', () => {
  const draft = { status: 'DRAFT_WITH_FAMILY', draftServedOn: ['2026-12-21'] } as const

  expect(datesOf('family-comments', '2026-09-07', draft)).toMatch(/^Mon 2027-01-04 /)
})

test('T11: a setting consulted Fri 22 Jan 2027 is expected to answer by Sat 6 Feb', () => {
  const consulted = { status: 'CONSULTING_SETTINGS', settingsConsultedOn: ['2027-01-22'] } as const

  expect(datesOf('setting-reply', '2026-09-07', consulted)).toMatch(/^Sat 2027-02-06 /)
})

test('T12: of a move learnt Mon 14 Dec 2026 the plan goes by Wed 6 Jan and the letter by Wed 17 Feb 2027', () => {
  expect(planTransfer('2026-12-14', timeLimits, englandAndWales)).toEqual({
    transferBy: '2027-01-06',
    writeBy: '2027-02-17',
  })
})
