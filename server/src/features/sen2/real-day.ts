/** A calendar day, `YYYY-MM-DD`. */
export type Day = string

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** True for a day that was or will be: 2024-02-29 yes, 2023-02-29 no, and none before 1900 (a slip of the keyboard). */
export function isRealDay(text: string): text is Day {
  const [, year, month, day] = SHAPE.exec(text)?.map(Number) ?? []
  if (year === undefined || month === undefined || day === undefined || year < 1900) return false
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const length = month === 2 && isLeap ? 29 : (MONTH_LENGTHS[month - 1] ?? 0)
  return day >= 1 && day <= length
}
