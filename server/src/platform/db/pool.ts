import pg from 'pg'

// Legal days stay text (YYYY-MM-DD): a Date would move them over midnight with the time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value)
// count(*) and friends: the hub never counts past 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/** A pool of connections. Waits 5 s for a free one and then fails, so that a stuck database is noticed. */
export function openPool(
  databaseUrl: string,
  options: { max?: number; onError?: (error: Error) => void } = {},
) {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: options.max ?? 10,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 15_000,
    idle_in_transaction_session_timeout: 15_000,
    application_name: 'send-hub',
  })
  // Without a listener a lost idle connection would end the process; the pool makes a new one by itself.
  pool.on('error', options.onError ?? (() => undefined))
  return pool
}

export type Pool = pg.Pool
