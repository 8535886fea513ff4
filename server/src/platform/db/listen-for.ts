import pg from 'pg'
import { asApp } from './app-pool.ts'

const reconnectMs = 1_000
/** How often to ask whether a silent connection is still there, and how long to wait for the answer. */
const askEveryMs = 20_000
const answerWithinMs = 5_000

export interface ListeningState {
  /** Listening has begun, at first or anew: what was said before is not known. */
  onListening?(): void
  /** The connection is lost; it is made again. */
  onLost?(): void
}

/**
 * Calls `onNotice` with what was said whenever somebody notifies `channel`, on a connection of its own, until `stop()`.
 * A lost connection is made again, also one that only fell silent; what was missed meanwhile is for the caller's own
 * clock to find.
 */
export function listenFor(
  databaseUrl: string,
  channel: string,
  onNotice: (said: string) => void,
  { onListening = () => undefined, onLost = () => undefined }: ListeningState = {},
) {
  let isStopping = false
  let client: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined

  async function connect(): Promise<void> {
    const opened = new pg.Client({
      connectionString: asApp(databaseUrl),
      connectionTimeoutMillis: answerWithinMs,
      query_timeout: answerWithinMs,
      application_name: 'send-hub listener',
    })
    client = opened
    const asking = setInterval(() => void opened.query('select 1').catch(leave), askEveryMs).unref()
    const leave = () => opened.end().catch(() => undefined)
    opened.on('error', () => undefined) // said again by 'end'
    opened.on('notification', ({ payload }) => onNotice(payload ?? ''))
    opened.once('end', () => {
      clearInterval(asking)
      if (!isStopping) onLost()
      if (!isStopping) timer = setTimeout(() => (connecting = connect()), reconnectMs)
    })
    try {
      await opened.connect()
      await opened.query(`listen ${pg.escapeIdentifier(channel)}`)
      onListening()
    } catch {
      await leave()
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
