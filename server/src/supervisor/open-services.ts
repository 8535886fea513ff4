import { join } from 'node:path'
import type { Config } from '../config.ts'
import { migrate } from '../platform/db/migrate.ts'
import {
  type DatabaseUrls,
  type EmbeddedPostgres,
  embeddedHome,
  requireOwnersDatabase,
  startEmbeddedPostgres,
  urlsOf,
} from '../platform/embedded-postgres/index.ts'
import { startInbox } from '../platform/inbox/index.ts'
import { SetupFault } from '../platform/setup-fault.ts'
import { requireFreePort } from './require-free-port.ts'

/** What web and worker need before they start. */
export interface Services {
  database: DatabaseUrls
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
  const { urls, embedded } = database.status === 'fulfilled' ? database.value : notOpened
  const mail = inbox.status === 'fulfilled' ? inbox.value : null
  const stop = async () => {
    await mail?.stop()
    await embedded?.stop()
  }
  const failed = [port, database, inbox].find((each) => each.status === 'rejected')
  if (failed || !urls) {
    await stop()
    throw failed?.reason
  }
  return {
    database: urls,
    smtpUrl: mail?.smtpUrl ?? config.mail.smtpUrl ?? '',
    inboxDir,
    revive: async () => embedded?.revive(),
    stop,
  }
}

interface OpenedDatabase {
  urls: DatabaseUrls | null
  /** Null where the settings name a database. */
  embedded: EmbeddedPostgres | null
}

const notOpened: OpenedDatabase = { urls: null, embedded: null }

/** The embedded database, or the one of the settings after checking that it is there. */
async function openDatabase(config: Config): Promise<OpenedDatabase> {
  const urls = urlsOf(config.database)
  if (!urls) {
    const embedded = await startEmbeddedPostgres({ dataDir: embeddedHome(config.dataDir) })
    return { urls: embedded, embedded }
  }
  await requireOwnersDatabase(urls)
  return { urls, embedded: null }
}

/** @throws SetupFault when the database refuses, for example because the role may not create roles */
export async function migrateOrExplain({ ownerUrl, url }: DatabaseUrls): Promise<void> {
  try {
    await migrate(ownerUrl, url)
  } catch (error) {
    const { cause } = error as { cause?: unknown }
    const reason = cause instanceof Error ? cause : (error as Error)
    throw new SetupFault(
      `The database can't be brought to this version: ${reason.message}.`.replace(/\.\.$/, '.'),
    )
  }
}
