import type { FastifyInstance } from 'fastify'
import { createElement } from 'react'
import { formErrorsOf } from '../../lib/form.ts'
import { answer, type Visit, visitOf } from '../../lib/page.ts'
import type { Page } from '../../lib/render-page.tsx'
import type { StaffDesk } from '../../lib/staff-desk.ts'
import { QueueBulkCheckPage, QueueBulkDonePage } from './queue-bulk-pages.tsx'
import { bulkCheckView, bulkDoneView, bulkOf } from './queue-bulk-view.ts'
import { plainPage } from './queue-plain-page.ts'
import { backToQueue } from './staff-queue-href.ts'
import type { QueueForm } from './staff-queue-view.ts'

type ShowQueue = (desk: StaffDesk, visit: Visit, address: Visit['query'], form?: QueueForm) => Promise<Page>

/** What is done to several enquiries: first looked at, then done. Opened by its address, each leads to the queue. */
export function addQueueBulk(app: FastifyInstance, desk: StaffDesk, showQueue: ShowQueue): void {
  const { web } = desk
  const config = { access: 'staff' as const }
  for (const [url, submit] of [
    ['/staff/enquiries/several', check],
    ['/staff/enquiries/several/done', done],
  ] as const) {
    app.get(url, { config }, async (_request, reply) => answer(reply, web, { to: '/staff/enquiries' }))
    app.post(url, { config }, async (request, reply) => {
      const visit = visitOf(request, reply, web)
      try {
        return answer(reply, web, await submit(desk, visit))
      } catch (error) {
        const fault = formErrorsOf(error)
        if (!fault) throw error
        const query = backToQueue(visit.values.from).split('?')[1]
        const form = { typed: visit.values, errors: fault.errors }
        return answer(
          reply,
          web,
          await showQueue(desk, visit, Object.fromEntries(new URLSearchParams(query)), form),
        )
      }
    })
  }
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
