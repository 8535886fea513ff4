import type { AccessRequestForStaff } from '@send-hub/shared'
import type { FastifyInstance } from 'fastify'
import { type FormError, FormFault } from '../../lib/form.ts'
import { addPage, type PageRoute, type Visit } from '../../lib/page.ts'
import type { StaffDesk } from '../../lib/staff-desk.ts'
import { RequestsView } from './copies-list-view.tsx'
import { fieldOf } from './copy-items.tsx'
import { RequestView } from './copy-view.tsx'
import { newRequestHref, requestHref, requestsHref } from './data-rights-links.ts'
import { NewRequestView } from './new-copy-view.tsx'
import { plainStaffPage } from './plain-staff-page.ts'

const access = { power: 'data-protection' } as const

/** Copies of what is held: who asked, what goes out, and its release. */
export function addCopies(app: FastifyInstance, desk: StaffDesk): void {
  const { web } = desk
  addPage(app, web, {
    url: requestsHref,
    access,
    show: async (visit) => {
      const { items } = await visit.call('GET /api/staff/access-requests')
      const view = <RequestsView items={items} today={desk.today()} />
      return plainStaffPage(desk, visit, { title: 'Copies for families', view })
    },
  })
  addPage(app, web, newRequestPage(desk))
  const show: PageRoute['show'] = async (visit) => {
    const request = await read(visit)
    const form = { values: visit.values, errors: visit.errors }
    const view = <RequestView request={request} today={desk.today()} done={visit.query.done} {...form} />
    return plainStaffPage(desk, visit, { title: `Copy ${request.reference}`, view })
  }
  addPage(app, web, { url: requestHref(':requestId'), access, show })
  for (const [act, run] of Object.entries(acts)) {
    addPage(app, web, {
      url: `${requestHref(':requestId')}/${act}`,
      access,
      show: (visit) => (visit.errors.length > 0 ? show(visit) : { to: requestHref(idOf(visit).requestId) }),
      submit: async (visit) => {
        await run(visit)
        return { to: `${requestHref(idOf(visit).requestId)}?done=${act}` }
      },
    })
  }
}

const idOf = ({ params }: Visit) => ({ requestId: params.requestId ?? '' })
const read = (visit: Visit): Promise<AccessRequestForStaff> =>
  visit.call('GET /api/staff/access-requests/:requestId', { params: idOf(visit) })

function newRequestPage(desk: StaffDesk): PageRoute {
  const params = (visit: Visit) => ({ caseId: visit.params.caseId ?? '' })
  return {
    url: newRequestHref(':caseId'),
    access,
    show: async (visit) => {
      const choices = await visit.call('GET /api/staff/cases/:caseId/access-request-choices', {
        params: params(visit),
      })
      const view = <NewRequestView choices={choices} values={visit.values} errors={visit.errors} />
      return plainStaffPage(desk, visit, { title: `Copy, case ${choices.caseReference}`, view })
    },
    submit: async (visit) => {
      const {
        familyMemberId,
        childView,
        'received-day': day,
        'received-month': month,
        'received-year': year,
      } = visit.values
      if (!familyMemberId) throw new FormFault([{ field: 'familyMemberId', text: 'Choose who asks' }])
      const receivedOn = [year?.trim(), month?.trim().padStart(2, '0'), day?.trim().padStart(2, '0')].join(
        '-',
      )
      const { id } = await visit.call('POST /api/staff/access-requests', {
        body: { ...params(visit), familyMemberId, receivedOn, childView: childView || undefined },
      })
      return { to: `${requestHref(id)}?done=recorded` }
    },
  }
}

/** What can be done to a request, each a form of its own. */
const acts: Record<string, (visit: Visit) => Promise<unknown>> = {
  items: async (visit) => {
    const items = chosen(await read(visit), visit)
    if (items.length > 0)
      await visit.call('POST /api/staff/access-requests/:requestId/items', {
        params: idOf(visit),
        body: { items },
      })
  },
  extend: (visit) =>
    visit.call('POST /api/staff/access-requests/:requestId/extend', {
      params: idOf(visit),
      body: { reason: visit.values.reason ?? '' },
    }),
  close: (visit) =>
    visit.call('POST /api/staff/access-requests/:requestId/close', {
      params: idOf(visit),
      body: { why: visit.values.why ?? '' },
    }),
  release: (visit) =>
    visit.call('POST /api/staff/access-requests/:requestId/release', { params: idOf(visit) }),
}

/**
 * What was ticked, for the things that are there now.
 * @throws FormFault naming each that is left out without a reason
 */
function chosen({ groups }: AccessRequestForStaff, { values }: Visit) {
  const errors: FormError[] = []
  const items = groups.flatMap((group) =>
    group.items.flatMap((item) => {
      const decision = values[fieldOf('decision', item)]
      if (!item.why || !decision) return []
      const reason = values[fieldOf('reason', item)]?.trim() || values.reason?.trim()
      if (decision === 'leave-out' && !reason)
        errors.push({ field: fieldOf('reason', item), text: 'Say why it is left out' })
      return [{ source: item.source, sourceId: item.sourceId, decision, reason }]
    }),
  )
  if (errors.length > 0) throw new FormFault(errors)
  return items
}
