import type { Alike } from '@send-hub/shared'
import type { FastifyInstance } from 'fastify'
import { ApiProblem } from '../../../lib/api-problem.ts'
import { type FormError, formErrorsOf } from '../../../lib/form.ts'
import { addPage, type Redirect, type Visit } from '../../../lib/page.ts'
import type { Page } from '../../../lib/render-page.tsx'
import { type StaffDesk, staffPage } from '../../../lib/staff-desk.ts'
import { emailsOf, fieldOfPointer, newCaseBody, newCaseFaults } from './new-case-body.ts'
import { NewCaseCheckPage } from './new-case-check-page.tsx'
import { newCaseCheckFaults, newCaseCheckView } from './new-case-check-view.ts'
import { NewCasePage } from './new-case-page.tsx'
import { newCaseView } from './new-case-view.ts'

/** Opening a case: the form, the check with who may be in the hub already, then the case. */
export function addNewCase(app: FastifyInstance, desk: StaffDesk): void {
  addPage(app, desk.web, {
    url: '/staff/cases/new',
    access: 'staff',
    show: (visit) => formPage(desk, visit, []),
    submit: (visit) => submit(desk, visit),
  })
}

async function submit(desk: StaffDesk, visit: Visit): Promise<Page | Redirect> {
  const { values } = visit
  if (values.change) return formPage(desk, visit, [])
  const faults = newCaseFaults(values, desk.today())
  if (faults.length > 0) return formPage(desk, visit, faults, 422)
  const { surname, birthOn, upn } = values
  try {
    const alike = await visit.call('POST /api/staff/cases/alike', {
      body: { surname, birthOn, upn: upn || undefined, emails: emailsOf(values) },
    })
    if (!values.confirmed) return await checkPage(desk, visit, alike, [])
    const unsaid = newCaseCheckFaults(values, alike)
    if (unsaid.length > 0) return await checkPage(desk, visit, alike, unsaid, 422)
    const { id } = await visit.call('POST /api/staff/cases', { body: newCaseBody(values, alike.people) })
    return { to: `/staff/cases/${id}?done=opened` }
  } catch (error) {
    const fault = formErrorsOf(error)
    if (!fault) throw error
    return formPage(desk, visit, errorsOf(error, values) ?? fault.errors, fault.status)
  }
}

/** The API names the person by place and the field by its own name: this form has fields of its own for each. */
function errorsOf(error: unknown, values: Visit['values']): FormError[] | null {
  if (!(error instanceof ApiProblem) || !error.problem.errors?.length) return null
  return error.problem.errors.map(({ pointer, detail }) => ({
    field: fieldOfPointer(pointer, values),
    text: detail,
  }))
}

async function formPage(
  desk: StaffDesk,
  visit: Visit,
  errors: readonly FormError[],
  status?: number,
): Promise<Page> {
  const colleagues = await desk.colleagues(visit)
  return staffPage(desk, visit, {
    section: 'cases',
    title: errors.length > 0 ? 'Error: Open a case' : 'Open a case',
    name: 'new-case',
    component: NewCasePage,
    view: newCaseView(desk.web.council, colleagues, desk.today(), visit.values, errors),
    ...(status !== undefined && { status }),
  })
}

async function checkPage(
  desk: StaffDesk,
  visit: Visit,
  alike: Alike,
  errors: readonly FormError[],
  status?: number,
): Promise<Page> {
  const colleagues = await desk.colleagues(visit)
  const officer = colleagues.find(({ id }) => id === visit.values.officerId)?.name ?? null
  return staffPage(desk, visit, {
    section: 'cases',
    title: errors.length > 0 ? 'Error: Check this case' : 'Check this case',
    name: 'new-case-check',
    component: NewCaseCheckPage,
    view: newCaseCheckView(visit.values, { alike, officer }, errors),
    ...(status !== undefined && { status }),
  })
}
