import { formatDayLong } from '../../day.ts'
import type { LetterTemplate, Words } from '../letter-template.ts'
import { startSentence } from '../voice.ts'

const planGoesOn: Words = (_, { whose }) => [
  `The plan stays in force. ${startSentence(whose)} help in section F goes on.`,
  'We check the plan with you at least once a year. You can ask us to check it sooner.',
]

const whileWeChange: Words = ({ nextBy }) => [
  'The plan that you have stays in force until then. The help in it goes on.',
  ...(nextBy
    ? [
        `We will send you our answer by ${formatDayLong(nextBy)}: the changed plan, or a letter that says why we do not change it.`,
      ]
    : []),
  'You can appeal then, if you do not agree.',
]

const changesEnclosed =
  'We send the changes with this letter, and the papers that show why. They are not final.'

export const reviewKeptPlan: LetterTemplate = {
  title: 'We checked the plan and keep it as it is',
  decision: (_, { whose }) => [
    `We checked ${whose} education, health and care (EHC) plan at the review.`,
    'We have decided to keep it as it is.',
  ],
  reasonsHeading: 'Why we decided this',
  next: planGoesOn,
}

export const reviewToAmend: LetterTemplate = {
  title: 'We want to change the EHC plan: please check',
  decision: (_, { whose }) => [
    `We checked ${whose} education, health and care (EHC) plan at the review. We want to change it.`,
    changesEnclosed,
  ],
  next: whileWeChange,
}

export const amendmentProposed: LetterTemplate = {
  title: 'We want to change the EHC plan: please check',
  decision: (_, { whose }) => [
    `We want to change ${whose} education, health and care (EHC) plan.`,
    changesEnclosed,
  ],
  next: whileWeChange,
}

export const amendmentDropped: LetterTemplate = {
  title: 'We will not change the plan after all',
  decision: (_, { whose }) => [
    `We wrote to you that we want to change ${whose} education, health and care (EHC) plan.`,
    'We have now decided to keep it as it is.',
  ],
  reasonsHeading: 'Why we decided this',
  next: planGoesOn,
}

export const reassessmentAgreed: LetterTemplate = {
  title: 'We said yes to a new assessment',
  decision: (_, { whose }) => [
    `We were asked to assess ${whose} education, health and care (EHC) needs again. We will do this.`,
  ],
  next: ({ nextBy }, { whom }) => [
    'The plan that you have stays in force. The help in it goes on.',
    `We now ask people who know ${whom} to write to us. We ask for your views too.`,
    ...(nextBy ? [`If the plan changes, the new one is due by ${formatDayLong(nextBy)}.`] : []),
  ],
}

export const reassessmentRefused: LetterTemplate = {
  title: 'We said no to a new assessment',
  decision: (_, { whose }) => [
    `We were asked to assess ${whose} education, health and care (EHC) needs again.`,
    'We have decided not to do this now.',
  ],
  reasonsHeading: 'Why we decided this',
  next: planGoesOn,
}

export const reassessmentDraftServed: LetterTemplate = {
  title: 'The new draft EHC plan: please check it',
  decision: (_, { whose }) => [
    `We have assessed ${whose} education, health and care (EHC) needs again. We want to change the plan.`,
    'We send the new draft with this letter. It is not final.',
  ],
  next: whileWeChange,
}

export const reassessmentKeptPlan: LetterTemplate = {
  title: 'After the new assessment we keep the plan as it is',
  decision: (_, { whose }) => [
    `We have assessed ${whose} education, health and care (EHC) needs again.`,
    'We have decided to keep the plan as it is.',
  ],
  reasonsHeading: 'Why we decided this',
  next: planGoesOn,
}
