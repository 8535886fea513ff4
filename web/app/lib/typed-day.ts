import { Day } from '@send-hub/shared'
import { FormFault, type FormValues } from './form.ts'

/** A date as it stands in three boxes, by the names that DateInput gives them. */
export function typedDay(values: FormValues, prefix: string) {
  return {
    day: values[`${prefix}-day`] ?? '',
    month: values[`${prefix}-month`] ?? '',
    year: values[`${prefix}-year`] ?? '',
  }
}

/**
 * Reads three boxes as a day; one digit will do for day and month.
 * @throws FormFault on the first box, with `missing` when all are empty
 */
export function requireTypedDay(values: FormValues, prefix: string, missing: string): Day {
  const { day, month, year } = typedDay(values, prefix)
  const boxes = [day, month, year].map((box) => box.trim())
  const fault = (text: string) => new FormFault([{ field: `${prefix}-day`, text }])
  if (boxes.every((box) => box === '')) throw fault(missing)
  const areNumbers = /^\d{1,2}-\d{1,2}-\d{4}$/.test(boxes.join('-'))
  const [dayOfMonth = '', monthOfYear = '', ofYear = ''] = boxes
  const typed = `${ofYear}-${monthOfYear.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`
  const read = Day.safeParse(typed)
  if (!areNumbers || !read.success) throw fault('Enter a real date, like 27 3 2016')
  return read.data
}
