import { newId } from '../../src/platform/ids.ts'
import { type Db, insertRow } from './insert-row.ts'

/** A parent with an address of their own. */
export async function aFamilyMember(
  db: Db,
  {
    id = newId(),
    name = 'Amina Okafor',
    email = `${id}@family.example`,
    phone = '03069 990111',
  }: {
    id?: string
    name?: string
    email?: string | null
    phone?: string | null
  } = {},
): Promise<{ id: string; name: string; email: string }> {
  await insertRow(db, 'family_members', { id, name, email, phone })
  return { id, name, email: email ?? '' }
}
