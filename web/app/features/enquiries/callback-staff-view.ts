import {
  type CallBackForStaff,
  type CallBackSlot,
  callBackOutcomes,
  callBackTries,
  type Day,
  type EnquiryForStaff,
  formatDay,
  slotWords,
} from '@send-hub/shared'
import type { FormError, FormValues } from '../../lib/form.ts'
import { momentWords } from '../../lib/staff-moments.ts'
import { slotChoices } from './callback-slots.ts'
import { checkChoices } from './phone-log-view.ts'
import { type CaseBesideView, caseBesideView } from './staff-case-beside-view.ts'

/** The page on which somebody is rung back: plain values. */
export type StaffCallBackView = {
  id: string
  version: number
  reference: string
  contactName: string
  phone: string | null
  requestKey: string
  open: {
    when: string
    /** "now" or "the slot is over"; null before it begins. */
    mark: string | null
    phone: string
    progress: string
    tries: { id: string; words: string; note: string }[]
    mayGiveUp: boolean
  } | null
  /** What became of the last one, in words. */
  last: string
  slots: { value: string; text: string }[]
  checks: { value: string; text: string; hint?: string }[]
  case: CaseBesideView | null
  typed: FormValues
  checked: string[]
  options: string[]
  errors: readonly FormError[]
}

interface Facts {
  enquiry: EnquiryForStaff
  slots: readonly CallBackSlot[]
  today: Day
  requestKey: string
  typed: FormValues
  checked: string[]
  options: string[]
  errors: readonly FormError[]
}

export function staffCallBackView({ enquiry, slots, today, ...form }: Facts): StaffCallBackView {
  const { id, version, reference, contactName, contact, lastCallBack } = enquiry
  const found = enquiry.case
  return {
    ...form,
    ...{ id, version, reference, contactName, phone: contact.phone },
    open: lastCallBack?.status === 'agreed' ? openView(lastCallBack, today) : null,
    last: lastWords(lastCallBack),
    slots: slotChoices(slots),
    checks: checkChoices(
      'phone',
      found && { birthDate: formatDay(found.birthOn), address: null, reference: found.reference },
    ),
    case: found && caseBesideView(found, today),
  }
}

type CallBack = NonNullable<CallBackForStaff>

function openView(call: CallBack, today: Day): StaffCallBackView['open'] {
  return {
    when: slotWords(call),
    mark: call.isOver ? 'the slot is over' : call.isDue ? 'now' : null,
    phone: call.phone,
    progress: `Tried on ${call.halfDays} of ${callBackTries} half-days. A second try in the same half-day does not count.`,
    tries: call.tries.map(({ id, triedAt, by, outcome, note }) => ({
      ...{ id, note },
      words: `${momentWords(triedAt, today)}, ${by}: ${callBackOutcomes[outcome]}`,
    })),
    mayGiveUp: call.mayGiveUp,
  }
}

const ended = {
  agreed: '',
  moved: 'The last call back was moved.',
  spoke: 'Somebody spoke to them at the last call back.',
  'given-up': 'The last call back was given up after three tries. They were told when we tried.',
  cancelled: 'The last call back was cancelled.',
  missed: 'Nobody rang in the last slot. They were told that we are sorry: agree another time.',
} as const satisfies Record<CallBack['status'], string>

const lastWords = (call: CallBackForStaff): string => (call ? ended[call.status] : 'No call back is agreed.')

/** The call back in one line, for the page of the enquiry; null where none was ever agreed. */
export function callBackLine(call: CallBackForStaff): string | null {
  if (!call) return null
  if (call.status !== 'agreed') return ended[call.status]
  const mark = call.isOver ? ' The slot is over.' : call.isDue ? ' Now.' : ''
  return `${slotWords(call)}.${mark} Tried on ${call.halfDays} of ${callBackTries} half-days.`
}
