import { statement, type Tx } from './transaction.ts'

const readActor = statement(
  'db.read-actor',
  "select current_setting('role') as role, current_setting('app.person', true) as person",
)
const become = statement(
  'db.become',
  `select set_config('role', $1, true), set_config('app.person', $2, true)`,
)

/**
 * Runs `work` as hub_system inside an open transaction, then gives the transaction back to whom it was opened for.
 * For what follows by rule from a family's act and is not theirs to write, so that both are kept or neither. Nothing
 * read in it may be shown to the family. A failure ends the whole transaction, so the role needs no giving back then.
 */
export async function asSystem<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  const [actor] = await tx.rows<{ role: string; person: string | null }>(readActor)
  if (!actor) throw new Error('The transaction has no actor')
  await tx.rows(become, ['hub_system', ''])
  const result = await work()
  await tx.rows(become, [actor.role, actor.person ?? ''])
  return result
}
