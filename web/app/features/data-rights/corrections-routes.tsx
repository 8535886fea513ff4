import type { FastifyInstance } from 'fastify'
import { FormFault, type FormValues } from '../../lib/form.ts'
import { addPage, type Visit } from '../../lib/page.ts'
import type { StaffDesk } from '../../lib/staff-desk.ts'
import { CorrectCaseView } from './correct-case-view.tsx'
import { CorrectionsView } from './corrections-list-view.tsx'
import { correctCaseHref, correctionHref, correctionsHref } from './data-rights-links.ts'
import { DecideView } from './decide-view.tsx'
import { plainStaffPage } from './plain-staff-page.ts'

/** What families say is wrong, and what staff saw themselves. */
export function addCorrections(app: FastifyInstance, desk: StaffDesk): void {
  const { web } = desk
  addPage(app, web, {
    url: correctionsHref,
    access: 'staff',
    show: async (visit) => {
      const found = await visit.call('GET /api/staff/corrections', { query: { pageSize: '100' } })
      const isDone = visit.query.done === 'yes'
      const view = <CorrectionsView {...found} today={desk.today()} isDone={isDone} />
      return plainStaffPage(desk, visit, { title: 'Corrections asked for', view })
    },
  })
  addPage(app, web, {
    url: correctionHref(':correctionId'),
    access: 'staff',
    show: async (visit) => {
      const item = await visit.call('GET /api/staff/corrections/:correctionId', { params: idOf(visit) })
      const view = <DecideView item={item} values={visit.values} errors={visit.errors} />
      return plainStaffPage(desk, visit, { title: `Correction, case ${item.caseReference}`, view })
    },
    submit: async (visit) => {
      const { decision, reason } = visit.values
      await visit.call('POST /api/staff/corrections/:correctionId/decision', {
        params: idOf(visit),
        body: { decision, reason, newValue: typedValue(visit.values) },
      })
      return { to: `${correctionsHref}?done=yes` }
    },
  })
  addPage(app, web, {
    url: correctCaseHref(':caseId'),
    access: 'staff',
    show: async (visit) => {
      const params = caseOf(visit)
      const { reference, people } = await visit.call('GET /api/staff/cases/:caseId', { params })
      const view = (
        <CorrectCaseView {...{ ...params, reference, people }} values={visit.values} errors={visit.errors} />
      )
      return plainStaffPage(desk, visit, { title: `Correct the record, case ${reference}`, view })
    },
    submit: async (visit) => {
      const { field, familyMemberId, newValue = '', reason = '' } = visit.values
      if (!field) throw new FormFault([{ field: 'field', text: 'Choose what is wrong' }])
      await visit.call('POST /api/staff/cases/:caseId/record-corrections', {
        params: caseOf(visit),
        body: { field, newValue, reason, familyMemberId: familyMemberId || undefined },
      })
      return { to: `/staff/cases/${caseOf(visit).caseId}#record-corrections` }
    },
  })
}

const idOf = ({ params }: Visit) => ({ correctionId: params.correctionId ?? '' })
const caseOf = ({ params }: Visit) => ({ caseId: params.caseId ?? '' })

/** A date comes in three boxes; what is no date stays none, and is refused with the other mistakes. */
function typedValue(values: FormValues): string | undefined {
  const { 'birth-day': day, 'birth-month': month, 'birth-year': year, newValue } = values
  if (day === undefined && month === undefined && year === undefined) return newValue
  return [year?.trim(), month?.trim().padStart(2, '0'), day?.trim().padStart(2, '0')].join('-')
}
