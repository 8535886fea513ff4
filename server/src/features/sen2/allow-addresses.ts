import type { Fault } from './fault.ts'
import type { MemberRow } from './known-contacts.ts'
import { type MatchedContact, reportOn } from './match-contacts.ts'
import { sameName } from './name-keys.ts'

/** Who had an address before an import changed it. */
export interface FormerAddresses {
  holdersOf(email: string): string[]
}

/**
 * Takes away each address that is another name's. An address opens a mailbox, and whoever reads it is let in. So one that
 * is, or ever was, another name's is given to nobody else: a list that slipped by a row would otherwise show every
 * family a stranger's child. Such a contact goes in without address, and staff find out. An address that is nobody's
 * yet belongs to the first name in the file that has it.
 */
export function allowAddresses(
  rows: MatchedContact[],
  members: MemberRow[],
  former: FormerAddresses,
  faults: Fault[],
): MatchedContact[] {
  const nameOf = new Map(members.map(({ id, name }) => [id, sameName(name)]))
  const holder = new Map(members.flatMap(({ email, name }) => (email ? [[email, sameName(name)]] : [])))
  return rows.map((row) => {
    const { email, contactName } = row.contact
    if (!email) return row
    const name = sameName(contactName)
    const wasAnothers = former.holdersOf(email).some((id) => nameOf.get(id) !== name)
    if (!wasAnothers && !holder.has(email)) holder.set(email, name)
    if (!wasAnothers && holder.get(email) === name) return row
    reportOn({ line: row.line, path: `${row.path}/email` }, 'kept', ANOTHERS, ANOTHERS_FIX, faults)
    return { ...row, contact: { ...row.contact, email: null } }
  })
}

const ANOTHERS = 'email is, or was, the address of a contact with another name, so it was not taken over'
const ANOTHERS_FIX =
  'Find out whose address it is: whoever reads that mailbox could sign in. Then give each person an address of their own.'
