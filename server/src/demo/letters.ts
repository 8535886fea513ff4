import { hasLetter, type LetterKind, type NewLetter, type RecordKind, type StepKind } from '@send-hub/shared'

/** Why the invented council decided what it did, as an officer would write it; null where a letter gives no reasons. */
const reasons = {
  'assessment-agreed': null,
  'assessment-refused': `We read what you and the school sent us. The school gives help in small groups, three times a week. Its notes show that this works: reading has moved on by more than a year since last autumn.

We do not think that more than this is needed now. The school can pay for it from its own money.

This is what we looked at:
- the request and what you wrote in it
- the school’s plan of help and its last three reviews
- the letter from the speech and language service`,
  'plan-agreed': null,
  'plan-refused': `The reports say what helps: short tasks, a quiet place to work, and an adult nearby at busy times. The school does most of this now, and it can do the rest without a plan.

The psychologist saw good progress in maths, and wrote that the gap to other children is closing.

We have asked the school to meet you this month and to write down who does what.`,
  'draft-served': null,
  'plan-issued': `We read your comments on the draft. Section B now says more about sleep and about noise, as you asked. Section F now gives the number of hours for each kind of help.

We asked the school that you named. It told us that it can give the help in section F from the first day, so we named it in section I.`,
  'plan-amended': `The review showed that the help in section F has worked, and that new help is needed for the move to bigger classes. We changed sections B, E and F for this.

You asked for more speech and language therapy. The therapist’s report supports it, so we added it.`,
  'review-kept-plan': `Everybody at the review meeting said that the plan still fits. The help in it happens each week, and the aims in section E are on the way to being met.

You asked if the hours could go up. The school’s notes show that the hours there are now are enough, and that some were not used.`,
  'review-to-amend': null,
  'review-to-cease': `The aims in the plan have been met. The report of the meeting says that no help from section F was needed in the last two terms, and that the usual help is enough.`,
  'amendment-proposed': null,
  'amendment-dropped': `We read your comments on the changes. You told us that the help in the plan works as it is, and the school agrees. So we keep it.`,
  'reassessment-agreed': null,
  'reassessment-refused': `The last assessment was done less than a year ago. The reports from then still fit what you and the school tell us now. We can change the help in the plan at the next review.`,
  'reassessment-draft-served': null,
  'reassessment-kept-plan': `The new reports say the same as the plan about what is needed and what helps. So the plan still fits.`,
  'reassessment-to-cease': `The new reports say that the usual help at college is enough. No special help was needed in the last two terms.`,
  'cease-proposed': `You told us that the course has ended and that paid work has begun. A plan is for education and training, so it can end.`,
} as const satisfies Record<LetterKind, string | null>

/** The letter that goes with a step, or a fact, of an invented life. */
export function letterFor(kind: StepKind | RecordKind): NewLetter | undefined {
  return hasLetter(kind) ? { reasons: reasons[kind] ?? undefined } : undefined
}
