import { join } from 'node:path'
import pg from 'pg'
import { SetupFault } from '../setup-fault.ts'
import type { DatabaseUrls } from './ensure-hub-database.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './start-embedded-postgres.ts'

interface DatabaseSettings {
  database: { url: string | null; ownerUrl: string | null }
  dataDir: string
}

/** Where the embedded database lies in the hub's data folder. */
export const embeddedHome = (dataDir: string) => join(dataDir, 'postgres')

/**
 * Runs `work` with the database of the settings: the one of DATABASE_URL, or the embedded one, which is started for
 * the time of the work unless it runs already. Ctrl-C during the work stops what was started and ends the process.
 * @throws SetupFault when the embedded one can't be started
 */
export async function withDatabase<T>(
  settings: DatabaseSettings,
  work: (urls: DatabaseUrls) => Promise<T>,
): Promise<T> {
  const given = urlsOf(settings.database)
  if (given) return work(given)
  const embedded = await startEmbeddedPostgres({
    dataDir: embeddedHome(settings.dataDir),
    leavesAsFound: true,
  })
  const forget = stopOnSignal(embedded)
  try {
    return await work(embedded)
  } finally {
    forget()
    await embedded.stop()
  }
}

/** The addresses of the settings; null when the hub runs its own database. */
export function urlsOf({ url, ownerUrl }: DatabaseSettings['database']): DatabaseUrls | null {
  return url ? { url, ownerUrl: ownerUrl ?? url } : null
}

/** @throws SetupFault, in one sentence without the password, when the role that migrates can't reach its database */
export async function requireOwnersDatabase({ url, ownerUrl }: DatabaseUrls): Promise<void> {
  await requireDatabase(ownerUrl, ownerUrl === url ? 'DATABASE_URL' : 'DATABASE_OWNER_URL')
}

/** @throws SetupFault, in one sentence without the password, when nothing answers at this address */
export async function requireDatabase(url: string, setting = 'DATABASE_URL'): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (error) {
    const { hostname, port, pathname } = new URL(url)
    const { code, message } = error as { code?: string; message: string }
    const where = `${hostname || 'localhost'}:${port || 5432}${pathname}`
    throw new SetupFault(`The database at ${where} can't be used (${code ?? message}): check ${setting}.`)
  } finally {
    await client.end().catch(() => undefined)
  }
}

function stopOnSignal(embedded: EmbeddedPostgres): () => void {
  const end = (signal: NodeJS.Signals) => {
    void embedded.stop().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143))
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.once(signal, end)
  return () => {
    for (const signal of signals) process.off(signal, end)
  }
}
