import type { FastifyInstance } from 'fastify'
import { addPage, type Visit } from '../../lib/page.ts'
import { type StaffDesk, staffPage } from '../../lib/staff-desk.ts'
import { addressHref } from './letter-links.ts'
import { StaffAddressPage } from './staff-address-page.tsx'

/** Where one person's letters go. */
export function addStaffAddress(app: FastifyInstance, desk: StaffDesk): void {
  addPage(app, desk.web, {
    url: addressHref(':caseId', ':familyMemberId'),
    access: 'staff',
    show: (visit) => addressPage(desk, visit),
    submit: async (visit) => {
      const { lines = '', remove } = visit.values
      await visit.call('POST /api/staff/cases/:caseId/people/:familyMemberId/address', {
        params: idsOf(visit),
        body: { lines: remove ? null : linesOf(lines) },
      })
      return { to: `/staff/cases/${idsOf(visit).caseId}?done=address#people` }
    },
  })
}

const idsOf = ({ params }: Visit) => ({
  caseId: params.caseId ?? '',
  familyMemberId: params.familyMemberId ?? '',
})

/** Empty lines are a slip of the keyboard, not lines of an address. */
const linesOf = (typed: string): string[] =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

async function addressPage(desk: StaffDesk, visit: Visit) {
  const { caseId, familyMemberId } = idsOf(visit)
  const found = await visit.call('GET /api/staff/cases/:caseId', { params: { caseId } })
  const person = found.people.find(({ id }) => id === familyMemberId)
  if (!person) throw Object.assign(new Error('Nobody of this case'), { kind: 'not-found' })
  return staffPage(desk, visit, {
    section: 'cases',
    title: `Postal address, case ${found.reference}`,
    name: 'address',
    component: StaffAddressPage,
    view: {
      action: addressHref(caseId, familyMemberId),
      caseHref: `/staff/cases/${caseId}#people`,
      name: person.name,
      way: found.isAddressHidden
        ? 'The address that is kept is hidden: “Show” on the case shows it. What you enter here takes its place.'
        : person.email
          ? 'This person reads letters online. The address stands on the letter, for a copy on paper.'
          : 'This person has no email, so letters go by post.',
      typed: visit.values.lines ?? person.postalAddress.join('\n'),
      hasAddress: found.isAddressHidden || person.postalAddress.length > 0,
      errors: visit.errors,
    },
  })
}
