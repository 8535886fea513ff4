import {
  appealOutcomeWords,
  type CaseForStaff,
  type Day,
  type ExceptionCode,
  evidenceKinds,
  evidenceWords,
  exceptionCodes,
  exceptionLabelsForStaff,
  orderWords,
  phaseWords,
  type RecordKind,
} from '@send-hub/shared'
import type { ActField, ActForm } from './act-form-view.ts'
import { excusableReports, excusableSteps } from './excusable.ts'

/** What the day of each fact is called. Total: a new fact does not compile until its day has a name. */
export const dayLabels: Record<RecordKind, string> = {
  'exception-recorded': 'The day it was found that the exception applies',
  'mediation-requested': 'The day we were asked',
  'mediation-certificate': 'The day on the certificate',
  'mediation-held': 'The day of the mediation meeting',
  'appeal-registered': 'The day the Tribunal registered the appeal',
  'appeal-decided': 'The day the appeal ended',
  'order-received': 'The day of the order',
  'order-carried-out': 'The day it was done',
  'review-meeting-held': 'The day of the meeting',
  'review-report-received': 'The day the report came in',
  'early-review-requested': 'The day we were asked',
  'under-five-review-considered': 'The day we considered it',
  'reassessment-requested': 'The day we got the request',
  'reassessment-refused': 'The day on the letter',
  'phase-transfer-set': 'The day this was set',
  'phase-place-named': 'The day the plan with the name was sent',
  'plan-transferred-in': 'The day we became responsible for the plan',
  'moved-in-letter-sent': 'The day on the letter',
  'plan-transferred-out': 'The day the plan was sent',
}

const options = (words: Record<string, string>) =>
  Object.entries(words).map(([value, text]) => ({ value, text }))

/** Questions that only some facts have. */
const questions: Partial<Record<RecordKind, (found: CaseForStaff, today: Day) => ActField[]>> = {
  'exception-recorded': exceptionQuestions,
  'appeal-decided': () => [
    { is: 'radios', name: 'outcome', label: 'How did it end?', items: options(appealOutcomeWords) },
  ],
  'order-received': () => [
    { is: 'radios', name: 'order', label: 'What must we do?', items: options(orderWords) },
  ],
  'order-carried-out': ({ ordersWaiting }) => [
    {
      is: 'radios',
      name: 'order',
      label: 'Which order?',
      items: ordersWaiting.map((order) => ({ value: order, text: orderWords[order] })),
    },
  ],
  'reassessment-refused': () => [
    {
      is: 'radios',
      name: 'letterWay',
      label: 'How does the letter go?',
      items: [
        {
          value: 'here',
          text: 'The hub writes it and sends it today',
          fields: [
            {
              is: 'text',
              name: 'reasons',
              label: 'Why did we decide this?',
              hint: 'Plain words. Each adult on the case reads them.',
              rows: 8,
            },
          ],
        },
        { value: 'elsewhere', text: 'It went from another system on that day' },
      ],
    },
  ],
  'phase-transfer-set': () => [
    { is: 'radios', name: 'phase', label: 'Which move?', items: options(phaseWords) },
    { is: 'day', name: 'startsOn', label: 'First day at the next school or college' },
  ],
  'plan-transferred-in': (_, today) => [
    {
      is: 'day',
      name: 'lastReviewOn',
      label: 'Last review at the other council (if known)',
      hint: 'The next review is due 12 months after it, or 3 months after the move if that is later.',
      max: today,
    },
  ],
}

/** The form of one fact. */
export function recordForm(kind: RecordKind, found: CaseForStaff, today: Day): ActForm {
  const label = found.records.find((record) => record.kind === kind)?.label ?? ''
  return {
    title: kind === 'exception-recorded' ? 'Record an exception' : label,
    intro:
      kind === 'exception-recorded'
        ? 'An exception excuses a late step. It never moves its date. Staff shortage, waiting lists and short holidays are none.'
        : null,
    warning: null,
    fields: [
      { is: 'day', name: 'on', label: dayLabels[kind], max: today, first: today },
      ...(questions[kind]?.(found, today) ?? []),
      { is: 'text', name: 'note', label: 'Note for colleagues (optional)', rows: 2 },
    ],
    button: 'Check this entry',
  }
}

/** The days of a closing, which the law asks for. The names carry the code: both codes have them on one form. */
export const closureField = (code: ExceptionCode, name: string) => `${code}-${name}`

function closing(code: ExceptionCode, today: Day): ActField[] {
  return [
    { is: 'day', name: closureField(code, 'closedFrom'), label: 'First day closed' },
    { is: 'day', name: closureField(code, 'reopensOn'), label: 'First day open again' },
    {
      is: 'day',
      name: closureField(code, 'adviceAskedOn'),
      label: 'The day we asked for advice',
      max: today,
    },
  ]
}

function exceptionQuestions(found: CaseForStaff, today: Day): ActField[] {
  const reports = excusableReports(found)
  const inner: Partial<Record<ExceptionCode, ActField[]>> = {
    SCHOOL_CLOSED: closing('SCHOOL_CLOSED', today),
    EY_CLOSED: closing('EY_CLOSED', today),
    MISSED_APPT: [
      {
        is: 'select',
        name: 'adviceId',
        label: 'For which report?',
        items: [{ value: '', text: 'Choose the report' }, ...reports],
      },
    ],
  }
  return [
    {
      is: 'radios',
      name: 'code',
      label: 'Which exception?',
      items: exceptionCodes
        .filter((code) => code !== 'MISSED_APPT' || reports.length > 0)
        .map((code) => ({
          value: code,
          text: exceptionLabelsForStaff[code],
          ...(inner[code] && { fields: inner[code] }),
        })),
    },
    {
      is: 'boxes',
      name: 'duties',
      label: 'Which step does it excuse?',
      hint: 'A missed appointment excuses only its report.',
      items: excusableSteps(found).map(({ kind, label }) => ({ name: `duty-${kind}`, text: label })),
    },
    {
      is: 'radios',
      name: 'evidenceKind',
      label: 'What shows that it applies?',
      items: evidenceKinds.map((value) => ({ value, text: evidenceWords[value] })),
    },
    {
      is: 'text',
      name: 'evidence',
      label: 'What you saw or heard',
      hint: 'For staff only. The family does not read it.',
      rows: 3,
    },
    {
      is: 'day',
      name: 'toldFamilyOn',
      label: 'The day the family was told',
      hint: 'They are told by this entry too.',
      max: today,
      first: today,
    },
  ]
}
