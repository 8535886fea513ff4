import { type Day, formatDay } from '../day.ts'
import type { StepKind } from './case-event.ts'
import { caseEventWords } from './case-event-words.ts'
import type { CaseStatus } from './case-status.ts'
import { caseWords } from './case-words.ts'
import { findStep, type Step } from './next-steps.ts'

/** What the check needs to know. All days in Europe/London; `null` where there is none. */
export type StepFacts = {
  today: Day
  /** The day of the step (or of the request) that brought the case to where it is. */
  lastStepOn: Day | null
  /** Last day of the family's time to comment on the newest draft: the clock's `family-comments` duty. */
  commentsOpenUntil: Day | null
  /** When the family answered that draft. */
  familyRepliedOn: Day | null
}

export const stepRules = ['no-such-step', 'in-the-future', 'before-last-step', 'comments-still-open'] as const
export type StepRule = (typeof stepRules)[number]

export type StepCheck = { ok: true; step: Step } | { ok: false; rule: StepRule; sentence: string }

/** Whether a step may be taken from a stage on a day; if not, which rule forbids it, in a sentence for staff. */
export function checkStep(from: CaseStatus, kind: StepKind, on: Day, facts: StepFacts): StepCheck {
  const step = findStep(from, kind)
  if (!step) return refuse('no-such-step', noSuchStep(from, kind))

  if (on > facts.today) {
    return refuse('in-the-future', 'The date of this step is in the future. Enter the day it happened.')
  }
  if (facts.lastStepOn && on < facts.lastStepOn) {
    return refuse(
      'before-last-step',
      `This step cannot come before the last one, which was on ${formatDay(facts.lastStepOn)}.`,
    )
  }
  if (endsCommentTime.includes(kind) && commentsStillOpen(on, facts)) {
    return refuse(
      'comments-still-open',
      `The family has until the end of ${formatDay(facts.commentsOpenUntil as Day)} to comment on the draft. ` +
        'The plan can be sent after that day, or once they have replied.',
    )
  }
  return { ok: true, step }
}

/** The plan that these send may not come before the family's time to comment is over. */
const endsCommentTime: readonly StepKind[] = ['plan-issued', 'plan-amended']

/** The family has at least 15 days, the day of service being day 1. Source: SEND Regulations 2014, regs 13(1) and 22(2)(c). */
function commentsStillOpen(on: Day, { commentsOpenUntil, familyRepliedOn }: StepFacts): boolean {
  if (!commentsOpenUntil || on > commentsOpenUntil) return false
  return !(familyRepliedOn && familyRepliedOn <= on)
}

function noSuchStep(from: CaseStatus, kind: StepKind): string {
  return `“${caseEventWords[kind].staff}” cannot follow “${caseWords[from].staffLabel}”.`
}

function refuse(rule: StepRule, sentence: string): StepCheck {
  return { ok: false, rule, sentence }
}
