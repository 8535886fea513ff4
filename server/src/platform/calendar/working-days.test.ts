import { expect, test } from 'vitest'
import {
  addWorkingDays,
  addWorkingDaysInclusive,
  isWorkingDay,
  nextWorkingDay,
  previousWorkingDay,
  subtractWorkingDays,
  workingDayOnOrAfter,
} from './working-days.ts'

test('weekends and bank holidays are not worked; a council’s own closure days are', () => {
  expect(isWorkingDay('2026-12-24')).toBe(true)
  expect(isWorkingDay('2026-12-25')).toBe(false)
  expect(isWorkingDay('2026-12-26')).toBe(false)
  expect(isWorkingDay('2026-12-28')).toBe(false)
  expect(isWorkingDay('2026-12-29')).toBe(true)
})

test('the working day before and after never is the day itself', () => {
  expect(previousWorkingDay('2026-12-28')).toBe('2026-12-24')
  expect(previousWorkingDay('2026-12-24')).toBe('2026-12-23')
  expect(nextWorkingDay('2026-12-24')).toBe('2026-12-29')
})

test('a working day stays, another rolls forward', () => {
  expect(workingDayOnOrAfter('2026-12-24')).toBe('2026-12-24')
  expect(workingDayOnOrAfter('2026-12-25')).toBe('2026-12-29')
})

test('"within" leaves the first day out, "beginning with" counts it', () => {
  expect(addWorkingDays('2026-12-14', 15)).toBe('2027-01-07')
  expect(addWorkingDaysInclusive('2026-12-14', 15)).toBe('2027-01-06')
  expect(addWorkingDays('2026-12-14', 0)).toBe('2026-12-14')
})

test('working days are counted back over a weekend and Christmas', () => {
  expect(subtractWorkingDays('2027-01-25', 10)).toBe('2027-01-11')
  expect(subtractWorkingDays('2027-01-05', 10)).toBe('2026-12-17')
  expect(subtractWorkingDays('2026-12-14', 0)).toBe('2026-12-14')
})

test('"beginning with" a day that is not worked begins with the next that is', () => {
  expect(addWorkingDaysInclusive('2026-12-25', 1)).toBe('2026-12-29')
})

test('parts of days and negative counts are refused', () => {
  expect(() => addWorkingDays('2026-12-14', 1.5)).toThrow(RangeError)
  expect(() => addWorkingDays('2026-12-14', -1)).toThrow(RangeError)
  expect(() => addWorkingDaysInclusive('2026-12-14', 0)).toThrow(RangeError)
})
