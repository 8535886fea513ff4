import type { FastifyInstance } from 'fastify'
import { addPage, type Visit } from '../../lib/page.ts'
import { type StaffDesk, staffPage } from '../../lib/staff-desk.ts'
import { accessForms } from './access-forms.ts'
import { capacityForm } from './capacity-form.ts'
import { addForm, caseOf, readPeople } from './case-form.ts'
import { addGiveAccess } from './give-access-routes.ts'
import { addGlass } from './glass-routes.ts'
import { addLocks } from './lock-routes.ts'
import { endCapacityHref, peopleHref, pupilLeftHref } from './people-links.ts'
import { PeoplePage } from './people-page.tsx'
import { peopleView } from './people-view.ts'
import { restrictionForms } from './restriction-forms.ts'
import { addRestrictionPages } from './restriction-routes.ts'

/** Who may see a case, what keeps people from it, and who of the staff may open it. */
export function addStaffPeople(app: FastifyInstance, desk: StaffDesk): void {
  addPage(app, desk.web, {
    url: peopleHref(':caseId'),
    access: 'staff',
    show: async (visit) => {
      const found = await readPeople(visit)
      return staffPage(desk, visit, {
        ...{ section: 'cases', title: `People and access, case ${found.reference}`, name: 'people' },
        component: PeoplePage,
        view: peopleView(found, desk.today(), visit.query.done),
      })
    },
  })
  addGiveAccess(app, desk)
  for (const form of [...accessForms, ...restrictionForms, capacityForm]) addForm(app, desk, form)
  addPress(app, desk, pupilLeftHref(':caseId'), 'pupil-left', (visit) =>
    visit.call('POST /api/staff/cases/:caseId/pupil-left', { params: caseOf(visit) }),
  )
  addPress(app, desk, endCapacityHref(':caseId', ':decisionId'), 'capacity-ended', (visit) =>
    visit.call('POST /api/staff/cases/:caseId/capacity/:decisionId/end', {
      params: { ...caseOf(visit), decisionId: visit.params.decisionId ?? '' },
    }),
  )
  addRestrictionPages(app, desk)
  addLocks(app, desk)
  addGlass(app, desk)
}

/** A button by itself; whoever opens its address only goes back to the people. */
function addPress(
  app: FastifyInstance,
  desk: StaffDesk,
  url: string,
  done: string,
  record: (visit: Visit) => Promise<unknown>,
): void {
  addPage(app, desk.web, {
    url,
    access: 'staff',
    show: async (visit) => ({ to: peopleHref(caseOf(visit).caseId) }),
    submit: async (visit) => {
      await record(visit)
      return { to: `${peopleHref(caseOf(visit).caseId)}?done=${done}` }
    },
  })
}
