import type { CaseForStaff } from '@send-hub/shared'
import type { FastifyInstance } from 'fastify'
import { formErrorsOf } from '../../lib/form.ts'
import { addPage, type Redirect, type Visit } from '../../lib/page.ts'
import type { Page } from '../../lib/render-page.tsx'
import { type StaffDesk, staffPage } from '../../lib/staff-desk.ts'
import { StaffCheckPage } from '../cases/staff-check-page.tsx'
import { takeBackPath, toldPath } from './staff-draft-view.ts'
import { StaffTakeBackPage } from './staff-take-back-page.tsx'
import { enteredIn, takeBackView } from './staff-take-back-view.ts'
import { StaffToldPage } from './staff-told-page.tsx'
import { onToldForm, type ToldForm, toldBody, toldCheck, toldFaults, toldView } from './staff-told-view.ts'

const noForm: ToldForm = { typed: {}, errors: [], isConflict: false }

/** Where staff enter what a family member said of the draft, and take back what they entered for the wrong one. */
export function addStaffTold(app: FastifyInstance, desk: StaffDesk): void {
  addPage(app, desk.web, {
    url: toldPath(':caseId'),
    access: 'staff',
    show: async (visit) => formPage(desk, visit, await read(visit), noForm),
    submit: (visit) => submit(desk, visit),
  })
  addPage(app, desk.web, {
    url: takeBackPath(':caseId', ':commentsId'),
    access: 'staff',
    show: (visit) => takeBackPage(desk, visit),
    submit: async (visit) => {
      const { caseId, commentsId } = idsOf(visit)
      await visit.call('POST /api/staff/cases/:caseId/draft/told/:commentsId/take-back', {
        params: { caseId, commentsId },
        body: { version: visit.values.version },
      })
      return { to: `/staff/cases/${caseId}?done=taken-back#draft` }
    },
  })
}

const idsOf = ({ params }: Visit) => ({ caseId: params.caseId ?? '', commentsId: params.commentsId ?? '' })
const read = (visit: Visit) =>
  visit.call('GET /api/staff/cases/:caseId', { params: { caseId: idsOf(visit).caseId } })

/** First the check, then, confirmed, the entry. Whatever is wrong brings the form back with what was typed. */
async function submit(desk: StaffDesk, visit: Visit): Promise<Page | Redirect> {
  const { version, confirmed, change } = visit.values
  if (confirmed && !change) {
    try {
      await visit.call('POST /api/staff/cases/:caseId/draft/told', {
        params: { caseId: idsOf(visit).caseId },
        body: toldBody(visit.values),
      })
      return { to: `/staff/cases/${idsOf(visit).caseId}?done=told#draft` }
    } catch (error) {
      const fault = formErrorsOf(error)
      if (!fault) throw error
      const found = await read(visit)
      const isConflict = fault.status === 409 && version !== String(found.version)
      const errors = isConflict ? [] : fault.errors.map(onToldForm)
      return formPage(desk, visit, found, { typed: visit.values, errors, isConflict }, fault.status)
    }
  }
  const found = await read(visit)
  const form = { typed: visit.values, errors: [], isConflict: false }
  if (change) return formPage(desk, visit, found, form)
  const view = toldView(found, desk.today(), form)
  if (!view) return { to: `/staff/cases/${found.id}#draft` }
  if (version !== String(found.version))
    return formPage(desk, visit, found, { ...form, isConflict: true }, 409)
  const errors = toldFaults(visit.values, view)
  if (errors.length > 0) return formPage(desk, visit, found, { ...form, errors }, 422)
  const check = toldCheck(found, visit.values, view)
  return staffPage(desk, visit, {
    section: 'cases',
    title: `Check what was said, case ${found.reference}`,
    name: 'check',
    component: StaffCheckPage,
    view: check,
  })
}

/** Without a draft that is with the family there is nothing to enter: the case says how it stands. */
async function formPage(
  desk: StaffDesk,
  visit: Visit,
  found: CaseForStaff,
  form: ToldForm,
  status?: number,
): Promise<Page | Redirect> {
  const view = toldView(found, desk.today(), form)
  if (!view) return { to: `/staff/cases/${found.id}#draft` }
  const hasFault = form.isConflict || form.errors.length > 0
  return staffPage(desk, visit, {
    section: 'cases',
    title: `${hasFault ? 'Error: ' : ''}Enter what a family member said, case ${found.reference}`,
    name: 'told',
    component: StaffToldPage,
    view,
    ...(status !== undefined && { status }),
  })
}

/** @throws not-found for words that nobody of staff entered */
async function takeBackPage(desk: StaffDesk, visit: Visit): Promise<Page> {
  const found = await read(visit)
  const entered = enteredIn(found, idsOf(visit).commentsId)
  if (!entered) throw Object.assign(new Error('No such words'), { kind: 'not-found' })
  return staffPage(desk, visit, {
    section: 'cases',
    title: `Take back what was entered, case ${found.reference}`,
    name: 'take-back',
    component: StaffTakeBackPage,
    view: takeBackView(found, entered, desk.today(), visit.errors),
  })
}
