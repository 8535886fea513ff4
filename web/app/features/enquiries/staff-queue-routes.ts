import { EnquirySearch } from '@send-hub/shared'
import type { FastifyInstance } from 'fastify'
import { addPage, type Visit } from '../../lib/page.ts'
import { type StaffDesk, staffPage } from '../../lib/staff-desk.ts'
import { openSearch, readAddress, sealSearch } from '../../lib/staff-search.ts'
import { queueHref } from './staff-queue-href.ts'
import { StaffQueuePage } from './staff-queue-page.tsx'
import { queueView } from './staff-queue-view.ts'

/** The queue and its search. */
export function addStaffQueue(app: FastifyInstance, desk: StaffDesk): void {
  addPage(app, desk.web, { url: '/staff', access: 'staff', show: () => ({ to: '/staff/enquiries' }) })
  addPage(app, desk.web, {
    url: '/staff/enquiries',
    access: 'staff',
    show: (visit) => showQueue(desk, visit),
  })
  addPage(app, desk.web, {
    url: '/staff/enquiries/search',
    access: 'staff',
    show: () => ({ to: '/staff/enquiries' }),
    submit: ({ values, web }) => ({ to: searchAddress(web, values.query ?? '') }),
  })
}

/** A search looks in all enquiries, also answered and closed ones: whoever rings may ask about any of them. */
function searchAddress(web: StaffDesk['web'], query: string): string {
  return query.trim() ? queueHref({ status: 'any', search: sealSearch(web, query) }) : queueHref({})
}

async function showQueue(desk: StaffDesk, visit: Visit) {
  const { search: token, ...address } = visit.query
  const query = openSearch(desk.web, token)
  const search = readAddress(EnquirySearch, { ...address, query })
  const [rows, colleagues] = await Promise.all([
    visit.call('GET /api/staff/enquiries', { query: asTexts(search) }),
    desk.colleagues(visit),
  ])
  const { council } = desk.web
  const searchToken = query ? token : undefined
  const view = queueView({
    search,
    searchToken,
    rows,
    colleagues,
    council,
    today: desk.today(),
    now: desk.web.now(),
  })
  return staffPage(desk, visit, {
    section: 'enquiries',
    title: view.title,
    name: 'queue',
    component: StaffQueuePage,
    view,
  })
}

function asTexts(search: EnquirySearch): { [Name in keyof EnquirySearch]?: string } {
  return Object.fromEntries(Object.entries(search).map(([name, value]) => [name, String(value ?? '')]))
}
