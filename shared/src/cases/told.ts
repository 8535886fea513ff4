import { z } from 'zod'
import { Day } from '../day.ts'
import { AdviceKind } from './advice.ts'
import { DutyKind } from './duty.ts'

/** What the daily work tells a family, each as an event `family-told`. A missed promise is an event of its own. */
export const toldAbouts = [
  'going-to-be-late',
  'late',
  'keep-in-touch',
  'advice-overdue',
  'draft-closes',
  'review-due',
  'phase-transfer',
  'appeal-near',
  'mediation-near',
  'rights-pass',
] as const
export const ToldAbout = z.enum(toldAbouts)
export type ToldAbout = z.infer<typeof ToldAbout>

/** The step a case waits for, where nothing has changed. `duty`: what the council owes next says it. */
export const waitingSteps = [
  'request-decision',
  'advice',
  'family-views',
  'plan-decision',
  'draft',
  'draft-comments',
  'setting-answers',
  'final-plan',
  'review-meeting',
  'review-report',
  'review-decision',
  'plan-comments',
  'changed-plan',
  'new-assessment',
  'duty',
] as const
export const WaitingStep = z.enum(waitingSteps)
export type WaitingStep = z.infer<typeof WaitingStep>

/** Codes and days only: other readers of the case see them too. */
export const ToldDetails = z.object({
  about: ToldAbout,
  duty: DutyKind.optional(),
  legalDate: Day.optional(),
  isLate: z.boolean().optional(),
  waitingFor: WaitingStep.optional(),
  /** Reports that are still to come. */
  advice: z.array(AdviceKind).optional(),
  /** The day a late report was last asked for again. */
  chasedOn: Day.optional(),
  /** The rights pass to the young person: whom we told what, three months and one month before, and on the day. */
  rights: z
    .object({
      to: z.enum(['parent', 'young-person']),
      step: z.enum(['first', 'month', 'day']),
      /** The first day the rights are the young person's. */
      passesOn: Day,
      /** From when parents see what the young person agrees to. */
      changesOn: Day,
    })
    .optional(),
})
export type ToldDetails = z.infer<typeof ToldDetails>

/** Details of the event `promise-missed`. */
export const MissedPromise = z.object({ duty: DutyKind, promisedOn: Day, legalDate: Day })
export type MissedPromise = z.infer<typeof MissedPromise>
