import { expect, test } from 'vitest'
import { addDays, addMonths, addWeeks, dayOfWeek, daysBetween, earliest, latest } from './days.ts'

test('days and weeks are added over months, years and leap days', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(addDays('2028-03-01', -1)).toBe('2028-02-29')
  expect(addDays('2027-03-01', -1)).toBe('2027-02-28')
  expect(addWeeks('2026-09-07', 20)).toBe('2027-01-25')
})

test('the days the clocks change are days like others', () => {
  expect(addDays('2026-03-28', 2)).toBe('2026-03-30')
  expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2)
})

test('a month later is the same date, or the month’s last day', () => {
  expect(addMonths('2027-01-31', 1)).toBe('2027-02-28')
  expect(addMonths('2028-01-31', 1)).toBe('2028-02-29')
  expect(addMonths('2026-12-31', 2)).toBe('2027-02-28')
  expect(addMonths('2026-06-10', 2)).toBe('2026-08-10')
  expect(addMonths('2026-03-31', -1)).toBe('2026-02-28')
})

test('weekdays are named, before 1970 too', () => {
  expect(dayOfWeek('2026-09-07')).toBe('Monday')
  expect(dayOfWeek('1969-12-31')).toBe('Wednesday')
})

test('the days between two dates count backwards too', () => {
  expect(daysBetween('2026-07-22', '2026-09-02')).toBe(42)
  expect(daysBetween('2026-09-02', '2026-07-22')).toBe(-42)
})

test('the first and the last of some days are found; of none, none', () => {
  expect(earliest(['2026-05-02', '2025-06-01'])).toBe('2025-06-01')
  expect(latest(['2026-05-02', '2025-06-01'])).toBe('2026-05-02')
  expect(latest([])).toBeNull()
})

test('a date that never was is refused, not rolled over', () => {
  for (const unreal of ['2027-02-30', '2026-13-01', '', '2026-1-1', 'Monday']) {
    expect(() => addDays(unreal, 1), unreal).toThrow(RangeError)
    expect(() => addMonths(unreal, 1), unreal).toThrow(RangeError)
  }
})

test('every day of two centuries is the one that the engine’s own calendar has', () => {
  let day = '1900-01-01'
  for (let ms = Date.UTC(1900, 0, 1); ms < Date.UTC(2101, 0, 1); ms += 86_400_000) {
    const expected = new Date(ms).toISOString().slice(0, 10)
    if (day !== expected) expect(day).toBe(expected)
    day = addDays(day, 1)
  }

  expect(daysBetween('1970-01-01', '2101-01-01')).toBe(Date.UTC(2101, 0, 1) / 86_400_000)
})

test('months are added as the engine’s own calendar does, but for days that are not there', () => {
  for (const day of ['2024-02-29', '2026-01-31', '2026-12-15', '2000-02-28', '2100-02-28']) {
    for (const months of [-25, -12, -1, 0, 1, 11, 12, 25, 48]) {
      const [year, month, date] = day.split('-').map(Number) as [number, number, number]
      const inMonth = new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 7)
      const lastDate = new Date(Date.UTC(year, month + months, 0)).getUTCDate()

      expect(addMonths(day, months)).toBe(`${inMonth}-${String(Math.min(date, lastDate)).padStart(2, '0')}`)
    }
  }
})
