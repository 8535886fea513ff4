import { type Day, formatDayLong } from '../day.ts'
import type { ComplaintStage } from './complaint-views.ts'

/** Asked once under each answer. */
export const feedbackWords = {
  question: 'Did this answer your question?',
  yes: 'Yes, it did',
  no: 'No, it did not',
  thanks: 'Thank you. We have closed this question. If you write back, we open it again.',
  opened: 'We are sorry that it did not. Your question is open again.',
  notAnswered: 'We are sorry that we did not answer your question',
  missing: 'What is still missing?',
  missingHint: 'You can leave this empty. We will read what you asked again.',
}

export const complainWords = {
  link: 'Make a complaint about this',
  title: 'Make a complaint',
  lead: 'Tell us what went wrong, and what you want us to do. Another team will look at it.',
  how: [
    'Within 5 working days, a person writes to you to say that we have it, and how we understand it.',
    'Within 10 working days after that, we answer you.',
    'If you do not agree with our answer, you can ask us to look again. Somebody else does that.',
    'After that, you can go to the Ombudsman. That is free, and not part of the council.',
  ],
  appeal:
    'A complaint cannot change a decision that you can appeal against. If you want to appeal, the last day for it does not wait for our answer.',
  stage2Link: 'I do not agree with the answer to my complaint',
  stage2Title: 'Ask us to look at your complaint again',
  stage2Lead: 'Tell us why you do not agree. Somebody who has not dealt with it will look at it.',
  ombudsman: 'Local Government and Social Care Ombudsman',
}

export const urgentWords = {
  link: 'It has become urgent',
  title: 'It has become urgent',
  lead: 'Tell us what has changed. A person looks at it today, or on the next day that we are open. We answer as soon as we can.',
  sent: 'We have your message. A person looks at it today, or on the next day that we are open.',
}

/** Where a complaint stands now, in two or three short sentences. Never softened where it is late. */
export function complaintWords(stages: readonly ComplaintStage[], today: Day): string[] {
  const stage = stages.at(-1)
  if (!stage) return []
  const { acknowledgeBy, acknowledgedOn, answeredOn, outcome } = stage
  const second = stage.stage === 2 ? ' It is the second time that we look at it.' : ''
  if (outcome === 'withdrawn') return ['You took your complaint back. Your question goes on.']
  if (outcome && answeredOn) return [outcomeWords[outcome], ...nextAfter(stage)]
  if (!acknowledgedOn) {
    return [
      `This is a complaint.${second}`,
      acknowledgeBy < today
        ? `We should have written to you by ${formatDayLong(acknowledgeBy)} to say that we have it. We have not. We are sorry.`
        : `We will write to you by ${formatDayLong(acknowledgeBy)} to say that we have it.`,
    ]
  }
  const by = stage.extendedTo ?? stage.answerBy
  return [
    `This is a complaint.${second} We wrote on ${formatDayLong(acknowledgedOn)} that we have it.`,
    by && by < today
      ? `We should have answered by ${formatDayLong(by)}. We have not. We are sorry.`
      : `We will answer by ${formatDayLong(by ?? acknowledgeBy)}.`,
  ]
}

const outcomeWords = {
  upheld: 'We have answered your complaint: we were wrong.',
  'partly-upheld': 'We have answered your complaint: we were wrong in part.',
  'not-upheld': 'We have answered your complaint: we do not think that we were wrong.',
} as const

const nextAfter = ({ stage }: ComplaintStage): string[] =>
  stage === 1
    ? ['If you do not agree, you can ask us to look at it again.']
    : ['If you do not agree, you can go to the Ombudsman. Do that within 12 months.']
