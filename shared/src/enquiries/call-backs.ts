import { z } from 'zod'
import { Day, formatDayLong } from '../day.ts'
import { NewContact } from './contacts.ts'
import { TopicCode } from './topics.ts'

/** The hours at which a call back may begin, Europe/London; each slot is two hours long. */
export const callBackHours = [9, 11, 13, 15] as const
export type CallBackHour = (typeof callBackHours)[number]
/** How many hours a slot is long. */
export const callBackSlotHours = 2
/** Tries on as many different half-days before a call back may be given up. */
export const callBackTries = 3

const clock = (hour: number) => (hour > 12 ? `${hour - 12}pm` : hour === 12 ? '12 noon' : `${hour}am`)
/** "between 1pm and 3pm" */
export const slotHoursWords = (startsAtHour: number): string =>
  `between ${clock(startsAtHour)} and ${clock(startsAtHour + callBackSlotHours)}`
/** "Thursday 3 December 2026, between 1pm and 3pm" */
export const slotWords = ({ slotOn, startsAtHour }: { slotOn: Day; startsAtHour: number }): string =>
  `${formatDayLong(slotOn)}, ${slotHoursWords(startsAtHour)}`

/** What came of one try, as staff choose it. */
export const callBackOutcomes = {
  spoke: 'Spoke to them',
  'no-answer': 'No answer',
  'left-message': 'Left a message to ring us',
  'wrong-number': 'Wrong number',
  'not-good-now': 'They could not talk now',
} as const
export const CallBackOutcome = z.enum(Object.keys(callBackOutcomes) as (keyof typeof callBackOutcomes)[])
export type CallBackOutcome = z.infer<typeof CallBackOutcome>

/** missed: the slot passed and nobody of us had tried. */
export const CallBackStatus = z.enum(['agreed', 'moved', 'spoke', 'given-up', 'cancelled', 'missed'])
export type CallBackStatus = z.infer<typeof CallBackStatus>

export const CallBackSlot = z.object({ slotOn: Day, startsAtHour: z.int() })
export type CallBackSlot = z.infer<typeof CallBackSlot>
export const CallBackSlots = z.object({ items: z.array(CallBackSlot) })
export type CallBackSlots = z.infer<typeof CallBackSlots>
/** With the reader's own number as we have it, to start from. */
export const CallBackSlotsForFamily = CallBackSlots.extend({ phone: z.string().nullable() })

const Phone = z
  .string()
  .trim()
  .min(1, 'Enter a phone number')
  .max(40, 'Enter a phone number in 40 characters or fewer')
  .regex(/^[\d\s()+.-]{6,}(?:\s*(?:x|ext\.?)\s*\d+)?$/i, 'Enter a phone number, like 07700 900 123')

const Slot = z.object({
  slotOn: Day,
  startsAtHour: z.coerce
    .number()
    .int()
    .refine((hour) => callBackHours.some((one) => one === hour), 'Choose a time'),
})

/** A call that a family asks for, in an open conversation. */
export const NewCallBack = Slot.extend({ phone: Phone })
export type NewCallBack = z.infer<typeof NewCallBack>

/** A call that a family asks for about a case: a question of its own. */
export const NewCallBackAboutCase = NewCallBack.extend({
  topic: TopicCode,
  body: z.string().trim().max(2_000, 'Use 2,000 characters or fewer').default(''),
  requestKey: z.uuid(),
})
export type NewCallBackAboutCase = z.infer<typeof NewCallBackAboutCase>

/** What a family sees of its call back. */
export const CallBackForFamily = z.object({
  enquiryId: z.uuid(),
  reference: z.string(),
  /** Their number as we have it, to start from. */
  phone: z.string().nullable(),
  /** The call that is agreed now. */
  agreed: CallBackSlot.extend({ phone: z.string(), triedAt: z.array(z.string()) }).nullable(),
  /** We did not ring as we had said, and no other call is agreed. */
  wasMissed: z.boolean(),
  slots: z.array(CallBackSlot),
})
export type CallBackForFamily = z.infer<typeof CallBackForFamily>

export const CallBackTry = z.object({
  id: z.uuid(),
  callBackId: z.uuid(),
  triedAt: z.string(),
  triedOn: Day,
  half: z.enum(['am', 'pm']),
  by: z.string(),
  outcome: CallBackOutcome,
  note: z.string(),
})
export type CallBackTry = z.infer<typeof CallBackTry>

/** The call backs of an enquiry, as its page shows them to staff; null where none was ever agreed. */
export const CallBackForStaff = z
  .object({
    id: z.uuid(),
    phone: z.string(),
    ...CallBackSlot.shape,
    status: CallBackStatus,
    isDue: z.boolean(),
    /** The slot is over and they were not reached. */
    isOver: z.boolean(),
    /** Asked for by the family on its page, not agreed on the phone. */
    isAskedByFamily: z.boolean(),
    /** Of this call back, oldest first. */
    tries: z.array(CallBackTry),
    /** On how many different half-days somebody tried. */
    halfDays: z.int(),
    mayGiveUp: z.boolean(),
  })
  .nullable()
export type CallBackForStaff = z.infer<typeof CallBackForStaff>

/** One to make, in the order of their slots. */
export const CallToMake = z.object({
  enquiryId: z.uuid(),
  reference: z.string(),
  contactName: z.string(),
  ...CallBackSlot.shape,
  ownerId: z.uuid().nullable(),
  ownerName: z.string().nullable(),
  team: z.string(),
  isDue: z.boolean(),
  isOver: z.boolean(),
  halfDays: z.int(),
})
export type CallToMake = z.infer<typeof CallToMake>
export const CallsToMake = z.object({ items: z.array(CallToMake) })
export type CallsToMake = z.infer<typeof CallsToMake>
/** mine: theirs and those that nobody owns in their team. */
export const CallsSearch = z.object({ whose: z.enum(['mine', 'all']).default('mine') })

const Version = z.coerce.number().int()

export const AgreeCallBack = NewCallBack.extend({ version: Version })
/** What was tried; the rest is of a talk that came about, as of a call that is logged (contacts.ts). */
export const NewCallBackTry = NewContact.pick({
  requestKey: true,
  ...{ told: true, agreed: true, agreedBy: true, sendsAgreed: true, isAnswered: true, isMine: true },
  ...{ callerChecks: true, confirms: true },
}).extend({
  outcome: CallBackOutcome,
  note: z.string().trim().min(1, 'Write down what happened').max(2_000, 'Use 2,000 characters or fewer'),
})
export type NewCallBackTry = z.infer<typeof NewCallBackTry>
export const EndCallBack = z.object({ version: Version })
