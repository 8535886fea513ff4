import type { Fault } from './fault.ts'
import type { MemberRow } from './known-contacts.ts'
import { type MatchedContact, reportOn } from './match-contacts.ts'
import { sameName } from './name-keys.ts'

export interface FormerAddresses {
  /** Who had an address before it was changed, by whomever. */
  holdersOf(email: string): string[]
  /** Who gave it up by themselves: they proved another inbox, and may have lost this one to somebody. */
  givenUpBy(email: string): string[]
}

/**
 * Takes away each address that is another name's. An address opens a mailbox, and whoever reads it is let in. So one that
 * is, or ever was, another name's is given to nobody else: a list that slipped by a row would otherwise show every
 * family a stranger's child. Such a contact goes in without address, and staff find out. An address that is nobody's
 * yet belongs to the first name in the file that has it. One that its holder has given up is not given back to them:
 * the source may be behind, and their old mailbox may be in other hands.
 */
export function allowAddresses(
  rows: MatchedContact[],
  members: MemberRow[],
  former: FormerAddresses,
  faults: Fault[],
): MatchedContact[] {
  const nameOf = new Map(members.map(({ id, name }) => [id, sameName(name)]))
  const holder = new Map(members.flatMap(({ email, name }) => (email ? [[email, sameName(name)]] : [])))
  const byId = new Map(members.map((member) => [member.id, member]))
  return rows.map((row) => {
    const { email, contactName } = row.contact
    if (!email) return row
    const name = sameName(contactName)
    const gaveItUp = former
      .givenUpBy(email)
      .map((id) => byId.get(id))
      .find((member) => member && member.email !== email && sameName(member.name) === name)
    if (gaveItUp) {
      reportOn({ line: row.line, path: `${row.path}/email` }, 'kept', GIVEN_UP, GIVEN_UP_FIX, faults)
      return { ...row, contact: { ...row.contact, email: gaveItUp.email } }
    }
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
const GIVEN_UP = 'email is one that this person has replaced by another in the hub, so it was not taken over'
const GIVEN_UP_FIX = 'Ask them for their new address, and give that in the file.'
