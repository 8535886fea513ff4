import type { FastifyInstance } from 'fastify'
import { addPage, type PageRoute, type Visit } from '../../lib/page.ts'
import type { StaffDesk } from '../../lib/staff-desk.ts'
import { retentionHref } from './data-rights-links.ts'
import { plainStaffPage } from './plain-staff-page.ts'
import { RetentionPage } from './retention-page.tsx'

const access = { power: 'data-protection' } as const

/** Keeping and deleting, with a form for each act on one page. */
export function addRetention(app: FastifyInstance, desk: StaffDesk): void {
  const show: PageRoute['show'] = async (visit) => {
    const retention = await visit.call('GET /api/staff/retention')
    const form = { values: visit.values, errors: visit.errors }
    const view = <RetentionPage retention={retention} done={visit.query.done} {...form} />
    return plainStaffPage(desk, visit, { title: 'Keeping and deleting', view })
  }
  addPage(app, desk.web, { url: retentionHref, access, show })
  for (const [act, run] of Object.entries(acts)) {
    addPage(app, desk.web, {
      url: `${retentionHref}/${act}`,
      access,
      show: (visit) => (visit.errors.length > 0 ? show(visit) : { to: retentionHref }),
      submit: async (visit) => ({ to: `${retentionHref}?done=${await run(visit)}` }),
    })
  }
}

/** Each answers with what to say was done. */
const acts: Record<string, (visit: Visit) => Promise<string>> = {
  propose: async ({ call, values }) => {
    const { rule, reference, subjectKind, subjectId } = values
    const body = rule === 'request' ? { rule, reference: reference ?? '' } : { rule, subjectKind, subjectId }
    await call('POST /api/staff/erasures', { body: body as { rule: unknown; reference: unknown } })
    return 'propose'
  },
  decide: async ({ call, values }) => {
    const params = { erasureId: values.erasureId ?? '' }
    if (values.decision === 'agree') {
      await call('POST /api/staff/erasures/:erasureId/agree', { params })
      return 'agree'
    }
    await call('POST /api/staff/erasures/:erasureId/refuse', { params })
    return 'refuse'
  },
  hold: async ({ call, values: { reference = '', reason = '' } }) => {
    await call('POST /api/staff/legal-holds', { body: { reference, reason } })
    return 'hold'
  },
  lift: async ({ call, values: { holdId = '', reason = '' } }) => {
    await call('POST /api/staff/legal-holds/:holdId/lift', { params: { holdId }, body: { reason } })
    return 'lift'
  },
}
