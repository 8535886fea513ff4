import { type AccessLevel, type AccessRole, isWithin } from '@send-hub/shared'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { invalid } from '../../../platform/errors.ts'

const readWord = statement(
  'cases.young-persons-word',
  `select (select p.level from parent_consents p where p.case_id = $2 and p.parent_id = $3
     order by p.answered_at desc, p.id desc limit 1) as said
   from rights_transfers where child_id = $1 and changed_on is not null`,
)

/**
 * Once the rights are the young person's, a parent or carer sees no more than the young person said; the stage, where
 * they have not answered. Staff enter the answer, and give nothing past it. `parentId` null: somebody new.
 * Source: Children and Families Act 2014 s83; docs/decisions/0020.
 * @throws validation-failed
 */
export async function requireYoungPersonsWord(
  tx: Tx,
  of: { childId: string; caseId: string; parentId: string | null },
  { role, level }: { role: AccessRole; level: AccessLevel },
): Promise<void> {
  if (role !== 'parent' && role !== 'carer') return
  const [word] = await tx.rows<{ said: AccessLevel | null }>(readWord, [of.childId, of.caseId, of.parentId])
  if (!word || isWithin(level, word.said ?? 'status')) return
  throw invalid(
    '/level',
    'The rights are the young person’s own now. Enter what they say about this parent, under “What parents may see”',
  )
}
