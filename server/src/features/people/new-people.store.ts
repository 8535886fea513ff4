import type { NewChild } from '@send-hub/shared'
import { statement, type Tx } from '../../platform/db/transaction.ts'

const insertChildRow = statement(
  'people.insert-child',
  `insert into children (id, forename, surname, preferred_name, birth_on, sex, upn, postcode, district, created_at, updated_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10) on conflict (upn) where upn is not null do nothing returning id`,
)

/** As the system only. False when another child has this UPN. */
export async function insertChild(tx: Tx, id: string, child: NewChild, at: Date): Promise<boolean> {
  const { forename, surname, preferredName, birthOn, sex, upn, postcode, district } = child
  const values = [preferredName, birthOn, sex, upn, postcode?.toUpperCase(), district]
  const row = [id, forename, surname, ...values.map((value) => value || null), at]
  return (await tx.rows(insertChildRow, row)).length > 0
}

const insertPersonRow = statement(
  'people.insert-family-member',
  `insert into family_members (id, name, email, phone, created_at) values ($1, $2, $3, $4, $5)
   on conflict (email) where email is not null do nothing returning id`,
)

export interface NewFamilyMember {
  name: string
  /** In lower case. */
  email?: string | undefined
  phone?: string | undefined
}

/** As the system only. False when the address belongs to somebody already. */
export async function insertFamilyMember(
  tx: Tx,
  id: string,
  { name, email, phone }: NewFamilyMember,
  at: Date,
): Promise<boolean> {
  return (await tx.rows(insertPersonRow, [id, name, email || null, phone || null, at])).length > 0
}

const readChild = statement('people.child', 'select id, birth_on as "birthOn" from children where id = $1')

export async function findChild(tx: Tx, id: string): Promise<{ id: string; birthOn: string } | undefined> {
  return (await tx.rows<{ id: string; birthOn: string }>(readChild, [id]))[0]
}

const readPerson = statement('people.family-member', 'select id from family_members where id = $1')

export async function hasFamilyMember(tx: Tx, id: string): Promise<boolean> {
  return (await tx.rows(readPerson, [id])).length > 0
}

export interface AlikeChild {
  id: string
  name: string
  birthOn: string
  postcode: string | null
  hasSameUpn: boolean
}

const readAlike = statement(
  'people.alike-children',
  `select id, forename || ' ' || surname as name, birth_on as "birthOn", postcode,
     coalesce(upn = $3, false) as "hasSameUpn"
   from children where upn = $3 or (lower(surname) = lower($1) and birth_on = $2)
   order by "hasSameUpn" desc, name, id limit 20`,
)

/** Children who may be the same: the same UPN, or the same surname and birthday. */
export async function findAlikeChildren(
  tx: Tx,
  { surname, birthOn, upn }: { surname: string; birthOn: string; upn?: string | undefined },
): Promise<AlikeChild[]> {
  return tx.rows<AlikeChild>(readAlike, [surname, birthOn, upn || null])
}

const readByEmail = statement(
  'people.by-email',
  'select id, name, email from family_members where email = any($1) order by email',
)

export async function findPeopleByEmail(tx: Tx, emails: readonly string[]) {
  return tx.rows<{ id: string; name: string; email: string }>(readByEmail, [emails])
}
