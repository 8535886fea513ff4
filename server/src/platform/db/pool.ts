import pg from 'pg'

// Legal days stay text (YYYY-MM-DD): a Date would move them over midnight with the time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value)
// count(*) and friends: the hub never counts past 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

export interface PoolOptions {
  max?: number
  onError?: (error: Error) => void
  isForLongWork?: boolean
}

/**
 * A pool of connections that work as the role they sign in with; the application's own is `openAppPool`. Waits 5 s for
 * a free one and then fails, so that a stuck database is noticed; a statement or an idle transaction ends after 15 s,
 * unless the pool is for long work such as an import.
 */
export function openPool(databaseUrl: string, options: PoolOptions = {}) {
  const longestMs = options.isForLongWork ? 0 : 15_000
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: options.max ?? 10,
    connectionTimeoutMillis: 5_000,
    statement_timeout: longestMs,
    idle_in_transaction_session_timeout: longestMs,
    application_name: 'send-hub',
  })
  // Without a listener a lost idle connection would end the process; the pool makes a new one by itself.
  pool.on('error', options.onError ?? (() => undefined))
  // The same for one that is lost between two statements of a transaction: the next statement fails by itself.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

export type Pool = pg.Pool

/** The address that a pool connects to, for a connection of one's own to the same database. */
export function addressOf(pool: Pool): string {
  const { connectionString } = pool.options
  if (!connectionString) throw new Error('This pool was opened without an address')
  return connectionString
}
