import { formatDayLong } from '../../day.ts'
import type { LetterTemplate, Words } from '../letter-template.ts'

const title = 'We plan to end the EHC plan'
const reasonsHeading = 'Why we plan to end it'

/** Source: Children and Families Act 2014 s45(4): the plan is kept until the time to appeal, or the appeal, is over. */
const helpGoesOn: Words = ({ appeal }) => [
  appeal
    ? `The plan does not end now. The help in it goes on until the time to appeal is over. That is not before the end of ${formatDayLong(appeal.appealBy)}.`
    : 'The plan does not end now. The help in it goes on until the time to appeal is over.',
  'If there is an appeal, the help goes on until it has ended.',
  'You can talk to us about this. You can ask to meet the officer who is named at the end of this letter.',
]

export const ceaseProposed: LetterTemplate = {
  title,
  decision: (_, { whose }) => [`We plan to end ${whose} education, health and care (EHC) plan.`],
  reasonsHeading,
  next: helpGoesOn,
}

export const reviewToCease: LetterTemplate = {
  title,
  decision: (_, { whose }) => [
    `We checked ${whose} education, health and care (EHC) plan at the review. We plan to end it.`,
  ],
  reasonsHeading,
  next: helpGoesOn,
}

export const reassessmentToCease: LetterTemplate = {
  title,
  decision: (_, { whose }) => [
    `We have assessed ${whose} education, health and care (EHC) needs again. We plan to end the plan.`,
  ],
  reasonsHeading,
  next: helpGoesOn,
}
