import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { notFound } from '../../../platform/errors.ts'

const readPupil = statement(
  'school.pupil-to-ask-about',
  `select f.name as "askerName" from access_on(app_today()) a join family_members f on f.id = a.family_member_id
   where a.case_id = $1 and a.family_member_id = $2 and a.role = 'school'`,
)

/**
 * The name of somebody of a school who asks about a pupil of theirs.
 * @throws not-found for a pupil of another school, once the pupil has left, and for anybody who is no school
 */
export async function requirePupil(tx: Tx, personId: string, caseId: string): Promise<{ askerName: string }> {
  const [row] = await tx.rows<{ askerName: string }>(readPupil, [caseId, personId])
  if (!row) throw notFound()
  return row
}
