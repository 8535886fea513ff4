import { type BulkOrders, CaseloadScope, CaseloadSearch } from '@send-hub/shared'
import type { FastifyInstance } from 'fastify'
import type { ListForm } from '../../lib/form.ts'
import { addPage, type Visit } from '../../lib/page.ts'
import { type StaffDesk, staffPage } from '../../lib/staff-desk.ts'
import { readAddress } from '../../lib/staff-search.ts'
import { type BoardFacts, officersView, phaseBoardView, reviewMonthsView } from './boards-view.ts'
import { addBulkPages } from './bulk-routes.ts'
import { CaseloadPage } from './caseload-page.tsx'
import { startingScope } from './caseload-scope-view.ts'
import { caseloadPageView } from './caseload-view.ts'
import { OfficersPage } from './officers-page.tsx'
import { PhaseBoardPage } from './phase-board-page.tsx'
import { ReviewMonthsPage } from './review-months-page.tsx'

type Address = Readonly<Record<string, string | undefined>>

/** The caseload: its list, its three boards, and what is done to several cases at once. */
export function addStaffCaseload(app: FastifyInstance, desk: StaffDesk): void {
  const { web } = desk
  const access = 'staff'
  addPage(app, web, {
    url: '/staff/caseload',
    access,
    show: (visit) => showCaseload(desk, visit, visit.query),
  })
  addPage(app, web, { url: '/staff/caseload/reviews', access, show: (visit) => showReviews(desk, visit) })
  addPage(app, web, { url: '/staff/caseload/phase', access, show: (visit) => showPhase(desk, visit) })
  addPage(app, web, { url: '/staff/caseload/officers', access, show: (visit) => showOfficers(desk, visit) })
  addBulkPages(app, desk, showCaseload)
}

/** The list; with `form`, as the act on several cases came back. */
export async function showCaseload(desk: StaffDesk, visit: Visit, address: Address, form?: ListForm) {
  const search = await startOf(desk, visit, readAddress(CaseloadSearch, address))
  const [found, colleagues, orders] = await Promise.all([
    visit.call('GET /api/staff/caseload', { query: asTexts(search) }),
    desk.colleagues(visit),
    visit.call('GET /api/staff/bulk-orders'),
  ])
  const facts = {
    search,
    found,
    colleagues,
    waitingForSecond: orders.waiting.length + openOf(orders.mine),
    council: desk.web.council,
    today: desk.today(),
    form,
  }
  const view = caseloadPageView(facts)
  const hasFault = form && form.errors.length > 0
  return staffPage(desk, visit, {
    section: 'caseload',
    title: hasFault ? `Error: ${view.title}` : view.title,
    name: 'caseload',
    component: CaseloadPage,
    view,
    ...(hasFault && { status: 422 }),
  })
}

const openOf = (mine: BulkOrders['mine']) => mine.filter(({ state }) => state === 'waiting').length

async function startOf<Scope extends CaseloadScope>(desk: StaffDesk, visit: Visit, scope: Scope) {
  return startingScope(scope, (await desk.me(visit)).role)
}

async function boardFacts(desk: StaffDesk, visit: Visit): Promise<BoardFacts> {
  const scope = await startOf(desk, visit, readAddress(CaseloadScope, visit.query))
  return { scope, colleagues: await desk.colleagues(visit), council: desk.web.council, today: desk.today() }
}

async function showReviews(desk: StaffDesk, visit: Visit) {
  const facts = await boardFacts(desk, visit)
  const months = await visit.call('GET /api/staff/caseload/reviews', { query: facts.scope })
  const view = reviewMonthsView(facts, months)
  return staffPage(desk, visit, {
    section: 'caseload',
    title: view.title,
    name: 'reviewMonths',
    component: ReviewMonthsPage,
    view,
  })
}

async function showPhase(desk: StaffDesk, visit: Visit) {
  const facts = await boardFacts(desk, visit)
  const view = phaseBoardView(
    facts,
    await visit.call('GET /api/staff/caseload/phase', { query: facts.scope }),
  )
  return staffPage(desk, visit, {
    section: 'caseload',
    title: view.title,
    name: 'phaseBoard',
    component: PhaseBoardPage,
    view,
  })
}

async function showOfficers(desk: StaffDesk, visit: Visit) {
  const asked = await boardFacts(desk, visit)
  // One's own cases have one officer: the board is about the team unless another is asked for.
  const facts = { ...asked, scope: { ...asked.scope, whose: asked.scope.whose ?? ('team' as const) } }
  const officers = await visit.call('GET /api/staff/caseload/officers', { query: facts.scope })
  const view = officersView(facts, officers)
  return staffPage(desk, visit, {
    section: 'caseload',
    title: view.title,
    name: 'officers',
    component: OfficersPage,
    view,
  })
}

function asTexts(search: CaseloadSearch): { [Name in keyof CaseloadSearch]?: string } {
  return Object.fromEntries(
    Object.entries(search).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  )
}
