import { statement, type Tx } from '../../platform/db/transaction.ts'
import { notAllowed, notFound } from '../../platform/errors.ts'

const readAsked = statement(
  'cases.to-ask-about',
  `select coalesce(ch.preferred_name, ch.forename) as "childName", f.name as "askerName", a.level
   from cases c
     join access_on(app_today()) a on a.case_id = c.id and a.family_member_id = $2 and a.role <> 'school'
     join children ch on ch.id = c.child_id
     join family_members f on f.id = a.family_member_id
   where c.id = $1`,
)

/**
 * The case a family member wants to ask about, and their name.
 * @throws not-found when it is absent or not shared with them; not-allowed when they may only look
 */
export async function requireCaseToAskAbout(
  tx: Tx,
  familyMemberId: string,
  caseId: string,
): Promise<{ childName: string; askerName: string }> {
  const [row] = await tx.rows<{ childName: string; askerName: string; level: string }>(readAsked, [
    caseId,
    familyMemberId,
  ])
  if (!row || row.level === 'none') throw notFound()
  if (row.level !== 'act')
    throw notAllowed('You can see this case, but you can’t ask about it here. Call us instead.')
  return row
}

const findByReference = statement('cases.by-reference', 'select id from cases where reference = $1')

export async function findCaseIdByReference(tx: Tx, reference: string): Promise<string | undefined> {
  return (await tx.rows<{ id: string }>(findByReference, [reference]))[0]?.id
}
