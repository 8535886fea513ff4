import {
  type Council,
  type Day,
  type EnquiryForStaff,
  type EnquiryPointer,
  type Priority,
  priorities,
  type TopicCode,
  teamCodes,
  topicSettings,
  urgentTriggers,
} from '@send-hub/shared'
import { dayOf, momentWords } from '../../lib/staff-moments.ts'
import { teamName } from '../../lib/staff-words.ts'
import { allowedTriage, asked, isHarmUntold, type TriageAct } from './triage-acts.ts'
import { eventWords } from './triage-history-words.ts'

export type SuggestionView = {
  topics: TopicCode[]
  topicLabels: string[]
  priority: Priority
  isRaised: boolean
  trigger: string | null
  triggerWords: string | null
  /** They sound unhappy. Whether that is a complaint is asked of them, and is a step of its own. */
  mayBeComplaint: boolean
  /** Something to use besides. */
  isOfUse: boolean
  /** The very words, each with what it was taken for. */
  why: { words: string; means: string }[]
}

/** What the middle column needs to let somebody do everything but answer. */
export type TriageView = {
  may: Record<TriageAct, boolean>
  topics: TopicCode[]
  priority: Priority
  isPriorityConfirmed: boolean
  suggestion: SuggestionView | null
  /** A risk of harm: `untold` while social care has to be rung, `told` once the hand-over is logged; else null. */
  harm: 'untold' | 'told' | null
  handedOver: string | null
  frontDoor: Council['frontDoor']
  today: Day
  replyBy: Day | null
  isWaiting: boolean
  snoozedUntil: string | null
  teams: { value: string; text: string }[]
  isOnCase: boolean
  /** Somebody with an account, or on a case. */
  isKnown: boolean
  isLinkedByUs: boolean
  mergedInto: EnquiryPointer | null
  merged: EnquiryPointer[]
  splitFrom: EnquiryPointer | null
  splitInto: EnquiryPointer[]
  /** Others of the same person that could be joined to this one. */
  alike: { reference: string; text: string }[]
  /** What the asker wrote, to choose from: of the messages that are shown. */
  asked: { id: string; text: string }[]
  /** There is more that the asker wrote. */
  hasMoreAsked: boolean
  hasCallBack: boolean
  history: { id: string; words: string; by: string; when: string; at: string }[]
}

export function triageView(enquiry: EnquiryForStaff, council: Council, today: Day): TriageView {
  const { triage, status, priority } = enquiry
  return {
    may: allowedTriage(enquiry),
    topics: triage.topics,
    priority: priorities[priority] ?? 'P3',
    isPriorityConfirmed: triage.isPriorityConfirmed,
    suggestion: suggestionView(enquiry),
    harm: isHarmUntold(enquiry) ? 'untold' : triage.handedOverAt ? 'told' : null,
    handedOver: triage.handedOverAt && momentWords(triage.handedOverAt, today),
    frontDoor: council.frontDoor,
    ...{ today, replyBy: enquiry.replyBy, isWaiting: status === 'waiting' },
    snoozedUntil: enquiry.snoozedUntil && dayOf(enquiry.snoozedUntil, today),
    teams: teamCodes
      .filter((code) => code !== enquiry.team || enquiry.ownerId)
      .map((code) => ({ value: code, text: teamName(council, code) })),
    isOnCase: enquiry.caseId !== null,
    isKnown: triage.familyMemberId !== null || enquiry.caseId !== null,
    isLinkedByUs: triage.isLinkedByUs,
    ...{ mergedInto: triage.mergedInto, splitFrom: triage.splitFrom, splitInto: triage.splitInto },
    merged: triage.merged.map(({ id, reference }) => ({ id, reference })),
    alike: triage.alike.map(({ reference, topics, openedOn }) => ({
      reference,
      text: `${reference}, ${dayOf(openedOn, today)}: ${topics.map((code) => topicSettings[code].staffLabel).join('; ')}`,
    })),
    asked: asked(enquiry).map(({ id, body, writtenAt }) => ({
      id,
      text: `${momentWords(writtenAt, today)}: ${beginningOf(body)}`,
    })),
    hasMoreAsked: triage.askedCount > asked(enquiry).length,
    hasCallBack: triage.hasCallBack,
    history: historyView(enquiry, council, today),
  }
}

function suggestionView({ triage, priority: now }: EnquiryForStaff): SuggestionView | null {
  const { suggestion } = triage
  if (!suggestion) return null
  const { priority, trigger, why } = suggestion
  const isSet = (topic: TopicCode) => triage.topics.includes(topic)
  const topics = suggestion.topics.filter((topic) => topic !== 'COMPLAINT' || isSet(topic))
  return {
    ...{ topics, priority, trigger },
    mayBeComplaint: topics.length < suggestion.topics.length,
    isOfUse: topics.length > 0 && (!topics.every(isSet) || priorities.indexOf(priority) < now),
    topicLabels: topics.map((code) => topicSettings[code].staffLabel),
    isRaised: priorities.indexOf(priority) < now,
    triggerWords: trigger && urgentTriggers[trigger].words,
    why: why.map((one) => ({
      words: one.words,
      means: one.trigger ? urgentTriggers[one.trigger].words : topicSettings[one.topic].staffLabel,
    })),
  }
}

/** Newest first: what was done last is asked for first. */
function historyView({ events, triage }: EnquiryForStaff, council: Council, today: Day) {
  const names = {
    today,
    person: (id: string) => triage.names[id] ?? 'a colleague',
    team: (code: string) => teamName(council, code),
  }
  return events.toReversed().map((event) => ({
    id: event.id,
    words: eventWords(event, names),
    by: event.by ?? 'The hub',
    when: momentWords(event.at, today),
    at: event.at,
  }))
}

const longest = 80
const beginningOf = (body: string): string => {
  const line = body.replace(/\s+/g, ' ').trim()
  return line.length > longest ? `${line.slice(0, longest)}…` : line
}
