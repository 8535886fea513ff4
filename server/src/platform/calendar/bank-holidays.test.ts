import { expect, test } from 'vitest'
import { englandAndWales, isBeyondKnownHolidays, readBankHolidays } from './bank-holidays.ts'

const holidaysOf = (year: number) => [...englandAndWales.days].filter((day) => day.startsWith(`${year}-`))

test('2026 and 2027 have the published bank holidays', () => {
  expect(holidaysOf(2026)).toEqual([
    '2026-01-01',
    '2026-04-03',
    '2026-04-06',
    '2026-05-04',
    '2026-05-25',
    '2026-08-31',
    '2026-12-25',
    '2026-12-28',
  ])
  expect(holidaysOf(2027)).toEqual([
    '2027-01-01',
    '2027-03-26',
    '2027-03-29',
    '2027-05-03',
    '2027-05-31',
    '2027-08-30',
    '2027-12-27',
    '2027-12-28',
  ])
})

test('holidays that were moved or given once are where they really were', () => {
  expect(holidaysOf(2020)).toContain('2020-05-08')
  expect(holidaysOf(2020)).not.toContain('2020-05-04')
  expect(holidaysOf(2022)).toEqual(expect.arrayContaining(['2022-06-02', '2022-06-03', '2022-09-19']))
  expect(holidaysOf(2022)).not.toContain('2022-05-30')
  expect(holidaysOf(2023)).toContain('2023-05-08')
})

test('every year known has eight holidays, all on weekdays, and more only where one was given', () => {
  const extra: Record<number, number> = { 2022: 2, 2023: 1 }

  for (let year = englandAndWales.firstYear; year <= englandAndWales.lastYear; year++) {
    expect(holidaysOf(year), String(year)).toHaveLength(8 + (extra[year] ?? 0))
  }
  for (const day of englandAndWales.days) expect([0, 6]).not.toContain(new Date(`${day}T12:00Z`).getUTCDay())
})

test('we know 2015 to 2028, and say when a date is beyond', () => {
  expect([englandAndWales.firstYear, englandAndWales.lastYear]).toEqual([2015, 2028])
  expect(isBeyondKnownHolidays('2028-12-31')).toBe(false)
  expect(isBeyondKnownHolidays('2029-01-01')).toBe(true)
  expect(isBeyondKnownHolidays('2014-12-31')).toBe(true)
})

test('an empty list is refused', () => {
  const empty = { 'england-and-wales': { division: 'england-and-wales', events: [] } }

  expect(() => readBankHolidays(empty)).toThrow(RangeError)
})
