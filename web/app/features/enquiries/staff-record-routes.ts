import { randomUUID } from 'node:crypto'
import { formatDayLong } from '@send-hub/shared'
import type { FastifyInstance } from 'fastify'
import { ApiProblem } from '../../lib/api-problem.ts'
import { FormFault } from '../../lib/form.ts'
import { addPage, type Visit } from '../../lib/page.ts'
import { type StaffDesk, staffPage } from '../../lib/staff-desk.ts'
import { StaffRecordPage } from './staff-record-page.tsx'
import { formField, recordView } from './staff-record-view.ts'
import { StaffRecordedPage } from './staff-recorded-page.tsx'

/** Recording a contact that did not come through the website. */
export function addStaffRecord(app: FastifyInstance, desk: StaffDesk): void {
  addPage(app, desk.web, {
    url: '/staff/enquiries/new',
    access: 'staff',
    show: (visit) => showForm(desk, visit),
    submit: async (visit) => ({ to: `/staff/enquiries/${(await record(visit)).id}/recorded` }),
  })
  addPage(app, desk.web, {
    url: '/staff/enquiries/:enquiryId/recorded',
    access: 'staff',
    show: (visit) => showRecorded(desk, visit),
  })
}

function showForm(desk: StaffDesk, visit: Visit) {
  const { query, values, errors } = visit
  const typed = errors.length > 0 ? values : { caseReference: query.case }
  return staffPage(desk, visit, {
    section: 'record',
    title: 'Record a contact',
    name: 'record',
    component: StaffRecordPage,
    view: recordView(typed, topicsOf(visit), errors, randomUUID()),
  })
}

/** A ticked list arrives as one text or as many. */
function topicsOf({ request }: Visit): string[] {
  const { topics = [] } = (request.body ?? {}) as { topics?: unknown }
  return [topics].flat().filter((topic) => typeof topic === 'string')
}

async function record(visit: Visit) {
  const { channel, name, phone, email, caseReference, body, requestKey } = visit.values
  try {
    return await visit.call('POST /api/staff/enquiries', {
      idempotencyKey: requestKey ?? randomUUID(),
      body: {
        channel,
        topics: topicsOf(visit),
        body: body ?? '',
        contact: { name: name ?? '', phone: phone?.trim() || undefined, email: email?.trim() || undefined },
        caseReference: caseReference?.trim() || undefined,
      },
    })
  } catch (error) {
    if (!(error instanceof ApiProblem) || !error.problem.errors) throw error
    throw new FormFault(
      error.problem.errors.map(({ pointer, detail }) => ({ field: formField(pointer), text: detail })),
    )
  }
}

async function showRecorded(desk: StaffDesk, visit: Visit) {
  const params = { enquiryId: visit.params.enquiryId ?? '' }
  const { id, reference, replyBy, contactName } = await visit.call('GET /api/staff/enquiries/:enquiryId', {
    params,
  })
  if (!replyBy) return { to: `/staff/enquiries/${id}` }
  return staffPage(desk, visit, {
    section: 'record',
    title: `Recorded ${reference}`,
    name: 'recorded',
    component: StaffRecordedPage,
    view: { id, reference, contactName, replyBy: formatDayLong(replyBy) },
  })
}
