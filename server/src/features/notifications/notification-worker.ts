import pg from 'pg'
import { asApp } from '../../platform/db/app-pool.ts'
import { describeError } from '../../platform/logging.ts'
import { wakeablePause } from '../../platform/wakeable-pause.ts'
import { type Delivery, deliverDue } from './deliver-notifications.ts'

export interface WorkerLog {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
}

/** How often the outbox is looked at when nothing announces a message: for tries that were put off. */
const usualPollMs = 1_000
const reconnectMs = 1_000

/**
 * Delivers notifications until `stop()`: woken by the database when one is written, and by the clock. A lost
 * database is waited for; the message at hand is finished before stopping.
 */
export function startNotificationWorker(
  databaseUrl: string,
  delivery: Delivery,
  log: WorkerLog,
  pollMs: number = usualPollMs,
) {
  let isStopping = false
  const pause = wakeablePause()

  async function workOnOneConnection(): Promise<void> {
    const client = new pg.Client({ connectionString: asApp(databaseUrl), connectionTimeoutMillis: 5_000 })
    let lost: Error | undefined
    client.on('error', (error) => {
      lost = error
      pause.wake()
    })
    client.on('notification', pause.wake)
    try {
      await client.connect()
      await client.query('listen notifications_waiting')
      await client.query('set role hub_system')
      while (!isStopping && !lost) {
        pause.reset()
        const settled = await deliverDue(client, delivery, () => isStopping)
        if (settled > 0) log.info({ settled }, 'notifications settled')
        else await pause.wait(pollMs)
      }
    } finally {
      await client.end().catch(() => undefined)
    }
    if (lost) throw lost
  }

  async function run(): Promise<void> {
    while (!isStopping) {
      try {
        await workOnOneConnection()
      } catch (error) {
        log.warn({ err: describeError(error as Error) }, 'the worker lost the database and tries again')
        pause.reset()
        if (!isStopping) await pause.wait(reconnectMs)
      }
    }
  }

  const finished = run()
  return {
    async stop(): Promise<void> {
      isStopping = true
      pause.wake()
      await finished
    },
  }
}
