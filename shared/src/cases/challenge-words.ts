import { z } from 'zod'
import { Day } from '../day.ts'
import type { AppealableDecisionKind } from './appealable.ts'

/** The right to appeal that this reader has now. Our reckoning of the days, which the reader is told to check. */
export const AppealForFamily = z
  .object({
    appealBy: Day,
    /** By when to contact a mediation adviser; null when that is done, or not needed. */
    contactMediationBy: Day.nullable(),
    needsCertificate: z.boolean(),
    paragraphs: z.array(z.string()),
  })
  .meta({ id: 'AppealForFamily' })
export type AppealForFamily = z.infer<typeof AppealForFamily>

/** What the decision was, after "You can appeal against". */
const decisionWords = {
  'refused-to-assess': 'our no to an assessment',
  'refused-plan': 'our no to a plan',
  'plan-content': 'what the plan says',
  'not-amended': 'our choice not to change the plan',
  'refused-to-reassess': 'our no to a new assessment',
  cease: 'our choice to end the plan',
} as const satisfies Record<AppealableDecisionKind, string>

/** Dates are already in words. */
export type AppealFacts = {
  decision: AppealableDecisionKind
  appealBy: string
  needsCertificate: boolean
  hasCertificate: boolean
  /** Null once they have contacted one. */
  contactMediationBy: string | null
  /** The day to contact them has gone by. */
  isContactOverdue: boolean
  /** Short name of the free, independent advice service. */
  adviceService: string
}

/** How to appeal and by when, a paragraph each. Only for a reader who has the right. */
export function appealParagraphs(f: AppealFacts): string[] {
  return [
    `You can appeal to the SEND Tribunal against ${decisionWords[f.decision]}. It is free. The judges do not work for us.`,
    `We work out your last day as ${f.appealBy}, at 5pm. Please check it with the Tribunal or with ${f.adviceService}.`,
    certificateWords(f),
    `${f.adviceService} can help you for free.`,
  ].filter((text) => text !== '')
}

function certificateWords(f: AppealFacts): string {
  if (!f.needsCertificate) return 'You do not have to ask about mediation first.'
  if (f.hasCertificate) return 'You have the paper from mediation that you need for this.'
  const contact = f.contactMediationBy
    ? f.isContactOverdue
      ? `You should have called a mediation adviser by ${f.contactMediationBy}. Ask ${f.adviceService} now what you can still do.`
      : `First call a mediation adviser, by ${f.contactMediationBy}. Our letter says whom to call.`
    : 'You have asked about mediation.'
  const paper = 'The adviser gives you a paper, called a certificate. You need it to appeal.'
  const noNeed = 'You can have it and still say no to mediation.'
  const placeOnly =
    f.decision === 'plan-content'
      ? ' If you only want to change the school or college that we named, you do not need it.'
      : ''
  return `${contact} ${paper} ${noNeed}${placeOnly}`
}

/** What goes on beside the stage. */
export const besides = [
  'mediation',
  'appeal',
  'order',
  'advice-excused',
  'reassessment-requested',
  'phase-transfer',
  'moved-in',
] as const
export type Beside = (typeof besides)[number]

/** One or two short sentences each; `by` is a date in words, or null once it has passed. */
export const besideWords = {
  mediation: (by) => `There is to be a mediation meeting.${by ? ` It takes place by ${by}.` : ''}`,
  appeal: () => 'The Tribunal has an appeal about this. It decides what happens.',
  order: (by) => `The Tribunal told us what to do. We must do it${by ? ` by ${by}` : ''}.`,
  'advice-excused': () => 'The law gives more time for one of the reports.',
  'reassessment-requested': (by) =>
    `We have a request for a new assessment. We will say yes or no${by ? ` by ${by}` : ''}.`,
  'phase-transfer': (by) =>
    `There is a move to the next school or college. We must name the place${by ? ` by ${by}` : ''}. Tell us your choice early.`,
  'moved-in': (by) =>
    `The plan came to us from another council. We will write to you about it${by ? ` by ${by}` : ''}.`,
} as const satisfies Record<Beside, (by: string | null) => string>
