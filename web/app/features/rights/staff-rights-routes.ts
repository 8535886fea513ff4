import { RightsSearch } from '@send-hub/shared'
import type { FastifyInstance } from 'fastify'
import { FormFault } from '../../lib/form.ts'
import { addPage, type Visit } from '../../lib/page.ts'
import { type StaffDesk, staffPage } from '../../lib/staff-desk.ts'
import { rightsHref, staffParentsHref } from './rights-links.ts'
import { StaffParentsPage } from './staff-parents-page.tsx'
import { StaffRightsPage } from './staff-rights-page.tsx'
import { pageSize, staffParentsView, staffRightsView } from './staff-rights-view.ts'

/** Whom staff have to ask once rights pass, and where they enter what was answered. */
export function addStaffRights(app: FastifyInstance, desk: StaffDesk): void {
  const { web } = desk
  addPage(app, web, { url: rightsHref, access: 'staff', show: (visit) => listPage(desk, visit) })
  addPage(app, web, {
    url: staffParentsHref(':caseId'),
    access: 'staff',
    show: (visit) => parentsPage(desk, visit),
    submit: enterAnswer,
  })
}

async function listPage(desk: StaffDesk, visit: Visit) {
  const asked = RightsSearch.safeParse({ ...visit.query, pageSize })
  const { show, page } = asked.success ? asked.data : RightsSearch.parse({ pageSize })
  const found = await visit.call('GET /api/staff/rights', {
    query: { show, page: String(page), pageSize: String(pageSize) },
  })
  return staffPage(desk, visit, {
    ...{ section: 'cases', title: 'Young people to ask', name: 'rights', component: StaffRightsPage },
    view: staffRightsView(found, show, page),
  })
}

async function parentsPage(desk: StaffDesk, visit: Visit) {
  const person = await visit.call('GET /api/staff/cases/:caseId/parents', {
    params: { caseId: visit.params.caseId ?? '' },
  })
  return staffPage(desk, visit, {
    section: 'cases',
    title: `What parents may see, case ${person.reference}`,
    name: 'parents',
    component: StaffParentsPage,
    view: staffParentsView(person, {
      values: visit.values,
      errors: visit.errors,
      isSaved: visit.query.done !== undefined,
    }),
  })
}

async function enterAnswer({ params, values, call }: Visit) {
  const { parentId = '' } = values
  const level = values[`level-${parentId}`]
  const toldBy = values[`toldBy-${parentId}`]
  const errors = [
    ...(level ? [] : [{ field: `level-${parentId}`, text: 'Choose what this parent may see' }]),
    ...(toldBy ? [] : [{ field: `toldBy-${parentId}`, text: 'Choose how the young person told us' }]),
  ]
  if (errors.length > 0) throw new FormFault(errors)
  const { caseId } = await call('POST /api/staff/cases/:caseId/parents/:parentId', {
    params: { caseId: params.caseId ?? '', parentId },
    body: { level, toldBy },
  })
  return { to: `${staffParentsHref(caseId)}?done=answer` }
}
