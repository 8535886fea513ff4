import { type CallBackSlot, callBackHours, callBackSlotHours, callBackTries } from '@send-hub/shared'
import {
  addDays,
  type BankHolidays,
  type Day,
  isWorkingDay,
  londonDay,
  londonHour,
  startOfLondonDay,
} from '../../../platform/calendar/index.ts'

const hourMs = 60 * 60 * 1000

/** How long before a slot begins it can still be taken: somebody must see it in time. Hours. */
const shortestNotice = 1

/** The moment of a full hour in Europe/London; on the days the clocks change, too. */
export function londonMoment(day: Day, hour: number): Date {
  const usual = new Date(startOfLondonDay(day).getTime() + hour * hourMs)
  return new Date(usual.getTime() + (hour - londonHour(usual)) * hourMs)
}

export const slotStart = ({ slotOn, startsAtHour }: CallBackSlot): Date => londonMoment(slotOn, startsAtHour)
export const slotEnd = ({ slotOn, startsAtHour }: CallBackSlot): Date =>
  londonMoment(slotOn, startsAtHour + callBackSlotHours)

export interface SlotRules {
  /** How many calls one slot has room for. */
  perSlot: number
  /** Slots are offered on so many working days, today counted. */
  workingDays: number
}

/** `2026-11-24 9` */
export const slotKey = ({ slotOn, startsAtHour }: CallBackSlot): string => `${slotOn} ${startsAtHour}`

/** The slots that can be agreed now, first ones first. `taken`: how many calls are agreed for each, by `slotKey`. */
export function openSlots(
  now: Date,
  holidays: BankHolidays,
  { perSlot, workingDays }: SlotRules,
  taken: ReadonlyMap<string, number>,
): CallBackSlot[] {
  const latest = now.getTime() + shortestNotice * hourMs
  return nextWorkingDays(londonDay(now), workingDays, holidays)
    .flatMap((slotOn) => callBackHours.map((startsAtHour) => ({ slotOn, startsAtHour })))
    .filter((slot) => slotStart(slot).getTime() >= latest && (taken.get(slotKey(slot)) ?? 0) < perSlot)
}

function nextWorkingDays(from: Day, count: number, holidays: BankHolidays): Day[] {
  const days: Day[] = []
  for (let day = from; days.length < count; day = addDays(day, 1))
    if (isWorkingDay(day, holidays)) days.push(day)
  return days
}

export interface HalfDay {
  on: Day
  half: 'am' | 'pm'
}

/** The half-day of a moment in Europe/London: the second one begins at noon. */
export function halfDayOf(moment: Date): HalfDay {
  return { on: londonDay(moment), half: londonHour(moment) < 12 ? 'am' : 'pm' }
}

/** On how many different half-days somebody tried. Source: our promise of three tries on different half-days. */
export function countHalfDays(tries: readonly { triedOn: Day; half: 'am' | 'pm' }[]): number {
  return new Set(tries.map(({ triedOn, half }) => `${triedOn} ${half}`)).size
}

export const mayGiveUp = (tries: readonly { triedOn: Day; half: 'am' | 'pm' }[]): boolean =>
  countHalfDays(tries) >= callBackTries
