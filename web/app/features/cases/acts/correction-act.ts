import {
  CaseEventKind,
  type CaseForStaff,
  type CorrectionChecked,
  correctionForFamily,
  Day,
  formatDay,
  formatDayLong,
  stopsAllMessages,
} from '@send-hub/shared'
import { type FormError, type FormValues, formErrorsOf } from '../../../lib/form.ts'
import type { Visit } from '../../../lib/page.ts'
import type { StaffDesk } from '../../../lib/staff-desk.ts'
import { recipients } from '../staff-check-view.ts'
import type { ActForm } from './act-form-view.ts'
import { type Act, type ActCheck, caseOf } from './act-pages.ts'

type Entry = CaseForStaff['events'][number]

/** Putting a wrong entry of the history right: it did not happen, or on another day. */
export function correctionAct(desk: StaffDesk): Act {
  return {
    url: '/staff/cases/:caseId/corrections/:eventId',
    done: 'corrections',
    form: (found, visit) => {
      const entry = entryOf(found, visit)
      return entry && correctionForm(entry, desk.today())
    },
    check: async (found, visit) => {
      const entry = entryOf(found, visit)
      if (!entry) return [{ field: null, text: 'This entry can’t be put right any more.' }]
      const faults = correctionFaults(visit.values, desk.today())
      if (faults.length > 0) return faults
      const after = await stageAfter(visit)
      return Array.isArray(after) ? after : correctionCheck(found, entry, visit.values, after, desk.today())
    },
    record: (visit) => {
      const { version, reason, what, on } = visit.values
      return visit.call('POST /api/staff/cases/:caseId/corrections', {
        params: caseOf(visit),
        body: { eventId: visit.params.eventId, version, reason, on: what === 'other-day' ? on : undefined },
      })
    },
  }
}

/** Where the case would stand then, or why it can't be: better told on this form than after the check. */
async function stageAfter({ call, params, values }: Visit): Promise<CorrectionChecked | FormError[]> {
  const { version, what, on } = values
  try {
    return await call('POST /api/staff/cases/:caseId/corrections/check', {
      params: { caseId: params.caseId ?? '' },
      body: { eventId: params.eventId, version, on: what === 'other-day' ? on : undefined },
    })
  } catch (error) {
    const fault = formErrorsOf(error)
    if (!fault) throw error
    return fault.errors
  }
}

function entryOf({ events }: CaseForStaff, { params }: Visit): Entry | null {
  return events.find(({ id, canBeCorrected }) => canBeCorrected && id === params.eventId) ?? null
}

/** A case must begin somewhere: its first entry can only have another day. */
const isFirst = ({ kind }: Entry) => kind === 'request-received'

function correctionForm(entry: Entry, today: Day): ActForm {
  const otherDay = {
    value: 'other-day',
    text: 'It happened on another day',
    fields: [{ is: 'day', name: 'on', label: 'The right day', max: today } as const],
  }
  const never = { value: 'never', text: 'It did not happen, or belongs to another case' }
  return {
    title: 'Correct this entry',
    intro: `“${entry.label}” of ${formatDay(entry.on)}, recorded by ${entry.by}. The entry stays in the history, marked as wrong.`,
    warning:
      entry.kind === 'child-died'
        ? 'If this was recorded by mistake, ring the family before you correct it. It is corrected on every case of this child that it closed. Messages go out again from then on; those that were stopped stay stopped.'
        : null,
    fields: [
      {
        is: 'radios',
        name: 'what',
        label: 'What is wrong?',
        items: isFirst(entry) ? [otherDay] : [never, otherDay],
      },
      { is: 'text', name: 'reason', label: 'Why it is wrong', hint: 'For staff only.', rows: 2 },
    ],
    button: 'Check this correction',
  }
}

export function correctionFaults({ what, on, reason }: FormValues, today: Day): FormError[] {
  const isOther = what === 'other-day'
  const isDay = Day.safeParse(on).success
  const faults: (FormError | false)[] = [
    !what && { field: 'what', text: 'Choose what is wrong' },
    isOther && !isDay && { field: 'on', text: 'Enter a real date' },
    isOther && isDay && (on ?? '') > today && { field: 'on', text: 'The day is in the future' },
    !reason?.trim() && { field: 'reason', text: 'Say why this entry is wrong' },
  ]
  return faults.filter((fault) => fault !== false)
}

export function correctionCheck(
  found: CaseForStaff,
  entry: Entry,
  { what, on, reason }: FormValues,
  after: CorrectionChecked,
  today: Day,
): ActCheck {
  const rightOn = what === 'other-day' && on ? on : null
  // A death that stays one, on another day, is told to nobody.
  const isSilent = stopsAllMessages(found.status) && rightOn !== null
  return {
    title: 'Check this correction before it is recorded',
    facts: [
      { key: 'Entry', value: entry.label },
      { key: 'Its day now', value: formatDayLong(entry.on) },
      { key: 'What is right', value: rightOn ? `It was on ${formatDayLong(rightOn)}` : 'It did not happen' },
      { key: 'Why', value: `${reason?.trim() ?? ''} (staff only)` },
      {
        key: 'Stage then',
        value:
          after.stage === found.stage
            ? `Still “${found.stage}”, since ${formatDay(after.since)}`
            : `Back from “${found.stage}” to “${after.stage}”, since ${formatDay(after.since)}`,
      },
      ...(entry.kind === 'child-died'
        ? [{ key: 'Other cases', value: 'Corrected on every case of this child that it closed' }]
        : []),
      { key: 'Dates', value: 'What is owed and what is late is worked out again.' },
    ],
    ...(isSilent || !entry.isVisibleToFamily ? { told: [], notTold: [] } : recipients(found)),
    stopsAllMessages: isSilent,
    family: {
      intro: `New in the history on their page, for ${formatDay(today)}; the wrong entry is gone from it:`,
      paragraphs: [
        correctionForFamily({ corrected: CaseEventKind.parse(entry.kind), on: entry.on, rightOn }),
        ...(after.stage === found.stage ? [] : [`The heading of their page will be: ${after.familyTitle}`]),
      ],
    },
    button: 'Correct this entry',
  }
}
