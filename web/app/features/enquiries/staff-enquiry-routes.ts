import { randomUUID } from 'node:crypto'
import type { EnquiryForStaff, UnsentKind } from '@send-hub/shared'
import type { FastifyInstance } from 'fastify'
import type { CallApi } from '../../lib/call-api.ts'
import { type FormValues, formErrorsOf } from '../../lib/form.ts'
import { besideItsTick, confirmsOf } from '../../lib/let-pass.tsx'
import { addPage, answer, type Visit, visitOf } from '../../lib/page.ts'
import { type StaffDesk, staffPage } from '../../lib/staff-desk.ts'
import { saveAndAsk, withSavedReply } from './answer-form.ts'
import { sentFilesOf } from './ask-staff-view.ts'
import { otherDraft, saveAsDraft } from './live-draft-form.ts'
import { replyWayOf } from './reply-way-question.tsx'
import { type EnquiryAct, enquiryActs, type FormState, fieldId, isEnquiryAct } from './staff-enquiry-forms.ts'
import { StaffEnquiryPage } from './staff-enquiry-page.tsx'
import { enquiryView } from './staff-enquiry-view.ts'
import { isTriageAct, type TriageAct } from './triage-acts.ts'
import { addLinkPages } from './triage-link-routes.ts'
import { sendTriage, typedLists } from './triage-send.ts'

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
  addLinkPages(app, desk)
  for (const act of enquiryActs) {
    if (act === 'link') continue
    // Somebody who reloads after a form came back asks for its address: that is the enquiry.
    app.get(`${url}/${act}`, { config: { access: 'staff' } }, async (request, reply) =>
      answer(reply, desk.web, { to: address(visitOf(request, reply, desk.web)) }),
    )
    app.post(`${url}/${act}`, { config: { access: 'staff' } }, async (request, reply) =>
      answer(reply, desk.web, await submit(desk, visitOf(request, reply, desk.web), act)),
    )
  }
  const forms = {
    'use-reply/:replyId': async (visit: Visit) => keepDraft(desk, await withSavedReply(visit), 'message'),
    'ask-to-read': (visit: Visit) => keepDraft(desk, visit, 'message', saveAndAsk),
  }
  for (const [name, does] of Object.entries(forms)) {
    app.get(`${url}/${name}`, { config: { access: 'staff' } }, async (request, reply) =>
      answer(reply, desk.web, { to: address(visitOf(request, reply, desk.web)) }),
    )
    app.post(`${url}/${name}`, { config: { access: 'staff' } }, async (request, reply) =>
      answer(reply, desk.web, await does(visitOf(request, reply, desk.web))),
    )
  }
  for (const kind of ['message', 'note'] as const) {
    app.post(`${url}/drafts/${kind}`, { config: { access: 'staff' } }, async (request, reply) =>
      answer(reply, desk.web, await keepDraft(desk, visitOf(request, reply, desk.web), kind)),
    )
    app.get(`${url}/drafts/${kind}`, { config: { access: 'staff' } }, async (request, reply) =>
      answer(reply, desk.web, { to: address(visitOf(request, reply, desk.web)) }),
    )
  }
}

const address = ({ params }: Visit) => `/staff/enquiries/${params.enquiryId}`
const idOf = ({ params }: Visit) => ({ enquiryId: params.enquiryId ?? '' })
const read = (visit: Visit) =>
  visit.call('GET /api/staff/enquiries/:enquiryId', {
    params: idOf(visit),
    query: { before: beforeOf(visit) },
  })
/** In the address, or in a form that is about the messages of its page. */
const beforeOf = ({ query, values }: Visit) => values.before || query.before || undefined

async function submit(desk: StaffDesk, visit: Visit, act: EnquiryAct) {
  try {
    if (isTriageAct(act)) await sendTriage(visit, act)
    else await send[act](visit.call, idOf(visit), visit.values)
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
      typed: { ...typedOf(visit.values), ...typedLists(visit) },
    }
    return page(desk, visit, enquiry, { form, status: fault.status })
  }
}

async function keepDraft(
  desk: StaffDesk,
  visit: Visit,
  kind: UnsentKind,
  keep: (visit: Visit) => Promise<unknown> = () => saveAsDraft(visit, kind),
) {
  const act = kind === 'note' ? 'notes' : 'replies'
  try {
    await keep(visit)
    return { to: `${address(visit)}#${fieldId(act, 'body')}` }
  } catch (error) {
    const fault = formErrorsOf(error)
    if (!fault) throw error
    const enquiry = await read(visit)
    const typed = typedOf(visit.values)
    const { errors, draftVersion } = otherDraft(enquiry, kind)
    const form: FormState =
      fault.status === 409
        ? { act, isConflict: false, errors, typed: { ...typed, draftVersion } }
        : { act, isConflict: false, errors: fault.errors, typed }
    return page(desk, visit, enquiry, { form, status: fault.status })
  }
}

/** What a person wrote; the version and the key come new with the page. */
function typedOf({ version: _, requestKey: __, ...typed }: FormValues): FormValues {
  return typed
}

type Send = (call: CallApi, params: { enquiryId: string }, values: FormValues) => Promise<unknown>

const send: Record<Exclude<EnquiryAct, TriageAct>, Send> = {
  take: (call, params, { version }) =>
    call('POST /api/staff/enquiries/:enquiryId/take', { params, body: { version } }),
  'hand-over': (call, params, { version, ownerId, note }) =>
    call('POST /api/staff/enquiries/:enquiryId/hand-over', { params, body: { version, ownerId, note } }),
  notes: (call, params, { body, requestKey, draftVersion }) =>
    call('POST /api/staff/enquiries/:enquiryId/notes', {
      params,
      body: { body, requestKey, draftVersion: draftVersion || undefined },
    }),
  pause: (call, params, values) => {
    const { body, requestKey, version } = values
    return call('POST /api/staff/enquiries/:enquiryId/pause', {
      params,
      body: { body, requestKey, version, confirms: confirmsOf(values), ...replyWayOf(values) },
    })
  },
  verdict: (call, params, { writerId, draftVersion, verdict, note }) =>
    call('POST /api/staff/enquiries/:enquiryId/draft-review/verdict', {
      params,
      // The API says what is wrong with any other.
      body: { writerId: writerId ?? '', draftVersion, verdict: verdict as 'ok', note },
    }),
  unask: (call, params) => call('DELETE /api/staff/enquiries/:enquiryId/draft-review', { params }),
  replies: (call, params, values) => {
    const { body, requestKey, version } = values
    const draftVersion = values.draftVersion || undefined
    return call('POST /api/staff/enquiries/:enquiryId/replies', {
      params,
      body: {
        ...{ body, requestKey, version, draftVersion, confirms: confirmsOf(values) },
        ...replyWayOf(values),
        ...sentFilesOf(values),
      },
    })
  },
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
  const savedReplies = await visit.call('GET /api/staff/saved-replies')
  const times = { today: desk.today(), now: desk.web.now() }
  const facts = { enquiry, me, council, ...times, newKey: randomUUID, savedReplies, before: beforeOf(visit) }
  const hasFault = form && (form.isConflict || form.errors.length > 0)
  const view = enquiryView({ ...facts, form, done })
  return staffPage(desk, visit, {
    section: 'enquiries',
    // The tab and the history of a shared computer show the reference, never a name.
    title: `${hasFault ? 'Error: ' : ''}Enquiry ${enquiry.reference}${view.thread.newestHref ? ', earlier messages' : ''}`,
    name: 'enquiry',
    component: StaffEnquiryPage,
    view,
    ...(status !== undefined && { status }),
  })
}
