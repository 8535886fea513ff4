import { addDays, addMonths, type Day, dayOfWeek } from '../../../platform/calendar/index.ts'
import { schoolYearOf } from './phase-transfer.ts'

/**
 * The last day of compulsory school age: the last Friday in June of the school year in which they turn 16.
 * Source: Education Act 1996 s8; Education (School Leaving Date) Order 1997.
 */
export function lastDayOfCompulsorySchoolAge(birthOn: Day): Day {
  let day = `${schoolYearOf(addMonths(birthOn, 16 * 12)) + 1}-06-30`
  while (dayOfWeek(day) !== 'Friday') day = addDays(day, -1)
  return day
}

/** Over compulsory school age: the rights of a parent are the young person's own. Source: Children and Families Act 2014 s83. */
export function isYoungPerson(birthOn: Day, today: Day): boolean {
  return today > lastDayOfCompulsorySchoolAge(birthOn)
}
