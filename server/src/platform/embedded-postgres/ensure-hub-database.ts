import pg from 'pg'
import type { Secrets } from './create-cluster.ts'

/** Two ways into one database. */
export interface DatabaseUrls {
  /** The role the hub signs in with: it owns nothing (docs/decisions/0002). */
  url: string
  /** The role that migrates and owns the tables; not a superuser. Where there is only one role: the same. */
  ownerUrl: string
}

/** The role does not exist yet, or not with this password; or there is no such database. */
const notThereYet = ['28P01', '28000', '3D000']

/**
 * Makes the roles and the database the hub works with, unless they are there, and returns their addresses. The roles
 * are as weak as in production: one owns the database and may create roles, the other may nothing by itself, and
 * row-level security binds both.
 */
export async function ensureHubDatabase(
  port: number,
  secrets: Secrets,
  forTests: boolean,
): Promise<DatabaseUrls> {
  const urlOf = (role: string, password: string) =>
    `postgres://${role}:${password}@127.0.0.1:${port}/send_hub`
  const urls = { url: urlOf('send_hub_app', secrets.app), ownerUrl: urlOf('send_hub', secrets.hub) }
  try {
    for (const url of [urls.ownerUrl, urls.url]) await withClient(url, async () => undefined)
  } catch (error) {
    if (!notThereYet.includes((error as pg.DatabaseError).code ?? '')) throw error
    await withClient(`postgres://postgres:${secrets.superuser}@127.0.0.1:${port}/postgres`, (admin) =>
      createRolesAndDatabase(admin, secrets, forTests),
    )
  }
  return urls
}

async function createRolesAndDatabase(admin: pg.Client, secrets: Secrets, forTests: boolean): Promise<void> {
  const exists = async (sql: string) => (await admin.query(sql)).rows.length > 0
  const ensureRole = async (name: string, password: string, more: string) => {
    if (!(await exists(`select from pg_roles where rolname = '${name}'`)))
      await admin.query(`create role ${name}`)
    await admin.query(`alter role ${name} login nosuperuser ${more} password ${pg.escapeLiteral(password)}`)
  }
  await ensureRole('send_hub', secrets.hub, `createrole ${forTests ? 'createdb' : 'nocreatedb'}`)
  await ensureRole('send_hub_app', secrets.app, 'nocreaterole nocreatedb noinherit')
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
