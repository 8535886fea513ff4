import {
  type AccessCompared,
  accessLevelWords,
  accessRoleWords,
  formatDay,
  formatDayLong,
  type PeopleOfCase,
} from '@send-hub/shared'
import type { FastifyInstance } from 'fastify'
import { type FormError, FormFault, type FormValues } from '../../lib/form.ts'
import { addPage, type Visit } from '../../lib/page.ts'
import { type StaffDesk, staffPage } from '../../lib/staff-desk.ts'
import { accessBody, accessFields, missingChoices, responsibilityWords } from './access-form.ts'
import { ComparePage } from './compare-page.tsx'
import { GiveAccessPage, type GiveAccessView } from './give-access-page.tsx'
import { given, onForm } from './people-errors.ts'
import { giveAccessHref, peopleHref } from './people-links.ts'
import { flagViews } from './restriction-flags.tsx'

/** Somebody gets access: found or entered, compared with the child, then given. */
export function addGiveAccess(app: FastifyInstance, desk: StaffDesk): void {
  addPage(app, desk.web, {
    url: giveAccessHref(':caseId'),
    access: 'staff',
    show: (visit) => showAgain(desk, visit),
    submit: async (visit) => {
      const { act } = visit.values
      if (act === 'find') return formPage(desk, visit, await search(visit))
      if (act === 'give') return give(visit)
      if (act === 'back') return formPage(desk, visit, null)
      return comparePage(desk, visit)
    },
  })
}

const caseOf = ({ params }: Visit) => ({ caseId: params.caseId ?? '' })
const readPeople = (visit: Visit) =>
  visit.call('GET /api/staff/cases/:caseId/people', { params: caseOf(visit) })

/** What went wrong at the last step is said there, unless it is about what was typed before. */
async function showAgain(desk: StaffDesk, visit: Visit) {
  const isAboutCheck = visit.errors.some(
    ({ field }) => field === 'isCompared' || field === 'isRestrictionRead',
  )
  return isAboutCheck ? comparePage(desk, visit) : formPage(desk, visit, null)
}

async function search(visit: Visit): Promise<GiveAccessView['found']> {
  const query = given(visit.values.find)
  if (!query) throw new FormFault([{ field: 'find', text: 'Enter a name or an email address' }])
  const { items } = await visit.call('POST /api/staff/people/find', { body: { query } })
  return items.map(({ id, name, email, cases }) => ({
    ...{ value: id, text: name },
    hint: [
      email ?? 'No email shown',
      ...cases.map(({ reference, childName }) => `${childName} ${reference}`),
    ].join(', '),
  }))
}

async function give(visit: Visit) {
  await onForm(() =>
    visit.call('POST /api/staff/cases/:caseId/people', { params: caseOf(visit), body: bodyOf(visit.values) }),
  )
  return { to: `${peopleHref(caseOf(visit).caseId)}?done=given` }
}

async function formPage(desk: StaffDesk, visit: Visit, found: GiveAccessView['found']) {
  const people = await readPeople(visit)
  const chosen = given(visit.values.familyMemberId)
  return staffPage(desk, visit, {
    ...{ section: 'cases', title: `Give somebody access, case ${people.reference}` },
    ...{ name: 'give-access', component: GiveAccessPage },
    view: {
      ...{ action: giveAccessHref(people.id), backHref: peopleHref(people.id) },
      ...{ childName: people.child.name, reference: people.reference },
      flags: flagViews(people.restrictions, desk.today()),
      found: found ?? (chosen && chosen !== 'new' ? await stillFound(visit, chosen) : null),
      fields: accessFields(people.people),
      ...{ typed: visit.values, errors: visit.errors },
    },
  })
}

/** Whoever was chosen before is still there to choose, found by the same words. */
async function stillFound(visit: Visit, chosen: string): Promise<GiveAccessView['found']> {
  const found = given(visit.values.find) ? await search(visit) : []
  return found?.some(({ value }) => value === chosen) ? found : null
}

async function comparePage(desk: StaffDesk, visit: Visit) {
  const missing: FormError[] = visit.errors.length > 0 ? [] : missingChoices(visit.values)
  if (missing.length > 0) throw new FormFault(missing)
  const { isCompared, isRestrictionRead, ...typed } = visit.values
  const compared = await onForm(() =>
    visit.call('POST /api/staff/cases/:caseId/people/compare', {
      params: caseOf(visit),
      body: bodyOf(typed),
    }),
  )
  const people = await readPeople(visit)
  return staffPage(desk, visit, {
    ...{ section: 'cases', title: `Compare, case ${people.reference}` },
    ...{ name: 'compare-access', component: ComparePage },
    view: {
      ...{ action: giveAccessHref(people.id), backHref: peopleHref(people.id), errors: visit.errors },
      hidden: Object.entries(typed).flatMap(([name, value]) =>
        name === 'act' || !value ? [] : [{ name, value }],
      ),
      ...facts(compared, people, visit.values, desk),
    },
  })
}

function facts(compared: AccessCompared, people: PeopleOfCase, typed: FormValues, desk: StaffDesk) {
  const { child, person, role, level, startsOn, endsOn, restrictions } = compared
  const standing = people.restrictions.filter(({ kind }) => restrictions.includes(kind))
  return {
    child: { name: child.name, born: formatDay(child.birthOn) },
    person: {
      ...{ name: person.name, email: person.email ?? 'No email: letters go by post, and they can’t sign in' },
      otherCases: person.otherCases.map(
        ({ childName, reference, relationship }) => `${childName} ${reference} (${relationship})`,
      ),
    },
    rows: [
      { key: 'As', value: `${accessRoleWords[role]}: ${typed.relationship ?? ''}` },
      { key: 'Parental responsibility', value: responsibilityWords(typed.responsibility) },
      { key: 'May see and do', value: accessLevelWords[level] },
      { key: 'From', value: formatDayLong(startsOn) },
      { key: 'Until', value: endsOn ? formatDayLong(endsOn) : 'No end' },
      { key: 'Evidence', value: typed.evidence ?? '' },
    ],
    flags: flagViews(standing, desk.today()),
  }
}

/** The fields of the API: somebody of the hub, or somebody new. */
function bodyOf(values: FormValues) {
  const { familyMemberId } = values
  const isKnown = familyMemberId !== undefined && familyMemberId !== 'new' && familyMemberId !== ''
  const lines = (values.addressLines ?? '').split('\n').flatMap((line) => line.trim() || [])
  return {
    ...accessBody(values),
    ...(isKnown
      ? { familyMemberId }
      : {
          person: {
            name: values.name ?? '',
            email: given(values.email),
            phone: given(values.phone),
            ...(lines.length > 0 && { addressLines: lines }),
          },
        }),
  }
}
