import type { Context } from '../context.ts'
import { statement, type Tx } from './transaction.ts'

/**
 * What one feature reads for a page that several make together. In `query`, $1 is who reads, $2 their day, $3 what the
 * page is about and $4 the ids of what it shows of something long: the same for all, so that every part of a page travels
 * in one statement. A query has no `with` that writes. Its rows come as JSON: days and moments are text.
 */
export interface PagePart<View, Ctx extends Context> {
  query: string
  toView: (rows: never[], ctx: Ctx) => View
}

/** Reads all parts of a page in one round trip. `name` stands for these parts in the whole program. */
export async function readParts<Views extends object, Ctx extends Context>(
  tx: Tx,
  name: string,
  parts: { [Key in keyof Views]: PagePart<Views[Key], Ctx> },
  ctx: Ctx,
  subjectId: string,
  shownIds: readonly string[] = [],
): Promise<Views> {
  const entries = Object.entries<PagePart<unknown, Ctx>>(parts)
  const columns = entries.map(
    ([key, { query }]) => `(select coalesce(json_agg(r), '[]') from (${query}) r) as "${key}"`,
  )
  // Postgres wants to know the type of each parameter, also of one that no part asks for.
  const text = `select ${columns.join(', ')} from (select $1::uuid, $2::date, $3::uuid, $4::uuid[]) asked`
  const [found] = await tx.rows<Record<string, never[]>>(statement(name, text), [
    ctx.actor.id,
    ctx.today,
    subjectId,
    shownIds,
  ])
  return Object.fromEntries(
    entries.map(([key, { toView }]) => [key, toView(found?.[key] ?? [], ctx)]),
  ) as Views
}
