import { type CaseEventKind, type CaseStatus, detailsOf, hasPlanInForce, stepKinds } from '@send-hub/shared'
import type { Day } from '../../platform/calendar/index.ts'
import { type CaseEventRecord, type CaseRecord, standingEvents } from './case-record.ts'
import { type CaseFacts, factsAtReceipt, type RecordedException } from './clock/index.ts'
import { challengeFacts } from './facts-of-challenges.ts'
import { planFacts } from './facts-of-plan.ts'

/** What the clock needs, read from the events that stand, oldest first. */
export function factsOf(record: CaseRecord): CaseFacts {
  const events = standingEvents(record.events)
  const firstOn = (kind: CaseEventKind) => events.find((event) => event.kind === kind)?.on ?? null
  const allOn = (kind: CaseEventKind) =>
    events.filter((event) => event.kind === kind).map((event) => event.on)
  const agreedOn = firstOn('assessment-agreed')
  const refusedOn = firstOn('assessment-refused')
  const noPlanToldOn = firstOn('plan-refused')
  const finalIssuedOn = firstOn('plan-issued') ?? record.planStartedOn
  const challenges = challengeFacts(events)
  const hasPlan = finalIssuedOn !== null || record.planCeasedOn !== null || hasPlanInForce(record.status)
  /** The weeks after an appeal run from the order, also where the step that follows it came later. */
  const orderedOn = (order: 'start-assessment' | 'make-plan', refused: Day | null) =>
    challenges.orders.find(
      (each) =>
        each.order === order && refused && refused <= each.on && !(finalIssuedOn && finalIssuedOn < each.on),
    )?.on ?? null

  return {
    ...factsAtReceipt(record.receivedOn),
    status: record.status,
    assessDecisionOn: refusedOn ?? agreedOn,
    assessOutcome: refusedOn ? 'no' : agreedOn ? 'yes' : null,
    assessOverturnedOn: earlier(
      orderedOn('start-assessment', refusedOn),
      firstOn('assessment-refusal-overturned'),
    ),
    noPlanToldOn,
    planDecisionOn: firstOn('plan-agreed') ?? firstOn('plan-refusal-overturned'),
    noPlanOverturnedOn: earlier(orderedOn('make-plan', noPlanToldOn), firstOn('plan-refusal-overturned')),
    draftServedOn: allOn('draft-served'),
    draftCommentsOn: everyoneCommentedOn(events, record.draftReaders),
    commentsExtendedTo: record.commentsExtendedTo,
    settingsConsultedOn: allOn('settings-consulted'),
    settings: record.settings,
    // The family's own views are asked for too, but nobody waits for them by a day of the law.
    advice: record.adviceRequests.filter(({ kind }) => kind !== 'family'),
    finalIssuedOn,
    closedOn: closedOn(record, events),
    exceptions: events.flatMap(exceptionOf),
    promises: record.promises.map(({ duty, dueOn, madeOn, reasonWords }) => ({
      duty,
      promisedOn: dueOn,
      madeOn,
      reason: reasonWords ?? '',
    })),
    birthOn: record.birthOn,
    onRecordSince: record.onRecordSince,
    lastReviewOn: record.lastReviewOn,
    ...(hasPlan && planFacts(record, events, challenges.orders)),
    ...challenges,
  }
}

const earlier = (one: Day | null, other: Day | null): Day | null =>
  one && other ? (one < other ? one : other) : (one ?? other)

const eventOfEnd: Partial<Record<CaseStatus, CaseEventKind>> = {
  PLAN_CEASED: 'plan-ceased',
  CLOSED_WITHDRAWN: 'request-withdrawn',
  CLOSED_MOVED: 'moved-away',
  CLOSED_DECEASED: 'child-died',
}

const isStep = (kind: CaseEventKind) => (stepKinds as readonly CaseEventKind[]).includes(kind)

/** The day the case ended with us. */
function closedOn({ status, planCeasedOn }: CaseRecord, events: CaseEventRecord[]): Day | null {
  const kind = eventOfEnd[status]
  const diedAt = kind === 'child-died' ? events.findLastIndex((event) => event.kind === kind) : -1
  // A case that had ended before the death is owed nothing since its own end.
  const before = events.slice(0, Math.max(diedAt, 0)).findLast((event) => isStep(event.kind))
  if (before && Object.values(eventOfEnd).includes(before.kind)) return before.on
  return kind ? (events.findLast((event) => event.kind === kind)?.on ?? planCeasedOn) : null
}

const servings: readonly CaseEventKind[] = [
  'draft-served',
  'review-to-amend',
  'amendment-proposed',
  'reassessment-draft-served',
]

/** The day the last of those who may act answered the newest draft or changes. An answer of nobody's own is everybody's. */
function everyoneCommentedOn(events: CaseEventRecord[], readers: number): Day | null {
  const servedAt = events.findLastIndex(({ kind }) => servings.includes(kind))
  if (servedAt < 0) return null
  const answers = events.filter(({ kind }, at) => at > servedAt && kind === 'draft-comments-received')
  const people = new Set(answers.map(({ familyMemberId }) => familyMemberId))
  const isAnswered = people.has(null) || (people.size > 0 && people.size >= readers)
  return isAnswered ? (answers.at(-1)?.on ?? null) : null
}

function exceptionOf({ kind, details }: CaseEventRecord): RecordedException[] {
  const recorded = kind === 'exception-recorded' ? detailsOf(kind, details) : null
  return recorded ? [{ ...recorded, toldFamilyOn: recorded.toldFamilyOn ?? null }] : []
}
