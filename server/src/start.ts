import { fileURLToPath } from 'node:url'
import { type Config, loadConfig, readEnvironment } from './config.ts'
import { councils } from './councils.ts'
import { type DemoSignIn, demoSignIns, ensureDemo } from './demo/index.ts'
import { systemClock } from './platform/clock.ts'
import { findFreePort } from './platform/embedded-postgres/index.ts'
import { createFolderStore, filesFolder } from './platform/files/index.ts'
import { messageOf } from './platform/setup-fault.ts'
import { announcement } from './supervisor/announce.ts'
import { openLogs } from './supervisor/open-logs.ts'
import { migrateOrExplain, openServices, type Services } from './supervisor/open-services.ts'
import { type SupervisedChild, superviseChild } from './supervisor/supervise-child.ts'

/**
 * `npm start`: everything on this machine. Starts what the settings leave out (Postgres, an inbox), brings the
 * database to this version, runs web and worker and starts them again when they die, and stops all of it in order.
 */

const reviveEveryMs = 1_000
/** npm and the terminal both pass Ctrl-C on: the same one comes twice. */
const secondSignalAfterMs = 800

const report = (text: string) => process.stderr.write(`${text}\n`)

let opening: Promise<Services> | undefined
const children: SupervisedChild[] = []
let stoppedAt = 0

async function start(): Promise<void> {
  const config = await readConfig()
  opening = openServices(config)
  const services = await opening
  const outputFor = await openLogs(config)
  await migrateOrExplain(services.database)
  const signIns = await loadDemo(config, services.database.ownerUrl)
  if (stoppedAt) return

  const env = { ...environmentFor(config, services), ...(await mailInFor(config, services)) }
  for (const name of ['web', 'worker']) {
    const script = fileURLToPath(new URL(`./${name}.ts`, import.meta.url))
    children.push(superviseChild({ name, script, env, output: outputFor(name), report }))
  }
  await Promise.all(children.map((child) => child.ready))
  process.stdout.write(announcement(config, services.inboxDir, signIns))
  keepDatabaseAlive(services)
  process.on('message', () => {
    for (const child of children) child.restart() // sources have changed: npm run dev
  })
}

async function readConfig(): Promise<Config> {
  const env = readEnvironment()
  const config = loadConfig(env)
  if (config.port !== 0) return config
  return loadConfig({ ...env, PORT: String(await findFreePort()) })
}

/** The settings as they turned out, for processes that read them anew. */
function environmentFor(config: Config, services: Services): Record<string, string | undefined> {
  return {
    ...process.env,
    DATABASE_URL: services.database.url,
    DATABASE_OWNER_URL: '', // what answers the network knows only the role that owns nothing
    SMTP_URL: services.smtpUrl,
    INBOX_DIR: services.inboxDir ?? '',
    HUB_DATA_DIR: config.dataDir,
    HOST: config.host,
    PORT: String(config.port),
    PUBLIC_URL: config.publicUrl,
    DEMO_DATA: config.demoData ? 'yes' : 'no',
  }
}

/** Where all mail stays on this machine, the inbox's page hands mail to the hub: by LMTP, on a port of this machine. */
async function mailInFor(config: Config, { inboxDir }: Services): Promise<Record<string, string>> {
  const { addresses, lmtp } = config.mailIn
  if (!inboxDir || lmtp) return {}
  const HUB_ADDRESS = addresses.join() || councils[config.council].hub.email
  return { HUB_ADDRESS, LMTP_LISTEN: `127.0.0.1:${await findFreePort()}` }
}

/** Whom to sign in as; nobody when the database holds a real council. */
async function loadDemo(config: Config, ownerUrl: string): Promise<DemoSignIn[]> {
  if (!config.demoData) return []
  const files = createFolderStore(filesFolder(config.dataDir))
  const isDemo = await ensureDemo(ownerUrl, councils[config.council], systemClock, files)
  return isDemo ? demoSignIns : []
}

function keepDatabaseAlive(services: Services): void {
  let isBusy = false
  const look = async () => {
    if (isBusy || stoppedAt) return
    isBusy = true
    await services.revive().catch((error) => report(messageOf(error)))
    isBusy = false
  }
  setInterval(look, reviveEveryMs).unref()
}

/** Web and worker finish what they are doing first; then the mail server; the database last. */
async function stop(): Promise<void> {
  await Promise.all(children.map((child) => child.stop()))
  const services = await opening?.catch(() => undefined)
  await services?.stop()
}

function stopOnSignal(): void {
  if (stoppedAt) {
    if (Date.now() - stoppedAt > secondSignalAfterMs) for (const child of children) child.kill()
    return
  }
  stoppedAt = Date.now()
  stop().then(
    () => process.exit(0),
    (error) => {
      report(messageOf(error))
      process.exit(1)
    },
  )
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stopOnSignal)
process.once('disconnect', stopOnSignal) // the launcher was killed
try {
  await start()
} catch (error) {
  // A start that Ctrl-C cut short fails in many ways; they are of no interest.
  if (!stoppedAt) {
    stoppedAt = Date.now()
    report(messageOf(error))
    await stop().catch((fault) => report(messageOf(fault)))
    process.exit(1)
  }
}
