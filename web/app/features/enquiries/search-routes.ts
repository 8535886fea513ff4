import type { FastifyInstance } from 'fastify'
import { formErrorsOf } from '../../lib/form.ts'
import { addPage, type Visit } from '../../lib/page.ts'
import { type StaffDesk, staffPage } from '../../lib/staff-desk.ts'
import { openSearch, sealSearch } from '../../lib/staff-search.ts'
import { StaffSearchPage } from './search-page.tsx'
import { noSearch, type SearchView, searchView } from './search-view.ts'

/** The one search of staff. What was typed travels sealed, so that a page of results can be gone back to. */
export function addStaffSearch(app: FastifyInstance, desk: StaffDesk): void {
  addPage(app, desk.web, {
    url: '/staff/search',
    access: 'staff',
    show: async (visit) => page(desk, visit, await find(visit, openSearch(desk.web, visit.query.for) ?? '')),
    submit: ({ values, web }) => ({
      to: values.query?.trim() ? `/staff/search?for=${sealSearch(web, values.query)}` : '/staff/search',
    }),
  })
}

async function find(visit: Visit, query: string): Promise<SearchView> {
  if (!query) return noSearch
  try {
    return searchView(query, await visit.call('POST /api/staff/search', { body: { query } }))
  } catch (error) {
    const fault = formErrorsOf(error)
    if (!fault) throw error
    return { ...noSearch, query, error: fault.errors[0]?.text ?? 'Search for something else' }
  }
}

const page = (desk: StaffDesk, visit: Visit, view: SearchView) =>
  staffPage(desk, visit, {
    section: 'search',
    title: 'Search',
    name: 'search',
    component: StaffSearchPage,
    view,
  })
