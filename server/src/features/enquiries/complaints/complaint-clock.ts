import { addWorkingDays, type BankHolidays, type Day } from '../../../platform/calendar/index.ts'
import { complaintAcknowledgedBy } from '../promise/promise.ts'

/**
 * Days of a complaint, Europe/London. Source: LGSCO Complaint Handling Code, used in its investigations from 1 April 2026:
 * each stage is acknowledged within 5 working days; stage 1 is answered within 10 working days of that, stage 2 within 20;
 * either may be given as many again, with the reason told.
 */
const answeredWithin = { 1: 10, 2: 20 } as const

export type Stage = keyof typeof answeredWithin

export const acknowledgeBy: (receivedOn: Day, holidays: BankHolidays) => Day = complaintAcknowledgedBy

/** The last day to answer, from the day on which it was acknowledged. */
export function answerBy(stage: Stage, acknowledgedOn: Day, holidays: BankHolidays): Day {
  return addWorkingDays(acknowledgedOn, answeredWithin[stage], holidays)
}

/** The furthest day that more time can be given to. */
export function latestExtension(stage: Stage, answerByDay: Day, holidays: BankHolidays): Day {
  return addWorkingDays(answerByDay, answeredWithin[stage], holidays)
}
