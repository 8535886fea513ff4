import { addDays, type Day } from '../../platform/calendar/index.ts'
import { statement, type Tx } from '../../platform/db/transaction.ts'
import type { AccessChange, KnownLink, MemberRow } from './known-contacts.ts'
import type { ChildWithContacts } from './match-contacts.ts'

const readChildren = statement(
  'sen2.children-with-contacts',
  `select id, upn, surname, forename, birth_on as "birthOn",
     exists (select from cases c where c.child_id = children.id) as "hasCase" from children order by id`,
)

export async function listChildrenWithContacts(tx: Tx): Promise<ChildWithContacts[]> {
  return tx.rows<ChildWithContacts>(readChildren)
}

const readMembers = statement(
  'sen2.members',
  'select id, name, email, phone, preferred_language as "preferredLanguage" from family_members order by id',
)

export async function listMembers(tx: Tx): Promise<MemberRow[]> {
  return tx.rows<MemberRow>(readMembers)
}

/** The newest access of each person to each child, whichever of the child's cases it stands on. */
const newestAccess = `select distinct on (a.family_member_id, c.child_id) a.family_member_id, c.child_id,
    a.relationship, a.has_parental_responsibility, a.level, (a.revoked_at is null and (a.ends_on is null or a.ends_on >= $1)) as is_live,
    a.granted_by_kind = 'system' and a.revoked_by_kind is distinct from 'staff' as is_from_import
  from case_access a join cases c on c.id = a.case_id
  order by a.family_member_id, c.child_id, a.starts_on desc, (a.ends_on is null) desc, a.id desc`

const readLinks = statement(
  'sen2.links',
  `select family_member_id as "memberId", child_id as "childId", relationship,
     has_parental_responsibility as "hasParentalResponsibility", is_live as "isLive", is_from_import as "isFromImport"
   from (${newestAccess}) as newest`,
)

export async function listLinks(tx: Tx, today: Day): Promise<KnownLink[]> {
  return tx.rows<KnownLink>(readLinks, [today])
}

const copyAccess = statement(
  'sen2.copy-access',
  `insert into case_access (id, case_id, family_member_id, relationship, has_parental_responsibility, level, evidence,
     starts_on, granted_by_kind, created_at, role)
   select gen_random_uuid(), c.id, s.family_member_id, s.relationship, s.has_parental_responsibility,
     case when s.is_live and s.is_from_import then s.level else 'none' end,
     'As for the child’s earlier case; where staff had decided, staff decide', $1, 'system', $2, role_of(s.relationship, s.has_parental_responsibility)
   from (${newestAccess}) as s join cases c on c.child_id = s.child_id and c.created_at = $2
   where not exists (select from case_access x where x.case_id = c.id and x.family_member_id = s.family_member_id)`,
)

/** A child's new case (made at this moment) is open to whom the import had opened the others to. */
export async function openNewCasesToKnownContacts(tx: Tx, today: Day, madeAt: Date): Promise<void> {
  await tx.rows(copyAccess, [today, madeAt])
}

const memberColumns = 'id uuid, name text, email text, phone text, "preferredLanguage" text'

const insertMemberRows = statement(
  'sen2.insert-members',
  `insert into family_members (id, name, email, phone, preferred_language, created_at)
   select id, name, email, phone, "preferredLanguage", $2 from jsonb_to_recordset($1::jsonb) as x(${memberColumns})`,
)

export async function insertMembers(tx: Tx, rows: MemberRow[], at: Date): Promise<void> {
  if (rows.length > 0) await tx.rows(insertMemberRows, [JSON.stringify(rows), at])
}

const updateMemberRows = statement(
  'sen2.update-members',
  `update family_members m set name = x.name, email = x.email, phone = x.phone,
     preferred_language = x."preferredLanguage"
   from jsonb_to_recordset($1::jsonb) as x(${memberColumns}) where m.id = x.id`,
)

export async function updateMembers(tx: Tx, rows: MemberRow[]): Promise<void> {
  if (rows.length > 0) await tx.rows(updateMemberRows, [JSON.stringify(rows)])
}

const accessColumns = `"memberId" uuid, "childId" uuid, relationship text, "hasParentalResponsibility" boolean,
  level text, evidence text, today date`

/** A file lets nobody new in while a restriction stands on the child: staff decide. */
const isRestricted = (childId: string) =>
  `exists (select from restrictions r where r.child_id = ${childId} and r.cleared_at is null)`

const openRows = statement(
  'sen2.open-access',
  `insert into case_access (id, case_id, family_member_id, relationship, has_parental_responsibility, level, evidence,
     starts_on, granted_by_kind, created_at, role)
   select gen_random_uuid(), c.id, x."memberId", x.relationship, x."hasParentalResponsibility",
     case when ${isRestricted('c.child_id')} then 'none' when x.level <> 'none' and role_of(x.relationship, x."hasParentalResponsibility") in ('parent', 'carer')
       and exists (select from rights_transfers t where t.child_id = c.child_id and t.changed_on is not null)
       then 'status' else x.level end, x.evidence,
     x.today, 'system', $2, role_of(x.relationship, x."hasParentalResponsibility")
   from jsonb_to_recordset($1::jsonb) as x(${accessColumns}) join cases c on c.child_id = x."childId"`,
)

/** Access to every case of the child. Once the rights have passed, what a parent sees is the young person's to say. */
export async function openAccess(tx: Tx, rows: AccessChange[], at: Date): Promise<void> {
  if (rows.length > 0) await tx.rows(openRows, [JSON.stringify(rows), at])
}

const ofImport = `from jsonb_to_recordset($1::jsonb) as x(${accessColumns}) join cases c on c.child_id = x."childId"
   where a.case_id = c.id and a.family_member_id = x."memberId" and a.granted_by_kind = 'system'
     and a.revoked_at is null and (a.ends_on is null or a.ends_on >= x.today)`

/** What began today is set right in place: history is kept by days. */
const changeToday = statement(
  'sen2.change-todays-access',
  `update case_access a set level = case when a.level = 'none' and ${isRestricted('c.child_id')} then 'none' else x.level end, has_parental_responsibility = x."hasParentalResponsibility",
     relationship = x.relationship, role = role_of(x.relationship, x."hasParentalResponsibility"), evidence = x.evidence ${ofImport} and a.starts_on >= x.today`,
)

const changeEarlier = statement(
  'sen2.change-access',
  `with ended as (
     update case_access a set ends_on = $3 ${ofImport} and a.starts_on < x.today
     returning a.case_id, a.level = 'none' and ${isRestricted('c.child_id')} as stays_out, x.*
   )
   insert into case_access (id, case_id, family_member_id, relationship, has_parental_responsibility, level, evidence,
     starts_on, granted_by_kind, created_at, role)
   select gen_random_uuid(), case_id, "memberId", relationship, "hasParentalResponsibility",
     case when stays_out then 'none' else level end, evidence, today,
     'system', $2, role_of(relationship, "hasParentalResponsibility") from ended
   on conflict do nothing`,
)

/** Ends at once what the import gave (its last day was yesterday), and begins what holds from today. */
export async function changeAccess(tx: Tx, rows: AccessChange[], today: Day, at: Date): Promise<void> {
  if (rows.length === 0) return
  await tx.rows(changeToday, [JSON.stringify(rows)])
  await tx.rows(changeEarlier, [JSON.stringify(rows), at, addDays(today, -1)])
}

const relabelRows = statement(
  'sen2.relabel-access',
  `update case_access a set relationship = x.relationship, role = role_of(x.relationship, a.has_parental_responsibility) ${ofImport}`,
)

export async function relabelAccess(tx: Tx, rows: AccessChange[]): Promise<void> {
  if (rows.length > 0) await tx.rows(relabelRows, [JSON.stringify(rows)])
}
