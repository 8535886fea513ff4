import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'
import pg from 'pg'
import { appRole } from './app-pool.ts'

/**
 * Lets the role of `appUrl` work for the hub: makes it, with the password of that address, unless it is there, and a
 * member of hub_app. Nothing is done where it is the role of `owner` itself, which may become hub_app since migration 0006.
 */
export async function letAppSignIn(owner: pg.Client, appUrl: string): Promise<void> {
  const { user: name, password } = new pg.Client({ connectionString: appUrl })
  if (!name || name === owner.user) return
  const { rows } = await owner.query<{ isThere: boolean; mayWork: boolean }>(
    `select count(*) > 0 as "isThere", coalesce(bool_or(pg_has_role(oid, $2, case
       when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end)), false) as "mayWork"
     from pg_roles where rolname = $1`,
    [name, appRole],
  )
  const [found] = rows
  if (!found?.isThere) {
    const secret = password ? ` password ${pg.escapeLiteral(scramVerifier(password))}` : ''
    await owner.query(`create role ${pg.escapeIdentifier(name)} login noinherit${secret}`)
  }
  if (!found?.mayWork) await owner.query(`grant ${appRole} to ${pg.escapeIdentifier(name)}`)
}

const iterations = 4096

/** What Postgres would keep of a password (RFC 5803), so that the password itself never stands in its log. */
function scramVerifier(password: string): string {
  const salt = randomBytes(16)
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256')
  const keyOf = (word: string) => createHmac('sha256', salted).update(word).digest()
  const storedKey = createHash('sha256').update(keyOf('Client Key')).digest('base64')
  const serverKey = keyOf('Server Key').toString('base64')
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${storedKey}:${serverKey}`
}
