import type { CaseEventKind, RecordKind, StepKind } from './case-event.ts'

/** Decisions that a family can take to the Tribunal. Source: Children and Families Act 2014 s51(2). */
export const appealableDecisions = [
  'refused-to-assess',
  'refused-plan',
  'plan-content',
  'not-amended',
  'refused-to-reassess',
  'cease',
] as const
export type AppealableDecisionKind = (typeof appealableDecisions)[number]

/** The acts that tell a family of such a decision: letters, the clock and the rules of what may follow all ask here. */
export const appealableActs = {
  'assessment-refused': 'refused-to-assess',
  'plan-refused': 'refused-plan',
  'plan-issued': 'plan-content',
  'plan-amended': 'plan-content',
  'review-kept-plan': 'not-amended',
  'amendment-dropped': 'not-amended',
  'reassessment-kept-plan': 'not-amended',
  'reassessment-refused': 'refused-to-reassess',
  'cease-proposed': 'cease',
  'review-to-cease': 'cease',
  'reassessment-to-cease': 'cease',
} as const satisfies Partial<Record<StepKind | RecordKind, AppealableDecisionKind>>

/** What can be appealed after an event; undefined when nothing. */
export function appealableDecisionOf(kind: CaseEventKind): AppealableDecisionKind | undefined {
  return (appealableActs as Partial<Record<CaseEventKind, AppealableDecisionKind>>)[kind]
}
