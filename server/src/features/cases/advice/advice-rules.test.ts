import type { Duty } from '@send-hub/shared'
import { expect, test } from 'vitest'
import type { CaseEventRecord } from '../case-record.ts'
import type { AdviceRecord } from './advice.store.ts'
import { assessmentFrom, dueReport, isCounted, settingReplyBy, usualStillToAsk } from './advice-rules.ts'

const report = (some: Partial<AdviceRecord> = {}): AdviceRecord => ({
  id: '1',
  kind: 'psychology',
  askedOf: 'Educational psychologist',
  askedOn: '2026-10-22',
  arrivedOn: null,
  cancelledOn: null,
  ...some,
})
const event = (kind: CaseEventRecord['kind'], on: string, more: Partial<CaseEventRecord> = {}) => ({
  ...{ id: `${kind} ${on}`, kind, on, recordedAt: `${on}T10:00:00Z`, details: {}, corrects: null },
  ...{ recordedByKind: 'staff', familyMemberId: null },
  ...more,
})

const duty = (some: Partial<Duty> = {}): Duty => ({
  ...{ kind: 'advice', subjectId: '1', state: 'late', legalDate: '2026-12-03', actBy: '2026-12-02' },
  ...{ metOn: null, lateByDays: 12, exception: null, promisedDate: null, reason: null },
  ...some,
})

test('a report stands as the clock says of its own request', () => {
  const others = [duty({ subjectId: '2', legalDate: '2027-01-01' }), duty({ kind: 'final-plan' })]

  expect(dueReport(report(), [...others, duty()])).toEqual({
    dueOn: '2026-12-03',
    actBy: '2026-12-02',
    state: 'late',
    lateByDays: 12,
  })
})

test.each([
  ['due', 'waiting'],
  ['late', 'late'],
  ['met', 'in'],
  ['met-late', 'in-late'],
  ['ended', 'missing'],
  ['ended-late', 'missing'],
] as const)('what the clock calls %s a family reads as %s', (state, words) => {
  expect(dueReport(report(), [duty({ state })]).state).toBe(words)
})

test('a family, of whom the clock asks nothing, is never late with its own views', () => {
  const views = report({ kind: 'family', askedOn: '2026-01-05' })

  expect(dueReport(views, [])).toEqual({ dueOn: null, actBy: null, state: 'waiting', lateByDays: 0 })
  expect(dueReport({ ...views, arrivedOn: '2026-12-15' }, []).state).toBe('in')
})

test('a school asked on a Friday is expected to answer by the Saturday 15 days later', () => {
  expect(settingReplyBy('2027-01-22')).toBe('2027-02-06')
})

test('only the reports of the newest assessment are counted, and none that was taken back', () => {
  const record = {
    receivedOn: '2026-01-05',
    events: [event('assessment-agreed', '2026-02-09'), event('reassessment-agreed', '2026-11-02')],
  }
  const from = assessmentFrom(record)

  expect(from).toBe('2026-11-02')
  expect(isCounted(report({ askedOn: '2026-02-10' }), from)).toBe(false)
  expect(isCounted(report({ askedOn: '2026-11-02' }), from)).toBe(true)
  expect(isCounted(report({ askedOn: '2026-11-02', cancelledOn: '2026-11-03' }), from)).toBe(false)
})

test('an assessment that was recorded by mistake does not start the count', () => {
  const mistake = event('reassessment-agreed', '2026-11-02')
  const events = [
    event('assessment-agreed', '2026-02-09'),
    mistake,
    event('event-corrected', '2026-11-03', { corrects: mistake.id }),
  ]

  expect(assessmentFrom({ receivedOn: '2026-01-05', events })).toBe('2026-02-09')
})

test('without a day on record the assessment is counted from the request', () => {
  expect(assessmentFrom({ receivedOn: '2026-01-05', events: [] })).toBe('2026-01-05')
})

test('of the usual five those are left that were not asked for, or were taken back', () => {
  const requests = [
    report(),
    report({ kind: 'health', cancelledOn: '2026-10-23' }),
    report({ kind: 'setting', askedOn: '2025-01-01' }),
  ]

  expect(usualStillToAsk(requests, '2026-10-01')).toEqual(['family', 'setting', 'health', 'social-care'])
})
