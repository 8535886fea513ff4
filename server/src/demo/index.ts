import type { Council } from '@send-hub/shared'
import pg from 'pg'
import type { Clock } from '../platform/clock.ts'
import type { FileStore } from '../platform/files/index.ts'
import { readStock } from './read-stock.ts'

export { type DemoSignIn, demoSignIns } from './sign-ins.ts'

/**
 * Fills an empty database with an invented council: the same people, cases, enquiries and documents every time, with dates
 * counted back from today. All of it goes in, or nothing. Answers whether the invented council is there, loaded now
 * or before; false means that the database holds something else, which is left alone.
 */
export async function ensureDemo(
  databaseUrl: string,
  council: Council,
  clock: Clock,
  files: FileStore,
): Promise<boolean> {
  const stock = await withClient(databaseUrl, readStock)
  if (stock !== 'nothing') return stock === 'demo'
  // The use cases take half a second to load, for which later starts need not wait.
  const { loadDemo } = await import('./load-demo.ts')
  return loadDemo(databaseUrl, council, clock, files)
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined) // a query that is under way fails by itself
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
