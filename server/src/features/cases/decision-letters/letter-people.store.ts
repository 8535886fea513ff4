import { statement, type Tx } from '../../../platform/db/transaction.ts'
import {
  type DecidedForYoungPerson,
  decidedColumn,
  type PersonAskedAbout,
  withDecisions,
} from '../told-of-appeal.ts'

export interface PersonRow {
  id: string
  name: string
  email: string | null
  phone: string | null
  postalAddress: string | null
  /** What runs today; null for somebody whose access has ended or is held back. */
  access: PersonAskedAbout | null
}

interface RowRead extends Omit<PersonRow, 'access'> {
  access: Pick<PersonAskedAbout, 'role' | 'level' | 'hasParentalResponsibility'> | null
  decided: DecidedForYoungPerson[]
}

/** Everyone who has or had access: the letter to one must give away none of the others, whatever they may see today. */
const readPeople = statement(
  'cases.people-for-letters',
  `select f.id, f.name, f.email, f.phone, f.postal_address as "postalAddress",
     (select json_build_object('role', a.role, 'level', a.level, 'hasParentalResponsibility', a.has_parental_responsibility)
       from access_on($2) a where a.case_id = c.id and a.family_member_id = f.id) as access,
     ${decidedColumn('$2')} as decided
   from cases c join family_members f
     on f.id in (select a.family_member_id from case_access a where a.case_id = c.id)
   where c.id = $1 order by f.name, f.id`,
)

export async function listPeopleForLetters(tx: Tx, caseId: string, today: string): Promise<PersonRow[]> {
  const rows = await tx.rows<RowRead>(readPeople, [caseId, today])
  return rows.map(({ access, decided, ...person }) => ({
    ...person,
    access: access && withDecisions({ id: person.id, ...access }, decided),
  }))
}

const readDeath = statement(
  'cases.child-has-died',
  `select from cases c join cases other on other.child_id = c.child_id
   where c.id = $1 and other.status = 'CLOSED_DECEASED' limit 1`,
)

/** Whether any case of this child was closed after a death. */
export async function hasChildDied(tx: Tx, caseId: string): Promise<boolean> {
  return (await tx.rows(readDeath, [caseId])).length > 0
}

const readOfficer = statement(
  'cases.officer-for-letters',
  'select s.name from cases c join staff_members s on s.id = c.officer_id and s.is_active where c.id = $1',
)

/** Undefined while nobody who works here looks after the case. */
export async function findOfficerName(tx: Tx, caseId: string): Promise<string | undefined> {
  return (await tx.rows<{ name: string }>(readOfficer, [caseId]))[0]?.name
}

const writeAddress = statement(
  'cases.write-postal-address',
  `update family_members f set postal_address = $3
   where f.id = $2 and exists (select from case_access a where a.case_id = $1 and a.family_member_id = f.id)
   returning f.id`,
)

/** False when this person has nothing to do with the case. */
export async function writePostalAddress(
  tx: Tx,
  caseId: string,
  familyMemberId: string,
  address: string | null,
): Promise<boolean> {
  return (await tx.rows(writeAddress, [caseId, familyMemberId, address])).length === 1
}
