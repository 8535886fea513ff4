import {
  accessEndReasonWords,
  accessLevelWords,
  accessRoleWords,
  capacityMatterWords,
  type Day,
  formatDay,
  type PeopleOfCase,
  type PersonOfCase,
} from '@send-hub/shared'
import { dayOf } from '../../lib/staff-moments.ts'
import {
  accessHref,
  clearRestrictionHref,
  endCapacityHref,
  giveAccessHref,
  knowFamilyHref,
  locksHref,
  newCapacityHref,
  newRestrictionHref,
  pupilLeftHref,
} from './people-links.ts'
import { type FlagView, flagViews } from './restriction-flags.tsx'

type Row = { key: string; value: string }
type Link = { href: string; text: string; hiddenText: string }

export type PersonCardView = { id: string; name: string; tag: string | null; rows: Row[]; links: Link[] }

export type PeopleView = {
  reference: string
  child: { name: string; born: string }
  caseHref: string
  flags: (FlagView & { clearHref: string | null })[]
  mayNobodyAct: boolean
  isAddressHidden: boolean
  now: PersonCardView[]
  before: PersonCardView[]
  capacity: { id: string; title: string; rows: Row[]; endAction: string | null }[]
  links: {
    give: string
    restrict: string | null
    locks: string | null
    knowFamily: string
    capacity: string
    pupilLeft: string | null
  }
  done: string | null
}

const doneWords = {
  given: 'Access is given. They are told by email, if they have one',
  changed: 'Access is changed. What there was before is kept below',
  ended: 'Access has ended. They see nothing from now on',
  'pupil-left': 'What the school could see has ended',
  restricted: 'The restriction stands. Whatever waited for those it holds back was stopped',
  cleared:
    'The restriction is cleared. Nothing that was stopped is sent any more: write to the family yourself, if they must know',
  capacity: 'The decision is recorded',
  'capacity-ended': 'The decision has ended',
} as const

export function peopleView(found: PeopleOfCase, today: Day, done: string | undefined): PeopleView {
  const standing = found.people.filter(isStanding)
  const caseId = found.id
  return {
    reference: found.reference,
    child: { name: found.child.name, born: formatDay(found.child.birthOn) },
    caseHref: `/staff/cases/${caseId}`,
    flags: flagViews(found.restrictions, today).map((flag) => ({
      ...flag,
      clearHref: found.mayRestrict ? clearRestrictionHref(caseId, flag.id) : null,
    })),
    ...{ mayNobodyAct: found.mayNobodyAct, isAddressHidden: found.isAddressHidden },
    now: standing.map((person) => cardOf(found, person, today)),
    before: found.people
      .filter((person) => !isStanding(person))
      .map((person) => cardOf(found, person, today)),
    capacity: found.capacity.map((decision) => capacityView(caseId, decision, today)),
    links: {
      ...{
        give: giveAccessHref(caseId),
        knowFamily: knowFamilyHref(caseId),
        capacity: newCapacityHref(caseId),
      },
      restrict: found.mayRestrict ? newRestrictionHref(caseId) : null,
      locks: found.mayRestrict ? locksHref(caseId) : null,
      pupilLeft: standing.some(({ role }) => role === 'school') ? pupilLeftHref(caseId) : null,
    },
    done: done && Object.hasOwn(doneWords, done) ? doneWords[done as keyof typeof doneWords] : null,
  }
}

const isStanding = ({ standing }: PersonOfCase) => standing === 'runs' || standing === 'later'

function cardOf(found: PeopleOfCase, person: PersonOfCase, today: Day): PersonCardView {
  const links = (['change', 'end'] as const).map((act) => ({
    href: accessHref(found.id, person.accessId, act),
    text: act === 'change' ? 'Change' : 'End',
    // The card's title, which is read out after it, names the person.
    hiddenText: 'the access',
  }))
  const isOurs = person.role !== 'alternative-person'
  return {
    ...{ id: person.accessId, name: person.name, tag: tagOf(person) },
    rows: rowsOf(found, person, today),
    links: isStanding(person) && isOurs ? links : [],
  }
}

function tagOf({ isHeldBack, standing, level }: PersonOfCase): string | null {
  if (standing === 'taken-back' || standing === 'ended') return null
  if (isHeldBack) return 'Held back: sees nothing'
  if (standing === 'later') return 'Not yet'
  return level === 'none' ? 'Refused' : null
}

const responsibility = (has: boolean | null) => (has === null ? 'Not checked' : has ? 'Yes' : 'No')

function rowsOf({ isAddressHidden }: PeopleOfCase, person: PersonOfCase, today: Day): Row[] {
  const { startsOn, endsOn, consentedBy, takenBackOn, takenBackBy, takenBackWhy } = person
  const contact = [person.email ?? 'no email', person.phone ?? 'no phone'].join(', ')
  const end = endsOn ? `until ${dayOf(endsOn, today)}` : 'with no end'
  const who = person.grantedBy ?? 'the hub'
  const ended = takenBackOn && [
    `${dayOf(takenBackOn, today)}${takenBackBy ? ` by ${takenBackBy}` : ''}`,
    takenBackWhy && accessEndReasonWords[takenBackWhy],
  ]
  return [
    { key: 'As', value: `${accessRoleWords[person.role]}: ${person.relationship}` },
    { key: 'May see and do', value: accessLevelWords[person.level] },
    { key: 'Parental responsibility', value: responsibility(person.hasParentalResponsibility) },
    { key: 'From', value: `${dayOf(startsOn, today)}, ${end}` },
    ...(consentedBy ? [{ key: 'By consent of', value: consentedBy }] : []),
    { key: 'Contact', value: isAddressHidden ? 'Hidden. Press “Show” on the case' : contact },
    { key: 'Checked', value: person.evidence },
    { key: 'Given by', value: `${who}, ${dayOf(person.grantedOn, today)}` },
    ...(ended ? [{ key: 'Ended', value: ended.filter(Boolean).join(': ') }] : []),
  ]
}

function capacityView(caseId: string, decision: PeopleOfCase['capacity'][number], today: Day) {
  const { id, matter, hasCapacity, reasons, alternativePerson, decidedOn, endsOn, recordedBy, isInForce } =
    decision
  return {
    ...{ id, title: capacityMatterWords[matter] },
    rows: [
      { key: 'Can decide it', value: hasCapacity === 'yes' ? 'Yes, themselves' : 'No' },
      ...(alternativePerson ? [{ key: 'Acts for them', value: alternativePerson }] : []),
      { key: 'Why', value: reasons },
      {
        key: 'Holds',
        value: `${dayOf(decidedOn, today)} to ${dayOf(endsOn, today)}${isInForce ? '' : ' (not any more)'}`,
      },
      { key: 'Recorded by', value: recordedBy },
    ],
    endAction: isInForce ? endCapacityHref(caseId, id) : null,
  }
}
