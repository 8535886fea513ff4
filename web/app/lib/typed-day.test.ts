import { expect, test } from 'vitest'
import { FormFault } from './form.ts'
import { requireTypedDay } from './typed-day.ts'

const typed = (day: string, month: string, year: string) => ({
  ...{ 'birth-day': day, 'birth-month': month, 'birth-year': year },
})

test.each([
  ['4', '5', '2016', '2016-05-04'],
  [' 04 ', '05', '2016 ', '2016-05-04'],
  ['29', '2', '2024', '2024-02-29'],
])('%s %s %s is a day', (day, month, year, read) => {
  expect(requireTypedDay(typed(day, month, year), 'birth', 'Enter it')).toBe(read)
})

test.each([
  ['', '', '', 'Enter it'],
  ['30', '2', '2016', 'Enter a real date, like 27 3 2016'],
  ['4', 'May', '2016', 'Enter a real date, like 27 3 2016'],
  ['4', '5', '16', 'Enter a real date, like 27 3 2016'],
  ['4', '', '2016', 'Enter a real date, like 27 3 2016'],
])('%j %j %j is none', (day, month, year, text) => {
  const read = () => requireTypedDay(typed(day, month, year), 'birth', 'Enter it')

  expect(read).toThrow(FormFault)
  try {
    read()
  } catch (error) {
    expect((error as FormFault).errors).toEqual([{ field: 'birth-day', text }])
  }
})
