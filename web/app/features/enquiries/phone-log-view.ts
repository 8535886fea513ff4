import {
  type CallerCheck,
  type ContactChannel,
  callerChecks,
  contactChannels,
  type Day,
  priorities,
  type TopicCode,
  topicSettings,
} from '@send-hub/shared'
import type { FormError, FormValues } from '../../lib/form.ts'
import { topicChoices } from '../../lib/staff-words.ts'
import type { BesideView, CallerView } from './phone-caller-view.ts'

/** The form "Log a call", and its variants for post and drop-in: plain values, the same on the server and in the browser. */
export type LogView = {
  channel: ContactChannel
  requestKey: string
  today: Day
  /** What a search without a script found; null: nobody has searched. */
  found: CallerView[] | null
  beside: BesideView | null
  topics: { value: string; text: string }[]
  typed: FormValues
  chosenTopics: string[]
  checked: string[]
  errors: readonly FormError[]
}

/** Where each kind of contact is written down. */
export const logHref = (channel: ContactChannel): string =>
  channel === 'phone' ? '/staff/enquiries/new' : `/staff/enquiries/new?kind=${channel}`

/** The form with somebody chosen: ids alone stand in the address. */
export function chosenHref(
  channel: ContactChannel,
  { familyMemberId, caseId, enquiryId }: CallerView,
): string {
  const query = new URLSearchParams({
    ...(channel !== 'phone' && { kind: channel }),
    ...(familyMemberId && { person: familyMemberId }),
    ...(caseId && { about: caseId }),
    ...(enquiryId && { known: enquiryId }),
  })
  return `/staff/enquiries/new?${query}`
}

export function channelOf(kind: string | undefined): ContactChannel {
  return kind !== undefined && Object.hasOwn(contactChannels, kind) ? (kind as ContactChannel) : 'phone'
}

export const logTitles: Record<ContactChannel, string> = {
  phone: 'Log a call',
  post: 'Log a letter',
  'drop-in': 'Log a visit',
}

export const logTopics = (): LogView['topics'] => topicChoices()

/** Raising only: the topics give the rest. */
export const urgencyChoices = [
  { value: '', text: 'As its topics say' },
  { value: 'P2', text: 'P2: within 2 working days' },
  {
    value: 'P1',
    text: 'P1: today. Out of education, placement breaking down, exclusion, move within 10 days',
  },
  { value: 'P0', text: 'P0: now. A risk of harm: hand it to children’s social care' },
]

/** How urgent the chosen topics are by themselves, for a line under them; null without a topic. */
export function usualUrgency(chosen: readonly string[]): string | null {
  const levels = chosen.flatMap((code) => {
    const usual = Object.hasOwn(topicSettings, code) ? topicSettings[code as TopicCode].defaultPriority : null
    return usual ? [priorities.indexOf(usual)] : []
  })
  return levels.length > 0 ? `P${Math.min(...levels)}` : null
}

/** What can be checked over this channel, with the right answer beside it. */
export function checkChoices(channel: ContactChannel, ask: BesideView['ask'] | null) {
  const answers: Partial<Record<CallerCheck, string | null>> = {
    'birth-date': ask?.birthDate ?? null,
    address: ask?.address ?? null,
    'case-reference': ask?.reference ?? null,
  }
  return (Object.keys(callerChecks) as CallerCheck[])
    .filter((check) => channel !== 'phone' || check !== 'photo-id')
    .filter((check) => !(check in answers) || answers[check] !== null)
    .map((value) => ({
      value,
      text: callerChecks[value],
      ...(answers[value] && { hint: `We have: ${answers[value]}` }),
    }))
}

/** Where the form shows a fault that the API names by its own structure. */
export function logField(pointer: string): string {
  const [, first = '', second = ''] = pointer.split('/')
  if (first === 'contact') return second || 'name'
  if (first === 'familyMemberId' || first === 'caseId') return 'caller'
  if (first === 'callerChecks') return 'checks'
  if (first === 'topics') return 'topic'
  return first === 'joinsEnquiryId' ? 'joins' : first
}

/** What is read out to the caller at the end. */
export type RecordedView = {
  id: string
  messageId: string | null
  reference: string
  /** Null: answered, nothing more is owed. */
  replyBy: string | null
  contactName: string
  channel: ContactChannel
  hasScan: boolean
  errors: readonly FormError[]
}
