import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { conflict } from '../../../platform/errors.ts'

/** The SQL of what somebody's access to a case is on a day: it runs, is held back, has ended, or never was. */
export const askerStandingOf = (ofCase: string, person: string, day: string): string =>
  `case when exists (select from access_on(${day}) o where o.case_id = ${ofCase} and o.family_member_id = ${person}) then 'runs'
     when exists (select from case_access o where o.case_id = ${ofCase} and o.family_member_id = ${person} and o.held_back
       and o.revoked_at is null) then 'held-back'
     when exists (select from case_access o where o.case_id = ${ofCase} and o.family_member_id = ${person}
       and o.level <> 'none') then 'ended'
     else 'none' end`

const readHeldBack = statement(
  'cases.is-held-back',
  `select is_held_back(c.child_id, $2, null) or exists (select from case_access a where a.case_id = c.id
     and a.family_member_id = $2 and a.held_back) as "isHeldBack" from cases c where c.id = $1`,
)

/** Whether a restriction keeps everything about this case from somebody; `familyMemberId` null: from everybody. */
export async function isHeldBack(tx: Tx, caseId: string, familyMemberId: string | null): Promise<boolean> {
  const [row] = await tx.rows<{ isHeldBack: boolean | null }>(readHeldBack, [caseId, familyMemberId])
  return row?.isHeldBack ?? false
}

const readNames = statement(
  'cases.held-back-names',
  `select distinct f.name from case_access a join family_members f on f.id = a.family_member_id
   where a.case_id = $1 and a.held_back and a.revoked_at is null and a.level in ('status+documents', 'act')
     and a.starts_on <= app_today() and (a.ends_on is null or a.ends_on >= app_today()) order by f.name`,
)

/** Those who would get letters today, if a restriction did not keep them from them. For staff. */
export async function listHeldBackNames(tx: Tx, caseId: string): Promise<string[]> {
  return (await tx.rows<{ name: string }>(readNames, [caseId])).map(({ name }) => name)
}

/** @throws conflict where nothing may be written to them about this case */
export async function requireNotHeldBack(
  tx: Tx,
  caseId: string,
  familyMemberId: string | null,
): Promise<void> {
  if (await isHeldBack(tx, caseId, familyMemberId)) {
    throw conflict(
      'A restriction on this child keeps everything from this person. Ask safeguarding what to do.',
    )
  }
}
