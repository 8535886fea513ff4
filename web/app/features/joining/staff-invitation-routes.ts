import type { CaseForStaff, InvitationMade } from '@send-hub/shared'
import type { FastifyInstance } from 'fastify'
import { addPage, type Visit } from '../../lib/page.ts'
import { type StaffDesk, staffPage } from '../../lib/staff-desk.ts'
import { invitationHref } from './staff-invitation-links.ts'
import { type InvitationView, StaffInvitationPage } from './staff-invitation-page.tsx'

/** The letter that lets somebody sign in for the first time, or again after they lost their inbox. */
export function addStaffInvitation(app: FastifyInstance, desk: StaffDesk): void {
  addPage(app, desk.web, {
    url: invitationHref(':caseId', ':familyMemberId'),
    access: 'staff',
    show: (visit) => invitationPage(desk, visit, null),
    submit: async (visit) => {
      const made = await visit.call('POST /api/staff/cases/:caseId/people/:familyMemberId/invitation', {
        params: idsOf(visit),
        body: { hasLostEmail: visit.values.hasLostEmail === 'yes' },
      })
      return invitationPage(desk, visit, made)
    },
  })
}

const idsOf = ({ params }: Visit) => ({
  caseId: params.caseId ?? '',
  familyMemberId: params.familyMemberId ?? '',
})

async function invitationPage(desk: StaffDesk, visit: Visit, made: InvitationMade | null) {
  const { caseId, familyMemberId } = idsOf(visit)
  const found = await visit.call('GET /api/staff/cases/:caseId', { params: { caseId } })
  const person = found.people.find(({ id }) => id === familyMemberId)
  if (!person) throw Object.assign(new Error('Nobody of this case'), { kind: 'not-found' })
  return staffPage(desk, visit, {
    section: 'cases',
    title: `${made ? 'Letter with a code' : 'Make a letter with a code'}, case ${found.reference}`,
    name: 'invitation',
    component: StaffInvitationPage,
    view: viewOf(visit, found, person, made),
  })
}

function viewOf(
  visit: Visit,
  { id, reference, child }: CaseForStaff,
  person: CaseForStaff['people'][number],
  made: InvitationMade | null,
): InvitationView {
  const { postalAddress } = person
  return {
    action: invitationHref(id, person.id),
    caseHref: `/staff/cases/${id}#people`,
    addressHref: `/staff/cases/${id}/people/${person.id}/address`,
    reference,
    childName: child.name,
    birthOn: child.birthOn,
    name: person.name,
    relationship: person.relationship,
    address: postalAddress.length > 0 ? postalAddress.join(', ') : null,
    hasSignIn: person.email !== null,
    made: made && { code: made.code, worksUntil: made.worksUntil, pdf: made.pdf },
    errors: visit.errors,
  }
}
