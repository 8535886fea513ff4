import { expect, test } from 'vitest'
import type { CaseEventRecord } from '../case-record.ts'
import { type AskedOf, historyForFamily } from './history-for-family.ts'

const asked = (id: string, some: Partial<AskedOf>): AskedOf => ({
  ...{ id, kind: 'other', askedOf: 'Speech therapist', askedOn: '2026-11-02', arrivedOn: null },
  cancelledOn: null,
  ...some,
})
const requests = [
  asked('ep', { kind: 'psychology', askedOf: 'Educational psychologist', arrivedOn: '2026-12-01' }),
  asked('school', { kind: 'setting', askedOf: 'School or nursery' }),
  asked('family', { kind: 'family', askedOf: 'Family' }),
]
let count = 0
const event = (kind: CaseEventRecord['kind'], on: string, adviceId?: string): CaseEventRecord => ({
  ...{ id: String(++count), kind, on, recordedAt: `${on}T10:00:00Z`, corrects: null },
  ...{ recordedByKind: 'staff', familyMemberId: null },
  details: { adviceId },
})
const lines = (...events: CaseEventRecord[]) =>
  historyForFamily(events, requests).map(({ on, text }) => `${on} ${text}`)

test('what was asked for on one day is one line, with the professions', () => {
  expect(
    lines(
      event('advice-requested', '2026-11-02', 'ep'),
      event('advice-requested', '2026-11-02', 'school'),
      event('advice-requested', '2026-11-02', 'family'),
    ),
  ).toEqual([
    '2026-11-02 We asked for 2 reports: from the educational psychologist and the school or nursery. We asked your family for your views.',
  ])
})

test('a report that came in or was chased names the profession', () => {
  expect(
    lines(
      event('advice-chased', '2026-11-20', 'school'),
      event('advice-received', '2026-12-01', 'ep'),
      event('advice-received', '2026-12-02', 'family'),
      event('advice-cancelled', '2026-12-03', 'school'),
    ),
  ).toEqual([
    '2026-11-20 We asked the school or nursery again for the report.',
    '2026-12-01 The report from the educational psychologist came in.',
    '2026-12-02 Your family’s views came in.',
    '2026-12-03 We no longer need a report from the school or nursery.',
  ])
})

test('a request that is not there any more is told without a name', () => {
  expect(lines(event('advice-received', '2026-12-01', 'gone'))).toEqual(['2026-12-01 A report came in.'])
})

test('“all the reports came in” is only said when they had', () => {
  expect(lines(event('advice-complete', '2026-12-04'))).toEqual([
    '2026-12-04 We began to decide about a plan. 1 of 3 reports had come in.',
  ])
  expect(lines(event('advice-complete', '2026-11-01'))).toEqual([
    '2026-11-01 All the reports came in. We began to decide about a plan.',
  ])
})

test('schools asked or answering on one day are one line, and none beside the step that says it', () => {
  expect(
    lines(
      event('setting-asked', '2026-12-01'),
      event('setting-asked', '2026-12-01'),
      event('setting-answered', '2026-12-09'),
    ),
  ).toEqual([
    '2026-12-01 We asked 2 schools or colleges if they can help.',
    '2026-12-09 A school or college answered us.',
  ])
  expect(lines(event('settings-consulted', '2026-12-01'), event('setting-asked', '2026-12-01'))).toEqual([
    '2026-12-01 We asked schools or colleges if they can help.',
  ])
})
