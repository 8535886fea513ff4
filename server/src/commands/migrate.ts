import { isMigrated } from '../platform/db/migrate.ts'
import { openPool } from '../platform/db/pool.ts'
import { requireOwnersDatabase, withDatabase } from '../platform/embedded-postgres/index.ts'
import { migrateOrExplain } from '../supervisor/open-services.ts'
import { type Command, readArguments } from './command.ts'

/** `hub migrate`: brings the database to this version. */
export const migrateCommand: Command = {
  usage: '',
  async run(args, { terminal, readConfig }) {
    readArguments({ args, options: {} })
    const wasReady = await withDatabase(readConfig(), async (urls) => {
      await requireOwnersDatabase(urls)
      const isReady = await isAtThisVersion(urls.ownerUrl)
      await migrateOrExplain(urls) // a role that is new in DATABASE_URL is let in also where no migration is
      return isReady
    })
    terminal.answer(
      wasReady ? 'The database is at this version already.' : 'The database is at this version now.',
    )
  },
}

async function isAtThisVersion(url: string): Promise<boolean> {
  const pool = openPool(url, { max: 1 })
  try {
    return await isMigrated(pool)
  } finally {
    await pool.end()
  }
}
