import type { Day } from '../../platform/calendar/index.ts'
import type { ChangeTally } from './change-tally.ts'
import type { Fault } from './fault.ts'
import { type ContactPerson, oneOf } from './identify-contacts.ts'
import type { Tally } from './import-summary.ts'
import type { AccessChange, KnownLink, MemberRow } from './known-contacts.ts'
import { type MatchedContact, reportOn } from './match-contacts.ts'

export interface ContactsPlan {
  newMembers: MemberRow[]
  changedMembers: MemberRow[]
  /** Those whose address was changed or taken away, with the one they had. */
  formerAddresses: { memberId: string; email: string }[]
  /** For people new to a child: access to each of its cases. */
  opened: AccessChange[]
  /** Parental responsibility has changed: what the import gave ends, and something else begins. */
  changed: AccessChange[]
  relabelled: AccessChange[]
  tally: Tally
  /** Contacts of the hub that the file does not name. */
  missing: number
}

export interface ContactsPlanning {
  today: Day
  changes: ChangeTally
  faults: Fault[]
}

/** What to write for the people of a contacts file, and what of it is news. */
export function planContacts(
  people: ContactPerson[],
  links: KnownLink[],
  addresses: ReadonlyMap<string, string | null>,
  planning: ContactsPlanning,
): ContactsPlan {
  const plan: ContactsPlan = {
    newMembers: [],
    changedMembers: [],
    formerAddresses: [],
    opened: [],
    changed: [],
    relabelled: [],
    tally: { new: 0, changed: 0, unchanged: 0 },
    missing: 0,
  }
  const linkOf = new Map(links.map((link) => [`${link.memberId}|${link.childId}`, link]))
  for (const person of people) {
    const isChanged = planMember(person, addresses.get(person.id) ?? null, plan, planning.changes)
    for (const row of person.rows) {
      const link = linkOf.get(`${person.id}|${row.childId}`)
      const isMoved = planAccess(person.id, row, link, plan, planning)
      plan.tally[link ? (isChanged || isMoved ? 'changed' : 'unchanged') : 'new'] += 1
    }
  }
  // Whoever is missing keeps their access: an export cut short must not lock out a county's parents, and who should
  // no longer see a child is for staff to decide. They are counted, so that somebody asks.
  const named = new Set(people.flatMap(({ id, rows }) => rows.map(({ childId }) => `${id}|${childId}`)))
  plan.missing = links.filter(
    (link) => link.isFromImport && link.isLive && !named.has(`${link.memberId}|${link.childId}`),
  ).length
  return plan
}

function planMember(
  { id, known, rows }: ContactPerson,
  email: string | null,
  plan: ContactsPlan,
  changes: ChangeTally,
): boolean {
  const row = {
    id,
    name: rows[0]?.contact.contactName ?? known?.name ?? '',
    email,
    phone: oneOf(rows, 'phone', known),
    preferredLanguage: oneOf(rows, 'preferredLanguage', known) ?? known?.preferredLanguage ?? 'en',
  }
  if (!known) {
    plan.newMembers.push(row)
    return false
  }
  const counted = changes.total
  changes.addIfMoved('name of a contact', known.name, row.name)
  changes.addIfMoved('phone of a contact', known.phone, row.phone)
  changes.addIfMoved('language of a contact', known.preferredLanguage, row.preferredLanguage)
  changes.addIfMoved(email ? 'email address of a contact' : 'email address taken away', known.email, email)
  if (changes.total === counted) return false
  plan.changedMembers.push(row)
  if (known.email && known.email !== email) plan.formerAddresses.push({ memberId: id, email: known.email })
  return true
}

/** True when something about the access to this child changes. */
function planAccess(
  memberId: string,
  row: MatchedContact,
  link: KnownLink | undefined,
  plan: ContactsPlan,
  { today, changes, faults }: ContactsPlanning,
): boolean {
  const { parentalResponsibility: isResponsible, relationship } = row.contact
  const access = accessOf(memberId, row, isResponsible, today)
  if (!link) {
    plan.opened.push(access)
    return false
  }
  // A file that does not say takes nothing away.
  if (isResponsible !== null && isResponsible !== link.hasParentalResponsibility) {
    const isStaffs = !link.isLive || !link.isFromImport
    if (isStaffs) reportOn(row, 'kept', DECIDED, DECIDED_FIX, faults)
    if (isStaffs && isResponsible) return false // staff ended it or set it: only staff open it again
    plan.changed.push(access)
    changes.add(isResponsible ? 'access opened' : 'access ended')
    return true
  }
  if (!relationship || relationship === link.relationship || !link.isLive || !link.isFromImport) return false
  plan.relabelled.push(access)
  changes.add('relationship of a contact')
  return true
}

/**
 * Parental responsibility gives full access. Without it nothing is shown or sent until staff decide: education law's
 * "parent" is wider, but no file can tell who has day-to-day care.
 */
function accessOf(
  memberId: string,
  { childId, contact }: MatchedContact,
  isResponsible: boolean | null,
  today: Day,
): AccessChange {
  return {
    memberId,
    childId,
    relationship: contact.relationship ?? 'contact',
    hasParentalResponsibility: isResponsible,
    level: isResponsible ? 'act' : 'none',
    evidence: isResponsible ? EVIDENCE : `${EVIDENCE}; by decision: staff decide`,
    today,
  }
}

const EVIDENCE = 'Contact file of the council’s case system'
const DECIDED =
  'parental_responsibility is not what the hub has, and staff have decided about this person’s access; their decision stands'
const DECIDED_FIX = 'Look at who may see the case, and correct whichever is wrong.'
