import type { DutyKind } from '@send-hub/shared'
import { expect, test } from 'vitest'
import {
  addWorkingDays,
  type Day,
  dayOfWeek,
  englandAndWales,
  londonDay,
} from '../../../platform/calendar/index.ts'
import { appealBy } from './appeals.ts'
import { type CaseFacts, factsAtReceipt } from './case-facts.ts'
import { schoolClosureException } from './exceptions.ts'
import { reckonDuties } from './reckon-duties.ts'
import { latestReviewMeeting, reviewDates } from './review-dates.ts'
import { isYoungPerson, lastDayOfCompulsorySchoolAge } from './rights.ts'
import { timeLimits } from './rules.ts'
import { planTransfer } from './transfer.ts'

// The worked dates T1 to T28 that our reading of the law was settled on.

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

/** A plan in force, of a child whose age brings no move of school in these years. */
const planned = { status: 'FINAL_ISSUED', finalIssuedOn: '2026-03-12', birthOn: '2018-05-01' } as const

/** In review, with a meeting, and what was decided if anything. */
function afterMeeting(meetingOn: Day, noticeOn: Day | null = null): Partial<CaseFacts> {
  return {
    ...planned,
    finalIssuedOn: '2025-03-12',
    status: noticeOn ? 'AMENDING_PLAN' : 'IN_REVIEW',
    reviews: [{ meetingOn, reportOn: null, decidedOn: noticeOn }],
    amendments: noticeOn ? [{ noticeOn, meetingOn, isReassessment: false, endedOn: null }] : [],
  }
}

test('T13: of a meeting on Tue 10 Feb 2026 the report, the decision and the plan', () => {
  expect(datesOf('review-report', '2024-09-02', afterMeeting('2026-02-10'))).toMatch(/^Tue 2026-02-24 /)
  expect(datesOf('review-decision', '2024-09-02', afterMeeting('2026-02-10'))).toMatch(/^Tue 2026-03-10 /)
  expect(datesOf('amended-plan', '2024-09-02', afterMeeting('2026-02-10', '2026-03-10'))).toMatch(
    /^Tue 2026-05-05 /,
  )
  expect(reviewDates('2026-02-10', timeLimits, englandAndWales)).toEqual({
    papersBy: '2026-01-27',
    reportBy: '2026-02-24',
    decisionBy: '2026-03-10',
    amendedPlanBy: '2026-05-05',
  })
})

test('T14: a notice sent a week early brings the plan forward, and a late one does not put it off', () => {
  expect(datesOf('amended-plan', '2024-09-02', afterMeeting('2026-02-10', '2026-03-03'))).toMatch(
    /^Tue 2026-04-28 /,
  )
  expect(datesOf('amended-plan', '2024-09-02', afterMeeting('2026-02-10', '2026-04-07'))).toMatch(
    /^Tue 2026-05-05 /,
  )
})

test('T15: a meeting on Wed 2 Dec 2026 is decided between Christmas and New Year', () => {
  expect(datesOf('review-decision', '2024-09-02', afterMeeting('2026-12-02'))).toMatch(/^Wed 2026-12-30 /)
  expect(datesOf('amended-plan', '2024-09-02', afterMeeting('2026-12-02', '2026-12-30'))).toMatch(
    /^Wed 2027-02-24 /,
  )
})

test('T16: a plan issued 12 Mar 2026 is reviewed by 11 Mar 2027, the day before the anniversary', () => {
  expect(datesOf('review', '2025-10-23', planned)).toBe('Thu 2027-03-11 / Wed 2027-03-10')
})

/** The phase transfer of a plan in force since 2025, as it stands on a day. */
function transferOn(today: Day, changes: Partial<CaseFacts>): string {
  const facts: CaseFacts = {
    ...factsAtReceipt('2024-09-02'),
    ...planned,
    finalIssuedOn: '2025-01-20',
    ...changes,
  }
  const duty = reckonDuties(facts, today, timeLimits, englandAndWales).find(
    ({ kind }) => kind === 'phase-transfer',
  )
  if (!duty) throw new Error('no phase transfer')
  return [duty.legalDate, duty.actBy].map((day) => `${dayOfWeek(day).slice(0, 3)} ${day}`).join(' / ')
}

test('T17: Year 6, transfer in September 2027, is safe until Sun 14 Feb 2027; the meeting by Sun 22 Nov 2026', () => {
  expect(transferOn('2026-11-01', { birthOn: '2016-03-15' })).toBe('Sun 2027-02-14 / Fri 2027-02-12')
  expect(latestReviewMeeting('2027-02-14', timeLimits)).toBe('2026-11-22')
})

test('T18: Year 11, transfer in September 2027, is safe until Tue 30 Mar 2027', () => {
  expect(transferOn('2026-11-01', { birthOn: '2011-03-15' })).toMatch(/^Tue 2027-03-30 /)
})

test('T19: college to college on 1 Sep 2027 is named by 1 Apr 2027', () => {
  const phaseTransfers = [{ phase: 'post-16-to-post-16', startsOn: '2027-09-01' }] as const

  expect(transferOn('2026-11-01', { birthOn: '2009-03-15', phaseTransfers })).toMatch(/^Thu 2027-04-01 /)
})

test('T20: born 31 Aug 2011, the rights pass after Fri 25 Jun 2027', () => {
  expect(lastDayOfCompulsorySchoolAge('2011-08-31')).toBe('2027-06-25')
  expect(isYoungPerson('2011-08-31', '2027-06-25')).toBe(false)
  expect(isYoungPerson('2011-08-31', '2027-06-26')).toBe(true)
})

test('T21: born a day later, they pass a year later, after Fri 30 Jun 2028', () => {
  expect(lastDayOfCompulsorySchoolAge('2011-09-01')).toBe('2028-06-30')
  expect(isYoungPerson('2011-09-01', '2028-06-30')).toBe(false)
})

const appeal = (letterOn: Day, certificateOn: Day | null = null) => {
  const day = appealBy(letterOn, certificateOn, timeLimits, englandAndWales)
  return `${dayOfWeek(day).slice(0, 3)} ${day}`
}

test('T22: a letter of 31 Dec 2026; two months end on a Sunday', () => {
  expect(appeal('2026-12-31')).toBe('Mon 2027-03-01')
})

test('T23: a certificate of 29 Nov 2026; the month ends in the Tribunal’s Christmas', () => {
  expect(appeal('2026-10-01', '2026-11-29')).toBe('Mon 2027-01-04')
})

test('T24: a letter of 10 Jun 2026; two months end in August', () => {
  expect(appeal('2026-06-10')).toBe('Tue 2026-09-01')
})

test('T25: a month from the certificate, where it ends later', () => {
  expect(appeal('2026-01-15', '2026-03-09')).toBe('Thu 2026-04-09')
})

test('T26: two months from the letter, where they end later, moved off a Sunday', () => {
  expect(appeal('2026-01-15', '2026-02-10')).toBe('Mon 2026-03-16')
})

test('T27: an order of 3 Nov 2026 to make a plan: the draft by 8 Dec, the final plan by 19 Jan 2027', () => {
  const ordered = {
    status: 'NOT_ISSUING',
    assessOutcome: 'yes',
    noPlanToldOn: '2026-04-20',
    noPlanOverturnedOn: '2026-11-03',
    orders: [
      {
        id: '0190a000-0000-7000-8000-000000000001',
        order: 'make-plan',
        on: '2026-11-03',
        carriedOutOn: null,
      },
    ],
  } as const

  expect(datesOf('order-draft', '2026-01-05', ordered)).toMatch(/^Tue 2026-12-08 /)
  expect(datesOf('final-plan', '2026-01-05', ordered)).toMatch(/^Tue 2027-01-19 /)
})

test('T28: a complaint of Mon 30 Mar 2026 is acknowledged by Wed 8 Apr, over Easter', () => {
  expect(addWorkingDays('2026-03-30', 5)).toBe('2026-04-08')
})
