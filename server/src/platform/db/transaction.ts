import { createHash } from 'node:crypto'
import pg from 'pg'
import { signInRequired } from '../errors.ts'
import type { Pool } from './pool.ts'

/**
 * An open transaction of one actor. `rows` runs a hand-written, named statement: it is parsed and planned once a
 * connection (docs/decisions/0004).
 */
export interface Tx {
  rows<Row extends object>(statement: Statement, values?: unknown[]): Promise<Row[]>
}

export interface Statement {
  name: string
  text: string
}

/** Postgres knows a prepared statement by the first 63 characters of its name. */
const longestName = 63

/** What each name stands for in this program. */
const textsByName = new Map<string, string>()

/**
 * `name` must be unique in the program: Postgres keeps the plan under it. A long one is made short, and stays unique.
 * @throws Error when another statement has this name: on some connection one of the two would be taken for the other
 */
export function statement(name: string, text: string): Statement {
  const short = shortName(name)
  const known = textsByName.get(short)
  if (known === undefined) textsByName.set(short, text)
  else if (known !== text) throw new Error(`Two statements are named ${name}`)
  return { name: short, text }
}

function shortName(name: string): string {
  if (name.length <= longestName) return name
  const digest = createHash('sha256').update(name).digest('base64url').slice(0, 22)
  return `${name.slice(0, longestName - 23)}:${digest}`
}

/** Who a transaction is opened for. The database enforces what each may touch (migrations/0001, 0003, 0005). */
export type DbActor =
  | { kind: 'session'; sessionId: string; actorKind: 'family' | 'staff' }
  | { kind: 'staff'; staffId: string | null }
  | { kind: 'system' }

/** What the opening statement learned of a session. */
export interface OpenedSession {
  personId: string
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const dayPattern = /^\d{4}-\d{2}-\d{2}$/

/**
 * `begin` and the actor in one round trip. For a session the database itself looks the person up from the
 * live session, so a revoked session reads nothing, at once, on every process.
 */
function opening(actor: DbActor, now: Date, today: string): string {
  if (!dayPattern.test(today)) throw new Error('today must be YYYY-MM-DD')
  const asRole = (role: string, person: string) =>
    `set_config('app.person', ${person}, true), set_config('app.today', '${today}', true),
     set_config('app.now', ${pg.escapeLiteral(now.toISOString())}, true), set_config('role', '${role}', true)`
  switch (actor.kind) {
    case 'system':
      return `begin; select ${asRole('hub_system', "''")}`
    case 'staff':
      return `begin; select ${asRole('hub_staff', uuidLiteral(actor.staffId))}; ${lockedOut}`
    case 'session': {
      const column = actor.actorKind === 'family' ? 'family_member_id' : 'staff_member_id'
      const isAllowed =
        actor.actorKind === 'staff'
          ? 'and exists (select from staff_members m where m.id = s.staff_member_id and m.is_active)'
          : ''
      return `begin; select s.${column} as "personId", ${asRole(`hub_${actor.actorKind}`, `s.${column}::text`)}
        from sessions s where s.id = ${uuidLiteral(actor.sessionId)} and s.actor_kind = '${actor.actorKind}'
        and s.revoked_at is null and s.expires_at > ${pg.escapeLiteral(now.toISOString())}::timestamptz ${isAllowed}${actor.actorKind === 'staff' ? `; ${lockedOut}` : ''}`
    }
  }
}

/** As hub_staff: the children, cases and adults that are closed to this person, worked out once for all policies. */
const lockedOut = `select set_config('app.locked_children', l.children::text, true),
  set_config('app.locked_cases', l.cases::text, true), set_config('app.locked_people', people_only_on(l.cases)::text, true)
  from (select c.children, cases_of(c.children) as cases
    from (select locked_children(app_person()) as children offset 0) as c offset 0) as l`

function uuidLiteral(id: string | null): string {
  if (id === null) return "''"
  if (!uuidPattern.test(id)) throw new Error('an actor is named by a UUID')
  return `'${id}'`
}

/**
 * Runs `work` in one transaction for one actor: all of it is kept, or nothing.
 * @throws sign-in-required when the session is revoked, expired or its person no longer active
 */
export async function inTransaction<T>(
  pool: Pool,
  actor: DbActor,
  at: { now: Date; today: string },
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    // Two statements in one message answer with two results, which the types of pg don't know.
    const opened = (await client.query(opening(actor, at.now, at.today))) as unknown as pg.QueryResult[]
    if (actor.kind === 'session' && opened[1]?.rows.length !== 1) throw signInRequired()
    const result = await work(txOver(client))
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch((rollbackError: Error) => {
      broken = rollbackError // the connection is gone: don't hand it to the next request
    })
    throw error
  } finally {
    client.release(broken)
  }
}

/** The transaction that is open on a connection of its own. */
export function txOver(client: pg.ClientBase): Tx {
  return {
    async rows<Row extends object>({ name, text }: Statement, values: unknown[] = []) {
      return (await client.query<Row>({ name, text, values })).rows
    },
  }
}
