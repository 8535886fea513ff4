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
  /** Why the plan may not end on that day; null or left out where nothing keeps it. */
  planKept?: PlanKept | null
}

/** What keeps a plan in force although the council wants to end it. Source: Children and Families Act 2014 s45(4). */
export type PlanKept =
  | { by: 'no-notice' }
  /** `until`: the last day on which the Tribunal may receive an appeal. */
  | { by: 'time-to-appeal'; until: Day }
  | { by: 'mediation'; since: Day }
  | { by: 'appeal'; since: Day }
  | { by: 'lost-appeal'; on: Day }

export const stepRules = [
  'no-such-step',
  'in-the-future',
  'before-last-step',
  'comments-still-open',
  'plan-to-keep',
] as const
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
  if (kind === 'plan-ceased' && facts.planKept) return refuse('plan-to-keep', planKeptWords(facts.planKept))
  return { ok: true, step }
}

function planKeptWords(kept: PlanKept): string {
  switch (kept.by) {
    case 'no-notice':
      return (
        'The family has not been told that the plan will end, so they could not appeal. Tell them by letter first: ' +
        'the plan goes on until their time to appeal is over.'
      )
    case 'time-to-appeal':
      return `The family can appeal until the end of ${formatDay(kept.until)}. The plan must go on at least until that day is over.`
    case 'mediation':
      return (
        `Mediation was asked for on ${formatDay(kept.since)}, and no certificate is on record. From the day on it the ` +
        'family has one more month to appeal. The plan must go on until then.'
      )
    case 'appeal':
      return `An appeal was registered on ${formatDay(kept.since)} and has not ended. The plan must go on until it has.`
    case 'lost-appeal':
      return `The appeal ended on ${formatDay(kept.on)}, and the council did not win it. The plan goes on.`
  }
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
