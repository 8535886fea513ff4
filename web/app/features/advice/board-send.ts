import { adviceKindWords, type CaseForStaff, usualAdvice } from '@send-hub/shared'
import { FormFault, type FormValues } from '../../lib/form.ts'
import type { Visit } from '../../lib/page.ts'
import { type BoardAct, usualName } from './board-forms.ts'

/** Sends what a form of the board says to the API. @throws FormFault for what the form itself can tell */
export function sendBoardAct(act: BoardAct, visit: Visit): Promise<CaseForStaff> {
  return send[act](visit, {
    caseId: visit.params.caseId ?? '',
    subjectId: visit.params.subjectId ?? '',
  })
}

type Ids = { caseId: string; subjectId: string }
type Send = (visit: Visit, ids: Ids) => Promise<CaseForStaff>

const send: Record<BoardAct, Send> = {
  usual: ({ call, values }, { caseId }) => {
    const { askedOn, version } = values
    const kinds = usualAdvice.filter((kind) => values[usualName(kind)] === 'yes')
    if (kinds.length === 0) throw fault('requests', 'Tick at least one report to ask for')
    const requests = kinds.map((kind) => ({ kind, askedOf: adviceKindWords[kind].askedOf }))
    return call('POST /api/staff/cases/:caseId/advice', {
      params: { caseId },
      body: { requests, askedOn, version },
    })
  },
  one: ({ call, values }, { caseId }) => {
    const { askedOn, version, kind } = values
    if (!kind) throw fault('kind', 'Choose the kind of report')
    const request = { kind, askedOf: values.askedOf ?? '', ...contactOf(values) }
    return call('POST /api/staff/cases/:caseId/advice', {
      params: { caseId },
      body: { requests: [request], askedOn, version },
    })
  },
  arrived: ({ call, values: { on, version } }, ids) =>
    call('POST /api/staff/cases/:caseId/advice/:adviceId/arrived', {
      params: adviceIds(ids),
      body: { on, version },
    }),
  'not-arrived': ({ call, values: { version } }, ids) =>
    call('POST /api/staff/cases/:caseId/advice/:adviceId/not-arrived', {
      params: adviceIds(ids),
      body: { version },
    }),
  chases: ({ call, values: { on, how, note, version } }, ids) =>
    call('POST /api/staff/cases/:caseId/advice/:adviceId/chases', {
      params: adviceIds(ids),
      body: { on, how, note, version },
    }),
  contact: ({ call, values }, ids) =>
    call('POST /api/staff/cases/:caseId/advice/:adviceId/contact', {
      params: adviceIds(ids),
      body: { ...contactOf(values), version: values.version },
    }),
  cancel: ({ call, values: { reason, version } }, ids) =>
    call('POST /api/staff/cases/:caseId/advice/:adviceId/cancel', {
      params: adviceIds(ids),
      body: { reason, version },
    }),
  settings: ({ call, values: { names, askedOn, movesCase, version } }, { caseId }) => {
    const settings = settingsIn(names ?? '')
    if (settings.length === 0) throw fault('names', 'Name at least one school or college')
    return call('POST /api/staff/cases/:caseId/settings', {
      params: { caseId },
      body: { settings, askedOn, movesCase: movesCase === 'yes', version },
    })
  },
  answer: ({ call, values: { on, answer, note, version } }, { caseId, subjectId }) =>
    call('POST /api/staff/cases/:caseId/settings/:settingId/answer', {
      params: { caseId, settingId: subjectId },
      body: { on, answer, note, version },
    }),
}

const fault = (field: string, text: string) => new FormFault([{ field, text }])
const adviceIds = ({ caseId, subjectId }: Ids) => ({ caseId, adviceId: subjectId })

/** An empty field of a form is none. */
function contactOf({ contactName, contactPhone, contactEmail }: FormValues) {
  return {
    contactName: contactName?.trim() || undefined,
    contactPhone: contactPhone?.trim() || undefined,
    contactEmail: contactEmail?.trim() || undefined,
  }
}

/** One school a line; six digits at its end are its URN. */
export function settingsIn(text: string): { name: string; urn?: string }[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [, name, urn] = /^(.*?)[\s,]+\(?(\d{6})\)?$/.exec(line) ?? []
      return name && urn ? { name, urn } : { name: line }
    })
}
