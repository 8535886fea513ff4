import { addDays, addMonths, type Day } from '../../../platform/calendar/index.ts'
import { lastDayOfCompulsorySchoolAge } from '../clock/index.ts'

/** How long before their access changes everybody is told. (Our own rule: domain, section 4.) */
export const warnedForMonths = 3

/** The first day the rights are the young person's own. */
export function passesOn(birthOn: Day): Day {
  return addDays(lastDayOfCompulsorySchoolAge(birthOn), 1)
}

/** What is kept of a child whose rights pass. */
export interface Transfer {
  passesOn: Day
  firstWarnedOn: Day
  changesOn: Day
  monthWarnedOn: Day | null
  changedOn: Day | null
}

/**
 * From when parents see what the young person agrees to: with the rights, but never before three months of warning. So
 * those who came in from a return long after that age are warned first.
 */
export function changesOn(passing: Day, firstWarnedOn: Day): Day {
  const warned = addMonths(firstWarnedOn, warnedForMonths)
  return warned > passing ? warned : passing
}

export type RightsStep = 'first' | 'month' | 'day'

/** What is due today for a child; null when nothing is. A step that a missed day left undone is done today. */
export function stepDue(birthOn: Day, transfer: Transfer | null, today: Day): RightsStep | null {
  const passing = passesOn(birthOn)
  if (!transfer) return today >= addMonths(passing, -warnedForMonths) ? 'first' : null
  if (transfer.changedOn !== null) return null
  // Reckoned anew: a day of birth that was put right moves the day, never the warning.
  const changing = changesOn(passing, transfer.firstWarnedOn)
  if (today >= changing) return 'day'
  return transfer.monthWarnedOn === null && today >= addMonths(changing, -1) ? 'month' : null
}

/** Nobody born after this day is near it: the least that a query has to look at. */
export function bornUntil(today: Day): Day {
  const year = Number(today.slice(0, 4))
  return (
    [`${year - 15}-08-31`, `${year - 16}-08-31`].find((day) => stepDue(day, null, today)) ??
    `${year - 17}-08-31`
  )
}
