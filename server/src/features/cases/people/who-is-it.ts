import type { NewAccess, NewPersonOfCase } from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { invalid } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { findPeopleByEmail, insertFamilyMember } from '../../people/index.ts'
import { writePostalAddress } from '../decision-letters/letter-people.store.ts'
import { findKnownPerson, type KnownPerson } from './people.store.ts'

/**
 * Who is meant: somebody known, or somebody new whose address is nobody else's. Writes nothing.
 * `id` null: they are not in the hub yet.
 * @throws validation-failed
 */
export async function whoIsIt(
  tx: Tx,
  { familyMemberId, person }: Pick<NewAccess, 'familyMemberId' | 'person'>,
): Promise<Omit<KnownPerson, 'id'> & { id: string | null }> {
  if (familyMemberId) {
    const known = await findKnownPerson(tx, familyMemberId)
    if (!known) throw invalid('/familyMemberId', 'This person is not in the hub')
    return known
  }
  if (!person) throw invalid('/name', 'Enter who it is, or choose somebody from the hub')
  const [holder] = person.email ? await findPeopleByEmail(tx, [person.email]) : []
  if (holder) throw invalid('/email', isSameName(holder.name, person.name) ? isKnown : isAnothers)
  return { id: null, name: person.name, email: person.email ?? null }
}

const isKnown =
  'Somebody of this name and email address is in the hub already. Find them there, and compare their other cases.'
const isAnothers =
  'This email address belongs to somebody of another name. Everybody needs an address of their own: check both.'

const isSameName = (one: string, other: string): boolean => plainName(one) === plainName(other)
const plainName = (name: string) =>
  name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()

/** Enters somebody new. @throws validation-failed when the address was taken meanwhile */
export async function enterPerson(tx: Tx, ctx: StaffContext, person: NewPersonOfCase): Promise<string> {
  const id = newId()
  if (!(await insertFamilyMember(tx, id, person, ctx.now))) throw invalid('/email', isAnothers)
  return id
}

/** Where the letters of somebody new go; once they have access. */
export async function keepPostalAddress(
  tx: Tx,
  caseId: string,
  familyMemberId: string,
  lines: readonly string[] = [],
): Promise<void> {
  if (lines.length > 0) await writePostalAddress(tx, caseId, familyMemberId, lines.join('\n'))
}
