import type { FastifyInstance } from 'fastify'
import { addPage } from '../../lib/page.ts'
import { type StaffDesk, staffPage } from '../../lib/staff-desk.ts'
import { peopleHref, restrictionsHref, shownAddressHref } from './people-links.ts'
import { flagViews } from './restriction-flags.tsx'
import { RestrictionsPage } from './restrictions-page.tsx'
import { ShownAddressPage } from './shown-address-page.tsx'

/** The list of all restrictions, and what one of them hides, for whoever asks to see it. */
export function addRestrictionPages(app: FastifyInstance, desk: StaffDesk): void {
  addPage(app, desk.web, {
    url: restrictionsHref,
    access: 'staff',
    show: async (visit) => {
      const { items } = await visit.call('GET /api/staff/restrictions')
      return staffPage(desk, visit, {
        ...{ section: 'cases', title: 'Restrictions', name: 'restrictions', component: RestrictionsPage },
        view: {
          items: items.map((item) => ({
            ...{ id: item.id, childName: item.childName, reference: item.reference, isDue: item.isReviewDue },
            href: peopleHref(item.caseId),
            flags: flagViews([item], desk.today()),
          })),
        },
      })
    },
  })
  addPage(app, desk.web, {
    url: shownAddressHref(':caseId'),
    access: 'staff',
    show: ({ params }) => ({ to: `/staff/cases/${params.caseId}` }),
    submit: async (visit) => {
      const params = { caseId: visit.params.caseId ?? '' }
      const shown = await visit.call('POST /api/staff/cases/:caseId/address/show', { params })
      return staffPage(desk, visit, {
        ...{ section: 'cases', title: 'Address', name: 'shown-address', component: ShownAddressPage },
        view: { ...shown, caseHref: `/staff/cases/${params.caseId}` },
      })
    },
  })
}
