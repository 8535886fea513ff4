import { randomUUID } from 'node:crypto'
import { type ContactChannel, formatDayLong } from '@send-hub/shared'
import type { FastifyInstance } from 'fastify'
import { ApiProblem } from '../../lib/api-problem.ts'
import { FormFault } from '../../lib/form.ts'
import { besideItsTick, confirmsOf, tickOf } from '../../lib/let-pass.tsx'
import { addPage, fileFormOf, type Visit } from '../../lib/page.ts'
import { type StaffDesk, staffPage } from '../../lib/staff-desk.ts'
import { type BesideView, besideView, type CallerView, callerView } from './phone-caller-view.ts'
import { PhoneLogPage } from './phone-log-page.tsx'
import { channelOf, logField, logTitles, logTopics } from './phone-log-view.ts'
import { PhoneRecordedPage } from './phone-recorded-page.tsx'

/** Logging what came by phone, by post or at the door. */
export function addPhoneLog(app: FastifyInstance, desk: StaffDesk): void {
  addPage(app, desk.web, {
    url: '/staff/enquiries/new',
    access: 'staff',
    show: async (visit) => showForm(desk, visit, await foundByCase(visit)),
    submit: async (visit) => {
      const { enquiryId, messageId } = await record(visit)
      return { to: `/staff/enquiries/${enquiryId}/recorded/${messageId}` }
    },
  })
  // The search without a script: its words come in the body, and the page is its answer.
  addPage(app, desk.web, {
    url: '/staff/enquiries/new/find',
    access: 'staff',
    show: (visit) => showForm(desk, visit, null),
    submit: async (visit) => showForm(desk, visit, await find(visit, visit.values.query ?? '')),
  })
  addPage(app, desk.web, {
    url: '/staff/enquiries/:enquiryId/recorded/:messageId',
    access: 'staff',
    takesFile: true,
    show: (visit) => showRecorded(desk, visit),
    submit: async (visit) => {
      const { enquiryId = '', messageId = '' } = visit.params
      await visit.call('POST /api/staff/enquiries/:enquiryId/messages/:messageId/scan', {
        params: { enquiryId, messageId },
        file: fileFormOf(visit),
      })
      return { to: `/staff/enquiries/${enquiryId}/recorded/${messageId}` }
    },
  })
}

async function find(visit: Visit, query: string): Promise<CallerView[]> {
  if (query.trim() === '') return []
  return (await visit.call('POST /api/staff/callers/find', { body: { query } })).items.map(callerView)
}

/** From the page of a case: everybody on it, to choose from. */
async function foundByCase(visit: Visit): Promise<CallerView[] | null> {
  return visit.query.case ? find(visit, visit.query.case) : null
}

async function readBeside(desk: StaffDesk, { call, query, values }: Visit): Promise<BesideView | null> {
  const familyMemberId = values.familyMemberId ?? query.person
  const caseId = values.caseId ?? query.about
  const enquiryId = values.known ?? query.known
  if (!familyMemberId && !caseId && !enquiryId) return null
  const chosen = { familyMemberId, caseId, enquiryId }
  return besideView(await call('GET /api/staff/callers/beside', { query: chosen }), desk.today())
}

async function showForm(desk: StaffDesk, visit: Visit, found: CallerView[] | null) {
  const { values, errors, query } = visit
  const channel = channelOf(values.channel ?? query.kind)
  return staffPage(desk, visit, {
    section: 'record',
    title: logTitles[channel],
    name: 'log',
    component: PhoneLogPage,
    view: {
      ...{ channel, found, errors, today: desk.today(), requestKey: randomUUID(), typed: values },
      beside: await readBeside(desk, visit),
      topics: logTopics(),
      chosenTopics: topicsOf(visit),
      checked: listOf(visit, 'checks'),
    },
  })
}

/** A ticked list arrives as one text or as many. */
function listOf({ request }: Visit, name: string): string[] {
  const { [name]: given = [] } = (request.body ?? {}) as Record<string, unknown>
  return [given].flat().filter((one) => typeof one === 'string')
}

/** The first decides the team. */
function topicsOf(visit: Visit): string[] {
  const first = visit.values.topic
  return [...new Set([...(first ? [first] : []), ...listOf(visit, 'topics')])]
}

async function record(visit: Visit) {
  const { values } = visit
  const { requestKey = randomUUID(), familyMemberId, caseId, name, phone, joins, outcome } = values
  const joinsEnquiryId = joins && joins !== 'new' ? joins : undefined
  const contact = { name: name ?? '', phone: phone?.trim() || undefined }
  try {
    return await visit.call('POST /api/staff/contacts', {
      body: {
        ...{ requestKey, channel: channelOf(values.channel), topics: topicsOf(visit), joinsEnquiryId },
        receivedOn: values.receivedOn || undefined,
        ...{ familyMemberId: familyMemberId || undefined, caseId: caseId || undefined },
        contact: familyMemberId ? undefined : contact,
        isNewMatter: joins === 'new',
        priority: values.priority || undefined,
        ...{ asked: values.asked ?? '', told: values.told ?? '', agreed: values.agreed ?? '' },
        agreedBy: values.agreedBy || undefined,
        sendsAgreed: values.sends === 'yes' && hasSaid(values),
        ...{ isAnswered: outcome === 'answered', isMine: outcome === 'mine' },
        ...{ callerChecks: listOf(visit, 'checks'), note: values.note ?? '', confirms: confirmsOf(values) },
      },
    })
  } catch (error) {
    if (!(error instanceof ApiProblem) || !error.problem.errors) throw error
    throw new FormFault(
      error.problem.errors.map(({ pointer, detail }) =>
        besideItsTick({ field: tickOf(pointer) ?? logField(pointer), text: detail }),
      ),
    )
  }
}

const hasSaid = ({ told, agreed }: Visit['values']) => Boolean(told?.trim() || agreed?.trim())

async function showRecorded(desk: StaffDesk, visit: Visit) {
  const { enquiryId = '', messageId = '' } = visit.params
  const enquiry = await visit.call('GET /api/staff/enquiries/:enquiryId', { params: { enquiryId } })
  const written = enquiry.writtenDown.find((one) => one.messageId === messageId)
  if (!written) return { to: `/staff/enquiries/${enquiryId}` }
  const { id, reference, replyBy, contactName } = enquiry
  return staffPage(desk, visit, {
    section: 'record',
    title: `Saved ${reference}`,
    name: 'recorded',
    component: PhoneRecordedPage,
    view: {
      ...{ id, messageId, reference, contactName, channel: written.channel satisfies ContactChannel },
      replyBy: replyBy && formatDayLong(replyBy),
      hasScan: enquiry.files.some((file) => file.messageId === messageId),
      errors: visit.errors,
    },
  })
}
