import type { PeopleOfCase } from '@send-hub/shared'
import type { FastifyInstance } from 'fastify'
import { addPage, type Redirect, type Visit } from '../../lib/page.ts'
import type { Page } from '../../lib/render-page.tsx'
import { type StaffDesk, staffPage } from '../../lib/staff-desk.ts'
import { onForm } from './people-errors.ts'
import { PeopleFormPage, type PeopleFormView } from './people-form-page.tsx'
import { peopleHref } from './people-links.ts'
import { flagViews } from './restriction-flags.tsx'

/** A form about the people of one case. */
export interface CaseForm {
  url: string
  done: string
  form(
    found: PeopleOfCase,
    visit: Visit,
  ): Pick<PeopleFormView, 'title' | 'intro' | 'warning' | 'fields' | 'button'> & {
    isGrave?: boolean
    typed?: PeopleFormView['typed']
  }
  record(visit: Visit): Promise<unknown>
}

export const caseOf = ({ params }: Visit) => ({ caseId: params.caseId ?? '' })
export const readPeople = (visit: Visit) =>
  visit.call('GET /api/staff/cases/:caseId/people', { params: caseOf(visit) })

/** To be ticked where restrictions stand on the child. */
export const restrictionRead = (found: PeopleOfCase) =>
  found.restrictions.length === 0
    ? []
    : [
        {
          ...{ is: 'boxes' as const, name: 'restrictions', label: 'The restrictions' },
          items: [{ name: 'isRestrictionRead', text: 'I read the restrictions on this child, and go on' }],
        },
      ]

/** Everybody who has or had access, each once. */
export function everybody(found: PeopleOfCase) {
  const names = new Map(found.people.map(({ familyMemberId, name }) => [familyMemberId, name]))
  return [{ value: '', text: 'Choose who' }, ...[...names].map(([value, text]) => ({ value, text }))]
}

export const nothingThere = () => Object.assign(new Error('Nothing of this case'), { kind: 'not-found' })

/** Adds the page of a form; what was recorded is told on the page of the people. */
export function addForm(app: FastifyInstance, desk: StaffDesk, { url, done, form, record }: CaseForm): void {
  addPage(app, desk.web, {
    url,
    access: 'staff',
    show: async (visit): Promise<Page> => {
      const found = await readPeople(visit)
      const { isGrave = false, typed = {}, ...asked } = form(found, visit)
      return staffPage(desk, visit, {
        ...{ section: 'cases', title: `${asked.title}, case ${found.reference}`, name: 'people-form' },
        component: PeopleFormPage,
        view: {
          ...asked,
          action: visit.url,
          back: { href: peopleHref(found.id), text: 'People, without changing anything' },
          about: { childName: found.child.name, reference: found.reference },
          flags: flagViews(found.restrictions, desk.today()),
          ...{ isGrave, typed: { ...typed, ...visit.values }, errors: visit.errors },
        },
      })
    },
    submit: async (visit): Promise<Redirect> => {
      await onForm(() => record(visit))
      return { to: `${peopleHref(caseOf(visit).caseId)}?done=${done}` }
    },
  })
}
