import type { Day } from '../../platform/calendar/index.ts'
import type { Outcome } from './code-lists.ts'
import type { Items } from './items.ts'
import type { Sen2Request } from './sen2.types.ts'

type Step = { block: Items | null; name: string; day: Day | null | undefined }

/**
 * Does a request that can be read also make sense? What does not is reported and still goes in: the council may know
 * why, and only the council can correct it.
 */
export function checkRequest(items: Items, request: Sen2Request, referenceDate: Day) {
  const assessmentItems = items.group('Assessment')
  const planItems = assessmentItems?.group('NamedPlan') ?? null
  const { assessment, activePlan } = request
  const plan = assessment?.namedPlan ?? null
  const received = { block: items, name: 'ReceivedDate', day: request.receivedDate }
  const decided = { block: items, name: 'RequestOutcomeDate', day: request.requestOutcomeDate }
  const ended = {
    block: assessmentItems,
    name: 'AssessmentOutcomeDate',
    day: assessment?.assessmentOutcomeDate,
  }
  const started = { block: planItems, name: 'StartDate', day: plan?.startDate }
  const ceased = { block: planItems, name: 'CeaseDate', day: plan?.ceaseDate }

  checkOrder([received, decided, ended])
  // A plan taken over from another authority keeps the start it had there.
  if (!activePlan?.transferLa) checkOrder([received, started])
  checkOrder([started, ceased])
  for (const step of [received, decided, ended]) checkNotAfter(step, referenceDate)

  checkDecided(items, 'RequestOutcome', request.requestOutcome, request.requestOutcomeDate)
  if (assessmentItems && assessment) {
    checkDecided(
      assessmentItems,
      'AssessmentOutcome',
      assessment.assessmentOutcome,
      assessment.assessmentOutcomeDate,
    )
    const isOverturned = request.requestMediation || request.requestTribunal
    checkLedOn(assessmentItems, 'Assessment', request.requestOutcome, isOverturned)
  }
  if (planItems && assessment) {
    const isOverturned =
      assessment.assessmentMediation ||
      assessment.assessmentTribunal ||
      assessment.otherMediation ||
      assessment.otherTribunal
    checkLedOn(planItems, 'NamedPlan', assessment.assessmentOutcome, isOverturned)
    checkCease(planItems, ceased.day, plan?.ceaseReason)
  }
  checkActivePlan(items.group('ActivePlans'), request)
}

/** Each day against the latest before it that is known. */
function checkOrder(steps: Step[]) {
  let earlier: Step | null = null
  for (const step of steps) {
    if (!step.day) continue
    if (earlier?.day && step.day < earlier.day)
      step.block?.report('kept', step.name, `is before ${earlier.name}`, ORDER_FIX)
    earlier = step
  }
}

const ORDER_FIX = 'One of the two dates is wrong: correct it in the case system.'

function checkNotAfter(step: Step, referenceDate: Day) {
  if (step.day && step.day > referenceDate)
    step.block?.report('kept', step.name, "is after the return's reference date")
}

function checkDecided(items: Items, name: string, outcome: Outcome | null, decidedOn: Day | null) {
  const dateName = `${name}Date`
  if ((outcome === 'Y' || outcome === 'N' || outcome === 'W') && !decidedOn) {
    items.report(
      'kept',
      dateName,
      `is missing although ${name} says it was decided, so no report can count it`,
    )
  }
  if (outcome === 'A' && decidedOn) {
    items.report('kept', dateName, `is given although ${name} says it was not yet decided`)
  }
}

/**
 * A block stands only where the decision before it led there: yes, historical, or a no that mediation or the tribunal
 * overturned (then the first outcome is kept and the flag set; SEN2 guide).
 */
function checkLedOn(block: Items, name: string, outcome: Outcome | null, isOverturned: boolean | null) {
  if (outcome === 'Y' || outcome === 'H' || isOverturned) return
  const place = { line: block.line, path: block.path }
  block.row.report('kept', place, `${name} is here although the decision before it was not yes`, LED_ON_FIX)
}

const LED_ON_FIX =
  'Correct the outcome, or set the mediation or tribunal flag if the decision was overturned.'

function checkCease(
  planItems: Items,
  ceaseDate: Day | null | undefined,
  ceaseReason: string | null | undefined,
) {
  if (ceaseDate && !ceaseReason && !planItems.has('CeaseReason')) {
    planItems.report('kept', 'CeaseReason', 'is missing although the plan has a CeaseDate')
  }
  if (!ceaseDate && ceaseReason) {
    planItems.report(
      'kept',
      'CeaseDate',
      'is missing although the plan has a CeaseReason, so it counts as in force',
    )
  }
}

function checkActivePlan(items: Items | null, request: Sen2Request) {
  const plan = request.activePlan
  if (!items || !plan) return
  checkOrder([
    { block: items, name: 'ReviewMeeting', day: plan.reviewMeeting },
    { block: items, name: 'LastReview', day: plan.lastReview },
  ])
  for (const [index, block] of items.groups('PlacementDetail').entries()) {
    const placement = plan.placementDetails[index]
    checkOrder([
      { block, name: 'EntryDate', day: placement?.entryDate },
      { block, name: 'LeavingDate', day: placement?.leavingDate },
    ])
  }
}
