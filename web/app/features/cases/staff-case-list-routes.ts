import { CaseSearch, districtsOf } from '@send-hub/shared'
import type { FastifyInstance } from 'fastify'
import { addPage, type Visit } from '../../lib/page.ts'
import { type StaffDesk, staffPage } from '../../lib/staff-desk.ts'
import { openSearch, readAddress, sealSearch } from '../../lib/staff-search.ts'
import { watchLinks } from '../people/people-links.ts'
import { caseListHref } from './staff-case-list-href.ts'
import { StaffCaseListPage } from './staff-case-list-page.tsx'
import { caseListView } from './staff-case-list-view.ts'

/** Finding a case. */
export function addStaffCaseList(app: FastifyInstance, desk: StaffDesk): void {
  const { web } = desk
  addPage(app, web, { url: '/staff/cases', access: 'staff', show: (visit) => showList(desk, visit) })
  addPage(app, web, {
    url: '/staff/cases/search',
    access: 'staff',
    show: () => ({ to: '/staff/cases' }),
    submit: ({ values }) => ({
      to: caseListHref(values.query?.trim() ? { search: sealSearch(web, values.query) } : {}),
    }),
  })
}

async function showList(desk: StaffDesk, visit: Visit) {
  const { search: token, ...rest } = visit.query
  const query = openSearch(desk.web, token)
  const search = readAddress(CaseSearch, { ...rest, query })
  const { stage, district, late, page, pageSize } = search
  const rows = await visit.call('GET /api/staff/cases', {
    query: { query, stage, district, late: late?.toString(), page: String(page), pageSize: String(pageSize) },
  })
  const districts = districtsOf(desk.web.council)
  const searchToken = query ? token : undefined
  const view = caseListView({ search, searchToken, rows, districts, today: desk.today() })
  return staffPage(desk, visit, {
    section: 'cases',
    title: view.title,
    name: 'cases',
    component: StaffCaseListPage,
    view: { ...view, more: watchLinks(await desk.me(visit)) },
  })
}
