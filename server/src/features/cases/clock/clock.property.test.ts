import type { DutyKind } from '@send-hub/shared'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  allDays,
  bankHolidaysOf,
  dayAt,
  isDayOff,
  placeOfDay,
  step,
  stepMonths,
  walkedOn,
  walkTo,
  workedBefore,
  write,
} from '../../../../test/slow-calendar.ts'
import {
  type Day,
  englandAndWales,
  isBeyondKnownHolidays,
  londonDay,
} from '../../../platform/calendar/index.ts'
import { appealBy } from './appeals.ts'
import { type CaseFacts, factsAtReceipt } from './case-facts.ts'
import { phaseTransferByAge } from './phase-transfer.ts'
import { reckonDuties } from './reckon-duties.ts'
import { lastDayOfCompulsorySchoolAge } from './rights.ts'
import { timeLimits } from './rules.ts'

// Everything here is worked out a second time by the slow calendar, which walks day by day.

const runs = { numRuns: 1_500, seed: 20_261_122 }
const dayBetween = (first: Day, last: Day) =>
  fc.integer({ min: placeOfDay(first), max: placeOfDay(last) }).map(dayAt)
const anyDay = dayBetween('2015-01-01', '2035-12-31')

const reckon = (facts: CaseFacts, today: Day) => reckonDuties(facts, today, timeLimits, englandAndWales)
function expectDuty(kind: DutyKind, facts: CaseFacts, today: Day, legalDate: Day): void {
  const duty = reckon(facts, today).find((each) => each.kind === kind)
  expect(duty, kind).toMatchObject({ legalDate, actBy: workedBefore(legalDate) })
}

describe('every deadline and day to act by agrees with a slow reckoner, 2015 to 2035', () => {
  test('of an assessment', () => {
    fc.assert(
      fc.property(anyDay, (on) => {
        const facts: CaseFacts = { ...factsAtReceipt(on), status: 'ASSESSING' }

        expectDuty('decide-to-assess', facts, on, step(on, 42))
        expectDuty('tell-no-plan', facts, on, step(on, 112))
        expectDuty('final-plan', facts, on, step(on, 140))
      }),
      { ...runs, numRuns: 3_000 },
    )
  })

  test('of those who are asked, and of the family', () => {
    fc.assert(
      fc.property(anyDay, (on) => {
        const facts: CaseFacts = {
          ...factsAtReceipt(on),
          status: 'CONSULTING_SETTINGS',
          advice: [{ id: 'a', askedOn: on, arrivedOn: null, cancelledOn: null }],
          draftServedOn: [on],
          settingsConsultedOn: [on],
        }

        expectDuty('advice', facts, on, step(on, 42))
        expectDuty('family-comments', facts, on, step(on, 14))
        expectDuty('setting-reply', facts, on, step(on, 15))
      }),
      runs,
    )
  })

  test('of a plan and its reviews', () => {
    fc.assert(
      fc.property(anyDay, fc.nat({ max: 60 }), (on, noticeAfterDays) => {
        const noticeOn = step(on, noticeAfterDays)
        const plan: CaseFacts = { ...factsAtReceipt(on), status: 'IN_REVIEW', finalIssuedOn: on }
        const held: CaseFacts = { ...plan, reviews: [{ meetingOn: on, reportOn: null, decidedOn: null }] }
        const amending: CaseFacts = {
          ...plan,
          status: 'AMENDING_PLAN',
          amendments: [{ noticeOn, meetingOn: on, isReassessment: false, endedOn: null }],
        }
        const [earlier] = [step(noticeOn, 56), step(on, 84)].toSorted((one, other) =>
          one.localeCompare(other),
        )

        expectDuty('review', plan, on, step(stepMonths(on, 12), -1))
        expectDuty('review-papers', held, on, step(on, -14))
        expectDuty('review-report', held, on, step(on, 14))
        expectDuty('review-decision', held, on, step(on, 28))
        expectDuty('amended-plan', amending, noticeOn, earlier as Day)
        expectDuty('family-comments', amending, noticeOn, step(noticeOn, 14))
      }),
      runs,
    )
  })

  test('of new assessments and of moves', () => {
    fc.assert(
      fc.property(anyDay, (on) => {
        const plan: CaseFacts = { ...factsAtReceipt(on), status: 'REASSESSING', finalIssuedOn: on }
        const facts: CaseFacts = {
          ...plan,
          reassessmentRequests: [{ on, answeredOn: null }],
          reassessments: [{ startedOn: on, endedOn: null, planSentOn: null }],
          transferredIn: { on, lastReviewOn: null, letterSentOn: null },
        }
        const moved: CaseFacts = {
          ...plan,
          status: 'CLOSED_MOVED',
          transferredOut: { learntOn: on, sentOn: null, isKnown: true },
        }
        let worked = 0

        expectDuty('answer-reassessment', facts, on, step(on, 15))
        expectDuty('reassessed-plan', facts, on, step(on, 98))
        expectDuty('write-after-move-in', facts, on, step(on, 42))
        expectDuty(
          'transfer-plan-out',
          moved,
          on,
          walkTo(on, (day) => {
            if (!isDayOff(day)) worked++
            return worked === 15
          }),
        )
      }),
      runs,
    )
  })

  test('of orders and mediation', () => {
    const daysOf = {
      'start-assessment': ['order-start-assessment', 14],
      'make-plan': ['order-draft', 35],
      amend: ['order-amend', 35],
      'name-setting': ['order-name-setting', 14],
      continue: ['order-continue-or-cease', 0],
    } as const
    fc.assert(
      fc.property(
        anyDay,
        fc.constantFrom(...(Object.keys(daysOf) as (keyof typeof daysOf)[])),
        (on, order) => {
          const [kind, days] = daysOf[order]
          const facts: CaseFacts = {
            ...factsAtReceipt(on),
            orders: [{ id: 'o', order, on, carriedOutOn: null }],
            mediations: [{ id: 'm', askedOn: on, heldOn: null, endedOn: null }],
          }
          const refused: CaseFacts = { ...facts, status: 'REFUSED_TO_ASSESS', assessOverturnedOn: on }
          const noPlan: CaseFacts = {
            ...facts,
            status: 'NOT_ISSUING',
            noPlanToldOn: on,
            noPlanOverturnedOn: on,
          }

          expectDuty(kind, facts, on, step(on, days))
          expectDuty('arrange-mediation', facts, on, step(on, 30))
          expectDuty('tell-no-plan', refused, on, step(on, 70))
          expectDuty('final-plan', refused, on, step(on, 98))
          expectDuty('final-plan', noPlan, on, step(on, 77))
        },
      ),
      runs,
    )
  })

  test('of appeals, with and without a certificate', () => {
    fc.assert(
      fc.property(anyDay, fc.option(fc.nat({ max: 150 }), { nil: null }), (on, certificateAfterDays) => {
        const certificateOn = certificateAfterDays === null ? null : step(on, certificateAfterDays)
        const ends = [stepMonths(on, 2), ...(certificateOn ? [stepMonths(certificateOn, 1)] : [])]
        const end = ends.toSorted((one, other) => one.localeCompare(other)).at(-1) as Day
        const { month, date } = walkedOn(end)
        const isClosed = month === 8 || (month === 12 && date >= 25) || (month === 1 && date === 1)
        const open = isClosed
          ? walkTo(end, (day) => (month === 8 ? day.month === 9 : day.month === 1 && day.date === 2))
          : end

        expect(appealBy(on, certificateOn, timeLimits, englandAndWales)).toBe(
          walkTo(open, (day) => !isDayOff(day)),
        )
      }),
      { ...runs, numRuns: 3_000 },
    )
  })
})

describe('what age brings agrees with a walk from the day of birth', () => {
  const anyBirth = dayBetween('1998-01-01', '2018-12-31')
  const isFirstOfSeptember = ({ month, date }: { month: number; date: number }) => month === 9 && date === 1
  /** The first day of the nth school year after birth. */
  const schoolYear = (birthOn: Day, count: number) => {
    let day = birthOn
    for (let begun = 0; begun < count; begun++) day = walkTo(step(day, 1), isFirstOfSeptember)
    return day
  }

  test('the three moves of school', () => {
    fc.assert(
      fc.property(
        anyBirth,
        fc.constantFrom(5, 12, 17),
        fc.nat({ max: 364 }),
        (birthOn, years, daysBefore) => {
          const startsOn = schoolYear(birthOn, years)
          const today = step(startsOn, -daysBefore)

          expect(phaseTransferByAge(birthOn, today)?.startsOn).toBe(startsOn)
        },
      ),
      runs,
    )
  })

  test('the last safe day to name a place is the day before 15 February or 31 March', () => {
    fc.assert(
      fc.property(anyBirth, fc.constantFrom(5, 12, 17), (birthOn, years) => {
        const startsOn = schoolYear(birthOn, years)
        if (startsOn < '2016-01-01') return
        const [month, date] = years === 17 ? [3, 31] : [2, 15]
        const tooLate = walkTo(startsOn, (day) => day.month === month && day.date === date, -1)
        const plan: CaseFacts = {
          ...factsAtReceipt('2014-10-01'),
          status: 'FINAL_ISSUED',
          finalIssuedOn: '2015-01-05',
          birthOn,
        }

        expectDuty('phase-transfer', plan, step(startsOn, -1), step(tooLate, -1))
      }),
      runs,
    )
  })

  test('compulsory school age ends on the last Friday in June of the school year of the 16th birthday', () => {
    fc.assert(
      fc.property(anyBirth, (birthOn) => {
        const sixteenOn = stepMonths(birthOn, 16 * 12)
        const yearBegan = walkTo(sixteenOn, isFirstOfSeptember, -1)
        const leavesOn = walkTo(
          yearBegan,
          ({ month, weekday }, place) => month === 6 && weekday === 5 && allDays[place + 7]?.month === 7,
        )

        expect(lastDayOfCompulsorySchoolAge(birthOn)).toBe(leavesOn)
      }),
      runs,
    )
  })
})

test('lateness is the number of days after the deadline, and never shrinks as days pass', () => {
  fc.assert(
    fc.property(anyDay, fc.nat({ max: 300 }), (receivedOn, daysLater) => {
      const today = step(receivedOn, daysLater)
      const [decision] = reckon(factsAtReceipt(receivedOn), today)

      expect(decision?.lateByDays).toBe(Math.max(0, daysLater - 42))
    }),
    { ...runs, numRuns: 1_000 },
  )
})

test('a moment counts for the day it is in London, in summer time and out of it', () => {
  const lastSundayOf = (year: number, month: number) =>
    walkTo(`${year}-${month === 3 ? '03' : '10'}-31`, ({ weekday }) => weekday === 0, -1)
  const anyMinute = fc.nat({ max: 24 * 60 - 1 })
  fc.assert(
    fc.property(anyDay, anyMinute, (utcDay, minute) => {
      const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
      const { year } = walkedOn(utcDay)
      const at = `${utcDay}T${time}`
      const isSummer = at >= `${lastSundayOf(year, 3)}T01:00` && at < `${lastSundayOf(year, 10)}T01:00`
      const isPastMidnight = isSummer && minute >= 23 * 60

      expect(londonDay(new Date(`${at}:00Z`))).toBe(step(utcDay, isPastMidnight ? 1 : 0))
    }),
    { ...runs, numRuns: 3_000 },
  )
})

test('the stored bank holidays are exactly those the rules and the one-off proclamations give', () => {
  const worked = allDays.map(write).filter((day) => !isBeyondKnownHolidays(day))

  for (const day of worked)
    expect(englandAndWales.days.has(day), day).toBe(bankHolidaysOf(Number(day.slice(0, 4))).has(day))
})
