import { z } from 'zod'

/** Events that move a case to another stage. Each is recorded with the day it happened. */
export const stepKinds = [
  'assessment-agreed',
  'assessment-refused',
  'assessment-refusal-overturned',
  'advice-complete',
  'plan-agreed',
  'plan-refused',
  'plan-refusal-overturned',
  'draft-served',
  'settings-consulted',
  'plan-issued',
  'plan-ceased',
  'request-withdrawn',
  'moved-away',
  'child-died',
] as const

/** Everything that can be in a case's history. */
export const caseEventKinds = [
  'request-received',
  ...stepKinds,
  'draft-comments-received',
  'delay-recorded',
  'exception-recorded',
  'event-corrected',
  'note-added',
] as const

export const StepKind = z.enum(stepKinds).meta({ id: 'StepKind' })
export type StepKind = z.infer<typeof StepKind>

export const CaseEventKind = z.enum(caseEventKinds).meta({ id: 'CaseEventKind' })
export type CaseEventKind = z.infer<typeof CaseEventKind>
