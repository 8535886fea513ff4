import { randomUUID } from 'node:crypto'
import type { EnquiryForStaff } from '@send-hub/shared'
import type { FastifyInstance } from 'fastify'
import { formErrorsOf } from '../../lib/form.ts'
import { besideItsTick, confirmsOf } from '../../lib/let-pass.tsx'
import { addPage, answer, type Visit, visitOf } from '../../lib/page.ts'
import { type StaffDesk, staffPage } from '../../lib/staff-desk.ts'
import { type ComplaintAct, ComplaintPage, type ComplaintPageView, complaintActs } from './complaint-page.tsx'
import { complaintView } from './complaint-view.ts'

const url = '/staff/enquiries/:enquiryId/complaint'

/** Making an enquiry a complaint, and everything that is owed from then on. */
export function addStaffComplaint(app: FastifyInstance, desk: StaffDesk): void {
  addPage(app, desk.web, { url, access: 'staff', show: (visit) => showComplaint(desk, visit) })
  addPage(app, desk.web, {
    url: `${url}/open`,
    access: 'staff',
    show: (visit) => ({ to: enquiryHref(visit) }),
    submit: async (visit) => {
      const body = { version: visit.values.version }
      await visit.call('POST /api/staff/enquiries/:enquiryId/complaint', { params: paramsOf(visit), body })
      return { to: complaintHref(visit) }
    },
  })
  for (const act of complaintActs) {
    app.get(`${url}/${act}`, { config: { access: 'staff' } }, async (request, reply) =>
      answer(reply, desk.web, { to: complaintHref(visitOf(request, reply, desk.web)) }),
    )
    app.post(`${url}/${act}`, { config: { access: 'staff' } }, async (request, reply) =>
      answer(reply, desk.web, await submit(desk, visitOf(request, reply, desk.web), act)),
    )
  }
}

const paramsOf = ({ params }: Visit) => ({ enquiryId: params.enquiryId ?? '' })
const enquiryHref = (visit: Visit) => `/staff/enquiries/${encodeURIComponent(paramsOf(visit).enquiryId)}`
const complaintHref = (visit: Visit) => `${enquiryHref(visit)}/complaint`

const read = (visit: Visit): Promise<EnquiryForStaff> =>
  visit.call('GET /api/staff/enquiries/:enquiryId', { params: paramsOf(visit) })

async function submit(desk: StaffDesk, visit: Visit, act: ComplaintAct) {
  try {
    await send[act](visit)
    return { to: enquiryHref(visit) }
  } catch (error) {
    const fault = formErrorsOf(error)
    if (!fault) throw error
    const { version: _, requestKey: __, ...typed } = visit.values
    return {
      ...(await showComplaint(desk, visit, { act, errors: fault.errors.map(besideItsTick), typed })),
      status: fault.status,
    }
  }
}

const send: Record<ComplaintAct, (visit: Visit) => Promise<unknown>> = {
  acknowledgement: (visit) =>
    visit.call('POST /api/staff/enquiries/:enquiryId/complaint/acknowledgement', {
      params: paramsOf(visit),
      body: { body: visit.values.body ?? '', ...formOf(visit) },
    }),
  extension: (visit) =>
    visit.call('POST /api/staff/enquiries/:enquiryId/complaint/extension', {
      params: paramsOf(visit),
      body: {
        ...{ extendedTo: visit.values.extendedTo ?? '', reason: visit.values.reason ?? '' },
        ...formOf(visit),
      },
    }),
  answer: (visit) =>
    visit.call('POST /api/staff/enquiries/:enquiryId/complaint/answer', {
      params: paramsOf(visit),
      body: {
        body: visit.values.body ?? '',
        // The API says what is wrong with any other.
        outcome: visit.values.outcome as 'upheld',
        ...formOf(visit),
      },
    }),
  withdrawal: (visit) =>
    visit.call('POST /api/staff/enquiries/:enquiryId/complaint/withdrawal', {
      params: paramsOf(visit),
      body: { reason: visit.values.reason ?? '', version: visit.values.version },
    }),
}

const formOf = ({ values }: Visit) => ({
  version: values.version,
  requestKey: values.requestKey ?? '',
  confirms: confirmsOf(values),
})

type CameBack = Pick<ComplaintPageView, 'act' | 'errors' | 'typed'>

async function showComplaint(
  desk: StaffDesk,
  visit: Visit,
  back: CameBack = { act: null, errors: [], typed: {} },
) {
  const enquiry = await read(visit)
  const { id, reference, version, complaint } = enquiry
  return staffPage(desk, visit, {
    section: 'enquiries',
    title: `${back.errors.length > 0 ? 'Error: ' : ''}Complaint ${reference}`,
    name: 'complaint',
    component: ComplaintPage,
    view: {
      ...{ enquiryId: id, reference, version, requestKey: randomUUID(), ...back },
      complaint: complaintView(enquiry, desk.today()),
      may: actsFor(complaint),
    },
  })
}

/** What an open stage waits for; nothing where none is open. */
function actsFor(complaint: EnquiryForStaff['complaint']): ComplaintAct[] {
  const last = complaint.at(-1)
  if (!last || last.outcome !== null) return []
  if (!last.acknowledgedOn) return ['acknowledgement', 'withdrawal']
  return last.extendedTo ? ['answer', 'withdrawal'] : ['answer', 'extension', 'withdrawal']
}
