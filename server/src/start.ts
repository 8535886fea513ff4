import { relative } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { type Config, loadConfig, readEnvironment } from './config.ts'
import { councils } from './councils.ts'
import { demoSignIns, ensureDemo } from './demo/index.ts'
import { systemClock } from './platform/clock.ts'
import { findFreePort } from './platform/embedded-postgres/index.ts'
import { messageOf } from './platform/setup-fault.ts'
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

const say = (text: string) => process.stdout.write(`${text}\n`)
const report = (text: string) => process.stderr.write(`${text}\n`)

let opening: Promise<Services> | undefined
const children: SupervisedChild[] = []
let stoppedAt = 0

async function start(): Promise<void> {
  const config = await readConfig()
  opening = openServices(config)
  const services = await opening
  const outputFor = await openLogs(config)
  await migrateOrExplain(services.databaseUrl)
  const hasDemo =
    config.demoData && (await ensureDemo(services.databaseUrl, councils[config.council], systemClock))
  if (stoppedAt) return

  const env = environmentFor(config, services)
  for (const name of ['web', 'worker']) {
    const script = fileURLToPath(new URL(`./${name}.ts`, import.meta.url))
    children.push(superviseChild({ name, script, env, output: outputFor(name), report }))
  }
  await Promise.all(children.map((child) => child.ready))
  announce(config, services, hasDemo)
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
    DATABASE_URL: services.databaseUrl,
    SMTP_URL: services.smtpUrl,
    INBOX_DIR: services.inboxDir ?? '',
    HUB_DATA_DIR: config.dataDir,
    HOST: config.host,
    PORT: String(config.port),
    PUBLIC_URL: config.publicUrl,
    DEMO_DATA: config.demoData ? 'yes' : 'no',
  }
}

function announce(config: Config, services: Services, hasDemo: boolean): void {
  const seconds = (performance.now() / 1000).toFixed(1)
  say(`\nThe SEND hub is ready (${seconds} s).\n`)
  say(`  Families  ${config.publicUrl}/`)
  say(`  Staff     ${config.publicUrl}/staff`)
  if (services.inboxDir)
    say(`  Email     ${config.publicUrl}/dev/inbox   every message lands here, none leaves`)
  if (!config.database.url) say(`  Data      ${relative(process.cwd(), config.dataDir) || '.'}`)
  if (hasDemo) {
    say('\n  Invented people to sign in as; the code comes by email:')
    for (const { who, email, shows } of demoSignIns) say(`  ${email.padEnd(28)}${who}: ${shows}`)
  }
  say('\nCtrl-C stops it.')
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
