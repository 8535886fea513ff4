import type { FastifyInstance } from 'fastify'
import { createElement } from 'react'
import { addFormsOfList, type ShowList } from '../../lib/list-forms.ts'
import type { Visit } from '../../lib/page.ts'
import type { Page } from '../../lib/render-page.tsx'
import type { StaffDesk } from '../../lib/staff-desk.ts'
import { QueueBulkCheckPage, QueueBulkDonePage } from './queue-bulk-pages.tsx'
import { bulkCheckView, bulkDoneView, bulkOf } from './queue-bulk-view.ts'
import { plainPage } from './queue-plain-page.ts'
import { backToQueue } from './staff-queue-href.ts'

/** What is done to several enquiries: first looked at, then done. */
export function addQueueBulk(app: FastifyInstance, desk: StaffDesk, show: ShowList): void {
  const forms = { '/staff/enquiries/several': check, '/staff/enquiries/several/done': done }
  addFormsOfList(app, desk, { href: '/staff/enquiries', back: backToQueue, show, forms })
}

async function check(desk: StaffDesk, visit: Visit): Promise<Page> {
  const result = await visit.call('POST /api/staff/enquiries/bulk/preview', { body: bulkOf(visit.values) })
  const view = bulkCheckView(result, visit.values)
  return plainPage(desk, visit, {
    ...{ section: 'enquiries', title: view.title, view: createElement(QueueBulkCheckPage, { view }) },
  })
}

async function done(desk: StaffDesk, visit: Visit): Promise<Page> {
  const result = await visit.call('POST /api/staff/enquiries/bulk', { body: bulkOf(visit.values) })
  const view = bulkDoneView(result, visit.values)
  return plainPage(desk, visit, {
    ...{ section: 'enquiries', title: view.title, view: createElement(QueueBulkDonePage, { view }) },
  })
}
