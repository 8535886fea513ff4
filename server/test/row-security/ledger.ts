import type { Pool } from '../../src/platform/db/pool.ts'
import { insertRow } from '../factories/insert-row.ts'

type Row = Record<string, unknown>

/**
 * Notes under a word of the test's own every row that it puts into the database, so that what a connection reads without
 * any WHERE can be told as a list of words.
 */
export class Ledger {
  private readonly labels = new Map<string, string>()
  private readonly keys = new Map<string, string[]>()

  readonly pool: Pool

  constructor(pool: Pool) {
    this.pool = pool
  }

  async open(): Promise<this> {
    const { rows } = await this.pool.query<{ name: string; key: string[] }>(
      `select c.relname as name, array_agg(a.attname::text order by a.attnum) as key
       from pg_class c join pg_index i on i.indrelid = c.oid and i.indisprimary
         join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' group by 1 order by 1`,
    )
    for (const { name, key } of rows) this.keys.set(name, key)
    return this
  }

  /** Every table of the schema. */
  get tables(): string[] {
    return [...this.keys.keys()]
  }

  async put(label: string, table: string, row: Row): Promise<Row> {
    const put = await insertRow(this.pool, table, row)
    this.labels.set(this.nameOf(table, put), label)
    return put
  }

  /** For rows that factories and triggers made: all of a table that nobody has named yet and that meet the condition. */
  async name(label: string, table: string, where: string, values: unknown[]): Promise<void> {
    const { rows } = await this.pool.query(`select * from ${table} where ${where}`, values)
    for (const row of rows) {
      const name = this.nameOf(table, row)
      if (!this.labels.has(name)) this.labels.set(name, label)
    }
  }

  /** The words for rows of which only some columns could be read: each is found by these among all there are. */
  async labelsOf(table: string, columns: string[], seen: Row[]): Promise<string[]> {
    const { rows } = await this.pool.query<Row>(`select * from ${table}`)
    const byContent = new Map<string, string[]>()
    for (const row of rows) {
      const content = contentOf(columns, row)
      const label = this.labels.get(this.nameOf(table, row)) ?? 'not named by the test'
      byContent.set(content, [...(byContent.get(content) ?? []), label])
    }
    const labels = seen.map((row) => byContent.get(contentOf(columns, row))?.shift() ?? 'not in the table')
    return inOrder([...new Set(labels)])
  }

  /** All words that stand for rows of a table. */
  async allLabels(table: string): Promise<string[]> {
    const { rows } = await this.pool.query<Row>(`select * from ${table}`)
    return this.labelsOf(table, Object.keys(rows[0] ?? {}), rows)
  }

  private nameOf(table: string, row: Row): string {
    return JSON.stringify([table, ...(this.keys.get(table) ?? []).map((column) => row[column])])
  }
}

export const inOrder = (words: string[]) => words.toSorted((one, other) => (one < other ? -1 : 1))

const contentOf = (columns: string[], row: Row) => JSON.stringify(columns.map((column) => row[column]))
