import type { Day } from '../../../platform/calendar/index.ts'
import { toldOfAppeal, withDecisions } from '../told-of-appeal.ts'
import type { DailyCase, Hearer } from './daily-case.ts'

/** Whether the right to appeal is this person's: nobody else is ever reminded of a day that is not theirs. */
export function hasAppealRight(
  person: Hearer,
  { birthOn, decidedForYoungPerson }: Pick<DailyCase, 'birthOn' | 'decidedForYoungPerson'>,
  on: Day,
): boolean {
  return toldOfAppeal(withDecisions(person, decidedForYoungPerson), birthOn, on) === 'yes'
}
