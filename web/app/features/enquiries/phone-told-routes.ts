import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { addPage, type Visit } from '../../lib/page.ts'
import { type StaffDesk, staffPage } from '../../lib/staff-desk.ts'
import { PhoneToldPage } from './phone-told-page.tsx'

const idOf = ({ params }: Visit) => ({ enquiryId: params.enquiryId ?? '' })

/** Writing down in an enquiry what the family told us by phone, by post or at the door. */
export function addPhoneTold(app: FastifyInstance, desk: StaffDesk): void {
  addPage(app, desk.web, {
    url: '/staff/enquiries/:enquiryId/told-by-them',
    access: 'staff',
    show: async (visit) => {
      const enquiry = await visit.call('GET /api/staff/enquiries/:enquiryId', { params: idOf(visit) })
      const { id, reference, contactName } = enquiry
      return staffPage(desk, visit, {
        ...{ section: 'enquiries', title: `Told by them, ${reference}`, name: 'told-by-them' },
        component: PhoneToldPage,
        view: {
          ...{ id, reference, contactName, requestKey: randomUUID(), today: desk.today() },
          ...{ typed: visit.values, errors: visit.errors },
        },
      })
    },
    submit: async (visit) => {
      const params = idOf(visit)
      const { requestKey, channel, receivedOn, body } = visit.values
      await visit.call('POST /api/staff/enquiries/:enquiryId/told-by-them', {
        params,
        body: { requestKey, channel, receivedOn: receivedOn || undefined, body: body ?? '' },
      })
      return { to: `/staff/enquiries/${params.enquiryId}` }
    },
  })
}
