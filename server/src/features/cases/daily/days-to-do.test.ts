import { expect, test } from 'vitest'
import { daysToDo } from './days-to-do.ts'

const never = { lastFinished: null, firstUnfinished: null }
const until = (lastFinished: string) => ({ lastFinished, firstUnfinished: null })

test('a hub begins with today, not with its history', () => {
  expect(daysToDo(never, new Date('2026-11-23T10:00:00Z'))).toEqual(['2026-11-23'])
})

test('nothing is done in the night, in London’s time: also when the clocks are an hour ahead', () => {
  expect(daysToDo(until('2026-11-22'), new Date('2026-11-23T06:59:00Z'))).toEqual([])
  expect(daysToDo(until('2026-11-22'), new Date('2026-11-23T07:00:00Z'))).toEqual(['2026-11-23'])
  expect(daysToDo(until('2026-06-30'), new Date('2026-07-01T05:59:00Z'))).toEqual([])
  expect(daysToDo(until('2026-06-30'), new Date('2026-07-01T06:00:00Z'))).toEqual(['2026-07-01'])
})

test('the days on which the clocks change are days like others', () => {
  expect(daysToDo(until('2026-03-28'), new Date('2026-03-29T06:00:00Z'))).toEqual(['2026-03-29'])
  expect(daysToDo(until('2026-10-24'), new Date('2026-10-25T06:30:00Z'))).toEqual([])
  expect(daysToDo(until('2026-10-24'), new Date('2026-10-25T07:00:00Z'))).toEqual(['2026-10-25'])
  expect(daysToDo(until('2026-10-23'), new Date('2026-10-26T07:00:00Z'))).toEqual([
    '2026-10-24',
    '2026-10-25',
    '2026-10-26',
  ])
})

test('days that were missed are caught up in their order, weekends too', () => {
  expect(daysToDo(until('2026-11-19'), new Date('2026-11-23T10:00:00Z'))).toEqual([
    '2026-11-20',
    '2026-11-21',
    '2026-11-22',
    '2026-11-23',
  ])
})

test('a day that was begun and not finished comes first, and a day that is done is done', () => {
  const state = { lastFinished: '2026-11-20', firstUnfinished: '2026-11-21' }
  expect(daysToDo(state, new Date('2026-11-22T10:00:00Z'))).toEqual(['2026-11-21', '2026-11-22'])
  expect(daysToDo(until('2026-11-23'), new Date('2026-11-23T18:00:00Z'))).toEqual([])
})
