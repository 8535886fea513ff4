import {
  accessEndReasons,
  accessEndReasonWords,
  capacityMatters,
  capacityMatterWords,
  type PeopleOfCase,
  restrictionKinds,
  restrictionWords,
} from '@send-hub/shared'
import type { FastifyInstance } from 'fastify'
import { addPage, type Redirect, type Visit } from '../../lib/page.ts'
import type { Page } from '../../lib/render-page.tsx'
import { type StaffDesk, staffPage } from '../../lib/staff-desk.ts'
import { accessBody, accessFields } from './access-form.ts'
import { addGiveAccess } from './give-access-routes.ts'
import { addGlass } from './glass-routes.ts'
import { addLocks } from './lock-routes.ts'
import { given, onForm } from './people-errors.ts'
import { PeopleFormPage, type PeopleFormView } from './people-form-page.tsx'
import {
  accessHref,
  clearRestrictionHref,
  endCapacityHref,
  newCapacityHref,
  newRestrictionHref,
  peopleHref,
  pupilLeftHref,
} from './people-links.ts'
import { PeoplePage } from './people-page.tsx'
import { peopleView } from './people-view.ts'
import { flagViews } from './restriction-flags.tsx'
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
  for (const form of forms) addForm(app, desk, form)
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

const caseOf = ({ params }: Visit) => ({ caseId: params.caseId ?? '' })
const accessOf = (visit: Visit) => ({ ...caseOf(visit), accessId: visit.params.accessId ?? '' })
const readPeople = (visit: Visit) =>
  visit.call('GET /api/staff/cases/:caseId/people', { params: caseOf(visit) })

/** A form about the people of one case. */
interface CaseForm {
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

const restrictionRead = (found: PeopleOfCase) =>
  found.restrictions.length === 0
    ? []
    : [
        {
          ...{ is: 'boxes' as const, name: 'restrictions', label: 'The restrictions' },
          items: [{ name: 'isRestrictionRead', text: 'I read the restrictions on this child, and go on' }],
        },
      ]

const forms: readonly CaseForm[] = [
  {
    url: accessHref(':caseId', ':accessId', 'change'),
    done: 'changed',
    form: (found, visit) => {
      const person = personOf(found, visit)
      return {
        title: `Change the access of ${person.name}`,
        intro: ['What they have now ends at once, and this begins. Both stay on record.'],
        ...{ warning: null, button: 'Change access' },
        fields: [...accessFields(found.people), ...restrictionRead(found)],
        typed: {
          ...{ role: person.role, relationship: person.relationship.split(', ')[0], level: person.level },
          settingName: person.role === 'school' ? person.relationship.split(', ').slice(1).join(', ') : '',
          responsibility:
            person.hasParentalResponsibility === null
              ? 'unknown'
              : person.hasParentalResponsibility
                ? 'yes'
                : 'no',
          endsOn: person.endsOn ?? '',
        },
      }
    },
    record: (visit) =>
      visit.call('POST /api/staff/cases/:caseId/access/:accessId/change', {
        params: accessOf(visit),
        body: accessBody(visit.values),
      }),
  },
  {
    url: accessHref(':caseId', ':accessId', 'end'),
    done: 'ended',
    form: (found, visit) => {
      const { name } = personOf(found, visit)
      return {
        title: `End the access of ${name}`,
        intro: [
          'It ends at once, also for those whom they let in. Their open questions stay with us, and they read nothing of them.',
          'They get one email that says that something ended, and no more.',
        ],
        warning: null,
        fields: [
          {
            ...{ is: 'radios', name: 'reason', label: 'Why does it end?' },
            items: accessEndReasons.map((reason) => ({ value: reason, text: accessEndReasonWords[reason] })),
          },
        ],
        ...{ button: 'End access now', isGrave: true },
      }
    },
    record: (visit) =>
      visit.call('POST /api/staff/cases/:caseId/access/:accessId/end', {
        params: accessOf(visit),
        body: { reason: visit.values.reason },
      }),
  },
  {
    url: newRestrictionHref(':caseId'),
    done: 'restricted',
    form: (found) => ({
      title: 'Set a restriction',
      intro: [
        'It stands on every case of this child, in plain sight of everybody who works on them, until somebody clears it.',
      ],
      warning: null,
      fields: [
        {
          ...{ is: 'radios', name: 'kind', label: 'What kind is it?' },
          items: restrictionKinds.map((kind) => ({
            ...{ value: kind, text: `${restrictionWords[kind].name}. ${restrictionWords[kind].means}` },
            ...(kind === 'NO_CONTACT' && { fields: [whoIsMeant(found)] }),
          })),
        },
        {
          ...{ is: 'text', name: 'note', label: 'Why, and what must colleagues know?', rows: 3 },
          hint: 'Everybody who works on the case reads this. Give no address.',
        },
        { is: 'day', name: 'reviewOn', label: 'Look at it again on (if you know)' },
      ],
      ...{ button: 'Set this restriction', isGrave: true },
    }),
    record: (visit) =>
      visit.call('POST /api/staff/cases/:caseId/restrictions', {
        params: caseOf(visit),
        body: {
          kind: visit.values.kind,
          familyMemberId: visit.values.kind === 'NO_CONTACT' ? given(visit.values.familyMemberId) : undefined,
          note: visit.values.note ?? '',
          reviewOn: given(visit.values.reviewOn),
        },
      }),
  },
  {
    url: clearRestrictionHref(':caseId', ':restrictionId'),
    done: 'cleared',
    form: (found, visit) => {
      const live = found.restrictions.find(({ id }) => id === visit.params.restrictionId)
      if (!live) throw nothingThere()
      return {
        title: `Clear “${restrictionWords[live.kind].name}”`,
        intro: [
          'Nothing that was stopped is sent later. Write to the family yourself, if they must know something.',
        ],
        warning: null,
        fields: [{ is: 'text', name: 'note', label: 'Why can it be cleared?', rows: 3 }],
        ...{ button: 'Clear this restriction', isGrave: true },
      }
    },
    record: (visit) =>
      visit.call('POST /api/staff/cases/:caseId/restrictions/:restrictionId/clear', {
        params: { ...caseOf(visit), restrictionId: visit.params.restrictionId ?? '' },
        body: { note: visit.values.note ?? '' },
      }),
  },
  {
    url: newCapacityHref(':caseId'),
    done: 'capacity',
    form: (found) => ({
      title: 'Record a decision about capacity',
      intro: [
        'Can the young person decide this one matter themselves, with help? Another matter is another decision. It holds 12 months at most.',
      ],
      warning: null,
      fields: [
        {
          ...{ is: 'radios', name: 'matter', label: 'Which decision is it about?' },
          items: capacityMatters.map((matter) => ({ value: matter, text: capacityMatterWords[matter] })),
        },
        {
          ...{ is: 'radios', name: 'hasCapacity', label: 'Can they decide it themselves?' },
          items: [
            { value: 'yes', text: 'Yes' },
            { value: 'no', text: 'No: somebody acts for them', fields: [whoActs(found)] },
          ],
        },
        { is: 'text', name: 'reasons', label: 'How was this found, and who was asked?', rows: 4 },
        { is: 'day', name: 'decidedOn', label: 'Decided on' },
        { is: 'day', name: 'endsOn', label: 'Holds until' },
        ...restrictionRead(found),
      ],
      button: 'Record this decision',
    }),
    record: (visit) => {
      const {
        matter,
        hasCapacity,
        reasons = '',
        decidedOn = '',
        endsOn = '',
        isRestrictionRead,
      } = visit.values
      return visit.call('POST /api/staff/cases/:caseId/capacity', {
        params: caseOf(visit),
        body: {
          ...{
            matter,
            hasCapacity,
            reasons,
            decidedOn,
            endsOn,
            isRestrictionRead: isRestrictionRead === 'yes',
          },
          alternativePersonId: given(visit.values.alternativePersonId),
        },
      })
    },
  },
]

/** Everybody who has or had access, each once. */
function everybody(found: PeopleOfCase) {
  const names = new Map(found.people.map(({ familyMemberId, name }) => [familyMemberId, name]))
  return [{ value: '', text: 'Choose who' }, ...[...names].map(([value, text]) => ({ value, text }))]
}

const whoIsMeant = (found: PeopleOfCase) =>
  ({
    is: 'select',
    name: 'familyMemberId',
    label: 'Who must not be reached?',
    items: everybody(found),
  }) as const
const whoActs = (found: PeopleOfCase) =>
  ({
    is: 'select',
    name: 'alternativePersonId',
    label: 'Who acts for them?',
    items: everybody(found),
  }) as const

function personOf(found: PeopleOfCase, { params }: Visit) {
  const person = found.people.find(({ accessId }) => accessId === params.accessId)
  if (!person) throw nothingThere()
  return person
}

const nothingThere = () => Object.assign(new Error('Nothing of this case'), { kind: 'not-found' })

function addForm(app: FastifyInstance, desk: StaffDesk, { url, done, form, record }: CaseForm): void {
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
