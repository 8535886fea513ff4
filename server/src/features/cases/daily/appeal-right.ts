import type { Day } from '../../../platform/calendar/index.ts'
import { isYoungPerson } from '../clock/index.ts'
import type { Hearer } from './daily-case.ts'

/**
 * Who may appeal: a parent, until rights pass to the young person; then the young person. Nobody else is ever reminded
 * of a day that is not theirs. Source: Children and Families Act 2014, s51 and s83.
 */
export function hasAppealRight(person: Hearer, birthOn: Day, on: Day): boolean {
  if (person.level !== 'act') return false
  const isThemselves = person.role === 'young-person'
  if (isYoungPerson(birthOn, on)) return isThemselves
  return !isThemselves && person.hasParentalResponsibility === true
}
