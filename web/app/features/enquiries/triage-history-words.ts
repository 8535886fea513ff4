import {
  type CloseReason,
  closeReasons,
  type Day,
  type EnquiryEventForStaff,
  type EnquiryEventKind,
  enquiryEventWords,
  type TopicCode,
  topicSettings,
  type UrgentTrigger,
  urgentTriggers,
} from '@send-hub/shared'
import { dayOf, momentWords } from '../../lib/staff-moments.ts'

type Details = Record<string, unknown>
/** What ids and codes in the events stand for. */
export type HistoryNames = {
  today: Day
  person: (id: string) => string
  team: (code: string) => string
}
type Words = (details: Details, names: HistoryNames) => string

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
/** The clock writes priorities as numbers, people's acts as codes. */
const level = (value: unknown): string => (typeof value === 'number' ? `P${value}` : text(value))
const labels = (value: unknown): string =>
  (Array.isArray(value) ? value : [])
    .map((code) => topicSettings[code as TopicCode]?.staffLabel ?? '')
    .join('; ')
const because = (value: unknown): string => (text(value) ? `: ${text(value)}` : '')
const moment = (value: unknown, { today }: HistoryNames): string =>
  text(value) ? momentWords(text(value), today) : ''
const day = (value: unknown, { today }: HistoryNames): string =>
  text(value) ? dayOf(text(value), today) : ''
const trigger = (value: unknown): string =>
  text(value) ? `: ${urgentTriggers[value as UrgentTrigger]?.words ?? text(value)}` : ''

/** Kinds that say more than their name does. */
const sentences: Partial<Record<EnquiryEventKind, Words>> = {
  given: ({ to }, { person }) => `Given to ${person(text(to))}`,
  'given-to-team': ({ team, isGivenBack }, names) =>
    isGivenBack ? `Given back to ${names.team(text(team))}` : `Given to the team ${names.team(text(team))}`,
  'covered-for': ({ from, to }, { person }) =>
    `${person(text(from))} is away: passed to ${text(to) ? person(text(to)) : 'the team'}`,
  'topics-changed': ({ to, because: why }) =>
    `Topics set${why === 'suggestion' ? ', as the hub suggested' : ''}: ${labels(to)}`,
  'priority-changed': ({ from, to, reason, trigger: what, because: why, by }) => {
    if (by === 'family') {
      const change = from === to ? `It stays ${level(to)}` : `${level(from)} to ${level(to)}`
      return `They say that it has become urgent. ${change}`
    }
    if (why === 'topics') return `Raised from ${text(from)} to ${text(to)} by a topic. Not confirmed`
    if (from === to) return `${text(to)} confirmed${trigger(what)}${because(reason)}`
    return `Priority ${text(from)} to ${text(to)}${trigger(what)}${because(reason)}`
  },
  'handed-to-safeguarding': ({ to, phonedAt, theirReference, said }, names) =>
    `Handed to children’s social care: ${text(to)}, rung ${moment(phonedAt, names)}${
      text(theirReference) ? `, their reference ${text(theirReference)}` : ''
    }. ${text(said)}`,
  'contact-corrected': ({ changed }) => {
    const what = Array.isArray(changed) ? changed : []
    const named = [what.includes('email') && 'email address', what.includes('phone') && 'phone number']
    const list = named.filter(Boolean).join(' and ')
    return `Contact details corrected${list && `: ${list}`}`
  },
  linked: ({ familyMemberId, identityCheck }) =>
    familyMemberId
      ? `Linked to a case and to the person who asked${text(identityCheck) ? `. Checked: ${text(identityCheck)}` : ''}`
      : 'Linked to a case',
  unlinked: ({ reason, familyMemberId }) =>
    `Taken off a case${familyMemberId ? ', and off the page of the person we had linked' : ''}${because(reason)}`,
  merged: ({ reference }) => `${text(reference)} joined to this one`,
  'merged-away': ({ reference }) => `Joined to ${text(reference)}`,
  unmerged: ({ reference }) => `Taken apart from ${text(reference)} again`,
  split: ({ reference }) => `Part of it became ${text(reference)}`,
  'split-off': ({ reference }) => `Came out of ${text(reference)}`,
  snoozed: ({ until }, names) => `Put aside until ${day(until, names)}`,
  woken: ({ because: why }) => (why === 'wrote' ? 'They wrote: back in the queue' : 'Back in the queue'),
  paused: ({ daysLeft }) =>
    typeof daysLeft === 'number'
      ? `Waiting for the family, ${daysLeft} working days left`
      : 'Waiting for the family',
  resumed: ({ dueOn }, names) => `The family wrote: answer by ${day(dueOn, names)}`,
  'promise-missed': ({ dueOn }, names) => `The promised day passed: ${day(dueOn, names)}`,
  'promise-renewed': ({ dueOn }, names) => `New day promised: ${day(dueOn, names)}`,
  reopened: ({ dueOn }, names) => `Opened again: answer by ${day(dueOn, names)}`,
  closed: ({ reason, words }) =>
    `Closed${reason ? `: ${closeReasons[reason as CloseReason]?.words ?? text(reason)}` : ''}${text(words) ? `. ${text(words)}` : ''}`,
}

/** What was done, as a sentence without its full stop; an event that only a newer hub writes is named as it came. */
export function eventWords({ kind, details }: EnquiryEventForStaff, names: HistoryNames): string {
  const words = sentences[kind as EnquiryEventKind]
  return words ? words(details, names) : (enquiryEventWords[kind as EnquiryEventKind] ?? kind)
}
