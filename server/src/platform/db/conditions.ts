import type { Statement, Tx } from './transaction.ts'

/**
 * Collects the WHERE clause of a list with its values, numbered from $1. `shape` names the combination of
 * conditions (never a value), so that each combination is one prepared statement.
 */
export class Conditions {
  readonly values: unknown[] = []
  private readonly parts: string[] = []
  private readonly names: string[] = []

  /** A condition without a value. */
  addFixed(name: string, sql: string): this {
    this.parts.push(sql)
    this.names.push(name)
    return this
  }

  /** A condition on one value; `sql` gets its placeholder. */
  add(name: string, value: unknown, sql: (placeholder: string) => string): this {
    this.values.push(value)
    return this.addFixed(name, sql(`$${this.values.length}`))
  }

  /** Placeholders for values that come after the conditions' own. */
  after(count: number): string[] {
    return Array.from({ length: count }, (_, index) => `$${this.values.length + index + 1}`)
  }

  get where(): string {
    return this.parts.join(' and ') || 'true'
  }

  get shape(): string {
    return this.names.join('+')
  }
}

/** A page after the last one has no row to carry the count: it is asked for by itself. The first page: none at all. */
export async function countBeyondTheEnd(
  tx: Tx,
  total: Statement,
  values: unknown[],
  page: number,
): Promise<number> {
  if (page === 1) return 0
  const [count] = await tx.rows<{ n: number }>(total, values)
  return count?.n ?? 0
}
