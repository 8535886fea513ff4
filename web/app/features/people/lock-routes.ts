import { formatDayLong, type LocksOfCase, lockReasons, lockReasonWords } from '@send-hub/shared'
import type { FastifyInstance } from 'fastify'
import { FormFault } from '../../lib/form.ts'
import { addPage, type Visit } from '../../lib/page.ts'
import { type StaffDesk, staffPage } from '../../lib/staff-desk.ts'
import type { ActField } from '../cases/acts/act-form-view.ts'
import { LocksPage } from './locks-page.tsx'
import { given, onForm } from './people-errors.ts'
import { PeopleFormPage } from './people-form-page.tsx'
import { clearLockHref, knowFamilyHref, locksHref, newLockHref, peopleHref } from './people-links.ts'

/** Which colleagues are kept away from a child, and saying of oneself that one must be. */
export function addLocks(app: FastifyInstance, desk: StaffDesk): void {
  addPage(app, desk.web, {
    url: locksHref(':caseId'),
    access: 'staff',
    show: async (visit) => {
      const found = await readLocks(visit)
      return staffPage(desk, visit, {
        ...{ section: 'cases', title: `Colleagues kept away, case ${found.reference}`, name: 'locks' },
        ...{ component: LocksPage, view: locksView(found, visit.query.done) },
      })
    },
  })
  addPage(app, desk.web, {
    url: newLockHref(':caseId'),
    access: 'staff',
    show: (visit) => newLockPage(desk, visit),
    submit: async (visit) => {
      const { who, reason, staffMemberId } = visit.values
      if (!who) throw new FormFault([{ field: 'who', text: 'Choose who is kept away' }])
      const namedStaffIds = Object.entries(visit.values).flatMap(([name, value]) =>
        who === 'all' && name.startsWith('named-') && value === 'yes' ? [name.slice('named-'.length)] : [],
      )
      if (who === 'one' && !given(staffMemberId)) {
        throw new FormFault([{ field: 'staffMemberId', text: 'Choose a colleague' }])
      }
      await onForm(() =>
        visit.call('POST /api/staff/cases/:caseId/locks', {
          params: caseOf(visit),
          body: { reason, namedStaffIds, staffMemberId: who === 'one' ? staffMemberId : undefined },
        }),
      )
      // Whoever is not among those who are named has just closed it for themselves.
      return { to: `${locksHref(caseOf(visit).caseId)}?done=set` }
    },
  })
  addPage(app, desk.web, {
    url: clearLockHref(':caseId', ':lockId'),
    access: 'staff',
    show: (visit) => ({ to: locksHref(caseOf(visit).caseId) }),
    submit: async (visit) => {
      const params = { ...caseOf(visit), lockId: visit.params.lockId ?? '' }
      await visit.call('POST /api/staff/cases/:caseId/locks/:lockId/clear', { params })
      return { to: `${locksHref(params.caseId)}?done=cleared` }
    },
  })
  addPage(app, desk.web, {
    url: knowFamilyHref(':caseId'),
    access: 'staff',
    show: (visit) => knowFamilyPage(desk, visit),
    submit: async (visit) => {
      await onForm(() =>
        visit.call('POST /api/staff/cases/:caseId/locks/mine', {
          params: caseOf(visit),
          body: { reason: visit.values.reason },
        }),
      )
      return { to: '/staff/caseload' }
    },
  })
}

const caseOf = ({ params }: Visit) => ({ caseId: params.caseId ?? '' })
const readLocks = (visit: Visit) =>
  visit.call('GET /api/staff/cases/:caseId/locks', { params: caseOf(visit) })

function locksView(found: LocksOfCase, done: string | undefined) {
  return {
    ...{ childName: found.childName, reference: found.reference },
    ...{ backHref: peopleHref(found.id), newHref: newLockHref(found.id) },
    done: done === 'set' ? 'The lock is set' : done === 'cleared' ? 'The lock is cleared' : null,
    named: found.named.map(({ name }) => name),
    locks: found.locks.map(({ id, who, reason, setOn, setBy }) => ({
      ...{ id, who: who?.name ?? 'Everybody but those who are named', reason: lockReasonWords[reason] },
      ...{ set: `${setBy}, ${formatDayLong(setOn)}`, clearAction: clearLockHref(found.id, id) },
    })),
  }
}

const reasonField = (reasons: readonly (typeof lockReasons)[number][]): ActField => ({
  ...{ is: 'radios', name: 'reason', label: 'Why?' },
  items: reasons.map((reason) => ({ value: reason, text: lockReasonWords[reason] })),
})

async function newLockPage(desk: StaffDesk, visit: Visit) {
  const found = await readLocks(visit)
  const colleagues = await desk.colleagues(visit)
  const choose = { value: '', text: 'Choose a colleague' }
  const one: ActField = {
    ...{ is: 'select', name: 'staffMemberId', label: 'Which colleague?' },
    items: [choose, ...colleagues.map(({ id, name }) => ({ value: id, text: name }))],
  }
  const named: ActField = {
    ...{ is: 'boxes', name: 'namedStaffIds', label: 'Who may still open it?' },
    hint: 'At least one of them must look after safeguarding.',
    items: colleagues.map(({ id, name }) => ({ name: `named-${id}`, text: name })),
  }
  return staffPage(desk, visit, {
    ...{ section: 'cases', title: `Keep a colleague away, case ${found.reference}`, name: 'people-form' },
    component: PeopleFormPage,
    view: {
      action: newLockHref(found.id),
      back: { href: locksHref(found.id), text: 'Colleagues kept away' },
      title: 'Keep a colleague away from this child',
      about: { childName: found.childName, reference: found.reference },
      intro: [
        'For whoever is kept away the case is not there: in no list, no search and no figure that names it.',
      ],
      ...{ warning: null, flags: [] },
      fields: [
        {
          ...{ is: 'radios', name: 'who', label: 'Who is kept away?' },
          items: [
            { value: 'one', text: 'One colleague', fields: [one] },
            { value: 'all', text: 'Everybody but those I name', fields: [named] },
          ],
        },
        reasonField(lockReasons),
      ],
      ...{ button: 'Set this lock', isGrave: true, typed: visit.values, errors: visit.errors },
    },
  })
}

async function knowFamilyPage(desk: StaffDesk, visit: Visit) {
  const found = await visit.call('GET /api/staff/cases/:caseId/people', { params: caseOf(visit) })
  return staffPage(desk, visit, {
    ...{ section: 'cases', title: `I know this family, case ${found.reference}`, name: 'people-form' },
    component: PeopleFormPage,
    view: {
      action: knowFamilyHref(found.id),
      back: { href: peopleHref(found.id), text: 'People, without changing anything' },
      title: 'I know this family',
      about: { childName: found.child.name, reference: found.reference },
      intro: [
        'That is no fault. The case closes for you at once, and you can’t open it again by yourself.',
        'If you look after it now, tell your manager that it needs somebody else.',
      ],
      ...{ warning: null, flags: [] },
      fields: [reasonField(['relative', 'knows-family'])],
      ...{ button: 'Close this case for me', isGrave: true, typed: visit.values, errors: visit.errors },
    },
  })
}
