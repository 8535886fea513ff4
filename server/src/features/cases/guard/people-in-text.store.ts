import type { ChildInText, OtherAdult } from '@send-hub/shared'
import { statement, type Tx } from '../../../platform/db/transaction.ts'

/** Somebody of the case, and whether they read what the family reads today. */
export interface PersonOfText extends OtherAdult {
  isReader: boolean
}

/** Everyone who has or had access: nobody's text may give away any of the others, whatever they may see today. */
const readPeople = statement(
  'cases.people-in-text',
  `select f.id, f.name, f.email, f.phone,
     array(select trim(line) from unnest(string_to_array(coalesce(f.postal_address, ''), E'\\n')) as line
       where trim(line) <> '') as "addressLines",
     exists (select from access_on($2) o where o.case_id = $1 and o.family_member_id = f.id) as "isReader"
   from family_members f where f.id in (select a.family_member_id from case_access a where a.case_id = $1)
   order by f.id`,
)

export async function listPeopleInText(tx: Tx, caseId: string, today: string): Promise<PersonOfText[]> {
  return tx.rows<PersonOfText>(readPeople, [caseId, today])
}

const readChild = statement(
  'cases.child-in-text',
  `select ch.forename, ch.preferred_name as "preferredName", ch.surname, ch.upn,
     array(select o.reference from cases o where o.child_id = ch.id) as references
   from cases c join children ch on ch.id = c.child_id where c.id = $1`,
)

export async function findChildInText(tx: Tx, caseId: string): Promise<ChildInText | undefined> {
  return (await tx.rows<ChildInText>(readChild, [caseId]))[0]
}
