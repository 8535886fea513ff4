import { type Day, formatDay } from '../day.ts'
import { type AppealableDecisionKind, appealableDecisionOf, appealableDecisions } from './appealable.ts'
import type { CaseEventKind, RecordKind } from './case-event.ts'
import { caseEventWords } from './case-event-words.ts'
import { type CaseStatus, caseStatuses, hasEnded, hasPlanInForce, planStatuses } from './case-status.ts'
import { caseWords } from './case-words.ts'
import type { TribunalOrder } from './event-details.ts'
import { orderWords } from './new-record.ts'

/** An event that stands: one that was corrected is not among them. */
export type StandingFact = { kind: CaseEventKind; on: Day; details: Record<string, unknown> }

/** What the rules need to know of a case. Days in Europe/London. */
export type RecordFacts = {
  status: CaseStatus
  today: Day
  receivedOn: Day
  birthOn: Day
  /** Oldest first. */
  events: readonly StandingFact[]
  /** The case ended while a plan was in force. */
  endedWithPlan: boolean
  /** By the clock the plan must still name the next place: for a move that age brings as for one that staff set. */
  owesPlace: boolean
}

/** What is to be recorded. `details` are left out where only the kind is asked about. */
export type RecordAsked = { kind: RecordKind; on: Day; details?: Record<string, unknown> | undefined }

/** One rule: at which stages the fact can happen, and what must or must not stand before it. */
export type RecordRule = {
  at: readonly CaseStatus[]
  /** The sentence of what is missing or in the way; null when nothing is. */
  forbids?: (asked: RecordAsked, facts: RecordFacts) => string | null
  /** The event it follows on, whose day it may not come before. */
  follows?: (facts: RecordFacts, asked: RecordAsked) => StandingFact | undefined
}

/** As `appealableDecisionOf`; an end that came in with a return has no notice on record before it. */
const decisionOf = (kind: CaseEventKind): AppealableDecisionKind | undefined =>
  kind === 'plan-ceased' ? 'cease' : appealableDecisionOf(kind)

/** The decisions that each order answers. Source: SEND Regulations 2014, reg 44(2). */
const ordersAbout = {
  'start-assessment': ['refused-to-assess', 'refused-to-reassess'],
  'make-plan': ['refused-plan'],
  amend: ['plan-content', 'not-amended'],
  'name-setting': ['plan-content', 'not-amended'],
  continue: ['cease'],
  cease: ['cease'],
} as const satisfies Record<TribunalOrder, readonly AppealableDecisionKind[]>

const open = caseStatuses.filter((status) => !hasEnded(status))
const decided = [...open.filter((status) => status !== 'DECIDING_TO_ASSESS'), 'PLAN_CEASED'] as const
const inForce: readonly CaseStatus[] = planStatuses
const except = (...left: CaseStatus[]) => inForce.filter((status) => !left.includes(status))

const last = ({ events }: RecordFacts, ...kinds: readonly CaseEventKind[]) =>
  events.findLast(({ kind }) => kinds.includes(kind))
const first = ({ events }: RecordFacts, wanted: CaseEventKind) => events.find(({ kind }) => kind === wanted)
const firstDecision = (
  { events }: RecordFacts,
  about: readonly AppealableDecisionKind[] = appealableDecisions,
) =>
  events.find(({ kind }) => {
    const decision = decisionOf(kind)
    return decision !== undefined && about.includes(decision)
  })
/** Of a question that is answered by other events: the newest that still has no answer. */
const unanswered = ({ events }: RecordFacts, asked: CaseEventKind, ...answers: readonly CaseEventKind[]) => {
  const at = events.findLastIndex(({ kind }) => kind === asked)
  return events.slice(at + 1).some(({ kind }) => answers.includes(kind)) ? undefined : events[at]
}

/** Where a return tells the stage and no day, the decision stands without an event. */
const isChallengeable = (facts: RecordFacts) =>
  firstDecision(facts) !== undefined ||
  hasPlanInForce(facts.status) ||
  ['REFUSED_TO_ASSESS', 'NOT_ISSUING', 'PLAN_CEASED'].includes(facts.status)

const afterDecision: Pick<RecordRule, 'forbids' | 'follows'> = {
  forbids: (_, facts) =>
    isChallengeable(facts)
      ? null
      : 'There is no decision on this case yet that the family could challenge. It comes after a no, a final plan or a notice to end one.',
  follows: (facts) => firstDecision(facts),
}

const noAppeal = 'No appeal is on record for this case. Record the appeal first.'

/** Which facts can be recorded when. A kind that is not listed here does not compile. */
export const recordRules: Record<RecordKind, RecordRule> = {
  'exception-recorded': { at: open },
  'mediation-requested': { at: decided, ...afterDecision },
  'mediation-certificate': { at: decided, ...afterDecision },
  'mediation-held': {
    at: decided,
    forbids: (_, facts) =>
      unanswered(facts, 'mediation-requested', 'mediation-held')
        ? null
        : 'No mediation is waited for. Record first that it was asked for.',
    follows: (facts) => last(facts, 'mediation-requested'),
  },
  'appeal-registered': {
    at: decided,
    forbids: (asked, facts) =>
      afterDecision.forbids?.(asked, facts) ??
      (unanswered(facts, 'appeal-registered', 'appeal-decided')
        ? 'An appeal is on record already, and has not ended.'
        : null),
    follows: (facts) => firstDecision(facts),
  },
  'appeal-decided': {
    at: decided,
    forbids: (_, facts) => {
      if (unanswered(facts, 'appeal-registered', 'appeal-decided')) return null
      return last(facts, 'appeal-decided') ? 'The end of this appeal is on record already.' : noAppeal
    },
    follows: (facts) => last(facts, 'appeal-registered'),
  },
  'order-received': {
    at: decided,
    forbids: ({ details }, facts) => {
      if (!last(facts, 'appeal-registered')) return noAppeal
      return details ? wrongOrder(details.order as TribunalOrder, facts) : null
    },
    follows: (facts) => first(facts, 'appeal-registered'),
  },
  'order-carried-out': {
    at: decided,
    forbids: ({ details }, facts) => {
      const waiting = ordersWaiting(facts)
      if (waiting.length === 0) return 'No order of the Tribunal is waiting to be carried out.'
      const order = details?.order as TribunalOrder | undefined
      return order && !waiting.some((event) => event.details.order === order)
        ? `The order “${orderWords[order]}” is not waiting to be carried out.`
        : null
    },
    follows: (facts, { details }) =>
      ordersWaiting(facts).find((event) => !details || event.details.order === details.order),
  },
  'review-meeting-held': {
    at: ['IN_REVIEW'],
    forbids: (_, facts) =>
      unanswered(facts, 'review-arranged', 'review-meeting-held')
        ? null
        : 'The meeting of this review is on record already. Correct that entry if its day is wrong.',
  },
  'review-report-received': {
    at: inForce,
    forbids: (_, facts) => {
      if (unanswered(facts, 'review-meeting-held', 'review-report-received')) return null
      return last(facts, 'review-meeting-held')
        ? 'The report of the last review meeting is on record already.'
        : 'The report comes after the review meeting. Record the meeting first.'
    },
    follows: (facts) => last(facts, 'review-meeting-held'),
  },
  'early-review-requested': { at: except('IN_REVIEW') },
  'under-five-review-considered': {
    at: inForce,
    forbids: ({ on }, { birthOn }) =>
      on < fifthBirthday(birthOn)
        ? null
        : 'This is for children under five. The child was older on that day.',
  },
  'reassessment-requested': {
    at: except('REASSESSING'),
    forbids: (_, facts) =>
      openReassessmentRequest(facts) ? 'A request to re-assess is waiting for its answer already.' : null,
  },
  'reassessment-refused': {
    at: except('REASSESSING'),
    forbids: (_, facts) =>
      openReassessmentRequest(facts)
        ? null
        : 'Nobody’s request to re-assess is waiting for an answer. Record the request first.',
    follows: openReassessmentRequest,
  },
  'phase-transfer-set': {
    at: inForce,
    forbids: ({ on, details }) =>
      details && (details.startsOn as Day) <= on
        ? 'The first day at the next school or college must come after the day this was set.'
        : null,
  },
  'phase-place-named': {
    at: inForce,
    forbids: (_, facts) =>
      facts.owesPlace || unanswered(facts, 'phase-transfer-set', 'phase-place-named')
        ? null
        : 'No move to another school or college is waiting for its place. Set the phase transfer first.',
  },
  'plan-transferred-in': {
    at: ['FINAL_ISSUED'],
    forbids: ({ on, details }, facts) => {
      if (last(facts, 'plan-issued'))
        return 'This council issued the plan, so it can’t have come from another.'
      if (last(facts, 'plan-transferred-in'))
        return 'It is on record already that the plan came from another council.'
      return typeof details?.lastReviewOn === 'string' && details.lastReviewOn > on
        ? 'The last review must be before the day the plan came to us.'
        : null
    },
  },
  'moved-in-letter-sent': {
    at: inForce,
    forbids: (_, facts) => {
      if (!last(facts, 'plan-transferred-in')) return 'This plan did not come from another council.'
      return unanswered(facts, 'plan-transferred-in', 'moved-in-letter-sent')
        ? null
        : 'It is on record already that we wrote to the family after the move.'
    },
    follows: (facts) => last(facts, 'plan-transferred-in'),
  },
  'plan-transferred-out': {
    at: ['CLOSED_MOVED'],
    forbids: (_, facts) => {
      if (!facts.endedWithPlan) return 'There was no plan to send to the new council.'
      return last(facts, 'plan-transferred-out') ? 'The plan was sent to the new council already.' : null
    },
    follows: (facts) => last(facts, 'moved-away'),
  },
}

function openReassessmentRequest(facts: RecordFacts): StandingFact | undefined {
  return unanswered(facts, 'reassessment-requested', 'reassessment-refused', 'reassessment-agreed')
}

/** Orders received of which none is carried out yet, oldest first. */
export function ordersWaiting({ events }: Pick<RecordFacts, 'events'>): StandingFact[] {
  const done = events.filter(({ kind }) => kind === 'order-carried-out').map(({ details }) => details.order)
  return events
    .filter(({ kind }) => kind === 'order-received')
    .filter((event) => {
      const at = done.indexOf(event.details.order)
      if (at >= 0) done.splice(at, 1)
      return at < 0
    })
}

function wrongOrder(order: TribunalOrder, facts: RecordFacts): string | null {
  const isKnown =
    firstDecision(facts, ordersAbout[order]) !== undefined ||
    (order === 'start-assessment' && facts.status === 'REFUSED_TO_ASSESS') ||
    (order === 'make-plan' && facts.status === 'NOT_ISSUING') ||
    (['amend', 'name-setting'].includes(order) && hasPlanInForce(facts.status)) ||
    (['continue', 'cease'].includes(order) && ['CEASING_PLAN', 'PLAN_CEASED'].includes(facts.status))
  return isKnown ? null : `The Tribunal can’t order “${orderWords[order]}” here: no such decision was made.`
}

const fifthBirthday = (birthOn: Day): Day => `${Number(birthOn.slice(0, 4)) + 5}${birthOn.slice(4)}`

export const recordRuleNames = [
  'wrong-stage',
  'in-the-future',
  'before-the-request',
  'nothing-to-follow',
  'before-what-it-follows',
] as const
export type RecordRuleName = (typeof recordRuleNames)[number]
export type RecordCheck = { ok: true } | { ok: false; rule: RecordRuleName; sentence: string }

/** Whether a fact may be recorded of a case; if not, which rule forbids it, in a sentence for staff. */
export function checkRecord(asked: RecordAsked, facts: RecordFacts): RecordCheck {
  const rule = recordRules[asked.kind]
  const words = caseEventWords[asked.kind].staff
  if (!rule.at.includes(facts.status)) {
    return refuse('wrong-stage', `“${words}” can’t be recorded at “${caseWords[facts.status].staffLabel}”.`)
  }
  if (asked.on > facts.today)
    return refuse('in-the-future', 'The day is in the future. Enter the day it happened.')
  if (asked.on < facts.receivedOn) {
    return refuse(
      'before-the-request',
      `The case began on ${formatDay(facts.receivedOn)}. This can’t have been before.`,
    )
  }
  const missing = rule.forbids?.(asked, facts)
  if (missing) return refuse('nothing-to-follow', missing)
  const follows = rule.follows?.(facts, asked)
  if (follows && asked.on < follows.on) {
    return refuse(
      'before-what-it-follows',
      `This can’t come before “${caseEventWords[follows.kind].staff}”, which was on ${formatDay(follows.on)}.`,
    )
  }
  return { ok: true }
}

/** What can be recorded of a case today, in the order of the list of kinds. */
export function recordsPossible(facts: RecordFacts): RecordKind[] {
  return (Object.keys(recordRules) as RecordKind[]).filter(
    (kind) => checkRecord({ kind, on: facts.today }, facts).ok,
  )
}

const refuse = (rule: RecordRuleName, sentence: string): RecordCheck => ({ ok: false, rule, sentence })

/** What the family is not written to about: it changes nothing for them, and an email would cost them a sign-in. */
const silent: readonly RecordKind[] = ['review-report-received', 'under-five-review-considered']

/** Whether the family is told by email of a fact. All of them stand in the history they read. */
export const isTold = (kind: RecordKind): boolean => !silent.includes(kind)
