import { type CallToMake, type Day, formatDay, slotHoursWords } from '@send-hub/shared'
import { staffCallBackHref } from './callback-links.ts'

/** A call that is to be made today: what the queue shows of it. */
export type CallToday = {
  href: string
  name: string
  reference: string
  when: string
  isDue: boolean
  isOver: boolean
}

/** The calls of today and those that were not made, in the order of their slots. */
export function callsToday(calls: readonly CallToMake[], today: Day): CallToday[] {
  return calls
    .filter(({ slotOn }) => slotOn <= today)
    .map(({ enquiryId, contactName, reference, slotOn, startsAtHour, isDue, isOver }) => ({
      ...{ href: staffCallBackHref(enquiryId), name: contactName, reference, isDue, isOver },
      when: `${slotOn === today ? 'Today' : formatDay(slotOn)}, ${slotHoursWords(startsAtHour)}`,
    }))
}
