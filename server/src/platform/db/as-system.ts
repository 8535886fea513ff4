import type pg from 'pg'
import { statement, type Tx } from './transaction.ts'

const readActor = statement(
  'db.read-actor',
  "select current_setting('role') as role, current_setting('app.person', true) as person",
)
const become = statement(
  'db.become',
  `select set_config('role', $1, true), set_config('app.person', $2, true)`,
)

/** A statement failed: Postgres takes nothing more in this transaction but its end, which gives every role back. */
const transactionHasFailed = '25P02'

/**
 * Runs `work` as hub_system inside an open transaction, then gives the transaction back to whom it was opened for, also
 * when `work` fails and somebody catches that. For what follows by rule from a family's act and is not theirs to write,
 * so that both are kept or neither: what `work` wrote before it failed is undone only with the whole transaction.
 * Nothing read in it may be shown to the family.
 */
export const asSystem = <T>(tx: Tx, work: () => Promise<T>): Promise<T> => runAs(tx, 'hub_system', '', work)

/**
 * Reads as one family member would on their own pages, inside a transaction of staff: the database leaves out what they
 * may not see, the same rows for the same reasons. To read only, and only to tell them what they could read themselves.
 */
export const asFamilyMember = <T>(tx: Tx, familyMemberId: string, read: () => Promise<T>): Promise<T> =>
  runAs(tx, 'hub_family', familyMemberId, read)

async function runAs<T>(tx: Tx, role: string, person: string, work: () => Promise<T>): Promise<T> {
  const [actor] = await tx.rows<{ role: string; person: string | null }>(readActor)
  if (!actor) throw new Error('The transaction has no actor')
  await tx.rows(become, [role, person])
  try {
    return await work()
  } finally {
    await tx.rows(become, [actor.role, actor.person ?? '']).catch((error: pg.DatabaseError) => {
      if (error.code !== transactionHasFailed) throw error
    })
  }
}
