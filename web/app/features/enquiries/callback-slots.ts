import { type CallBackSlot, formatDayWithWeekday, slotHoursWords } from '@send-hub/shared'

/** A slot as one value of a form. */
export const slotValue = ({ slotOn, startsAtHour }: CallBackSlot): string => `${slotOn}/${startsAtHour}`

/** The slot of a form's value; what makes no sense becomes a slot that the API refuses. */
export function slotOf(value: string | undefined): { slotOn: string; startsAtHour: string } {
  const [slotOn = '', startsAtHour = ''] = (value ?? '').split('/')
  return { slotOn, startsAtHour }
}

/** The slots to choose from: "Tuesday 24 November, between 9am and 11am". */
export function slotChoices(slots: readonly CallBackSlot[]): { value: string; text: string }[] {
  return slots.map((slot) => ({
    value: slotValue(slot),
    text: `${formatDayWithWeekday(slot.slotOn)}, ${slotHoursWords(slot.startsAtHour)}`,
  }))
}
