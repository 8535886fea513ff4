import type { LetterKind } from '../letter-kind.ts'
import type { LetterTemplate } from '../letter-template.ts'
import { assessmentAgreed, assessmentRefused, planAgreed, planRefused } from './assessment.ts'
import { ceaseProposed, reassessmentToCease, reviewToCease } from './ceasing.ts'
import { draftServed, planAmended, planIssued } from './plan.ts'
import {
  amendmentDropped,
  amendmentProposed,
  reassessmentAgreed,
  reassessmentDraftServed,
  reassessmentKeptPlan,
  reassessmentRefused,
  reviewKeptPlan,
  reviewToAmend,
} from './review.ts'

/** Goes up with every change of words, here or in the parts: each letter keeps the one it was written by. */
export const letterTemplateVersion = 1

/** Total: a decision that is told by letter does not compile until it has its words. */
export const letterTemplates: Record<LetterKind, LetterTemplate> = {
  'assessment-agreed': assessmentAgreed,
  'assessment-refused': assessmentRefused,
  'plan-agreed': planAgreed,
  'plan-refused': planRefused,
  'draft-served': draftServed,
  'plan-issued': planIssued,
  'plan-amended': planAmended,
  'review-kept-plan': reviewKeptPlan,
  'review-to-amend': reviewToAmend,
  'review-to-cease': reviewToCease,
  'amendment-proposed': amendmentProposed,
  'amendment-dropped': amendmentDropped,
  'reassessment-agreed': reassessmentAgreed,
  'reassessment-refused': reassessmentRefused,
  'reassessment-draft-served': reassessmentDraftServed,
  'reassessment-kept-plan': reassessmentKeptPlan,
  'reassessment-to-cease': reassessmentToCease,
  'cease-proposed': ceaseProposed,
}
