import { fileURLToPath } from 'node:url'
import type { FastifyPluginAsync } from 'fastify'
import { buildApp, type PagesOptions } from './app.ts'
import { type Config, loadConfig, readEnvironment } from './config.ts'
import { councils } from './councils.ts'
import { systemClock } from './platform/clock.ts'
import { faultOfLoginRole, openAppPool } from './platform/db/app-pool.ts'
import { readSecrets } from './platform/db/read-secrets.ts'
import { requireDatabase } from './platform/embedded-postgres/index.ts'
import { createFolderStore, filesFolder } from './platform/files/index.ts'
import { readInbox } from './platform/inbox/index.ts'
import { logOptions } from './platform/logging.ts'
import { type HandWritten, handOver } from './platform/mail-in/index.ts'
import { messageOf, SetupFault } from './platform/setup-fault.ts'
import { listenFault } from './supervisor/require-free-port.ts'

/** The web process: API and pages. Stateless; run as many as there are cores. */

const builtPages = new URL('../../web/build/server/entry.server.js', import.meta.url)
const clientDir = fileURLToPath(new URL('../../web/build/client', import.meta.url))

async function main(): Promise<void> {
  const config = loadConfig(readEnvironment())
  if (!config.database.url)
    throw new SetupFault('DATABASE_URL must be set. To run everything on this machine: npm start')
  const pool = openAppPool(config.database.url)
  const { inboxDir } = config
  const [secrets, pages] = await Promise.all([
    requireDatabase(config.database.url).then(() => readSecrets(pool)),
    import(builtPages.href) as Promise<{ webPages: FastifyPluginAsync<PagesOptions> }>,
  ])
  const app = await buildApp({
    pool,
    clock: systemClock,
    council: councils[config.council],
    secrets,
    publicUrl: config.publicUrl,
    limits: config.limits,
    oidc: config.oidc,
    secondFactor: {
      rule: config.secondFactor,
      canText: config.notify !== null || inboxDir !== null,
    },
    documents: {
      files: createFolderStore(filesFolder(config.dataDir)),
      maxUploadBytes: config.files.maxUploadBytes,
      isScanned: config.files.clamdUrl !== null,
    },
    trustProxy: trustOf(config.trustProxy),
    logger: logOptions('info'),
    pages: { plugin: pages.webPages, clientDir },
    inbox: inboxDir ? { read: () => readInbox(inboxDir), write: writerOf(config) } : null,
  })
  const fault = await faultOfLoginRole(pool)
  if (fault) app.log.warn(fault)
  const { host, port } = config
  await app.listen({ host, port }).catch((error: NodeJS.ErrnoException) => {
    throw listenFault(error, host, port)
  })
  process.send?.({ ready: config.publicUrl })

  const stop = async () => {
    await app.close()
    await pool.end()
    process.exit(0)
  }
  process.once('SIGTERM', () => void stop())
  process.once('SIGINT', () => void stop())
}

/** Who tries the hub on one machine writes to it as a family would: by the door of the council's mail server. */
function writerOf({ mailIn: { lmtp, addresses } }: Config) {
  const [to] = addresses
  return lmtp && to ? { to, send: (mail: Omit<HandWritten, 'to'>) => handOver(lmtp, { ...mail, to }) } : null
}

/** That many proxies in front of us may say who the visitor is. */
function trustOf(setting: Config['trustProxy']) {
  return typeof setting === 'number' ? (_address: string, hop: number) => hop < setting : setting
}

main().catch((error: unknown) => {
  process.stderr.write(`${messageOf(error)}\n`)
  process.exit(1)
})
