import type { FastifyInstance } from 'fastify'
import { addPage, type Redirect, type Visit } from '../../lib/page.ts'
import type { Page } from '../../lib/render-page.tsx'
import { type StaffDesk, staffPage } from '../../lib/staff-desk.ts'
import { BulkOrderPage } from './bulk-order-page.tsx'
import { BulkOrdersPage } from './bulk-orders-page.tsx'
import { bulkOrderHref, bulkOrderPageView, bulkOrdersHref, bulkOrdersView } from './bulk-orders-view.ts'

/** What waits for a second person: the list, and one of them to be looked at and decided. */
export function addBulkOrders(app: FastifyInstance, desk: StaffDesk): void {
  const access = 'staff'
  addPage(app, desk.web, { url: bulkOrdersHref, access, show: (visit) => listPage(desk, visit) })
  addPage(app, desk.web, {
    url: bulkOrderHref(':orderId'),
    access,
    show: (visit) => orderPage(desk, visit),
    submit: decide,
  })
}

const orderOf = ({ params }: Visit) => ({ orderId: params.orderId ?? '' })

async function decide(visit: Visit): Promise<Redirect> {
  const { decision, reason, seen } = visit.values
  const { order } = await visit.call('POST /api/staff/bulk-orders/:orderId/decision', {
    params: orderOf(visit),
    body: { decision, reason: decision === 'stop' ? reason : undefined, seen },
  })
  return { to: order.state === 'stopped' ? `${bulkOrdersHref}?done=stopped` : bulkOrderHref(order.id) }
}

async function listPage(desk: StaffDesk, visit: Visit): Promise<Page> {
  const view = bulkOrdersView(await visit.call('GET /api/staff/bulk-orders'), desk.today(), visit.query.done)
  return staffPage(desk, visit, {
    section: 'caseload',
    title: 'Waiting for a second person',
    name: 'bulkOrders',
    component: BulkOrdersPage,
    view,
  })
}

/** The tab and the history of a shared computer show how many cases, never whose. */
async function orderPage(desk: StaffDesk, visit: Visit): Promise<Page> {
  const opened = await visit.call('GET /api/staff/bulk-orders/:orderId', { params: orderOf(visit) })
  const view = bulkOrderPageView(opened, desk.today(), { typed: visit.values, errors: visit.errors })
  return staffPage(desk, visit, {
    section: 'caseload',
    title: view.title,
    name: 'bulkOrder',
    component: BulkOrderPage,
    view,
  })
}
