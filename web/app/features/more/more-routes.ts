import type { FastifyInstance } from 'fastify'
import { addPage } from '../../lib/page.ts'
import { type StaffDesk, staffPage } from '../../lib/staff-desk.ts'
import { moreLinksFor } from './more-links.ts'
import { MorePage } from './more-page.tsx'

/** `/staff/more`. Each page behind a link asks again who may open it. */
export function addMore(app: FastifyInstance, desk: StaffDesk): void {
  addPage(app, desk.web, {
    url: '/staff/more',
    access: 'staff',
    show: async (visit) =>
      staffPage(desk, visit, {
        ...{ section: 'more', title: 'More', name: 'more', component: MorePage },
        view: { groups: moreLinksFor(await desk.me(visit)) },
      }),
  })
}
