import type { FastifyInstance } from 'fastify'
import type { FormError } from '../../lib/form.ts'
import { addPage, type Visit } from '../../lib/page.ts'
import { type StaffDesk, staffPage } from '../../lib/staff-desk.ts'
import { FindCasePage, LinkCheckPage } from './triage-link-page.tsx'
import { findCaseView, linkCheckView } from './triage-link-view.ts'
import { sendTriage } from './triage-send.ts'

/** Finding the case of an enquiry, and comparing before the two are linked. */
export function addLinkPages(app: FastifyInstance, desk: StaffDesk): void {
  const url = '/staff/enquiries/:enquiryId/link'
  addPage(app, desk.web, {
    url,
    access: 'staff',
    show: (visit) => findPage(desk, visit, ''),
    // A child's name is never in an address: the search is sent as a form.
    submit: (visit) => findPage(desk, visit, visit.values.query?.trim() ?? ''),
  })
  addPage(app, desk.web, {
    url: `${url}/:caseId`,
    access: 'staff',
    show: (visit) => checkPage(desk, visit, visit.errors),
    submit: async (visit) => {
      await sendTriage(visit, 'link')
      return { to: `/staff/enquiries/${visit.params.enquiryId}?done=link` }
    },
  })
}

const paramsOf = ({ params }: Visit) => ({ enquiryId: params.enquiryId ?? '' })

async function findPage(desk: StaffDesk, visit: Visit, query: string) {
  const enquiry = await visit.call('GET /api/staff/enquiries/:enquiryId', { params: paramsOf(visit) })
  const rows = query
    ? await visit.call('GET /api/staff/cases', { query: { query: query.slice(0, 100), pageSize: '10' } })
    : null
  return staffPage(desk, visit, {
    section: 'enquiries',
    title: `Find the case of ${enquiry.reference}`,
    name: 'link-find',
    component: FindCasePage,
    view: findCaseView(enquiry, query, rows),
  })
}

async function checkPage(desk: StaffDesk, visit: Visit, errors: readonly FormError[]) {
  const check = await visit.call('GET /api/staff/enquiries/:enquiryId/link-check', {
    params: paramsOf(visit),
    query: { caseId: visit.params.caseId },
  })
  const { familyMemberId, identityCheck } = visit.values
  return staffPage(desk, visit, {
    section: 'enquiries',
    title: `Compare before linking ${check.reference}`,
    name: 'link-check',
    component: LinkCheckPage,
    view: linkCheckView(visit.params.enquiryId ?? '', check, desk.today(), {
      typed: { familyMemberId, identityCheck },
      errors,
    }),
  })
}
