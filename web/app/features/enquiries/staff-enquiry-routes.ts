import { randomUUID } from 'node:crypto'
import type { EnquiryForStaff } from '@send-hub/shared'
import type { FastifyInstance } from 'fastify'
import type { CallApi } from '../../lib/call-api.ts'
import { type FormValues, formErrorsOf } from '../../lib/form.ts'
import { besideItsTick, confirmsOf } from '../../lib/let-pass.tsx'
import { addPage, answer, type Visit, visitOf } from '../../lib/page.ts'
import { type StaffDesk, staffPage } from '../../lib/staff-desk.ts'
import { type EnquiryAct, enquiryActs, type FormState, isEnquiryAct } from './staff-enquiry-forms.ts'
import { StaffEnquiryPage } from './staff-enquiry-page.tsx'
import { enquiryView } from './staff-enquiry-view.ts'

/** One enquiry, and a plain form for each thing that can be done with it. */
export function addStaffEnquiry(app: FastifyInstance, desk: StaffDesk): void {
  const url = '/staff/enquiries/:enquiryId'
  addPage(app, desk.web, {
    url,
    access: 'staff',
    show: async (visit) => {
      const done = isEnquiryAct(visit.query.done) ? visit.query.done : null
      return page(desk, visit, await read(visit), { done })
    },
  })
  for (const act of enquiryActs) {
    // Somebody who reloads after a form came back asks for its address: that is the enquiry.
    app.get(`${url}/${act}`, { config: { access: 'staff' } }, async (request, reply) =>
      answer(reply, desk.web, { to: address(visitOf(request, reply, desk.web)) }),
    )
    app.post(`${url}/${act}`, { config: { access: 'staff' } }, async (request, reply) =>
      answer(reply, desk.web, await submit(desk, visitOf(request, reply, desk.web), act)),
    )
  }
}

const address = ({ params }: Visit) => `/staff/enquiries/${params.enquiryId}`
const idOf = ({ params }: Visit) => ({ enquiryId: params.enquiryId ?? '' })
const read = (visit: Visit) => visit.call('GET /api/staff/enquiries/:enquiryId', { params: idOf(visit) })

async function submit(desk: StaffDesk, visit: Visit, act: EnquiryAct) {
  try {
    await send[act](visit.call, idOf(visit), visit.values)
    return { to: `${address(visit)}?done=${act}` }
  } catch (error) {
    const fault = formErrorsOf(error)
    if (!fault) throw error
    const enquiry = await read(visit)
    // A refusal of an enquiry that has not moved since is about the rules, not about a colleague.
    const isConflict = fault.status === 409 && visit.values.version !== String(enquiry.version)
    const form = {
      act,
      isConflict,
      errors: isConflict ? [] : fault.errors.map(besideItsTick),
      typed: typedOf(visit.values),
    }
    return page(desk, visit, enquiry, { form, status: fault.status })
  }
}

/** What a person wrote; the version and the key come new with the page. */
function typedOf({ version: _, requestKey: __, ...typed }: FormValues): FormValues {
  return typed
}

type Send = (call: CallApi, params: { enquiryId: string }, values: FormValues) => Promise<EnquiryForStaff>

const send: Record<EnquiryAct, Send> = {
  take: (call, params, { version }) =>
    call('POST /api/staff/enquiries/:enquiryId/take', { params, body: { version } }),
  'hand-over': (call, params, { version, ownerId, note }) =>
    call('POST /api/staff/enquiries/:enquiryId/hand-over', { params, body: { version, ownerId, note } }),
  notes: (call, params, { body, requestKey }) =>
    call('POST /api/staff/enquiries/:enquiryId/notes', { params, body: { body, requestKey } }),
  replies: (call, params, values) => {
    const { body, requestKey, version } = values
    return call('POST /api/staff/enquiries/:enquiryId/replies', {
      params,
      body: { body, requestKey, version, confirms: confirmsOf(values) },
    })
  },
  close: (call, params, { version, reason }) =>
    call('POST /api/staff/enquiries/:enquiryId/close', { params, body: { version, reason } }),
}

type Outcome = { form?: FormState; done?: EnquiryAct | null; status?: number }

async function page(
  desk: StaffDesk,
  visit: Visit,
  enquiry: EnquiryForStaff,
  { form, done, status }: Outcome,
) {
  const { name: me } = await desk.me(visit)
  const { council } = desk.web
  const facts = { enquiry, me, council, today: desk.today(), now: desk.web.now(), newKey: randomUUID }
  const hasFault = form && (form.isConflict || form.errors.length > 0)
  return staffPage(desk, visit, {
    section: 'enquiries',
    // The tab and the history of a shared computer show the reference, never a name.
    title: `${hasFault ? 'Error: ' : ''}Enquiry ${enquiry.reference}`,
    name: 'enquiry',
    component: StaffEnquiryPage,
    view: enquiryView({ ...facts, form, done }),
    ...(status !== undefined && { status }),
  })
}
