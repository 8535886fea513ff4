import type { StepKind } from './case-event.ts'
import type { CaseStatus } from './case-status.ts'

/** One move staff may make: where to, the event it leaves in the history, and what the button says. */
export type Step = { to: CaseStatus; kind: StepKind; label: string }

const withdraw: Step = { to: 'CLOSED_WITHDRAWN', kind: 'request-withdrawn', label: 'Request withdrawn' }
const move: Step = { to: 'CLOSED_MOVED', kind: 'moved-away', label: 'Moved to another council' }
// A death is possible at every stage, also after the case has ended: only this step stops all messages about the child.
const death: Step = { to: 'CLOSED_DECEASED', kind: 'child-died', label: 'Child or young person has died' }

const draft: Step = {
  to: 'DRAFT_WITH_FAMILY',
  kind: 'draft-served',
  label: 'Draft plan sent to the family',
}
const redraft: Step = { ...draft, label: 'New draft plan sent to the family' }
const issue: Step = { to: 'FINAL_ISSUED', kind: 'plan-issued', label: 'Final plan sent' }
const cease: Step = { to: 'PLAN_CEASED', kind: 'plan-ceased', label: 'Plan has ended' }

/** Which stage may follow which. A stage that is not listed cannot be reached from there. */
export const nextSteps = {
  DECIDING_TO_ASSESS: [
    { to: 'ASSESSING', kind: 'assessment-agreed', label: 'Agreed to assess, family told' },
    { to: 'REFUSED_TO_ASSESS', kind: 'assessment-refused', label: 'Refused to assess, family told' },
    withdraw,
    move,
    death,
  ],
  REFUSED_TO_ASSESS: [
    {
      to: 'ASSESSING',
      kind: 'assessment-refusal-overturned',
      label: 'Refusal overturned, assessment starts',
    },
    move,
    death,
  ],
  ASSESSING: [
    { to: 'DECIDING_TO_ISSUE', kind: 'advice-complete', label: 'All advice is in' },
    withdraw,
    move,
    death,
  ],
  DECIDING_TO_ISSUE: [
    { to: 'DRAFTING', kind: 'plan-agreed', label: 'Agreed to issue a plan' },
    { to: 'NOT_ISSUING', kind: 'plan-refused', label: 'Decided not to issue a plan, family told' },
    withdraw,
    move,
    death,
  ],
  NOT_ISSUING: [
    { to: 'DRAFTING', kind: 'plan-refusal-overturned', label: 'Decision overturned, plan to be written' },
    move,
    death,
  ],
  DRAFTING: [draft, withdraw, move, death],
  DRAFT_WITH_FAMILY: [
    { to: 'CONSULTING_SETTINGS', kind: 'settings-consulted', label: 'Schools or colleges consulted' },
    issue,
    redraft,
    withdraw,
    move,
    death,
  ],
  CONSULTING_SETTINGS: [issue, redraft, withdraw, move, death],
  FINAL_ISSUED: [
    { to: 'IN_REVIEW', kind: 'review-arranged', label: 'Annual review arranged' },
    { to: 'AMENDING_PLAN', kind: 'amendment-proposed', label: 'Changes to the plan sent to the family' },
    { to: 'REASSESSING', kind: 'reassessment-agreed', label: 'Agreed to re-assess, family told' },
    { to: 'CEASING_PLAN', kind: 'cease-proposed', label: 'Told the family that the plan will end' },
    cease,
    move,
    death,
  ],
  IN_REVIEW: [
    { to: 'FINAL_ISSUED', kind: 'review-kept-plan', label: 'Decided to keep the plan, family told' },
    { to: 'AMENDING_PLAN', kind: 'review-to-amend', label: 'Decided to change the plan, changes sent' },
    { to: 'CEASING_PLAN', kind: 'review-to-cease', label: 'Decided to end the plan, family told' },
    cease,
    move,
    death,
  ],
  AMENDING_PLAN: [
    { to: 'FINAL_ISSUED', kind: 'plan-amended', label: 'Changed plan sent' },
    { to: 'FINAL_ISSUED', kind: 'amendment-dropped', label: 'Decided not to change the plan, family told' },
    cease,
    move,
    death,
  ],
  REASSESSING: [
    { to: 'AMENDING_PLAN', kind: 'reassessment-draft-served', label: 'New draft plan sent to the family' },
    { to: 'FINAL_ISSUED', kind: 'reassessment-kept-plan', label: 'Decided to keep the plan, family told' },
    { to: 'CEASING_PLAN', kind: 'reassessment-to-cease', label: 'Decided to end the plan, family told' },
    cease,
    move,
    death,
  ],
  CEASING_PLAN: [
    cease,
    { to: 'FINAL_ISSUED', kind: 'cease-overturned', label: 'The plan goes on' },
    move,
    death,
  ],
  PLAN_CEASED: [death],
  CLOSED_WITHDRAWN: [death],
  CLOSED_MOVED: [death],
  CLOSED_DECEASED: [],
} as const satisfies Record<CaseStatus, readonly Step[]>

/** What staff may do next, in the order the page shows it. */
export function stepsFrom(status: CaseStatus): readonly Step[] {
  return nextSteps[status]
}

/** The step of this kind from a stage, if the rules have one. */
export function findStep(from: CaseStatus, kind: StepKind): Step | undefined {
  return stepsFrom(from).find((step) => step.kind === kind)
}
