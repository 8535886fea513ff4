import type { Fault } from './fault.ts'
import type { ContactPerson } from './identify-contacts.ts'
import type { MemberRow } from './known-contacts.ts'
import { type MatchedContact, reportOn } from './match-contacts.ts'
import { sameName } from './name-keys.ts'

/** Who had an address before it was changed, by the address's fingerprint: see `formerAddresses`. */
export interface FormerAddresses {
  holdersOf(email: string): string[]
}

/**
 * Says which address each person may sign in with; null: none. An address opens a mailbox, and whoever reads it is
 * let in. So one that is, or ever was, another name's is given to nobody else: a list that slipped by a row would
 * otherwise show every family a stranger's child. Such a contact goes in without address, and staff find out.
 */
export function settleAddresses(
  people: ContactPerson[],
  members: MemberRow[],
  former: FormerAddresses,
  faults: Fault[],
): Map<string, string | null> {
  const byId = new Map(members.map((member) => [member.id, member]))
  const owner = new Map(members.flatMap(({ id, email }) => (email ? [[email, id]] : [])))
  const settled = new Map<string, string | null>()
  const isAnothers = (email: string, { id, rows }: ContactPerson) => {
    const name = sameName(rows[0]?.contact.contactName ?? '')
    const isOwned = owner.has(email) && owner.get(email) !== id
    return (
      isOwned || former.holdersOf(email).some((holder) => sameName(byId.get(holder)?.name ?? '') !== name)
    )
  }

  for (const person of people) {
    const current = person.known?.email ?? null
    const wanted = person.rows.flatMap(({ contact }) => contact.email ?? [])
    const asked = wanted.find((email) => email === current) ?? wanted[0] ?? null
    const isDenied = asked !== null && asked !== current && isAnothers(asked, person)
    if (isDenied) reportRows(person, (email) => email === asked, ANOTHERS, ANOTHERS_FIX, faults)
    else if (asked) owner.set(asked, person.id)
    settled.set(person.id, isDenied ? null : asked)
    reportRows(person, (email) => email !== asked, SECOND, SECOND_FIX, faults)
  }
  return settled
}

function reportRows(
  { rows }: ContactPerson,
  isMeant: (email: string) => boolean,
  what: string,
  fix: string,
  faults: Fault[],
) {
  for (const { contact, line, path } of rows as MatchedContact[]) {
    if (contact.email && isMeant(contact.email))
      reportOn({ line, path: `${path}/email` }, 'kept', what, fix, faults)
  }
}

const ANOTHERS = 'email is, or was, the address of a contact with another name, so it was not taken over'
const ANOTHERS_FIX =
  'Find out whose address it is: whoever reads that mailbox could sign in. Then give each person an address of their own.'
const SECOND = 'email is not the one this person has elsewhere, so it was not taken over'
const SECOND_FIX = 'Find out which of the addresses is right, and give it in each of the rows.'
