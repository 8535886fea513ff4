import type { AuditSearch } from '@send-hub/shared'
import type { FastifyInstance } from 'fastify'
import { addPage, type Redirect, type Visit, visitOf } from '../../lib/page.ts'
import type { Page } from '../../lib/render-page.tsx'
import { setPageHeaders } from '../../lib/security-headers.ts'
import { type StaffDesk, staffPage } from '../../lib/staff-desk.ts'
import { AuditPage } from './audit-page.tsx'
import { auditAsCsv, auditHref, auditPageView, searchHref, searchOf } from './audit-view.ts'

const access = { power: 'data-protection' } as const

/** The search of the audit. Names are sent by the form and turned into ids: none stands in an address. */
export function addAudit(app: FastifyInstance, desk: StaffDesk): void {
  addPage(app, desk.web, { url: auditHref, access, show: (visit) => show(desk, visit), submit })
  app.get(`${auditHref}.csv`, { config: { access } }, async (request, reply) => {
    const visit = visitOf(request, reply, desk.web)
    const { items, older } = await visit.call('GET /api/staff/audit/export', {
      query: textsOfSearch(searchOf(visit.query)),
    })
    setPageHeaders(reply)
    return reply
      .type('text/csv; charset=utf-8')
      .header(
        'content-disposition',
        `attachment; filename="audit-${desk.today()}${older ? '-newest' : ''}.csv"`,
      )
      .send(auditAsCsv(items))
  })
}

async function submit(visit: Visit): Promise<Redirect> {
  const { email, reference, allCases, ...typed } = visit.values
  const found = await visit.call('POST /api/staff/audit/lookups', {
    body: { email: email || undefined, reference: reference || undefined },
  })
  // Whom a search before was about stays, until another is named or a new search begun.
  const { staff, action, from, to, familyMember, child } = searchOf(typed)
  return {
    to: searchHref({
      ...{ staff, action, from, to },
      familyMember: found.familyMemberId ?? familyMember,
      ...(found.caseId && found.childId
        ? allCases
          ? { child: found.childId }
          : { case: found.caseId }
        : { child }),
    }),
  }
}

async function show(desk: StaffDesk, visit: Visit): Promise<Page> {
  const search = searchOf(visit.query)
  const query = textsOfSearch(search)
  const isSearch = visit.query.search === 'yes' && visit.errors.length === 0
  const [people, entries] = await Promise.all([
    visit.call('GET /api/staff/audit/people', { query }),
    isSearch ? visit.call('GET /api/staff/audit', { query }) : null,
  ])
  const typed = visit.errors.length > 0 ? visit.values : { ...query, reference: people.case ?? undefined }
  const view = auditPageView({ search, people, entries, today: desk.today(), typed, errors: visit.errors })
  return staffPage(desk, visit, {
    section: 'more',
    title: 'Search the audit',
    name: 'audit',
    component: AuditPage,
    view,
  })
}

const textsOfSearch = (search: AuditSearch): Record<string, string> =>
  Object.fromEntries(Object.entries(search).flatMap(([name, value]) => (value ? [[name, value]] : [])))
