import {
  addDays,
  type BankHolidays,
  type Day,
  workingDayOnOrAfter,
} from '../../../platform/calendar/index.ts'
import type { AppealableDecision } from './case-facts.ts'
import { lastDayToComply, type TimeLimit, timeLimitOn } from './rules.ts'

/**
 * Whether an appeal needs a mediation certificate first: each does, but for one about nothing other than the school or
 * college named. Source: Children and Families Act 2014 s55.
 */
export function needsCertificate({ isSectionIOnly }: AppealableDecision): boolean {
  return !isSectionIOnly
}

/**
 * The last day on which the Tribunal may receive an appeal, until 5pm: two months from the notice or one month from the
 * certificate, whichever ends later, moved on as the Tribunal's rules say. Our reckoning; the Tribunal decides.
 * Source: Tribunal Procedure (First-tier Tribunal)(HESC) Rules 2008, rules 12 and 20.
 * @throws RangeError when no time limit was in force on the day of the notice or the certificate
 */
export function appealBy(
  noticeOn: Day,
  certificateOn: Day | null,
  rules: readonly TimeLimit[],
  holidays: BankHolidays,
): Day {
  const fromNotice = lastDayToComply(timeLimitOn('appeal', noticeOn, rules), noticeOn, holidays)
  const fromCertificate =
    certificateOn &&
    lastDayToComply(timeLimitOn('appeal-after-certificate', certificateOn, rules), certificateOn, holidays)
  const end = fromCertificate && fromCertificate > fromNotice ? fromCertificate : fromNotice
  return movedOn(end, holidays)
}

/** An end in the Tribunal's closed days moves to the first working day after them, another to the next working day. */
function movedOn(end: Day, holidays: BankHolidays): Day {
  return workingDayOnOrAfter(afterClosedDays(end), holidays)
}

/** 25 December to 1 January, and August. Source: rule 12(3). */
function afterClosedDays(day: Day): Day {
  const year = Number(day.slice(0, 4))
  const date = day.slice(5)
  if (date >= '12-25') return `${year + 1}-01-02`
  if (date === '01-01') return addDays(day, 1)
  return date.startsWith('08-') ? `${year}-09-01` : day
}
