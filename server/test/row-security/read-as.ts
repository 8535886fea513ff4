import type { Pool } from '../../src/platform/db/pool.ts'
import { type DbActor, inTransaction, statement } from '../../src/platform/db/transaction.ts'
import { usualDay, usualMoment } from '../test-clock.ts'
import type { Ledger } from './ledger.ts'

/** What a role may read of each table: the columns; none where it is closed. */
export async function readableColumns(owner: Pool, role: string): Promise<Map<string, string[]>> {
  const { rows } = await owner.query<{ name: string; columns: string[] }>(
    `select c.relname as name, coalesce(array_agg(a.attname::text order by a.attnum) filter (
       where has_column_privilege($1, c.oid, a.attnum, 'select')), '{}') as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f') group by 1 order by 1`,
    [role],
  )
  return new Map(rows.map(({ name, columns }) => [name, columns]))
}

export type Seen = Record<string, string[]>

const roleOf = (actor: DbActor) => (actor.kind === 'session' ? `hub_${actor.actorKind}` : `hub_${actor.kind}`)

/**
 * Everything that an actor's transaction reads, table by table, when no statement has a WHERE: the words for the rows.
 * The transaction is opened as the application opens it. Tables that are closed to the role, or show nothing, are left out.
 */
export async function readAllAs(
  { app, ledger }: { app: Pool; ledger: Ledger },
  actor: DbActor,
  at: { now: Date; today: string } = { now: new Date(usualMoment), today: usualDay },
): Promise<Seen> {
  const open = await readableColumns(ledger.pool, roleOf(actor))
  return inTransaction(app, actor, at, async (tx) => {
    const seen: Seen = {}
    for (const [table, columns] of open) {
      if (columns.length === 0) continue
      const everything = statement(
        `test.all-${roleOf(actor)}-${table}`,
        `select ${columns.join(', ')} from ${table}`,
      )
      const labels = await ledger.labelsOf(table, columns, await tx.rows(everything))
      if (labels.length > 0) seen[table] = labels
    }
    return seen
  })
}
