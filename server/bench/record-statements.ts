import type pg from 'pg'
import type { Pool } from '../src/platform/db/pool.ts'
import { newId } from '../src/platform/ids.ts'

/** A statement as the hub sent it: one text, or a prepared one with its values. */
export type Sent = string | { name: string; text: string; values: unknown[] }

/**
 * Notes every statement that goes through a pool, while it goes on working: transaction by transaction, in the order in
 * which they began, since a page opens several at once and each statement works as the role of its own.
 */
export function recordStatements(pool: Pool): { take(): Sent[] } {
  let transactions: Sent[][] = []
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...args: unknown[]) => unknown
    let current: Sent[] | null = null
    client.query = ((...args: unknown[]) => {
      const statement = args[0] as Sent
      const transaction = current ?? []
      if (!current) transactions.push(transaction)
      transaction.push(statement)
      current = isOver(transaction) ? null : transaction
      return query(...args)
    }) as typeof client.query
  })
  return {
    take() {
      const taken = transactions.flat()
      transactions = []
      return taken
    },
  }
}

/** A statement that was sent without a transaction is over at once. */
function isOver(sent: Sent[]): boolean {
  const [first, last] = [sent[0], sent.at(-1)]
  const isTransaction = typeof first === 'string' && first.startsWith('begin')
  return !isTransaction || last === 'commit' || last === 'rollback'
}

/** How many SQL statements these are: a message may hold two (`begin; select …`). */
export const countStatements = (sent: Sent[]): number =>
  sent.reduce(
    (sum, each) =>
      sum + (typeof each === 'string' ? each.split(';').filter((part) => part.trim()).length : 1),
    0,
  )

/**
 * Makes a function that sends the same statements again. Ids that differ between two runs of the same request are
 * new ones, so each replay gets new ones too, the same in every place.
 */
export function replayOf(first: Sent[], second: Sent[]) {
  const fresh = new Set<unknown>()
  for (const [index, one] of first.entries()) {
    const other = second[index]
    if (typeof one === 'string' || typeof other === 'string' || !other) continue
    for (const [place, value] of one.values.entries()) {
      if (isUuid(value) && value !== other.values[place]) fresh.add(value)
    }
  }
  return async (client: pg.PoolClient): Promise<unknown[]> => {
    const ids = new Map<unknown, string>()
    const renew = (value: unknown) => {
      if (!fresh.has(value)) return value
      if (!ids.has(value)) ids.set(value, newId())
      return ids.get(value)
    }
    const answers: unknown[] = []
    for (const each of first) {
      const statement = typeof each === 'string' ? each : { ...each, values: each.values.map(renew) }
      const result = await client.query(statement)
      if (typeof each !== 'string') answers.push(result.rows)
    }
    return answers
  }
}

const isUuid = (value: unknown): boolean => typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value)
