import type { Config } from '../config.ts'
import { contextFor, type SystemContext } from '../platform/context.ts'
import { openAppPool } from '../platform/db/app-pool.ts'
import { isMigrated } from '../platform/db/migrate.ts'
import type { Pool } from '../platform/db/pool.ts'
import { requireDatabase, withDatabase } from '../platform/embedded-postgres/index.ts'
import { SetupFault } from '../platform/setup-fault.ts'
import { migrateOrExplain } from '../supervisor/open-services.ts'
import type { Surroundings } from './command.ts'

export interface OpenHub {
  config: Config
  pool: Pool
  /** What a command does, it does as the system. */
  system(): SystemContext
}

/**
 * Runs `work` on the hub's database: the one of DATABASE_URL, the embedded one of a running `npm start`, or the
 * embedded one started for the time of the work. The embedded one is brought to this version; another must be there.
 * @throws SetupFault when there is no such database
 */
export async function withHub<T>(
  { readConfig, clock }: Surroundings,
  work: (hub: OpenHub) => Promise<T>,
): Promise<T> {
  const config = readConfig()
  return withDatabase(config, async (urls) => {
    if (config.database.url) await requireDatabase(config.database.url)
    else await migrateOrExplain(urls)
    const pool = openAppPool(urls.url, { max: 2, isForLongWork: true })
    try {
      if (!(await isMigrated(pool))) {
        throw new SetupFault('The database is not at this version of the hub. Run: npm run hub -- migrate')
      }
      return await work({
        config,
        pool,
        system: () => contextFor(pool, clock, { kind: 'system', id: null }),
      })
    } finally {
      await pool.end()
    }
  })
}
