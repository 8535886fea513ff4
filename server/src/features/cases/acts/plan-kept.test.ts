import type { CaseEventKind } from '@send-hub/shared'
import { expect, test } from 'vitest'
import { addDays } from '../../../platform/calendar/index.ts'
import type { CaseRecord } from '../case-record.ts'
import { planKept } from './plan-kept.ts'

type Entry = [kind: CaseEventKind, on: string, details?: Record<string, unknown>]

const met = 2
const maximumAge = 1
const noticeOn = '2026-11-02'
const notice: Entry = ['cease-proposed', noticeOn]

/** A plan of 2024 that the council wants to end. */
function ceasing(later: Entry[], changes: Partial<CaseRecord> = {}): CaseRecord {
  const entries: Entry[] = [['request-received', '2024-01-08'], ['plan-issued', '2024-05-20'], ...later]
  return {
    ...{
      id: 'x',
      reference: 'x',
      version: 1,
      status: 'CEASING_PLAN',
      statusSince: noticeOn,
      team: 'casework',
    },
    ...{ receivedOn: '2024-01-08', requestOutcome: 'Y', assessmentOutcome: 'Y', hasWeek20Exception: false },
    ...{ planStartedOn: '2024-05-20', planCeasedOn: null, lastReviewOn: null, onRecordSince: null },
    ...{
      childFirstName: 'Sam',
      childSurname: 'Hill',
      birthOn: '2009-05-05',
      promises: [],
      adviceRequests: [],
    },
    ...{ settings: [], commentsExtendedTo: null, draftReaders: 1 },
    events: entries.map(([kind, on, details = {}], at) => ({
      ...{ id: `event ${at}`, kind, on, details, recordedAt: `${on}T12:00:00Z` },
      ...{ recordedByKind: 'staff', corrects: null, familyMemberId: null },
    })),
    ...changes,
  }
}

test('a plan is kept through the last day to appeal, moved on from Christmas as the Tribunal moves it', () => {
  // Two months from 2 November are 2 January 2027, a Saturday.
  const record = ceasing([notice])

  expect(planKept(record, noticeOn, met)).toEqual({ by: 'time-to-appeal', until: '2027-01-04' })
  expect(planKept(record, '2027-01-04', met)).toEqual({ by: 'time-to-appeal', until: '2027-01-04' })
  expect(planKept(record, '2027-01-05', met)).toBeNull()
})

test('a certificate gives one more month', () => {
  const record = ceasing([notice, ['mediation-certificate', '2026-12-21']])

  expect(planKept(record, '2027-01-05', met)).toEqual({ by: 'time-to-appeal', until: '2027-01-21' })
  expect(planKept(record, '2027-01-22', met)).toBeNull()
})

test('mediation keeps the plan until its certificate is there, also after the two months', () => {
  const asked: Entry[] = [notice, ['mediation-requested', '2026-12-28'], ['mediation-held', '2027-01-20']]

  expect(planKept(ceasing(asked), '2027-01-25', met)).toEqual({ by: 'mediation', since: '2026-12-28' })
  const certified = ceasing([...asked, ['mediation-certificate', '2027-01-22']])
  expect(planKept(certified, '2027-02-22', met)).toEqual({ by: 'time-to-appeal', until: '2027-02-22' })
  expect(planKept(certified, '2027-02-23', met)).toBeNull()
})

test('an appeal keeps the plan until it ends; what ended later does not count for an earlier day', () => {
  const appealed: Entry[] = [notice, ['appeal-registered', '2026-12-01']]
  const decided = (outcome: string) => ceasing([...appealed, ['appeal-decided', '2027-05-11', { outcome }]])

  expect(planKept(ceasing(appealed), '2027-04-01', met)).toEqual({ by: 'appeal', since: '2026-12-01' })
  expect(planKept(decided('upheld'), '2027-05-10', met)).toEqual({ by: 'appeal', since: '2026-12-01' })
  for (const outcome of ['upheld', 'withdrawn']) {
    expect(planKept(decided(outcome), '2027-05-11', met), outcome).toBeNull()
  }
  for (const outcome of ['overturned', 'conceded']) {
    expect(planKept(decided(outcome), '2027-05-11', met), outcome).toEqual({
      by: 'lost-appeal',
      on: '2027-05-11',
    })
  }
})

test('an appeal about what the plan says, ended before the notice, leaves the family its time', () => {
  const record = ceasing([
    ['appeal-registered', '2024-06-20'],
    ['appeal-decided', '2024-12-10', { outcome: 'upheld' }],
    notice,
  ])

  expect(planKept(record, '2026-12-01', met)).toEqual({ by: 'time-to-appeal', until: '2027-01-04' })
})

test('without a notice no plan ends, whatever the reason, unless the law ends it', () => {
  for (const reason of [1, 2, 3, 4, 6, 7, 9]) {
    expect(planKept(ceasing([], { status: 'FINAL_ISSUED' }), '2026-11-20', reason)).toEqual({
      by: 'no-notice',
    })
  }
})

test('an order of the Tribunal to end it is done at once', () => {
  const record = ceasing([
    notice,
    ['appeal-registered', '2026-12-01'],
    ['order-received', '2027-05-11', { order: 'cease' }],
  ])

  expect(planKept(record, '2027-05-10', met)).toEqual({ by: 'appeal', since: '2026-12-01' })
  expect(planKept(record, '2027-05-11', met)).toBeNull()
})

test.each([
  ['2001-07-31', '2026-07-31'],
  ['2001-08-01', '2027-07-31'],
  ['2000-12-25', '2026-07-31'],
])(
  'born on %s, the plan may end by age alone from %s, the end of the school year of the 25th birthday',
  (birthOn, on) => {
    const record = ceasing([], { status: 'FINAL_ISSUED', birthOn })

    expect(planKept(record, on, maximumAge)).toBeNull()
    expect(planKept(record, on, met)).toEqual({ by: 'no-notice' })
    expect(planKept(record, addDays(on, -1), maximumAge)).toEqual({ by: 'no-notice' })
  },
)
