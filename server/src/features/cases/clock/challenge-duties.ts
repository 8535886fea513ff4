import type { Duty } from '@send-hub/shared'
import type { Day } from '../../../platform/calendar/index.ts'
import { appealBy, needsCertificate } from './appeals.ts'
import type { AppealableDecision, CaseFacts, RecordedOrder } from './case-facts.ts'
import { isClosedEarly, legalDateIfAny, owedFrom, type Reckoning, timeFor, untilClosed } from './reckoning.ts'
import { limitsBeganOn, type RuleKind } from './rules.ts'

/** Mediation, appeals and what the Tribunal ordered. */
export function challengeDuties(reckoning: Reckoning): (Duty | null)[] {
  const { decisions, orders } = reckoning.facts
  const newest = decisions.at(-1)
  return [
    arrangeMediation(reckoning),
    ...decisions
      .flatMap((decision) => windowsOf(decision, reckoning))
      // Of older decisions only what still runs.
      .filter((duty) => duty.state === 'window' || duty.subjectId === newest?.id),
    ...orders.map((order) => orderDuty(order, reckoning)),
  ]
}

/**
 * The mediation must take place within 30 days of the council being told that the family wants it.
 * Source: SEND Regulations 2014, regs 34 to 39.
 */
function arrangeMediation(reckoning: Reckoning): Duty | null {
  const { facts } = reckoning
  const mediation = facts.mediations.at(-1)
  if (!mediation) return null
  const { id, askedOn, heldOn, endedOn } = mediation
  const progress = {
    isDone: heldOn !== null,
    metOn: heldOn,
    endedOn: endedOn ?? facts.closedOn,
    hasEnded: endedOn !== null || isClosedEarly(facts),
  }
  return owedFrom('arrange-mediation', 'arrange-mediation', askedOn, progress, reckoning, id)
}

/** The time to contact the mediation service, where a certificate is needed, and the time to appeal. */
function windowsOf(decision: AppealableDecision, reckoning: Reckoning): Duty[] {
  const { facts, today, rules, holidays } = reckoning
  if (decision.on < limitsBeganOn) return []
  const about = <Item>(items: readonly Item[], dayOf: (item: Item) => Day) =>
    items.filter((item) => newestBefore(dayOf(item), facts)?.id === decision.id)
  const certificateOn = about(facts.certificatesOn, (on) => on).at(-1) ?? null
  const mediatedOn = about(facts.mediations, ({ askedOn }) => askedOn)[0]?.askedOn ?? null
  const appealedOn = about(facts.appealsRegisteredOn, (on) => on)[0] ?? null
  const isStanding = !isClosedEarly(facts)

  const by = appealBy(decision.on, certificateOn, rules, holidays)
  const windows: Duty[] = []
  const contactBy = legalDateIfAny('contact-mediation', decision.on, reckoning)
  if (contactBy && needsCertificate(decision)) {
    const metOn = earlierOf(mediatedOn, certificateOn)
    const isOpen = isStanding && today <= contactBy && !appealedOn
    windows.push(timeFor('contact-mediation', contactBy, { metOn, isOpen }, reckoning, decision.id))
  }
  const isOpen = isStanding && today <= by
  windows.push(timeFor('appeal', by, { metOn: appealedOn, isOpen }, reckoning, decision.id))
  return windows
}

/** What comes after several decisions is about the newest of them: nothing on record says otherwise. */
function newestBefore(on: Day, { decisions }: CaseFacts): AppealableDecision | undefined {
  return decisions.findLast((decision) => decision.on <= on)
}

function earlierOf(one: Day | null, other: Day | null): Day | null {
  return one && other ? (one < other ? one : other) : (one ?? other)
}

const orderDuties = {
  'start-assessment': 'order-start-assessment',
  'make-plan': 'order-draft',
  amend: 'order-amend',
  'name-setting': 'order-name-setting',
  continue: 'order-continue-or-cease',
  cease: 'order-continue-or-cease',
} as const satisfies Record<RecordedOrder['order'], RuleKind>

/** Source: SEND Regulations 2014, reg 44, and 45 for a conceded appeal; the final plan's own weeks are with the plan. */
function orderDuty({ id, order, on, carriedOutOn }: RecordedOrder, reckoning: Reckoning): Duty | null {
  const kind = orderDuties[order]
  return owedFrom(kind, kind, on, untilClosed(reckoning.facts, carriedOutOn), reckoning, id)
}
