import { expect, test } from 'vitest'
import { englandAndWales as holidays, isWorkingDay, londonDay } from '../../../platform/calendar/index.ts'
import { raisedBy } from './join-if-repeat.ts'
import { replyByAfterMiss } from './miss-promise.ts'
import { refusalToPause } from './pause.ts'
import { replyByAt } from './promise.ts'
import { outcomeOf, type PromiseRecord } from './promises-of.ts'
import { isTimeToWarn } from './warn-of-promise.ts'

const monday = new Date('2026-11-23T10:00:00Z')

test.each([
  [['STATUS' as const], 3, '2026-11-30'],
  [['STATUS' as const], 2, '2026-11-25'],
  [['STATUS' as const], 4, '2026-12-07'],
  [['COMPLAINT' as const], 3, '2026-11-30'],
  [['DATA' as const], 4, '2026-12-23'],
  [['DATA' as const], 2, '2026-11-25'],
  [['DATA' as const, 'STATUS' as const], 4, '2026-12-07'],
])('%j at P%i on a Monday is promised for %s', (topics, level, day) => {
  expect(replyByAt(topics, level, monday, holidays)).toBe(day)
})

test('without a topic nothing is promised', () => {
  expect(() => replyByAt([], 3, monday, holidays)).toThrow(RangeError)
})

test('the second and the third contact raise by one, never above P1, and no later one does', () => {
  expect([2, 3, 4, 9].map((count) => raisedBy(4, count))).toEqual([3, 3, 4, 4])
  expect([0, 1, 2].map((priority) => raisedBy(priority, 2))).toEqual([0, 1, 1])
})

test('the day after a miss is never before the day on which it is noticed, and worked but for a risk of harm', () => {
  for (let step = 0; step < 400; step++) {
    const noticed = new Date(Date.parse('2026-11-20T07:00:00Z') + step * 31 * 3_600_000)
    for (const level of [0, 1, 2, 3, 4]) {
      const day = replyByAfterMiss(level, noticed)

      expect(day >= londonDay(noticed)).toBe(true)
      if (level > 0) expect(isWorkingDay(day)).toBe(true)
    }
  }
})

const record = (more: Partial<PromiseRecord> = {}): PromiseRecord => ({
  ...{ dueOn: '2026-11-27', madeOn: '2026-11-20', ownerName: 'Hub' },
  ...{ keptOn: null, pausedOn: null, isMissed: false, isReplaced: false, ...more },
})

test.each([
  ['open', {}, '2026-11-27'],
  ['missed', {}, '2026-11-28'],
  ['kept', { keptOn: '2026-11-27' }, '2026-12-01'],
  ['kept-late', { keptOn: '2026-11-28' }, '2026-12-01'],
  ['changed', { isReplaced: true }, '2026-12-01'],
  ['paused', { pausedOn: '2026-11-25' }, '2026-12-01'],
  ['kept', { pausedOn: '2026-11-25', keptOn: '2026-12-01' }, '2026-12-02'],
  ['changed', { pausedOn: '2026-11-25', isReplaced: true }, '2026-12-02'],
  ['missed', { isMissed: true, isReplaced: true }, '2026-12-02'],
  ['missed', { isMissed: true, keptOn: '2026-12-01' }, '2026-12-02'],
] as const)('a promise for the 27th is %s: %j on %s', (outcome, more, today) => {
  expect(outcomeOf(record(more), today)).toBe(outcome)
})

test.each([
  ['the working day before from nine', 3, '2026-11-30', '2026-11-23', '2026-11-27T09:00:00Z', true],
  ['not at eight', 3, '2026-11-30', '2026-11-23', '2026-11-27T08:59:59Z', false],
  ['still on the weekend between', 3, '2026-11-30', '2026-11-23', '2026-11-28T03:00:00Z', true],
  [
    'on the day itself where it is as young as that',
    2,
    '2026-11-24',
    '2026-11-23',
    '2026-11-23T15:00:00Z',
    false,
  ],
  ['from nine of that day', 2, '2026-11-24', '2026-11-23', '2026-11-24T09:00:00Z', true],
  ['P1 from 13:00', 1, '2026-11-24', '2026-11-24', '2026-11-24T12:59:59Z', false],
  ['P1 at 13:00', 1, '2026-11-24', '2026-11-24', '2026-11-24T13:00:00Z', true],
  ['in summer by London’s clock', 1, '2026-07-01', '2026-07-01', '2026-07-01T12:00:00Z', true],
  ['not once it has passed', 3, '2026-11-30', '2026-11-23', '2026-12-01T09:00:00Z', false],
  ['never a risk of harm', 0, '2026-11-24', '2026-11-24', '2026-11-24T13:00:00Z', false],
])('a near promise is told %s', (_when, level, dueOn, madeOn, now, isTime) => {
  const promise = { level, dueOn, madeAt: new Date(`${madeOn}T09:00:00Z`) }

  expect(isTimeToWarn(promise, new Date(now))).toBe(isTime)
})

test('only what waits for us, is no risk of harm, and has no clock of its own can stand still, twice at most', () => {
  const waiting = { status: 'waiting' as const, priority: 3, topics: ['STATUS' as const], pauses: 1 }

  expect(refusalToPause(waiting)).toBeUndefined()
  for (const change of [
    { status: 'paused' as const },
    { status: 'answered' as const },
    { priority: 0 },
    { topics: ['STATUS' as const, 'COMPLAINT' as const] },
    { pauses: 2 },
  ]) {
    expect(refusalToPause({ ...waiting, ...change }), JSON.stringify(change)).toEqual(expect.any(String))
  }
})
