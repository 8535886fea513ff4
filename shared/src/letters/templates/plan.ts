import { formatDayLong } from '../../day.ts'
import type { LetterTemplate, Words } from '../letter-template.ts'

const readThePlan: Words = () => [
  'The plan is a legal document. We must make sure that the help in section F happens.',
  'Read these parts first. Section B says what the needs are. Section F says what help there must be. Section I names the school or college, or says what kind it must be.',
  'Tell us at once if help in section F does not happen.',
  'We check the plan with you at least once a year.',
]

export const planIssued: LetterTemplate = {
  title: 'The final EHC plan',
  decision: (_, { whom }) => [
    `We have made the final education, health and care (EHC) plan for ${whom}. We send it with this letter.`,
  ],
  reasonsHeading: 'How we decided what is in the plan',
  next: readThePlan,
}

export const planAmended: LetterTemplate = {
  title: 'The changed EHC plan',
  decision: ({ sectionsOnly }, { whose }) => [
    `We have changed ${whose} education, health and care (EHC) plan. We send the changed plan with this letter.`,
    ...(sectionsOnly === 'I'
      ? ['We changed only section I. It names the school or college, or says what kind it must be.']
      : []),
  ],
  reasonsHeading: 'How we decided what to change',
  next: readThePlan,
}

export const draftServed: LetterTemplate = {
  title: 'The draft EHC plan: please check it',
  decision: (_, { whom }) => [
    `We have written a draft of the education, health and care (EHC) plan for ${whom}. We send it with this letter.`,
    'It is not final. You can ask us to change it.',
  ],
  next: ({ nextBy }) => [
    'When your time to reply is over, we finish the plan and send it to you.',
    ...(nextBy ? [`The final plan is due by ${formatDayLong(nextBy)}.`] : []),
    'You can appeal when you have the final plan, if you do not agree with it.',
  ],
}
