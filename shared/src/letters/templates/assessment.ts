import { formatDayLong } from '../../day.ts'
import type { LetterTemplate } from '../letter-template.ts'
import { startSentence } from '../voice.ts'

export const assessmentAgreed: LetterTemplate = {
  title: 'We said yes to an assessment',
  decision: (_, { whose }) => [
    `We will assess ${whose} education, health and care (EHC) needs.`,
    'This is to find out what help is needed. It does not always lead to an EHC plan.',
  ],
  next: ({ nextBy }, { whom }) => [
    `We now ask people who know ${whom} to write to us. We ask the school, nursery or college, health, social care and a psychologist. They have six weeks.`,
    'We ask for your views too. Tell us what works, what does not, and what you want to happen.',
    'When all the reports are in, we decide if a plan is needed.',
    ...(nextBy ? [`If it is, the final plan is due by ${formatDayLong(nextBy)}.`] : []),
  ],
}

export const assessmentRefused: LetterTemplate = {
  title: 'We said no to an assessment',
  decision: (_, { whose }) => [
    `We were asked to assess ${whose} education, health and care (EHC) needs.`,
    'We have decided not to do this now.',
  ],
  reasonsHeading: 'Why we decided this',
  next: (_, { needs }) => [
    `This does not mean that no help is needed. The school, nursery or college must still give the help that ${needs}.`,
    'You can talk to us about this. You can ask to meet the officer who is named at the end of this letter.',
    'You can ask us again when there is something new to tell us.',
  ],
}

export const planAgreed: LetterTemplate = {
  title: 'We said yes to a plan',
  decision: (_, { whose }) => [
    `The assessment of ${whose} needs is done. We have decided to make an education, health and care (EHC) plan.`,
  ],
  next: ({ nextBy }) => [
    'We now write a draft of the plan. We will send it to you to check before it is final.',
    'Then you can tell us what is wrong or missing. You can ask for the school or college that you want.',
    ...(nextBy ? [`The final plan is due by ${formatDayLong(nextBy)}.`] : []),
  ],
}

export const planRefused: LetterTemplate = {
  title: 'We said no to a plan',
  decision: (_, { whose }) => [
    `The assessment of ${whose} needs is done.`,
    'We have decided not to make an education, health and care (EHC) plan.',
  ],
  reasonsHeading: 'Why we decided this',
  next: (_, { whose, needs }) => [
    `Help goes on without a plan. The school, nursery or college must still give the help that ${needs}.`,
    `${startSentence(whose)} reports say what helps. You can ask us to explain them.`,
    'You can talk to us about this. You can ask to meet the officer who is named at the end of this letter.',
  ],
}
