import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCase } from '../../../test/factories/index.ts'
import { createTestDatabase, type TestDatabase } from '../../../test/test-database.ts'
import { asApp, faultOfLoginRole, openAppPool } from './app-pool.ts'
import { isMigrated, migrate } from './migrate.ts'
import { openPool, type Pool } from './pool.ts'
import { readSecrets } from './read-secrets.ts'

/** What the role that the hub signs in with can do, whichever role it becomes: nothing that touches the locks themselves. */

let database: TestDatabase
let owner: Pool
let app: Pool
let ownerName: string

beforeAll(async () => {
  database = await createTestDatabase()
  owner = openPool(database.url, { max: 2 })
  app = openAppPool(database.appUrl, { max: 2 })
  ownerName = new URL(database.url).username
  await aCase(owner, { status: 'ASSESSING' })
})
afterAll(async () => {
  await Promise.all([app?.end(), owner?.end()])
  await database?.drop()
})

/** The code of the fault with which a statement fails; null when it worked. Everything is taken back. */
async function faultOf(sql: string, { url = asApp(database.appUrl), role }: { url?: string; role?: string }) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('begin')
    if (role) await client.query(`set local role ${role}`)
    await client.query(sql)
    return null
  } catch (error) {
    return (error as pg.DatabaseError).code ?? 'unknown'
  } finally {
    await client.end()
  }
}

const notPermitted = '42501'
const attempts = [
  'alter table cases disable row level security',
  'alter table cases no force row level security',
  'alter table cases owner to hub_app',
  'drop policy staff_all on cases',
  'create policy mine on cases using (true)',
  'alter policy staff_all on cases using (true)',
  'set local row_security = off; select id from cases',
  "update audit_entries set action = 'X'",
  'delete from audit_entries',
  'truncate audit_entries',
  'alter table audit_entries disable trigger audit_entries_stay',
  'drop trigger audit_entries_stay on audit_entries',
  'update audit_seals set entries = 0',
  'delete from audit_seals',
  'update drizzle.__drizzle_migrations set created_at = 0',
  "update hub_secrets set value = 'x'",
  'create table mine (id int)',
  'create schema mine',
  'create function mine() returns int language sql return 1',
  'create or replace function app_person() returns uuid language sql return gen_random_uuid()',
  'create role mine superuser',
  'alter role hub_app bypassrls',
]

describe('the role that the hub signs in with', () => {
  it('owns nothing at all, and is nobody who does', async () => {
    const { rows } = await app.query(
      `select c.relname from pg_class c where pg_has_role(session_user, c.relowner, 'member')
       union all select p.proname from pg_proc p where pg_has_role(session_user, p.proowner, 'member')
       union all select n.nspname from pg_namespace n where pg_has_role(session_user, n.nspowner, 'member')
       union all select d.datname from pg_database d where pg_has_role(session_user, d.datdba, 'member')`,
    )

    expect(rows).toEqual([])
  })

  it('starts as hub_app, which inherits nothing from the roles it may become', async () => {
    const { rows } = await app.query(
      `select session_user as login, current_user as role, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
         has_table_privilege('cases', 'select') as reads from pg_roles where rolname = session_user`,
    )

    expect(rows).toEqual([
      {
        ...{ login: 'send_hub_app', role: 'hub_app', reads: false },
        ...{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false },
      },
    ])
  })

  it.each(['hub_app', 'hub_family', 'hub_staff', 'hub_system', 'none'])(
    'can’t open a lock of the database as %s',
    async (role) => {
      for (const sql of attempts) expect(await faultOf(sql, { role }), sql).toBe(notPermitted)
    },
  )

  it('becomes neither the owner nor anybody else', async () => {
    for (const sql of [
      `set role ${ownerName}`,
      `set session authorization ${ownerName}`,
      'set role postgres',
    ]) {
      expect(await faultOf(sql, {}), sql).toBe(notPermitted)
      expect(await faultOf(sql, { url: database.appUrl }), sql).toBe(notPermitted)
    }
  })

  it('reads before anybody is known what is needed for it, and no case, child or family', async () => {
    const { rows } = await owner.query(
      `select relname as name from pg_class c where relnamespace = 'public'::regnamespace and relkind = 'r'
       and has_any_column_privilege('hub_app', c.oid, 'select, insert, update') order by 1`,
    )

    expect(rows.map(({ name }) => name)).toEqual([
      ...['hub_secrets', 'service_tokens', 'sessions', 'staff_members'],
    ])
  })

  it('is not at fault; an owner of the tables, or one that row-level security does not bind, is', async () => {
    const asOwner = openAppPool(database.url, { max: 1 })

    expect(await faultOfLoginRole(app)).toBeNull()
    expect(await faultOfLoginRole(asOwner)).toMatch(
      /^The role send_hub of DATABASE_URL owns the tables, .*DATABASE_OWNER_URL/,
    )
    await asOwner.end()
  })
})

describe('a hub with one role for everything', () => {
  it('works as hub_app all the same', async () => {
    const only = openAppPool(database.url, { max: 1 })

    const { rows } = await only.query('select current_user as role')
    expect(rows).toEqual([{ role: 'hub_app' }])
    expect(await isMigrated(only)).toBe(true)
    await expect(only.query('select id from cases')).rejects.toMatchObject({ code: notPermitted })
    await only.end()
  })

  it('keeps the options that stand in its address', async () => {
    const url = `${database.appUrl}?options=-c%20work_mem%3D8MB`
    const pool = openAppPool(url, { max: 1 })

    const { rows } = await pool.query("select current_user as role, current_setting('work_mem') as memory")
    expect(rows).toEqual([{ role: 'hub_app', memory: '8MB' }])
    await pool.end()
  })
})

describe('a new login role', () => {
  const name = `test_login_${randomBytes(6).toString('hex')}`
  const password = "it's €uro"
  const urlOf = () => {
    const url = new URL(database.appUrl)
    url.username = name
    url.password = encodeURIComponent(password)
    return url.href
  }
  afterAll(() => owner.query(`drop role if exists ${name}`))

  it('that nobody has let in finds the database not ready, in one sentence', async () => {
    await owner.query(`create role ${name} login password ${pg.escapeLiteral(password)}`)
    const pool = openAppPool(urlOf(), { max: 1 })

    expect(await isMigrated(pool)).toBe(false)
    await expect(readSecrets(pool)).rejects.toThrow(/Run: npm run hub -- migrate$/)

    await pool.end()
    await owner.query(`drop role ${name}`)
  })

  it('is made and let in when the database is migrated, and a second time nothing happens', async () => {
    await migrate(database.url, urlOf())
    await migrate(database.url, urlOf())

    const pool = openAppPool(urlOf(), { max: 1 })
    expect(await isMigrated(pool)).toBe(true)
    expect((await readSecrets(pool)).session).toMatch(/^[0-9a-f]{64}$/)
    expect(await faultOfLoginRole(pool)).toBeNull()
    await pool.end()
  })
})

describe('functions that run with the owner’s rights', () => {
  it('look for tables where no caller can put one', async () => {
    const { rows } = await owner.query(
      `select proname as name from pg_proc where pronamespace = 'public'::regnamespace and prosecdef
       and coalesce('search_path=public, pg_temp' <> all (proconfig), true)`,
    )

    expect(rows).toEqual([])
  })

  it('are called by the roles that need them', async () => {
    const { rows } = await owner.query<{ name: string; roles: string }>(
      `select p.proname as name, string_agg(r.rolname, ' ' order by r.rolname) as roles
       from pg_proc p left join pg_roles r on r.rolname in ('hub_app', 'hub_family', 'hub_staff', 'hub_system')
         and has_function_privilege(r.oid, p.oid, 'execute')
       where p.pronamespace = 'public'::regnamespace and p.prosecdef and p.prorettype <> 'trigger'::regtype
       group by 1 order by 1`,
    )

    expect(Object.fromEntries(rows.map(({ name, roles }) => [name, roles]))).toEqual({
      acts_for_young_person: 'hub_family',
      addresses_of: null,
      case_people_for_reader: 'hub_family',
      cases_of: 'hub_app hub_staff hub_system',
      decided_for_reader: 'hub_family',
      decides_who_sees: 'hub_family',
      document_released_to_me_at: 'hub_family',
      enquiries_by_name: null,
      enquiries_sent_by: 'hub_staff',
      erase_child: 'hub_staff',
      erase_enquiry: 'hub_staff',
      erase_mails_of: null,
      erase_parts_of_enquiries: null,
      erase_people_left: null,
      erased_upn_hash: null,
      erased_upns: 'hub_system',
      files_of_enquiries: null,
      find_callers: 'hub_staff',
      find_enquiries: 'hub_staff',
      find_messages: 'hub_staff',
      hides_settings: 'hub_family',
      is_held_back: 'hub_staff hub_system',
      is_locked_address: 'hub_staff',
      is_my_document: 'hub_family',
      last_day_of: null,
      locked_children: 'hub_app hub_staff hub_system',
      looked_at: 'hub_family',
      mail_came_back: 'hub_staff hub_system',
      messages_by_words: null,
      my_documents_with: 'hub_family',
      next_reference: 'hub_family hub_staff hub_system',
      parents_for_reader: 'hub_family',
      people_of_contact: 'hub_staff hub_system',
      people_only_on: 'hub_app hub_staff hub_system',
      reader_is_held_back: 'hub_family',
      require_agreed_erasure: null,
      staff_has_power: 'hub_staff',
      storage_key_for_me: 'hub_family',
    })
  })
})
