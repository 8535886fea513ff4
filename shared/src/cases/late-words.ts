import type { CouncilDutyKind } from './duty.ts'

/** What the late wording may name. Dates are already in words. */
export type LateFacts = {
  /** The step that is late, so that "finish" is never taken for the whole 20 weeks. */
  step?: CouncilDutyKind
  /** The day the law set. */
  legalDate: string
  /** A clause that follows "The reason is", from `delayReasonForFamily`. */
  reason?: string | null
  /** A new date is only ever told together with the person or team who answers for it. */
  promise?: { by: string; owner: string } | null
  /** The last promised date that passed unkept, if any. */
  brokenPromise?: string | null
  writeAgainBy?: string | null
  /** Short name of the free, independent advice service. */
  adviceService: string
}

/** `body` is the whole text; `paragraphs` the same with the owner of the promise, in pieces that are easier to read. */
export type LateWords = { heading: string; body: string; paragraphs: string[]; promiseOwner: string | null }

/** Plain speech about lateness: never softened, never without the law's own date. */
export function lateWords(f: LateFacts): LateWords {
  const paragraphs = [
    [
      f.step ? lateSteps[f.step] : '',
      `The law says we should have finished by ${f.legalDate}. We have not.`,
      f.reason ? `The reason is ${f.reason}.` : 'We have not yet told you the reason, and we should.',
      'We are sorry.',
    ],
    [
      f.brokenPromise ? `We told you it would be done by ${f.brokenPromise}. We did not keep that date.` : '',
      f.promise ? `We now expect to finish by ${f.promise.by}.` : 'We do not have a new date for you yet.',
      f.writeAgainBy ? `We will write again by ${f.writeAgainBy}, even if nothing has changed.` : '',
    ],
    [`You can complain, and you can ask ${f.adviceService} for help.`],
  ].map((sentences) => sentences.filter(Boolean).join(' '))
  const owner = f.promise?.owner.replace(', ', ' in the ')
  const promiseOwner = owner ? `${owner} is responsible for the new date.` : null
  const [why, when, help] = paragraphs
  return {
    heading: 'This is late.',
    body: paragraphs.join(' '),
    paragraphs: [why, promiseOwner ? `${when} ${promiseOwner}` : when, help].filter(
      (text) => text !== undefined,
    ),
    promiseOwner,
  }
}

/** What we have not done, for each thing that we can be late with. */
export const lateSteps = {
  'decide-to-assess': 'We have not told you if we will assess.',
  'tell-no-plan': 'We have not decided about a plan.',
  'final-plan': 'We have not sent the final plan.',
  'write-after-move-in': 'We have not written to you about the plan that came with you.',
  review: 'We have not finished the yearly check of the plan.',
  'review-decision': 'We have not told you what we decided after the meeting.',
  'amended-plan': 'We have not sent the changed plan.',
  'phase-transfer': 'We have not named the next school or college.',
  'answer-reassessment': 'We have not told you if we will assess again.',
  'reassessed-plan': 'We have not sent the plan after the new assessment.',
  'transfer-plan-out': 'We have not sent the plan to the new council.',
  'arrange-mediation': 'The mediation meeting has not taken place.',
  'order-start-assessment': 'The Tribunal told us to assess. We have not told you that we have begun.',
  'order-draft': 'The Tribunal told us to make a plan. We have not sent you the draft.',
  'order-amend': 'The Tribunal told us to change the plan. We have not sent the changed plan.',
  'order-name-setting': 'The Tribunal told us to name a school or college. We have not done that.',
  'order-continue-or-cease': 'We have not done what the Tribunal told us.',
} as const satisfies Record<CouncilDutyKind, string>

/** For a step that was done, but late: the record says so for good. */
export function doneLateWords(doneOn: string, lateByDays: number): string {
  return `Done on ${doneOn}, ${lateByDays} ${lateByDays === 1 ? 'day' : 'days'} late.`
}

/** The law excuses some lateness; it never sets a new date. `reason` is from `exceptionReasons`. */
export function exceptionWords(reason: string): string {
  return `The law lets us take longer because ${reason}. It does not let us stop.`
}
