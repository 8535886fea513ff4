import type { CaseEventKind, CaseStatus, Duty } from '@send-hub/shared'
import { describe, expect, test } from 'vitest'
import { addDays, addWeeks } from '../../../platform/calendar/index.ts'
import { reckonCase } from '../reckon-case.ts'
import type { DailyCase, Hearer } from './daily-case.ts'
import { nextKeepInTouchOn } from './keep-in-touch.ts'
import { tellToday } from './tell-today.ts'

const amina: Hearer = {
  id: 'amina',
  level: 'act',
  role: 'parent',
  relationship: 'mother',
  hasParentalResponsibility: true,
}
const school: Hearer = {
  id: 'school',
  level: 'status',
  role: 'school',
  relationship: 'SENCO',
  hasParentalResponsibility: false,
}

const event = (kind: CaseEventKind, on: string, details: Record<string, unknown> = {}) => ({
  id: `${kind} ${on}`,
  kind,
  on,
  recordedAt: `${on}T12:00:00Z`,
  recordedByKind: 'system',
  details,
  corrects: null,
  familyMemberId: null,
})

/** A request of Monday 7 September 2026: week 6 on 19 October, week 20 on 25 January 2027. */
function aDailyCase(more: Partial<DailyCase> = {}): DailyCase {
  return {
    id: 'case',
    reference: 'SEN-1',
    version: 1,
    status: 'DECIDING_TO_ASSESS',
    statusSince: '2026-09-07',
    team: 'assessment',
    receivedOn: '2026-09-07',
    requestOutcome: 'A',
    assessmentOutcome: null,
    hasWeek20Exception: false,
    planStartedOn: null,
    planCeasedOn: null,
    lastReviewOn: null,
    onRecordSince: null,
    adviceRequests: [],
    settings: [],
    commentsExtendedTo: null,
    draftReaders: 1,
    childFirstName: 'Sam',
    childSurname: 'Okafor',
    birthOn: '2018-05-01',
    events: [event('request-received', '2026-09-07')],
    promises: [],
    childHasDied: false,
    nextDuty: null,
    nextLegalOn: null,
    keptDuties: [],
    people: [amina],
    decidedForYoungPerson: [],
    comments: [],
    requests: [],
    ...more,
  }
}

/** Asked for on 11 October 2026: due by 22 November. */
const anAdvice = (id: string, kind: string) => ({
  id,
  kind,
  askedOn: '2026-10-11',
  arrivedOn: null,
  cancelledOn: null,
})

/** What is told on a day, with the case's own duties, save for those given in their place. */
function told(found: DailyCase, day: string, extra: Partial<Duty>[] = [], today = day) {
  const reckoned = reckonCase(found, day)
  const others = reckoned.duties.filter(({ kind }) => !extra.some((duty) => duty.kind === kind))
  const duties = [...others, ...extra.map(aDuty)]
  return tellToday(found, { ...reckoned, duties }, day, today)
}
const abouts = (...args: Parameters<typeof told>) =>
  told(...args).map((one) => (one.kind === 'promise-missed' ? one.kind : one.details.about))

const aDuty = (duty: Partial<Duty>): Duty => ({
  kind: 'review',
  subjectId: null,
  state: 'due',
  legalDate: '2027-03-11',
  actBy: '2027-03-10',
  metOn: null,
  lateByDays: 0,
  exception: null,
  promisedDate: null,
  reason: null,
  ...duty,
})

describe('going to be late', () => {
  test('is told ten working days before the legal day, and on the day it has become late', () => {
    const found = aDailyCase({ events: [event('request-received', '2026-10-01')] })

    expect(told(found, '2026-10-05')).toEqual([
      {
        kind: 'family-told',
        subjectId: null,
        familyMemberId: null,
        details: { about: 'going-to-be-late', duty: 'decide-to-assess', legalDate: '2026-10-19' },
      },
    ])
    expect(abouts(found, '2026-10-04')).toEqual([])
    expect(abouts(found, '2026-10-06')).toEqual([])
    expect(abouts({ ...found, events: [event('request-received', '2026-10-19')] }, '2026-10-20')).toEqual([
      'late',
    ])
  })

  test('is not told of a step that is done', () => {
    const found = aDailyCase({
      status: 'ASSESSING',
      events: [event('request-received', '2026-09-07'), event('assessment-agreed', '2026-10-02')],
    })

    expect(abouts(found, '2026-10-05')).toEqual([])
    expect(abouts(found, '2026-10-20')).not.toContain('late')
  })
})

describe('a promise', () => {
  const promised = (dueOn: string) => ({
    id: 'promise',
    duty: 'decide-to-assess' as const,
    dueOn,
    madeOn: '2026-10-20',
    ownerName: 'Priya',
    reason: 'OFFICER_SHORTAGE',
    reasonWords: 'that we do not have enough staff',
  })

  test('that passed undone is told on the day after, and only then', () => {
    const found = aDailyCase({
      events: [event('delay-recorded', '2026-10-28', { duty: 'decide-to-assess' })],
      promises: [promised('2026-11-02')],
    })

    expect(abouts(found, '2026-11-02')).toEqual([])
    expect(told(found, '2026-11-03')[0]).toMatchObject({
      kind: 'promise-missed',
      familyMemberId: null,
      details: { duty: 'decide-to-assess', promisedOn: '2026-11-02', legalDate: '2026-10-19' },
    })
    expect(abouts(found, '2026-11-04')).not.toContain('promise-missed')
  })

  test('that was replaced in time was not missed', () => {
    const found = aDailyCase({
      events: [event('delay-recorded', '2026-11-02')],
      promises: [promised('2026-11-02'), { ...promised('2026-11-20'), madeOn: '2026-11-02' }],
    })

    expect(abouts(found, '2026-11-03')).toEqual([])
  })
})

describe('keeping in touch', () => {
  test('comes fourteen days after the last word while on time, with the step that is waited for', () => {
    const found = aDailyCase({ events: [event('request-received', '2026-09-07')] })

    expect(abouts(found, '2026-09-20')).toEqual([])
    expect(told(found, '2026-09-21').map(({ details }) => details)).toEqual([
      { about: 'keep-in-touch', isLate: false, waitingFor: 'request-decision' },
    ])
  })

  test('comes every seven days while late', () => {
    const found = aDailyCase({ events: [event('family-told', '2026-10-20', { about: 'late' })] })

    expect(abouts(found, '2026-10-26')).toEqual([])
    expect(told(found, '2026-10-27')[0]?.details).toEqual({
      about: 'keep-in-touch',
      isLate: true,
      waitingFor: 'request-decision',
    })
  })

  test('waits while there is other news, and counts from every word to everybody', () => {
    const found = aDailyCase({ events: [event('request-received', '2026-09-07')] })

    expect(abouts(found, '2026-10-05')).toEqual(['going-to-be-late'])
    const heard = aDailyCase({
      events: [event('request-received', '2026-09-07'), event('officer-assigned', '2026-09-15')],
    })
    expect(abouts(heard, '2026-09-28')).toEqual([])
    expect(abouts(heard, '2026-09-29')).toEqual(['keep-in-touch'])
  })

  test('does not count what the family did itself, or what one parent alone was told', () => {
    const found = aDailyCase({
      status: 'ASSESSING',
      events: [
        event('assessment-agreed', '2026-09-10'),
        event('evidence-received', '2026-09-20'),
        { ...event('family-told', '2026-09-21', { about: 'appeal-near' }), familyMemberId: 'amina' },
      ],
    })

    expect(abouts(found, '2026-09-24')).toEqual(['keep-in-touch'])
  })

  test('names the reports that are still to come', () => {
    const found = aDailyCase({
      status: 'ASSESSING',
      events: [event('assessment-agreed', '2026-09-10')],
      adviceRequests: [anAdvice('1', 'psychology'), anAdvice('2', 'family')],
    })

    expect(told(found, '2026-09-24')[0]?.details).toMatchObject({
      waitingFor: 'advice',
      advice: ['psychology'],
    })
  })

  test('is counted from the import for a case that came from a return, however old its events are', () => {
    const imported = aDailyCase({
      events: [{ ...event('request-received', '2026-09-07'), recordedAt: '2026-11-20T15:00:00Z' }],
    })

    expect(abouts(imported, '2026-11-21')).toEqual([])
    expect(abouts(imported, '2026-11-26')).toEqual([])
    expect(abouts(imported, '2026-11-27')).toEqual(['keep-in-touch'])
  })

  const planFromReturn = (more: Partial<DailyCase> = {}) =>
    aDailyCase({
      status: 'FINAL_ISSUED',
      planStartedOn: '2024-03-12',
      receivedOn: '2023-10-24',
      events: [
        { ...event('request-received', '2023-10-24'), recordedAt: '2026-11-20T15:00:00Z' },
        { ...event('plan-issued', '2024-03-12'), recordedAt: '2026-11-20T15:00:00Z' },
      ],
      ...more,
    })

  test('is not for the thousands whose plan is in force, nor for a review that was overdue before the import', () => {
    const overdue = { kind: 'review', state: 'late', legalDate: '2025-03-11' } as const

    for (const day of ['2026-11-21', '2026-11-27', '2026-12-04', '2027-02-01'])
      expect(abouts(planFromReturn(), day, [overdue])).toEqual([])
  })

  test('is for a review that became late with us', () => {
    const found = planFromReturn()
    const late = { kind: 'review', state: 'late', legalDate: '2026-12-10', lateByDays: 1 } as const
    expect(abouts(found, '2026-12-11', [late])).toEqual(['late'])
    found.events.push(
      event('family-told', '2026-12-11', { about: 'late', duty: 'review', legalDate: '2026-12-10' }),
    )
    const reckoned = reckonCase(found, '2026-12-18')
    const reckonedLate = {
      ...reckoned,
      isLate: true,
      duties: [...reckoned.duties.filter(({ kind }) => kind !== 'review'), aDuty(late)],
      next: aDuty(late),
    }

    expect(tellToday(found, reckonedLate, '2026-12-17', '2026-12-17')).toEqual([])
    expect(tellToday(found, reckonedLate, '2026-12-18', '2026-12-18')[0]?.details).toEqual({
      about: 'keep-in-touch',
      isLate: true,
      waitingFor: 'duty',
      duty: 'review',
    })
  })
})

describe('a draft with the family', () => {
  const served = '2026-12-14' // comments until 28 December
  const found = (more: Partial<DailyCase> = {}) =>
    aDailyCase({
      status: 'DRAFT_WITH_FAMILY',
      events: [
        event('request-received', '2026-09-07'),
        event('assessment-agreed', '2026-10-12'),
        event('plan-agreed', '2026-12-07'),
        event('draft-served', served),
      ],
      people: [amina, { ...amina, id: 'ben' }, school],
      ...more,
    })

  test('is counted down at five days and one day left, to each who may comment and has not', () => {
    const mine = { about: 'draft-closes', duty: 'family-comments', legalDate: '2026-12-28' }

    expect(
      told(found(), '2026-12-23').map(({ familyMemberId, details }) => [familyMemberId, details]),
    ).toEqual([
      ['amina', mine],
      ['ben', mine],
    ])
    const commented = found({
      comments: [{ draftEventId: `draft-served ${served}`, familyMemberId: 'amina' }],
    })
    expect(told(commented, '2026-12-27').map(({ familyMemberId }) => familyMemberId)).toEqual(['ben'])
    expect(abouts(found(), '2026-12-24')).toEqual([])
  })

  test('is counted by each person’s own days, where one was given more time', () => {
    const requests = [
      {
        familyMemberId: 'ben',
        kind: 'more-time',
        answer: 'agreed',
        answeredAt: '2026-12-20T10:00:00Z',
        extendedTo: '2027-01-08',
      } as const,
    ]

    expect(told(found({ requests }), '2026-12-27').map((one) => one.familyMemberId)).toEqual(['amina'])
    expect(
      told(found({ requests }), '2027-01-07').filter((one) => one.familyMemberId === 'ben'),
    ).toHaveLength(1)
  })
})

describe('a report', () => {
  const found = aDailyCase({
    status: 'ASSESSING',
    events: [
      event('assessment-agreed', '2026-10-11'),
      event('advice-chased', '2026-11-18', { adviceId: 'two' }),
    ],
    adviceRequests: [
      anAdvice('one', 'health'),
      anAdvice('two', 'setting'),
      { ...anAdvice('three', 'psychology'), arrivedOn: '2026-11-20' },
    ],
  })

  test('that is overdue is told on the day after, with whether it was asked for again; one that came is not', () => {
    expect(told(found, '2026-11-23').map(({ details }) => details)).toEqual([
      {
        about: 'advice-overdue',
        duty: 'advice',
        legalDate: '2026-11-22',
        advice: ['setting'],
        chasedOn: '2026-11-18',
      },
      { about: 'advice-overdue', duty: 'advice', legalDate: '2026-11-22', advice: ['health'] },
    ])
    expect(abouts(found, '2026-11-22')).toEqual([])
    expect(abouts(found, '2026-11-24')).toEqual([])
  })
})

describe('a review', () => {
  const plan = (status: CaseStatus = 'FINAL_ISSUED') =>
    aDailyCase({
      status,
      receivedOn: '2025-10-20',
      planStartedOn: '2026-03-12',
      events: [
        event('request-received', '2025-10-20'),
        event('plan-issued', '2026-03-12'),
        event('document-released', '2027-01-10'),
      ],
    })
  const ofReview = (day: string, status?: CaseStatus) =>
    told(plan(status), day, [{}]).filter(({ details }) => details.duty === 'review')

  test('is announced eight weeks and two weeks before its day', () => {
    expect(ofReview('2027-01-14').map(({ details }) => details)).toContainEqual({
      about: 'review-due',
      duty: 'review',
      legalDate: '2027-03-11',
    })
    expect(ofReview('2027-02-25').length).toBeGreaterThan(0)
    expect(ofReview('2027-02-24')).toEqual([])
  })

  test('whose meeting is arranged is not announced again', () => {
    expect(ofReview('2027-02-25', 'IN_REVIEW')).toEqual([])
  })
})

describe('a move to the next school', () => {
  const transfer = { kind: 'phase-transfer', legalDate: '2027-02-14' } as const
  const found = aDailyCase({
    status: 'FINAL_ISSUED',
    receivedOn: '2019-03-04',
    planStartedOn: '2019-07-22',
    events: [
      event('plan-issued', '2019-07-22'),
      event('document-released', '2026-08-30'),
      event('document-released', '2027-01-04'),
    ],
  })
  const isTold = (day: string) => abouts(found, day, [transfer]).includes('phase-transfer')

  test('is told at the start of September, November and January, and each week of the last four', () => {
    const days = Array.from({ length: 180 }, (_, index) => addDays('2026-08-20', index))

    expect(days.filter(isTold)).toEqual([
      '2026-09-01',
      '2026-11-02',
      '2027-01-04',
      '2027-01-17',
      '2027-01-24',
      '2027-01-31',
      '2027-02-07',
    ])
  })
})

describe('an appeal', () => {
  const found = aDailyCase({
    status: 'REFUSED_TO_ASSESS',
    events: [event('request-received', '2026-09-07'), event('assessment-refused', '2026-10-14')],
    people: [amina, school, { ...amina, id: 'carer', hasParentalResponsibility: null }],
  })
  const days = Array.from({ length: 70 }, (_, index) => addDays('2026-10-15', index))

  test('and the talk with the mediation service before it are told fourteen, seven and two days before, only to who may appeal', () => {
    const all = days.flatMap((day) => told(found, day).map((one) => [day, one.familyMemberId, one.details]))

    const lastDays = { legalDate: '2026-12-14' }
    expect(all).toEqual(
      ['2026-11-30', '2026-12-07', '2026-12-12'].flatMap((day) => [
        [day, 'amina', { about: 'mediation-near', duty: 'contact-mediation', ...lastDays }],
        [day, 'amina', { about: 'appeal-near', duty: 'appeal', ...lastDays }],
      ]),
    )
  })

  test('that was made is not told of any more', () => {
    const appealed = { ...found, events: [...found.events, event('appeal-registered', '2026-11-20')] }

    expect(days.flatMap((day) => (day > '2026-11-20' ? abouts(appealed, day) : []))).toEqual([])
  })
})

describe('nobody is told', () => {
  const waiting = aDailyCase()

  test.each(['CLOSED_DECEASED', 'CLOSED_MOVED', 'CLOSED_WITHDRAWN', 'PLAN_CEASED'] as const)(
    'of a case that is %s',
    (status) => {
      expect(
        told({ ...waiting, status }, '2026-10-20', [{ legalDate: '2026-10-19', state: 'late' }]),
      ).toEqual([])
    },
  )

  test('of any case of a child who has died', () => {
    expect(abouts(waiting, '2026-10-05')).toEqual(['going-to-be-late'])
    expect(abouts({ ...waiting, childHasDied: true }, '2026-10-05')).toEqual([])
  })

  test('of a case that nobody has access to', () => {
    expect(abouts({ ...waiting, people: [] }, '2026-10-05')).toEqual([])
  })
})

describe('a day that is caught up', () => {
  const found = aDailyCase({ events: [event('request-received', '2026-10-01')] })

  test('still tells what was missed, but no reminder of a day that is past', () => {
    expect(abouts(found, '2026-10-05', [], '2026-10-08')).toEqual(['going-to-be-late'])
    expect(abouts(found, '2026-10-05', [], '2026-10-20')).toEqual([])
    expect(abouts(found, '2026-10-20', [], '2026-10-23')).toEqual(['late'])
  })

  test('says nothing that was said today already', () => {
    const details = { about: 'going-to-be-late', duty: 'decide-to-assess', legalDate: '2026-10-19' }
    const heard = { ...found, events: [...found.events, event('family-told', '2026-10-08', details)] }

    expect(abouts(heard, '2026-10-05', [], '2026-10-08')).toEqual([])
  })
})

test('weeks of daily work on one case never leave a family two weeks without a word, nor two words on one day', () => {
  const found = aDailyCase({ events: [event('request-received', '2026-09-07')] })
  const heardOn: string[] = []
  for (let day = '2026-09-08'; day <= addWeeks('2026-09-07', 30); day = addDays(day, 1)) {
    for (const one of told(found, day)) {
      heardOn.push(day)
      found.events.push(event(one.kind, day, one.details))
    }
  }

  expect(new Set(heardOn).size).toBe(heardOn.length)
  let last = '2026-09-07'
  for (const day of heardOn) {
    const most = last > '2026-10-19' ? 7 : 14
    expect(day <= addDays(last, most)).toBe(true)
    last = day
  }
  expect(heardOn.length).toBeGreaterThan(25)
})

test('after a move no next word is promised: nothing is told of a case that has ended, though its plan is late to be sent on', () => {
  const moved = aDailyCase({
    status: 'CLOSED_MOVED',
    planStartedOn: '2025-02-03',
    planCeasedOn: '2026-12-14',
    events: [
      event('request-received', '2024-09-16'),
      event('plan-issued', '2025-02-03'),
      { ...event('moved-away', '2026-12-14'), recordedByKind: 'staff' },
    ],
  })
  const reckoned = reckonCase(moved, '2027-01-20')

  expect(reckoned.next).toMatchObject({ kind: 'transfer-plan-out', state: 'late' })
  expect(nextKeepInTouchOn(reckoned)).toBeNull()
  expect(tellToday(moved, reckoned, '2027-01-20', '2027-01-20')).toEqual([])
})
