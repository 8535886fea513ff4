import { statement, type Tx } from '../../platform/db/transaction.ts'

export interface StaffMember {
  id: string
  name: string
  team: string
}

const readStaff = statement(
  'people.staff-member',
  'select id, name, team from staff_members where id = $1 and is_active',
)

export async function findStaffMember(tx: Tx, id: string): Promise<StaffMember | undefined> {
  return (await tx.rows<StaffMember>(readStaff, [id]))[0]
}

const readColleagues = statement(
  'people.colleagues',
  'select id, name, team from staff_members where is_active order by name collate "und-x-icu"',
)

export async function listColleagues(tx: Tx): Promise<StaffMember[]> {
  return tx.rows<StaffMember>(readColleagues)
}

/** What a family is shown of a member of staff: the first name. */
export const firstNameOf = (name: string): string => name.trim().split(/\s+/)[0] ?? name
