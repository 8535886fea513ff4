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
  'review-arranged',
  'review-kept-plan',
  'review-to-amend',
  'review-to-cease',
  'amendment-proposed',
  'plan-amended',
  'amendment-dropped',
  'reassessment-agreed',
  'reassessment-draft-served',
  'reassessment-kept-plan',
  'reassessment-to-cease',
  'cease-proposed',
  'cease-overturned',
  'plan-ceased',
  'request-withdrawn',
  'moved-away',
  'child-died',
] as const

/** Facts that staff record without moving the case: they start, meet or excuse duties. */
export const recordKinds = [
  'exception-recorded',
  'mediation-requested',
  'mediation-certificate',
  'mediation-held',
  'appeal-registered',
  'appeal-decided',
  'order-received',
  'order-carried-out',
  'review-meeting-held',
  'review-report-received',
  'early-review-requested',
  'under-five-review-considered',
  'reassessment-requested',
  'reassessment-refused',
  'phase-transfer-set',
  'phase-place-named',
  'plan-transferred-in',
  'moved-in-letter-sent',
  'plan-transferred-out',
] as const

/** What comes about by other acts: advice, settings, the draft window, documents, letters, the daily work. */
export const otherEventKinds = [
  'request-received',
  'officer-assigned',
  'officer-removed',
  'advice-requested',
  'advice-received',
  'advice-chased',
  'advice-cancelled',
  'setting-asked',
  'setting-answered',
  'draft-comments-received',
  'meeting-requested',
  'more-time-requested',
  'family-request-answered',
  'evidence-received',
  'document-released',
  'delay-recorded',
  'promise-missed',
  'family-told',
  'event-corrected',
  'person-joined',
  'note-added',
] as const

/** Everything that can be in a case's history. */
export const caseEventKinds = [...otherEventKinds, ...stepKinds, ...recordKinds] as const

export const StepKind = z.enum(stepKinds).meta({ id: 'StepKind' })
export type StepKind = z.infer<typeof StepKind>

export const RecordKind = z.enum(recordKinds).meta({ id: 'RecordKind' })
export type RecordKind = z.infer<typeof RecordKind>

export const CaseEventKind = z.enum(caseEventKinds).meta({ id: 'CaseEventKind' })
export type CaseEventKind = z.infer<typeof CaseEventKind>
