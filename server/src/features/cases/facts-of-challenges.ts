import {
  type AppealableDecisionKind,
  appealableDecisionOf,
  type CaseEventKind,
  detailsOf,
  type TribunalOrder,
} from '@send-hub/shared'
import type { CaseEventRecord } from './case-record.ts'
import type { AppealableDecision, CaseFacts, RecordedOrder } from './clock/index.ts'

type ChallengeFacts = Pick<
  CaseFacts,
  'decisions' | 'mediations' | 'certificatesOn' | 'appealsRegisteredOn' | 'isAppealRunning' | 'orders'
>

/** A decision takes the place of the one before about the same matter. */
const matterOf = {
  'refused-to-assess': 'assessment',
  'refused-plan': 'plan',
  'plan-content': 'content',
  'not-amended': 'content',
  'refused-to-reassess': 'reassessment',
  cease: 'end',
} as const satisfies Record<AppealableDecisionKind, string>

/** The matter that a later yes settles. */
const settledBy: Partial<Record<CaseEventKind, (typeof matterOf)[AppealableDecisionKind]>> = {
  'assessment-refusal-overturned': 'assessment',
  'plan-refusal-overturned': 'plan',
  'reassessment-agreed': 'reassessment',
  'cease-overturned': 'end',
}

/** Steps that do what an order says, besides the event that records it. */
const carriesOut = {
  'start-assessment': ['assessment-refusal-overturned', 'reassessment-agreed'],
  'make-plan': ['draft-served'],
  amend: ['plan-amended'],
  'name-setting': ['plan-amended'],
  continue: ['cease-overturned'],
  cease: ['plan-ceased'],
} as const satisfies Record<TribunalOrder, readonly CaseEventKind[]>

/** Decisions that can be challenged, mediation, appeals and orders, read from the events that stand, oldest first. */
export function challengeFacts(events: readonly CaseEventRecord[]): ChallengeFacts {
  const on = (wanted: CaseEventKind) => events.filter(({ kind }) => kind === wanted).map((event) => event.on)
  return {
    decisions: standingDecisions(events),
    mediations: events.flatMap((event, at) =>
      event.kind === 'mediation-requested' ? [mediationOf(event, events.slice(at + 1))] : [],
    ),
    certificatesOn: on('mediation-certificate'),
    appealsRegisteredOn: on('appeal-registered'),
    isAppealRunning:
      events.findLast(({ kind }) => kind === 'appeal-registered' || kind === 'appeal-decided')?.kind ===
      'appeal-registered',
    orders: ordersOf(events),
  }
}

function standingDecisions(events: readonly CaseEventRecord[]): AppealableDecision[] {
  const standing = new Map<string, AppealableDecision>()
  for (const { id, kind, on, details } of events) {
    const settled = settledBy[kind]
    if (settled) standing.delete(settled)
    const decision = appealableDecisionOf(kind)
    if (!decision) continue
    const isPlan = kind === 'plan-issued' || kind === 'plan-amended'
    const isSectionIOnly = isPlan && detailsOf(kind, details)?.sectionsOnly === 'I'
    // Deleted first, so that the map keeps the order of the decisions.
    standing.delete(matterOf[decision])
    standing.set(matterOf[decision], { id, kind: decision, on, isSectionIOnly })
  }
  return [...standing.values()]
}

const endsMediation: readonly CaseEventKind[] = [
  'mediation-certificate',
  'appeal-decided',
  'assessment-refusal-overturned',
  'plan-refusal-overturned',
  'reassessment-agreed',
  'plan-amended',
  'cease-overturned',
]

/** A mediation that was not held ends with its certificate, or with the matter itself. */
function mediationOf({ id, on }: CaseEventRecord, later: readonly CaseEventRecord[]) {
  const next = later.find(({ kind }) => kind === 'mediation-held' || endsMediation.includes(kind))
  return {
    id,
    askedOn: on,
    heldOn: next?.kind === 'mediation-held' ? next.on : null,
    endedOn: next && next.kind !== 'mediation-held' ? next.on : null,
  }
}

function ordersOf(events: readonly CaseEventRecord[]): RecordedOrder[] {
  return events.flatMap((event, at) => {
    const order = orderOf(event, events, at)
    if (!order) return []
    const done = events.find((later, place) => place > at && doesOrder(later, order))
    return [{ id: event.id, order, on: event.on, carriedOutOn: done?.on ?? null }]
  })
}

function orderOf(
  event: CaseEventRecord,
  events: readonly CaseEventRecord[],
  at: number,
): TribunalOrder | null {
  if (event.kind === 'order-received') return detailsOf(event.kind, event.details)?.order ?? null
  if (event.kind !== 'appeal-decided') return null
  const isConceded = detailsOf(event.kind, event.details)?.outcome === 'conceded'
  return isConceded ? orderOfConcession(events.slice(0, at)) : null
}

const concessions: Partial<Record<AppealableDecisionKind, TribunalOrder>> = {
  'refused-to-assess': 'start-assessment',
  'refused-plan': 'make-plan',
  'not-amended': 'amend',
  'refused-to-reassess': 'start-assessment',
  cease: 'continue',
}

/**
 * Giving way counts as an order, where what was appealed says which. An appeal about the contents does not: the school
 * alone has other weeks. Staff record what was agreed as an order. Source: SEND Regulations 2014, reg 45.
 */
function orderOfConcession(before: readonly CaseEventRecord[]): TribunalOrder | null {
  const appealed = standingDecisions(before).at(-1)
  return (appealed && concessions[appealed.kind]) ?? null
}

function doesOrder({ kind, details }: CaseEventRecord, order: TribunalOrder): boolean {
  if (kind === 'order-carried-out') return detailsOf(kind, details)?.order === order
  return (carriesOut[order] as readonly CaseEventKind[]).includes(kind)
}
