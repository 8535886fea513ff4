import {
  type CaseForStaff,
  type Day,
  formatDayLong,
  hasLetter,
  isAppealable,
  StepKind,
} from '@send-hub/shared'
import type { FormError, FormValues } from '../../lib/form.ts'
import { confirmFields, confirmsOf, tickOf } from '../../lib/let-pass.tsx'

/** What the page shows where staff write the letter of a step. */
export type WriteLetterView = {
  action: string
  caseHref: string
  childName: string
  reference: string
  step: string
  day: string
  /** A letter from here has today's date, so the step must have it too. */
  isToday: boolean
  /** Somebody should hear a no from a person before they read it. */
  isRefusal: boolean
  needsReasons: boolean
  /** Keeps what is typed apart from that of another case or step. */
  draft: string
  /** More than one adult reads the reasons. */
  isReadBySeveral: boolean
  hidden: { name: string; value: string }[]
  typed: FormValues
  errors: readonly FormError[]
}

/** The fields of the step that go along with the letter. */
const fieldsOfStep = ['kind', 'on', 'note', 'ceaseReason', 'meetingOn', 'sectionsOnly'] as const

/** Null where the case has no such step, or none that a letter tells of. */
export function writeLetterView(
  found: CaseForStaff,
  typed: FormValues,
  today: Day,
  errors: readonly FormError[] = [],
): WriteLetterView | null {
  const kind = StepKind.safeParse(typed.kind)
  const step = found.nextSteps.find((each) => each.kind === kind.data)
  if (!kind.success || !step || !hasLetter(kind.data) || !typed.on) return null
  const caseHref = `/staff/cases/${found.id}`
  return {
    ...{ caseHref, action: `${caseHref}/steps`, reference: found.reference, childName: found.child.name },
    step: step.label,
    day: formatDayLong(typed.on),
    isToday: typed.on === today,
    isRefusal: step.to === 'REFUSED_TO_ASSESS' || step.to === 'NOT_ISSUING',
    needsReasons: isAppealable(kind.data),
    draft: `letter-${found.id}-${kind.data}`,
    isReadBySeveral: found.people.length > 1,
    hidden: [
      { name: 'version', value: String(found.version) },
      ...fieldsOfStep.flatMap((name) => (typed[name] ? [{ name, value: typed[name] }] : [])),
    ],
    typed,
    errors,
  }
}

/** What is wrong with the choice of how the letter goes. What a letter lacks, the API says. */
export function letterFaults({ letterWay, on }: FormValues, today: Day): FormError[] {
  if (letterWay === 'elsewhere') return []
  if (letterWay !== 'here') return [{ field: 'letterWay', text: 'Choose how the letter goes' }]
  if (on === today) return []
  return [
    {
      field: 'letterWay',
      text: 'A letter that the hub sends has today’s date, and so has its step. Change the day of the step to today, or say that the letter went from another system',
    },
  ]
}

/** The letter as the API takes it; undefined before it was chosen how it goes. */
export function letterOf(values: FormValues) {
  const { letterWay, reasons } = values
  const confirms = confirmsOf(values)
  if (letterWay === 'elsewhere') return { wentElsewhere: true }
  return letterWay === 'here'
    ? { reasons: reasons || undefined, ...(confirms.length > 0 && { confirms }) }
    : undefined
}

/** The fields of the letter, for the forms that carry them along. */
export const letterFields = (typed: FormValues): string[] => ['letterWay', 'reasons', ...confirmFields(typed)]

/** What the API finds missing, beside the field where it can be put right. */
export const fieldOfPointer = (pointer: string | null): string | null =>
  pointer === '/letter/reasons' ? 'reasons' : tickOf(pointer)
