import type pg from 'pg'
import { SetupFault } from '../setup-fault.ts'
import type { Pool } from './pool.ts'

/** Random keys made at migration; kept in the database so that every process has the same. */
export interface HubSecrets {
  /** Signs session cookies. */
  session: string
  /** Derives one-time codes. */
  signInCode: string
  /** Seals searches that stand in a URL. */
  sealedSearch: string
  /** Hashes the codes of invitations. */
  invitation: string
  /** Hashes the names of browsers that somebody signed in with. */
  device: string
  /** Seals addresses that are on nobody's record, or not looked up yet. */
  sealedAddress: string
  /** Signs the Message-IDs of mails about an enquiry. */
  mailThread: string
}

/** No such table, no role hub_app, or not allowed to become or read it: before the migrations. */
const notMigrated = ['42P01', '22023', '42501']

/**
 * Reads the keys, outside any transaction: none of the roles of a transaction may.
 * @throws SetupFault when the database has not been migrated
 */
export async function readSecrets(pool: Pool): Promise<HubSecrets> {
  const { rows } = await pool
    .query<{ name: string; value: string }>('select name, value from hub_secrets')
    .catch((error: pg.DatabaseError) => {
      if (!notMigrated.includes(error.code ?? '')) throw error
      throw new SetupFault('The database is not at this version of the hub. Run: npm run hub -- migrate')
    })
  const find = (name: string) => {
    const value = rows.find((row) => row.name === name)?.value
    if (!value) throw new Error(`The database has no key named ${name}. Run: npm run hub -- migrate`)
    return value
  }
  return {
    session: find('session'),
    signInCode: find('sign-in-code'),
    sealedSearch: find('sealed-search'),
    invitation: find('invitation'),
    device: find('device'),
    sealedAddress: find('sealed-address'),
    mailThread: find('mail-thread'),
  }
}
