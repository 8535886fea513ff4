import {
  type CaseForStaff,
  type Day,
  draftRequestWords,
  type FamilyRequestKind,
  formatDayLong,
} from '@send-hub/shared'
import type { FormError, FormValues } from '../../lib/form.ts'
import { confirmFields } from '../../lib/let-pass.tsx'
import { compactDay, dayOf } from '../../lib/staff-moments.ts'
import type { CheckView } from '../cases/staff-check-view.ts'
import { answerPath } from './staff-draft-view.ts'

/** The page on which one request is answered. */
export type AnswerView = {
  action: string
  caseHref: string
  childName: string
  reference: string
  version: number
  kind: FamilyRequestKind
  what: string
  from: string
  asked: string
  answerBy: string
  isLate: boolean
  words: string | null
  canBeTold: boolean
  /** What time the law gives, and by when the plan is due: more time moves neither. */
  lawWords: string
  /** The day before which more time is none. */
  earliestDay: Day
  typed: FormValues
  errors: readonly FormError[]
  isConflict: boolean
}

type Request = NonNullable<CaseForStaff['draft']>['requests'][number]

/** The request of an address; undefined when the case has none such. */
export function requestOf({ draft }: CaseForStaff, id: string | undefined): Request | undefined {
  return draft?.requests.find((request) => request.id === id)
}

export function answerView(
  found: CaseForStaff,
  request: Request,
  today: Day,
  form: Pick<AnswerView, 'typed' | 'errors' | 'isConflict'>,
): AnswerView {
  const { id, kind, from, words, askedOn, answerBy, isLate, canBeTold } = request
  return {
    ...{ kind, from, words, isLate, canBeTold },
    ...{ reference: found.reference, version: found.version, childName: found.child.name },
    action: answerPath(found.id, id),
    caseHref: `/staff/cases/${found.id}`,
    what: draftRequestWords[kind].staff,
    asked: dayOf(askedOn, today),
    answerBy: compactDay(answerBy, today),
    lawWords: lawWords(found),
    earliestDay: found.draft && found.draft.legalDate > today ? found.draft.legalDate : today,
    ...form,
  }
}

function lawWords({ draft, duties }: CaseForStaff): string {
  const plan = duties.find(({ kind, metOn }) => (kind === 'final-plan' || kind === 'amended-plan') && !metOn)
  const time = draft ? `The time by law ends on ${formatDayLong(draft.legalDate)}. ` : ''
  return plan
    ? `${time}The plan is due by ${formatDayLong(plan.legalDate)}: more time does not move that.`
    : time.trim()
}

/** What is wrong with the form before it is checked; the rules are the server's. */
export function answerFaults({ answer, words, extendedTo }: FormValues, view: AnswerView): FormError[] {
  const faults: FormError[] = []
  if (answer !== 'agreed' && answer !== 'declined')
    faults.push({ field: 'answer', text: 'Choose what you answer' })
  if (view.kind === 'more-time' && answer === 'agreed' && !(extendedTo && extendedTo > view.earliestDay)) {
    faults.push({ field: 'extendedTo', text: `Enter a day after ${formatDayLong(view.earliestDay)}` })
  }
  if (!words?.trim()) faults.push({ field: 'words', text: 'Write what the family will read' })
  return faults
}

/** The stop before the answer goes: who is told, and the very words. Nobody but the asker hears of it. */
export function answerCheck(
  found: CaseForStaff,
  request: Request,
  typed: FormValues,
  view: AnswerView,
): CheckView {
  const person = found.people.find(({ id }) => id === request.fromId)
  const isAgreed = typed.answer === 'agreed'
  const extendedTo = view.kind === 'more-time' && isAgreed ? typed.extendedTo : undefined
  const head = draftRequestWords[view.kind][isAgreed ? 'agreed' : 'declined']
  const kept = { version: String(found.version), answer: typed.answer, words: typed.words, extendedTo }
  const told = request.canBeTold && person ? [person] : []
  return {
    act: null,
    action: view.action,
    caseHref: view.caseHref,
    childName: view.childName,
    reference: view.reference,
    title: 'Check this answer before it is sent',
    facts: [
      { key: 'Request', value: `${view.what}: ${view.from}` },
      { key: 'Answer', value: isAgreed ? 'Yes' : 'No' },
      ...(extendedTo ? [{ key: 'New last day to comment', value: formatDayLong(extendedTo) }] : []),
    ],
    told: told.flatMap(({ name, relationship, email }) => (email ? [{ name, relationship, email }] : [])),
    notTold: told.flatMap(({ name, relationship, email, phone }) =>
      email ? [] : [{ name, relationship, phone }],
    ),
    missing: [],
    stopsAllMessages: false,
    family: {
      intro: `Only ${view.from} reads this:`,
      paragraphs: [
        `${head}.`,
        ...(extendedTo ? [`Your new last day is ${formatDayLong(extendedTo)}.`] : []),
        typed.words?.trim() ?? '',
      ],
    },
    hidden: [
      ...Object.entries(kept),
      ...confirmFields(typed).map((name) => [name, typed[name]] as const),
    ].flatMap(([name, value]) => (value ? [{ name, value }] : [])),
    button: 'Send this answer',
  }
}
