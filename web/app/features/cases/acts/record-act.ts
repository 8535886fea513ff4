import {
  appealOutcomeWords,
  type CaseForStaff,
  caseEventWords,
  Day,
  dutyKinds,
  dutyWords,
  type ExceptionCode,
  evidenceWords,
  exceptionLabelsForStaff,
  exceptionReasons,
  exceptionWords,
  formatDayLong,
  hasLetter,
  isTold,
  orderWords,
  phaseWords,
  RecordKind,
} from '@send-hub/shared'
import type { FormError, FormValues } from '../../../lib/form.ts'
import type { Visit } from '../../../lib/page.ts'
import type { StaffDesk } from '../../../lib/staff-desk.ts'
import type { LettersToGoView } from '../../letters/letters-to-go.tsx'
import { fieldOfPointer, letterFaults, letterOf } from '../../letters/write-letter-view.ts'
import { recipients } from '../staff-check-view.ts'
import { type Act, type ActCheck, caseOf } from './act-pages.ts'
import { closureField, dayLabels, recordForm } from './record-form.ts'

/** A fact that does not move the case, each kind with what it needs. */
export function recordAct(desk: StaffDesk): Act {
  return {
    url: '/staff/cases/:caseId/records/:kind',
    done: 'records',
    form: (found, visit) => {
      const kind = kindOf(found, visit)
      return kind && recordForm(kind, found, desk.today())
    },
    check: async (found, visit) => {
      const { values } = visit
      const kind = kindOf(found, visit)
      if (!kind) return [{ field: null, text: 'This is not possible for the case as it stands now.' }]
      const faults = recordFaults(kind, values, desk.today())
      if (faults.length > 0) return faults
      const letters = await lettersOf(kind, visit)
      return 'faults' in letters
        ? letters.faults
        : { ...recordCheck(kind, found, values), letters: letters.letters }
    },
    record: (visit) => {
      const kind = RecordKind.parse(visit.params.kind)
      return visit.call('POST /api/staff/cases/:caseId/records', {
        params: caseOf(visit),
        body: recordBody(kind, visit.values),
      })
    },
    fieldOf: (field, { values }) =>
      isClosing(field) ? closureField(values.code as ExceptionCode, field) : field,
  }
}

/** The letters of a refusal as they would go today, or what they lack; none for any other fact. */
async function lettersOf(
  kind: RecordKind,
  { call, params, values }: Visit,
): Promise<{ letters: LettersToGoView } | { faults: FormError[] }> {
  if (!hasLetter(kind) || values.letterWay !== 'here') return { letters: [] }
  const { missing, letters } = await call('POST /api/staff/cases/:caseId/letters/preview', {
    params: { caseId: params.caseId ?? '' },
    body: { kind, letter: letterOf(values), sectionsOnly: null },
  })
  if (missing.length === 0) return { letters }
  return { faults: missing.map(({ pointer, detail }) => ({ field: fieldOfPointer(pointer), text: detail })) }
}

/** Null where the rules do not allow it now. */
function kindOf({ records }: CaseForStaff, { params }: Pick<Visit, 'params'>): RecordKind | null {
  return records.find(({ kind }) => kind === params.kind)?.kind ?? null
}

const closingFields = ['closedFrom', 'reopensOn', 'adviceAskedOn'] as const
const isClosing = (field: string) => (closingFields as readonly string[]).includes(field)

/** What is wrong before anything is asked of the server: what is missing. The rules are the server's. */
export function recordFaults(kind: RecordKind, values: FormValues, today: Day): FormError[] {
  const isDay = (name: string) => Day.safeParse(values[name]).success
  const faults: (FormError | false)[] = [
    !isDay('on') && { field: 'on', text: 'Enter a real date' },
    isDay('on') &&
      (values.on ?? '') > today && {
        field: 'on',
        text: 'The day is in the future. Enter the day it happened',
      },
  ]
  if (kind === 'plan-transferred-in' && values.lastReviewOn) {
    faults.push(!isDay('lastReviewOn') && { field: 'lastReviewOn', text: 'Enter a real date' })
  }
  if (kind === 'appeal-decided')
    faults.push(!values.outcome && { field: 'outcome', text: 'Choose how it ended' })
  if (kind === 'order-received' || kind === 'order-carried-out')
    faults.push(!values.order && { field: 'order', text: 'Choose the order' })
  if (kind === 'phase-transfer-set') {
    faults.push(!values.phase && { field: 'phase', text: 'Choose which move' })
    faults.push(!isDay('startsOn') && { field: 'startsOn', text: 'Enter the first day there' })
  }
  if (hasLetter(kind)) faults.push(...letterFaults(values, today))
  if (kind === 'exception-recorded') {
    const needsStep = values.code !== 'MISSED_APPT' && dutiesOf(values).length === 0
    faults.push(
      !values.code && { field: 'code', text: 'Choose which exception it is' },
      values.code === 'MISSED_APPT' && !values.adviceId && { field: 'adviceId', text: 'Choose the report' },
      needsStep && { field: 'duties', text: 'Choose which step it excuses' },
      !values.evidenceKind && { field: 'evidenceKind', text: 'Choose what shows it' },
      !values.evidence?.trim() && { field: 'evidence', text: 'Say what shows that it applies' },
      !isDay('toldFamilyOn') && { field: 'toldFamilyOn', text: 'Enter the day the family was told' },
    )
  }
  return faults.filter((fault) => fault !== false)
}

/** A missed appointment can be about nothing but its report. */
function dutiesOf(values: FormValues) {
  if (values.code === 'MISSED_APPT') return ['advice' as const]
  return dutyKinds.filter((kind) => values[`duty-${kind}`] === 'yes')
}

/** The fields of the API, of the kind that was chosen alone: others may be left over from another choice. */
export function recordBody(kind: RecordKind, values: FormValues) {
  const { on, version, note } = values
  const base = { kind, on, version, note: note || undefined }
  switch (kind) {
    case 'exception-recorded':
      return { ...base, ...exceptionBody(values) }
    case 'appeal-decided':
      return { ...base, outcome: values.outcome }
    case 'order-received':
    case 'order-carried-out':
      return { ...base, order: values.order }
    case 'phase-transfer-set':
      return { ...base, phase: values.phase, startsOn: values.startsOn }
    case 'reassessment-refused':
      return { ...base, letter: letterOf(values) }
    case 'plan-transferred-in':
      return { ...base, lastReviewOn: values.lastReviewOn || null }
    default:
      return base
  }
}

function exceptionBody(values: FormValues) {
  const { code, evidenceKind, evidence, toldFamilyOn } = values
  const isClosed = code === 'SCHOOL_CLOSED' || code === 'EY_CLOSED'
  const closing = isClosed
    ? Object.fromEntries(closingFields.map((name) => [name, values[closureField(code, name)] || undefined]))
    : {}
  return {
    ...{ code, duties: dutiesOf(values), evidenceKind, evidence, toldFamilyOn },
    ...(code === 'MISSED_APPT' && { adviceId: values.adviceId }),
    ...closing,
  }
}

/** What the check says of a fact. */
export function recordCheck(kind: RecordKind, found: CaseForStaff, values: FormValues): ActCheck {
  const told = isTold(kind) ? recipients(found) : { told: [], notTold: [] }
  return {
    title: 'Check this entry before it is recorded',
    facts: [
      { key: 'Entry', value: caseEventWords[kind].staff },
      { key: dayLabels[kind], value: formatDayLong(values.on ?? '') },
      ...factsOf(kind, found, values),
      ...(values.note?.trim() ? [{ key: 'Note for colleagues', value: values.note.trim() }] : []),
    ],
    ...told,
    stopsAllMessages: false,
    family: familyReads(kind, values),
    button: 'Record this entry',
  }
}

function factsOf(
  kind: RecordKind,
  found: CaseForStaff,
  values: FormValues,
): { key: string; value: string }[] {
  const word = (words: Record<string, string>, code: string | undefined) => words[code ?? ''] ?? ''
  switch (kind) {
    case 'appeal-decided':
      return [{ key: 'How it ended', value: word(appealOutcomeWords, values.outcome) }]
    case 'order-received':
    case 'order-carried-out':
      return [{ key: 'Order', value: word(orderWords, values.order) }]
    case 'phase-transfer-set':
      return [
        { key: 'Move', value: word(phaseWords, values.phase) },
        { key: 'First day there', value: formatDayLong(values.startsOn ?? '') },
      ]
    case 'plan-transferred-in':
      return values.lastReviewOn ? [{ key: 'Last review', value: formatDayLong(values.lastReviewOn) }] : []
    case 'exception-recorded': {
      const report = found.advice.requests.find(({ id }) => id === values.adviceId)?.askedOf
      const steps = dutiesOf(values).map((duty) => dutyWords[duty].staff)
      return [
        { key: 'Exception', value: word(exceptionLabelsForStaff, values.code) },
        {
          key: 'Excuses',
          value: values.code === 'MISSED_APPT' ? `Report: ${report ?? ''}` : steps.join('; '),
        },
        {
          key: 'Evidence',
          value: `${word(evidenceWords, values.evidenceKind)}: ${values.evidence?.trim() ?? ''}`,
        },
        { key: 'Family told', value: formatDayLong(values.toldFamilyOn ?? '') },
        { key: 'Legal dates', value: 'They do not move.' },
      ]
    }
    default:
      return []
  }
}

function familyReads(kind: RecordKind, { code }: FormValues): ActCheck['family'] {
  if (kind === 'exception-recorded' && code && code in exceptionReasons) {
    return {
      intro: 'While the step is still to be done, their page will say:',
      paragraphs: [exceptionWords(exceptionReasons[code as ExceptionCode])],
    }
  }
  return { intro: 'New in the history on their page:', paragraphs: [caseEventWords[kind].family] }
}
