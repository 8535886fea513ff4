import {
  type CaseForFamily,
  type Duty,
  hasEnded,
  type TimelineMark,
  type TimelineStep,
  timelineMarkOf,
  timelineMarks,
} from '@send-hub/shared'
import type { Day } from '../../platform/calendar/index.ts'
import { type Mark, planLineOf } from './plan-line.ts'
import type { ReckonedCase } from './reckon-case.ts'

/** Where the case stands on its line: the 20 weeks, or what the plan goes through now. */
export function timelineForFamily(reckoned: ReckonedCase): Pick<CaseForFamily, 'timelineOf' | 'timeline'> {
  const ofPlan = planLineOf(reckoned)
  const timeline = ofPlan ? stepsOf(ofPlan.marks) : twentyWeeks(reckoned)
  return { timelineOf: ofPlan?.subject ?? 'twenty-weeks', timeline: withNow(timeline) }
}

const markLabels = {
  request: 'We got the request',
  assessment: 'We decide whether to assess',
  'plan-decision': 'We decide about a plan',
  draft: 'You check the draft',
  final: 'We send the final plan',
} as const satisfies Record<TimelineMark, string>

/** While there is no draft to check, the family is not the one who is waited for. */
const draftToWrite = 'We write the draft, then you check it'

/** The 20 weeks as marks, in order. Where the answer was no or the case ended, only what was done. */
function twentyWeeks({ record, facts, duties }: ReckonedCase): TimelineStep[] {
  // Another council went through them; here is no line to draw.
  if (facts.transferredIn) return []
  const at = timelineMarkOf[record.status]
  const reached = at === null ? -1 : timelineMarks.indexOf(at)
  const isOver =
    hasEnded(record.status) || record.status === 'REFUSED_TO_ASSESS' || record.status === 'NOT_ISSUING'
  const doneOn: Record<TimelineMark, Day | null> = {
    request: record.receivedOn,
    assessment: facts.assessDecisionOn,
    'plan-decision': facts.planDecisionOn ?? facts.noPlanToldOn,
    // While it is the family's turn, checking the draft is what happens now.
    draft: record.status === 'DRAFT_WITH_FAMILY' ? null : (facts.draftServedOn.at(-1) ?? null),
    final: facts.finalIssuedOn,
  }
  const steps = stepsOf(
    timelineMarks.map((key, index) => {
      const duty = duties.find(({ kind }) => kind === dutyOfMark[key])
      return {
        key,
        label: key === 'draft' && facts.draftServedOn.length === 0 ? draftToWrite : markLabels[key],
        on: doneOn[key],
        isDone: doneOn[key] !== null || duty?.state === 'not-recorded' || (!isOver && index < reached),
        duty,
      }
    }),
  )
  return isOver ? steps.filter(isDone) : steps
}

const dutyOfMark = {
  request: null,
  assessment: 'decide-to-assess',
  'plan-decision': 'tell-no-plan',
  draft: null,
  final: 'final-plan',
} as const satisfies Record<TimelineMark, Duty['kind'] | null>

function stepsOf(marks: readonly Mark[]): TimelineStep[] {
  return marks.map(({ key, label, on, isDone, duty, by }) => ({
    key,
    label,
    state: stateOf(isDone, duty),
    on,
    by: duty?.legalDate ?? by ?? null,
  }))
}

function stateOf(isDone: boolean, duty: Duty | undefined): TimelineStep['state'] {
  if (isDone) return duty?.state === 'met-late' ? 'done-late' : 'done'
  return duty?.state === 'late' ? 'late' : 'later'
}

const isDone = ({ state }: TimelineStep) => state === 'done' || state === 'done-late'

/** The first mark that is not done is where the case is, unless it is late, which says more. */
function withNow(steps: TimelineStep[]): TimelineStep[] {
  const current = steps.find((step) => !isDone(step))
  return steps.map((step) => (step === current && step.state === 'later' ? { ...step, state: 'now' } : step))
}
