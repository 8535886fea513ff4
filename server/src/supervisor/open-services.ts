import { join } from 'node:path'
import type { Config } from '../config.ts'
import { migrate } from '../platform/db/migrate.ts'
import {
  type EmbeddedPostgres,
  embeddedHome,
  requireDatabase,
  startEmbeddedPostgres,
} from '../platform/embedded-postgres/index.ts'
import { startInbox } from '../platform/inbox/index.ts'
import { SetupFault } from '../platform/setup-fault.ts'
import { requireFreePort } from './require-free-port.ts'

/** What web and worker need before they start. */
export interface Services {
  databaseUrl: string
  smtpUrl: string
  /** Null when real mail is set up. */
  inboxDir: string | null
  /** Brings back an embedded database that something ended. */
  revive(): Promise<void>
  stop(): Promise<void>
}

/**
 * Opens the database and the mail server of the settings, or those of this machine where there are none.
 * @throws SetupFault, with everything closed again, when one of them is not to be had
 */
export async function openServices(config: Config): Promise<Services> {
  const inboxDir = config.mail.smtpUrl ? null : join(config.dataDir, 'inbox')
  const [port, database, inbox] = await Promise.allSettled([
    requireFreePort(config.host, config.port),
    openDatabase(config),
    inboxDir ? startInbox({ dir: inboxDir }) : null,
  ])
  const embedded = database.status === 'fulfilled' ? database.value : null
  const mail = inbox.status === 'fulfilled' ? inbox.value : null
  const stop = async () => {
    await mail?.stop()
    await embedded?.stop()
  }
  const failed = [port, database, inbox].find((each) => each.status === 'rejected')
  if (failed) {
    await stop()
    throw failed.reason
  }
  return {
    databaseUrl: embedded?.url ?? config.database.url ?? '',
    smtpUrl: mail?.smtpUrl ?? config.mail.smtpUrl ?? '',
    inboxDir,
    revive: async () => embedded?.revive(),
    stop,
  }
}

/** The embedded database, or null after checking that the one of DATABASE_URL is there. */
async function openDatabase(config: Config): Promise<EmbeddedPostgres | null> {
  if (!config.database.url) return startEmbeddedPostgres({ dataDir: embeddedHome(config.dataDir) })
  await requireDatabase(config.database.url)
  return null
}

/** @throws SetupFault when the database refuses, for example because the role may not create roles */
export async function migrateOrExplain(databaseUrl: string): Promise<void> {
  try {
    await migrate(databaseUrl)
  } catch (error) {
    const { cause } = error as { cause?: unknown }
    const reason = cause instanceof Error ? cause : (error as Error)
    throw new SetupFault(
      `The database can't be brought to this version: ${reason.message}.`.replace(/\.\.$/, '.'),
    )
  }
}
