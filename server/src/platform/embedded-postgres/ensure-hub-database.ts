import pg from 'pg'
import type { Secrets } from './create-cluster.ts'

/** `send_hub` does not exist yet: wrong user or password, or no such database. */
const notThereYet = ['28P01', '28000', '3D000']

/**
 * Makes the role and the database the hub works with, unless they are there, and returns their address. The role is
 * as weak as in production: it owns its database and may create roles, and row-level security binds it.
 */
export async function ensureHubDatabase(port: number, secrets: Secrets, forTests: boolean): Promise<string> {
  const url = `postgres://send_hub:${secrets.hub}@127.0.0.1:${port}/send_hub`
  try {
    await withClient(url, async () => undefined)
  } catch (error) {
    if (!notThereYet.includes((error as pg.DatabaseError).code ?? '')) throw error
    await withClient(`postgres://postgres:${secrets.superuser}@127.0.0.1:${port}/postgres`, (admin) =>
      createRoleAndDatabase(admin, secrets.hub, forTests),
    )
  }
  return url
}

async function createRoleAndDatabase(admin: pg.Client, password: string, forTests: boolean): Promise<void> {
  const exists = async (sql: string) => (await admin.query(sql)).rows.length > 0
  if (!(await exists("select from pg_roles where rolname = 'send_hub'")))
    await admin.query('create role send_hub')
  const mayCreateDatabases = forTests ? 'createdb' : 'nocreatedb'
  await admin.query(
    `alter role send_hub login nosuperuser createrole ${mayCreateDatabases} password ${pg.escapeLiteral(password)}`,
  )
  if (!(await exists("select from pg_database where datname = 'send_hub'"))) {
    await admin.query('create database send_hub owner send_hub')
  }
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined) // a query that is under way fails by itself
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}
