import type { BankHolidays, Day } from '../../../platform/calendar/index.ts'
import { lastDayToComply, type TimeLimit, timeLimitOn } from './rules.ts'

/**
 * When a plan must move with a child to another council, and when that council must have written to the family.
 * The 15 working days count the day the old council learns of the move. Source: SEND Regulations 2014, reg 15.
 */
export function planTransfer(
  learntOn: Day,
  rules: readonly TimeLimit[],
  holidays: BankHolidays,
): { transferBy: Day; writeBy: Day } {
  const transferBy = lastDayToComply(timeLimitOn('transfer-plan', learntOn, rules), learntOn, holidays)
  const writeBy = lastDayToComply(
    timeLimitOn('write-after-transfer', transferBy, rules),
    transferBy,
    holidays,
  )
  return { transferBy, writeBy }
}
