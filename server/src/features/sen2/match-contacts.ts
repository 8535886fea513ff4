import type { Day } from '../../platform/calendar/index.ts'
import { type Fault, RowFaults, type Severity } from './fault.ts'
import { childKey, sameName } from './name-keys.ts'
import type { Sen2Contact } from './read-contact.ts'
import type { Place } from './read-person.ts'

export interface ContactInFile extends Place {
  contact: Sen2Contact
}
/** A contact whose child is certain. */
export interface MatchedContact extends ContactInFile {
  childId: string
}

export interface ChildWithContacts {
  id: string
  upn: string | null
  surname: string
  forename: string
  birthOn: Day
  hasCase: boolean
}

/** Finds each contact's child. One that does not lead to exactly one child is left out: it could open the wrong case. */
export function matchContacts(
  rows: ContactInFile[],
  children: ChildWithContacts[],
  faults: Fault[],
): MatchedContact[] {
  const byUpn = new Map(children.flatMap((child) => (child.upn ? [[child.upn, child] as const] : [])))
  const byKey = Map.groupBy(children, childKey)
  return rows.flatMap((row) => {
    const found = row.contact.upn
      ? byUpnOf(row.contact, byUpn.get(row.contact.upn))
      : byNameOf(row.contact, byKey)
    if (found.fault !== undefined) reportOn(row, 'left-out', found.fault, FIX, faults)
    else if (!found.child.hasCase) reportOn(row, 'left-out', NO_CASE, NO_CASE_FIX, faults)
    else {
      if (found.doubt) reportOn(row, 'kept', found.doubt, DOUBT_FIX, faults)
      return [{ ...row, childId: found.child.id }]
    }
    return []
  })
}

type Found =
  | { child: ChildWithContacts; doubt?: string; fault?: undefined }
  | { child?: undefined; fault: string }

/** A UPN typed wrongly may be another child's: name or birth date must bear it out, where the row gives them. */
function byUpnOf(contact: Sen2Contact, child: ChildWithContacts | undefined): Found {
  if (!child) return { fault: 'There is no child with this UPN' }
  const { childSurname, childForename, childBirthDate } = contact
  const isBirthGiven = childBirthDate !== null
  const isNameGiven = childSurname !== null && childForename !== null
  const isSameBirth = childBirthDate === child.birthOn
  const isSameName =
    isNameGiven &&
    sameName(childSurname) === sameName(child.surname) &&
    sameName(childForename) === sameName(child.forename)
  if (isSameBirth || isSameName || !(isBirthGiven || isNameGiven)) {
    return isBirthGiven && !isSameBirth
      ? { child, doubt: 'The birth date is not the one in the return' }
      : { child }
  }
  return { fault: 'The UPN is that of a child with another name and birth date' }
}

function byNameOf(contact: Sen2Contact, byKey: Map<string, ChildWithContacts[]>): Found {
  const { childSurname, childForename, childBirthDate } = contact
  const key = childKey({
    surname: childSurname ?? '',
    forename: childForename ?? '',
    birthOn: childBirthDate ?? '',
  })
  const [child, another] = byKey.get(key) ?? []
  if (!child) return { fault: 'There is no child with this name and birth date' }
  return another
    ? { fault: 'Several children share this name and birth date, and no UPN is given' }
    : { child }
}

export function reportOn(
  { line, path }: Place,
  severity: Severity,
  what: string,
  fix: string,
  faults: Fault[],
): void {
  new RowFaults('contact', faults).report(severity, { line, path }, what, fix)
}

const FIX =
  'Correct the UPN, or the name and birth date, in the case system, export the contacts and import them again.'
const NO_CASE = 'The child has no case, so there is nothing to give access to'
const NO_CASE_FIX =
  'See what was reported of this child’s requests; import the contacts again once they are in.'
const DOUBT_FIX = 'Correct it where it is wrong, in the case system or in the contacts.'
