import type { CaseForStaff } from '@send-hub/shared'
import type { FastifyInstance } from 'fastify'
import { formErrorsOf } from '../../lib/form.ts'
import { besideItsTick, confirmsOf } from '../../lib/let-pass.tsx'
import { addPage, type Redirect, type Visit } from '../../lib/page.ts'
import type { Page } from '../../lib/render-page.tsx'
import { type StaffDesk, staffPage } from '../../lib/staff-desk.ts'
import { StaffCheckPage } from '../cases/staff-check-page.tsx'
import { StaffAnswerPage } from './staff-answer-page.tsx'
import { type AnswerView, answerCheck, answerFaults, answerView, requestOf } from './staff-answer-view.ts'
import { answerPath } from './staff-draft-view.ts'

const noForm = { typed: {}, errors: [], isConflict: false }

/** Where an officer answers what one family member asked for: the words, a look at them, then they go. */
export function addStaffAnswer(app: FastifyInstance, desk: StaffDesk): void {
  addPage(app, desk.web, {
    url: answerPath(':caseId', ':requestId'),
    access: 'staff',
    show: async (visit) => formPage(desk, visit, await read(visit), noForm),
    submit: async (visit) => submit(desk, visit),
  })
}

const idsOf = ({ params }: Visit) => ({ caseId: params.caseId ?? '', requestId: params.requestId ?? '' })
const read = (visit: Visit) =>
  visit.call('GET /api/staff/cases/:caseId', { params: { caseId: idsOf(visit).caseId } })

/** First the check, then, confirmed, the answer. Whatever is wrong brings the form back with what was typed. */
async function submit(desk: StaffDesk, visit: Visit): Promise<Page | Redirect> {
  const { version, confirmed, change, answer, words, extendedTo } = visit.values
  if (confirmed && !change) {
    try {
      const confirms = confirmsOf(visit.values)
      const body = { version, answer, words, extendedTo: extendedTo || undefined, confirms }
      await visit.call('POST /api/staff/cases/:caseId/requests/:requestId/answer', {
        params: idsOf(visit),
        body,
      })
      return { to: `/staff/cases/${idsOf(visit).caseId}?done=answer#draft` }
    } catch (error) {
      const fault = formErrorsOf(error)
      if (!fault) throw error
      const found = await read(visit)
      const isConflict = fault.status === 409 && version !== String(found.version)
      const form = {
        typed: visit.values,
        errors: isConflict ? [] : fault.errors.map(besideItsTick),
        isConflict,
      }
      return formPage(desk, visit, found, form, fault.status)
    }
  }
  const found = await read(visit)
  const form = { typed: visit.values, errors: [], isConflict: false }
  if (change) return formPage(desk, visit, found, form)
  if (version !== String(found.version))
    return formPage(desk, visit, found, { ...form, isConflict: true }, 409)
  return checkPage(desk, visit, found)
}

async function checkPage(desk: StaffDesk, visit: Visit, found: CaseForStaff): Promise<Page | Redirect> {
  const request = requestOf(found, visit.params.requestId)
  if (!request || request.answer) return formPage(desk, visit, found, noForm)
  const form = { typed: visit.values, errors: [], isConflict: false }
  const view = answerView(found, request, desk.today(), form)
  const errors = answerFaults(visit.values, view)
  if (errors.length > 0) return formPage(desk, visit, found, { ...form, errors }, 422)
  const check = answerCheck(found, request, visit.values, view)
  return staffPage(desk, visit, {
    section: 'cases',
    title: check.title,
    name: 'check',
    component: StaffCheckPage,
    view: check,
  })
}

/** A request that is answered already is read on the page of its case. */
async function formPage(
  desk: StaffDesk,
  visit: Visit,
  found: CaseForStaff,
  form: Pick<AnswerView, 'typed' | 'errors' | 'isConflict'>,
  status?: number,
): Promise<Page | Redirect> {
  const request = requestOf(found, visit.params.requestId)
  if (!request || request.answer) return { to: `/staff/cases/${found.id}#draft` }
  const hasFault = form.isConflict || form.errors.length > 0
  return staffPage(desk, visit, {
    section: 'cases',
    title: `${hasFault ? 'Error: ' : ''}Answer a request, case ${found.reference}`,
    name: 'answer',
    component: StaffAnswerPage,
    view: answerView(found, request, desk.today(), form),
    ...(status !== undefined && { status }),
  })
}
