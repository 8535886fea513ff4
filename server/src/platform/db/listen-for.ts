import pg from 'pg'
import { asApp } from './app-pool.ts'

const reconnectMs = 1_000

/**
 * Calls `onNotice` whenever somebody notifies `channel`, on a connection of its own, until `stop()`. A lost connection
 * is made again; what was missed meanwhile is for the caller's own clock to find.
 */
export function listenFor(databaseUrl: string, channel: string, onNotice: () => void) {
  let isStopping = false
  let client: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined

  async function connect(): Promise<void> {
    const opened = new pg.Client({ connectionString: asApp(databaseUrl), connectionTimeoutMillis: 5_000 })
    client = opened
    opened.on('error', () => undefined) // said again by 'end'
    opened.on('notification', onNotice)
    opened.once('end', () => {
      if (!isStopping) timer = setTimeout(() => (connecting = connect()), reconnectMs)
    })
    try {
      await opened.connect()
      await opened.query(`listen ${pg.escapeIdentifier(channel)}`)
    } catch {
      await opened.end().catch(() => undefined)
    }
  }

  let connecting = connect()
  return {
    async stop(): Promise<void> {
      isStopping = true
      clearTimeout(timer)
      await connecting
      await client?.end().catch(() => undefined)
    },
  }
}
