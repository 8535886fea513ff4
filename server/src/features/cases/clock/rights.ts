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

/**
 * Past the school year in which they turn 25, when no council may keep a plan any longer. The year ends on 31 July.
 * Source: Children and Families Act 2014 s46; SEND Regulations 2014, reg 46.
 */
export function isOverOldestAge(birthOn: Day, on: Day): boolean {
  const turns25On = addMonths(birthOn, 25 * 12)
  const year = Number(turns25On.slice(0, 4))
  const endOfYear = `${year}-07-31`
  return on >= (turns25On <= endOfYear ? endOfYear : `${year + 1}-07-31`)
}
