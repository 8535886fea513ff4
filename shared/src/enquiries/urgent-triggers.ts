import { z } from 'zod'
import type { Priority } from './topics.ts'

type Trigger = { priority: Priority; words: string }

/**
 * What makes an enquiry urgent, in words that staff choose from. P1 is Hertfordshire's published list of what its SEND
 * service answers on the same working day; P0 is anything that children's social care must hear of at once.
 */
export const urgentTriggers = {
  'risk-of-harm': { priority: 'P0', words: 'Somebody is hurt, or may be' },
  'suicide-or-self-harm': { priority: 'P0', words: 'Talk of suicide or self-harm' },
  abuse: { priority: 'P0', words: 'Abuse, neglect or violence' },
  'missing-child': { priority: 'P0', words: 'A child is missing' },
  'no-education': { priority: 'P1', words: 'Out of education, with no school or college' },
  'placement-breaking-down': { priority: 'P1', words: 'The placement is breaking down' },
  'exclusion-risk': { priority: 'P1', words: 'Excluded or suspended, or about to be' },
  'part-time-timetable': { priority: 'P1', words: 'On a part-time timetable' },
  'moving-soon': { priority: 'P1', words: 'Moves within 10 days' },
  'appeal-deadline': { priority: 'P1', words: 'A missed or near deadline affects the right to appeal' },
  'medical-change': { priority: 'P1', words: 'A big medical change' },
  'officer-no-show': { priority: 'P1', words: 'Our officer did not come' },
  'stranded-today': { priority: 'P1', words: 'No transport today: stranded' },
  'address-or-safety': { priority: 'P1', words: 'An address changed, or who may know it' },
  'help-stopped': { priority: 'P2', words: 'Help or payment has stopped' },
  'date-near': { priority: 'P2', words: 'A date of the family is near' },
} as const satisfies Record<string, Trigger>

export type UrgentTrigger = keyof typeof urgentTriggers
export const urgentTriggerCodes = Object.keys(urgentTriggers) as UrgentTrigger[]
export const UrgentTrigger = z.enum(urgentTriggerCodes as [UrgentTrigger, ...UrgentTrigger[]])

/** How soon each is answered, for staff to choose by. The days themselves are the server's rule. */
export const priorityWords = {
  P0: 'P0: at once, by phone. A risk of harm',
  P1: 'P1: the same working day',
  P2: 'P2: 2 working days',
  P3: 'P3: 5 working days',
  P4: 'P4: 10 working days',
} as const satisfies Record<Priority, string>
