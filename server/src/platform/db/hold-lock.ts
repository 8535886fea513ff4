import pg from 'pg'
import { asApp } from './app-pool.ts'

/** A lock that this process has and no other: gone at once when the process, or its connection, dies. */
export interface HeldLock {
  isHeld(): boolean
  release(): Promise<void>
}

const connectWithinMs = 5_000
/** Which of this database's advisory locks: a number that nothing else takes. */
const lockClass = 8871

/**
 * Takes the lock of this name on a connection of its own; null while another process has it. `onLost` is called when it
 * is gone without having been released.
 * @throws when the database can't be reached
 */
export async function holdLock(
  databaseUrl: string,
  name: string,
  onLost: () => void,
): Promise<HeldLock | null> {
  const client = new pg.Client({
    connectionString: asApp(databaseUrl),
    connectionTimeoutMillis: connectWithinMs,
    keepAlive: true,
    application_name: 'send-hub lock',
  })
  let isHeld = false
  client.on('error', () => undefined) // said again by 'end'
  client.once('end', () => {
    if (!isHeld) return
    isHeld = false
    onLost()
  })
  try {
    await client.connect()
    const { rows } = await client.query<{ has: boolean }>(
      'select pg_try_advisory_lock($1, hashtext($2)) as has',
      [lockClass, name],
    )
    isHeld = rows[0]?.has === true
  } catch (error) {
    await client.end().catch(() => undefined)
    throw error
  }
  const end = async () => {
    isHeld = false
    await client.end().catch(() => undefined)
  }
  if (!isHeld) {
    await end()
    return null
  }
  return { isHeld: () => isHeld, release: end }
}
