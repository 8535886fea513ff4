import { type Day, formatDay } from '../day.ts'
import type { AdviceKind } from './advice.ts'
import { adviceKindWords, inSentence } from './advice-words.ts'
import { CameBy, cameByWords } from './came-by.ts'
import type { CaseEventKind } from './case-event.ts'
import { caseEventWords } from './case-event-words.ts'
import { CorrectionDetails, correctionForFamily } from './correction.ts'
import { type DutyKind, isOwedByCouncil } from './duty.ts'
import { lateSteps } from './late-words.ts'
import { MissedPromise, type ToldAbout, ToldDetails, type WaitingStep } from './told.ts'

/** What the history says of each thing the daily work told. */
export const toldWords = {
  'going-to-be-late': (d) =>
    `This may be late. ${notDone(d.duty)} The law says we must do it${by(d.legalDate)}.`,
  late: (d) =>
    `This is late. ${notDone(d.duty)} The law says we should have done it${by(d.legalDate)}. We are sorry.`,
  'keep-in-touch': (d) => `${d.isLate ? 'This is still late. ' : ''}Nothing has changed. ${waitingOf(d)}`,
  'advice-overdue': (d) => {
    const [areLate, them] =
      (d.advice?.length ?? 0) > 1
        ? [`are late. They were due${by(d.legalDate)}.`, 'them']
        : [`is late. It was due${by(d.legalDate)}.`, 'it']
    const again = d.chasedOn
      ? `We asked for ${them} again on ${formatDay(d.chasedOn)}.`
      : `We have not asked for ${them} again yet.`
    return `${reportsOf(d.advice, 'A report')} ${areLate} ${again}`
  },
  'draft-closes': (d) => `You have until ${dayOf(d.legalDate)} to tell us what you think of the draft.`,
  'review-due': (d) => `We must check the plan with you${by(d.legalDate)}.`,
  'phase-transfer': (d) =>
    `We must name the next school or college in the plan${by(d.legalDate)}. Tell us early which one you want.`,
  'appeal-near': (d) =>
    `If you want to appeal, the last day is ${dayOf(d.legalDate)}. We work out this date, so check it with the Tribunal.`,
  'mediation-near': (d) => `If you want to appeal, first talk to the mediation service${by(d.legalDate)}.`,
  'rights-pass': ({ rights }) => rightsPassWords(rights),
} as const satisfies Record<ToldAbout, (details: ToldDetails) => string>

/** What a case waits for, as a sentence. */
export const waitingWords = {
  'request-decision': () => 'We still have to decide if we will assess.',
  advice: ({ advice }) =>
    advice?.length
      ? `We are waiting for ${lowerFirst(reportsOf(advice, 'a report'))}.`
      : 'We are waiting for the reports we need.',
  'family-views': () => 'We are waiting for you to tell us your views.',
  'plan-decision': () => 'We still have to decide if a plan is needed.',
  draft: () => 'We still have to write the draft plan.',
  'draft-comments': () => 'The time to check the draft plan is not over yet.',
  'setting-answers': () => 'We are waiting for schools or colleges to answer us.',
  'final-plan': () => 'We still have to send the final plan.',
  'review-meeting': () => 'We are waiting for the meeting about the plan.',
  'review-report': () => 'We are waiting for the report of the meeting.',
  'review-decision': () => 'We still have to decide what to do about the plan.',
  'plan-comments': () => 'The time to check the changes to the plan is not over yet.',
  'changed-plan': () => 'We still have to send the changed plan.',
  'new-assessment': () => 'We are still doing the new assessment.',
  duty: ({ duty }) => notDone(duty),
} as const satisfies Record<WaitingStep, (details: ToldDetails) => string>

/** An event as the history of a family says it, with the days and the step that its details name. */
export function eventWordsForFamily(kind: CaseEventKind, details: Record<string, unknown>): string {
  if (kind === 'promise-missed') return missedPromiseWords(details)
  if (kind === 'event-corrected') {
    const { data } = CorrectionDetails.safeParse(details)
    return data ? correctionForFamily(data) : caseEventWords[kind].family
  }
  if (isTellingUs(kind)) {
    const came = CameBy.safeParse(details.cameBy)
    return came.success ? tellingUsWords[kind](cameByWords[came.data].family) : caseEventWords[kind].family
  }
  if (kind !== 'family-told') return caseEventWords[kind].family
  const told = ToldDetails.safeParse(details)
  return told.success ? toldWords[told.data.about](told.data) : caseEventWords[kind].family
}

/** What a family told us in another way than here: it says which, so that they know it again. */
const tellingUsWords = {
  'draft-comments-received': (how: string) => `You told us ${how} what you think of the draft.`,
  'meeting-requested': (how: string) => `You asked ${how} to meet us.`,
  'more-time-requested': (how: string) => `You asked ${how} for more time.`,
  'evidence-received': (how: string) => `We got a document from you ${how}.`,
} as const satisfies Partial<Record<CaseEventKind, (how: string) => string>>

const isTellingUs = (kind: CaseEventKind): kind is keyof typeof tellingUsWords => kind in tellingUsWords

function missedPromiseWords(details: Record<string, unknown>): string {
  const missed = MissedPromise.safeParse(details)
  if (!missed.success) return caseEventWords['promise-missed'].family
  const { duty, promisedOn } = missed.data
  return `${notDone(duty)} We told you it would be done by ${formatDay(promisedOn)}. We did not keep that date. We are sorry.`
}

/** Names nobody: "the young person" is who the case is about. */
function rightsPassWords(rights: ToldDetails['rights']): string {
  if (!rights) return 'We told you who decides when a child grows up.'
  const isOwn = rights.to === 'young-person'
  if (rights.step === 'day') {
    return isOwn
      ? 'From today you say what your parents or carers see here.'
      : 'From today the young person says what you see here.'
  }
  const day = formatDay(rights.changesOn)
  return isOwn
    ? `We told you that from ${day} you say what your parents or carers see here.`
    : `We told you that from ${day} the young person says what you see here.`
}

/** What the council has not done yet. */
const notDone = (duty: DutyKind | undefined) =>
  duty && isOwedByCouncil(duty) ? lateSteps[duty] : 'We have not done the next step.'

const waitingOf = (details: ToldDetails) =>
  details.waitingFor ? waitingWords[details.waitingFor](details) : ''

/** "A report from the health service", "reports from the health service and the social care team". */
function reportsOf(advice: readonly AdviceKind[] | undefined, one: string): string {
  const bodies = [...new Set(advice ?? [])].map((kind) =>
    inSentence(kind, adviceKindWords[kind].askedOf || 'Somebody we asked'),
  )
  if (bodies.length === 0) return one
  if (bodies.length === 1) return `${one} from ${bodies[0]}`
  return `Reports from ${bodies.slice(0, -1).join(', ')} and ${bodies.at(-1)}`
}

const dayOf = (day: Day | undefined) => (day ? formatDay(day) : '')
const by = (day: Day | undefined) => (day ? ` by ${formatDay(day)}` : '')
const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
