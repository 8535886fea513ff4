import type { Fault } from './fault.ts'
import { type ContactPerson, oneOf } from './identify-contacts.ts'
import { reportOn } from './match-contacts.ts'

/**
 * The one address each person may sign in with; null: none. Where rows differ, the one on record stays, else the first:
 * which is right is for staff to find out.
 */
export function settleAddresses(people: ContactPerson[], faults: Fault[]): Map<string, string | null> {
  const settled = new Map<string, string | null>()
  for (const { id, known, rows } of people) {
    const asked = oneOf(rows, 'email', known)
    settled.set(id, asked)
    for (const { contact, line, path } of rows) {
      if (contact.email && contact.email !== asked)
        reportOn({ line, path: `${path}/email` }, 'kept', SECOND, SECOND_FIX, faults)
    }
  }
  return settled
}

const SECOND = 'email is not the one this person has elsewhere, so it was not taken over'
const SECOND_FIX = 'Find out which of the addresses is right, and give it in each of the rows.'
