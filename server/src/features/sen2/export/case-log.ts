import type { CaseEventKind } from '@send-hub/shared'
import type { Day } from '../../../platform/calendar/index.ts'

/** The events of a case that stand and that a return asks for, oldest first. */
export type CaseLog = { kind: CaseEventKind; on: Day }[]

/** What a return asks of a case's history; the query reads no others. */
export const loggedKinds = [
  'assessment-refused',
  'assessment-refusal-overturned',
  'plan-refused',
  'plan-issued',
  'moved-away',
  'mediation-requested',
  'mediation-held',
  'appeal-registered',
  'review-meeting-held',
  'review-kept-plan',
  'review-to-amend',
  'review-to-cease',
] as const satisfies readonly CaseEventKind[]

type Part = 'request' | 'assessment' | 'other'

/** The decision that a mediation or an appeal was about: the last of these before it. */
const partOfDecision: Partial<Record<CaseEventKind, Part>> = {
  'assessment-refused': 'request',
  'plan-refused': 'assessment',
  'plan-issued': 'other',
  'review-kept-plan': 'other',
  'review-to-amend': 'other',
  'review-to-cease': 'other',
}

/** Which decisions went to mediation or the tribunal, up to a day. A success keeps the first outcome, and sets the flag. */
export function contestedFlags(log: CaseLog, until: Day) {
  const mediated = new Set<Part>()
  const appealed = new Set<Part>()
  // A plan that came with a return has no decision on record here: what is contested then is the plan.
  let part: Part = 'other'
  for (const { kind, on } of log) {
    if (on > until) break
    part = partOfDecision[kind] ?? part
    if (kind === 'mediation-requested' || kind === 'mediation-held') mediated.add(part)
    if (kind === 'appeal-registered') appealed.add(part)
  }
  return {
    requestMediation: mediated.has('request'),
    requestTribunal: appealed.has('request'),
    assessmentMediation: mediated.has('assessment'),
    assessmentTribunal: appealed.has('assessment'),
    otherMediation: mediated.has('other'),
    otherTribunal: appealed.has('other'),
  }
}

/** SEN2 ReviewOutcome: M maintain, A amend, C cease. */
const reviewOutcomes: Partial<Record<CaseEventKind, 'M' | 'A' | 'C'>> = {
  'review-kept-plan': 'M',
  'review-to-amend': 'A',
  'review-to-cease': 'C',
}

/** The newest review the hub has seen, as a return gives it; what it has not seen is left out. */
export function lastReview(log: CaseLog, until: Day) {
  const known = log.filter(({ on }) => on <= until)
  const meeting = known.findLast(({ kind }) => kind === 'review-meeting-held')
  const decision = known.findLast(({ kind }) => kind in reviewOutcomes)
  const isDecided = decision && (!meeting || meeting.on <= decision.on)
  return {
    ...(meeting && { reviewMeeting: meeting.on, reviewOutcome: null }),
    ...(isDecided && { reviewOutcome: reviewOutcomes[decision.kind] ?? null, lastReview: decision.on }),
  }
}
