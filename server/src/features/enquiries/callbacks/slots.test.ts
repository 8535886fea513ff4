import { describe, expect, it } from 'vitest'
import { englandAndWales } from '../../../platform/calendar/index.ts'
import {
  countHalfDays,
  halfDayOf,
  londonMoment,
  mayGiveUp,
  openSlots,
  slotEnd,
  slotKey,
  slotStart,
} from './slots.ts'

const rules = { perSlot: 2, workingDays: 2 }
const slotsAt = (moment: string, taken: [string, number][] = []) =>
  openSlots(new Date(moment), englandAndWales, rules, new Map(taken)).map(slotKey)

describe('the slots that are offered', () => {
  it('begin an hour from now at the earliest, on working days', () => {
    expect(slotsAt('2026-11-23T10:00:00Z')).toEqual([
      ...['2026-11-23 11', '2026-11-23 13', '2026-11-23 15'],
      ...['2026-11-24 9', '2026-11-24 11', '2026-11-24 13', '2026-11-24 15'],
    ])
    expect(slotsAt('2026-11-23T10:00:01Z')[0]).toBe('2026-11-23 13')
  })

  it('leave out weekends and bank holidays', () => {
    const days = new Set(slotsAt('2026-12-24T16:00:00Z').map((slot) => slot.slice(0, 10)))

    // Friday is Christmas Day, Monday its Boxing Day.
    expect([...days]).toEqual(['2026-12-29'])
  })

  it('are full when as many calls are agreed as one has room for', () => {
    const slots = slotsAt('2026-11-23T07:00:00Z', [
      ['2026-11-23 9', 2],
      ['2026-11-23 11', 1],
    ])

    expect(slots[0]).toBe('2026-11-23 11')
  })
})

describe('a slot', () => {
  it.each([
    ['2026-11-23', '2026-11-23T13:00:00.000Z', '2026-11-23T15:00:00.000Z'],
    ['2026-07-01', '2026-07-01T12:00:00.000Z', '2026-07-01T14:00:00.000Z'],
    // The clocks go forward and back in the night before.
    ['2026-03-29', '2026-03-29T12:00:00.000Z', '2026-03-29T14:00:00.000Z'],
    ['2026-10-25', '2026-10-25T13:00:00.000Z', '2026-10-25T15:00:00.000Z'],
  ])('of 1pm on %s begins at %s', (slotOn, start, end) => {
    expect(slotStart({ slotOn, startsAtHour: 13 }).toISOString()).toBe(start)
    expect(slotEnd({ slotOn, startsAtHour: 13 }).toISOString()).toBe(end)
  })
})

describe('half-days', () => {
  it('change at noon by the clock on the wall, on every day of three years', () => {
    for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2029, 0, 1); at += 86_400_000) {
      const day = new Date(at).toISOString().slice(0, 10)
      const noon = londonMoment(day, 12)
      const before = new Date(noon.getTime() - 1)
      expect([halfDayOf(before), halfDayOf(noon)]).toEqual([
        { on: day, half: 'am' },
        { on: day, half: 'pm' },
      ])
    }
  })

  it('are two a day, whatever the length of the day: every hour of the days the clocks change is in one', () => {
    for (const day of ['2026-03-29', '2026-10-25', '2027-03-28', '2027-10-31']) {
      const from = londonMoment(day, 0).getTime()
      const hours = day.includes('-03-') ? 23 : 25
      const tries = Array.from({ length: hours }, (_, hour) => halfDayOf(new Date(from + hour * 3_600_000)))
      expect(new Set(tries.map(({ on }) => on))).toEqual(new Set([day]))
      expect(countHalfDays(tries.map(({ on, half }) => ({ triedOn: on, half })))).toBe(2)
    }
  })

  it('count once each: a second try in the same one does not bring giving up nearer', () => {
    const morning = { triedOn: '2026-11-23', half: 'am' } as const
    const afternoon = { triedOn: '2026-11-23', half: 'pm' } as const
    const nextDay = { triedOn: '2026-11-24', half: 'am' } as const

    expect(mayGiveUp([morning, morning, morning, afternoon])).toBe(false)
    expect(mayGiveUp([morning, afternoon, nextDay])).toBe(true)
  })
})
