import { z } from 'zod'

/**
 * Every stage a case can be in: the assessment process in its order, the life of a plan, then the ends.
 * Source: Children and Families Act 2014 s36 to s45; SEND Regulations 2014 regs 3 to 31.
 */
export const caseStatuses = [
  'DECIDING_TO_ASSESS',
  'REFUSED_TO_ASSESS',
  'ASSESSING',
  'DECIDING_TO_ISSUE',
  'NOT_ISSUING',
  'DRAFTING',
  'DRAFT_WITH_FAMILY',
  'CONSULTING_SETTINGS',
  'FINAL_ISSUED',
  'IN_REVIEW',
  'AMENDING_PLAN',
  'REASSESSING',
  'CEASING_PLAN',
  'PLAN_CEASED',
  'CLOSED_WITHDRAWN',
  'CLOSED_MOVED',
  'CLOSED_DECEASED',
] as const

export const CaseStatus = z.enum(caseStatuses).meta({ id: 'CaseStatus' })
export type CaseStatus = z.infer<typeof CaseStatus>

/** A plan is in force: the council must make sure of the help in it, whatever else happens. */
export const planStatuses = [
  'FINAL_ISSUED',
  'IN_REVIEW',
  'AMENDING_PLAN',
  'REASSESSING',
  'CEASING_PLAN',
] as const satisfies readonly CaseStatus[]

export function hasPlanInForce(status: CaseStatus): boolean {
  return (planStatuses as readonly CaseStatus[]).includes(status)
}

/** Nothing but a death follows these: the case has ended with us. */
export const endedStatuses = [
  'PLAN_CEASED',
  'CLOSED_WITHDRAWN',
  'CLOSED_MOVED',
  'CLOSED_DECEASED',
] as const satisfies readonly CaseStatus[]

export function hasEnded(status: CaseStatus): boolean {
  return (endedStatuses as readonly CaseStatus[]).includes(status)
}

/** After a death every automatic message stops at once. */
export function stopsAllMessages(status: CaseStatus): boolean {
  return status === 'CLOSED_DECEASED'
}

/** The five marks of the drawn 20 weeks, in order. */
export const timelineMarks = ['request', 'assessment', 'plan-decision', 'draft', 'final'] as const
export type TimelineMark = (typeof timelineMarks)[number]

/** The mark a case stands at now; null where a line towards a plan would mislead. */
export const timelineMarkOf = {
  DECIDING_TO_ASSESS: 'request',
  REFUSED_TO_ASSESS: 'request',
  ASSESSING: 'assessment',
  DECIDING_TO_ISSUE: 'plan-decision',
  NOT_ISSUING: 'plan-decision',
  DRAFTING: 'draft',
  DRAFT_WITH_FAMILY: 'draft',
  CONSULTING_SETTINGS: 'draft',
  FINAL_ISSUED: 'final',
  IN_REVIEW: 'final',
  AMENDING_PLAN: 'final',
  REASSESSING: 'final',
  CEASING_PLAN: 'final',
  PLAN_CEASED: null,
  CLOSED_WITHDRAWN: null,
  CLOSED_MOVED: null,
  CLOSED_DECEASED: null,
} as const satisfies Record<CaseStatus, TimelineMark | null>
