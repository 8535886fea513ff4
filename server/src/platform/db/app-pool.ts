import { openPool, type Pool, type PoolOptions } from './pool.ts'

/**
 * The role that every connection of the application starts as, whatever role it signs in with: it owns no table, and so
 * can't switch row-level security off (migrations/0006, docs/decisions/0002).
 */
export const appRole = 'hub_app'

/** The same database, for connections that start as the application's role. */
export function asApp(databaseUrl: string): string {
  const url = new URL(databaseUrl)
  const given = url.searchParams.get('options')
  url.searchParams.set('options', `${given ? `${given} ` : ''}-c role=${appRole}`)
  return url.href
}

/** The pool of web, worker and commands. Only migrations, and tests that arrange something, work as the owner. */
export function openAppPool(databaseUrl: string, options: PoolOptions = {}): Pool {
  return openPool(asApp(databaseUrl), options)
}

/**
 * What is wrong with the role that signed in, in a sentence for whoever runs the hub; null when nothing is. It works
 * all the same: connections start as hub_app. But code that can send any SQL could leave that role again.
 */
export async function faultOfLoginRole(pool: Pool): Promise<string | null> {
  const { rows } = await pool.query<{ name: string; isUnbound: boolean; ownsTables: boolean }>(
    `select session_user as name, r.rolsuper or r.rolbypassrls as "isUnbound", exists (
       select from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
       and pg_has_role(session_user, c.relowner, 'member')) as "ownsTables"
     from pg_roles r where r.rolname = session_user`,
  )
  const [role] = rows
  if (!role || !(role.isUnbound || role.ownsTables)) return null
  const why = role.isUnbound ? 'is not bound by row-level security' : 'owns the tables'
  return `The role ${role.name} of DATABASE_URL ${why}, and so could switch it off. Give its address as DATABASE_OWNER_URL, name another role in DATABASE_URL, and run: npm run hub -- migrate`
}
