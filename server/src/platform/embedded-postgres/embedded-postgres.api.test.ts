import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import {
  type EmbeddedPostgres,
  requireDatabase,
  startEmbeddedPostgres,
  stopIfRunning,
  withDatabase,
} from './index.ts'

let dataDir: string
const started: EmbeddedPostgres[] = []

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'send-hub-pg-'))
  await chmod(dataDir, 0o711)
})

afterEach(async () => {
  vi.unstubAllEnvs()
  await Promise.all(started.splice(0).map((each) => each.stop()))
  await stopIfRunning(join(dataDir, 'postgres'))
})

afterAll(() => rm(dataDir, { recursive: true, force: true }))

async function start(more: { leavesAsFound?: boolean } = {}) {
  const embedded = await startEmbeddedPostgres({
    dataDir: join(dataDir, 'postgres'),
    forTests: true,
    ...more,
  })
  started.push(embedded)
  return embedded
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows[0]
  } finally {
    await client.end()
  }
}

const isRunning = (url: string) =>
  ask(url, 'select 1').then(
    () => true,
    () => false,
  )

describe('the embedded Postgres', () => {
  it('gives the tables to an ordinary role in a UTF-8 database, on this machine only', async () => {
    const { ownerUrl } = await start()

    const row = await ask(
      ownerUrl,
      `select current_user as role, rolsuper, rolbypassrls, rolcreaterole, current_setting('listen_addresses') as address,
       pg_encoding_to_char(encoding) as encoding, datlocprovider::text as locale from pg_roles, pg_database
       where rolname = current_user and datname = current_database()`,
    )

    expect(row).toEqual({
      role: 'send_hub',
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: true,
      address: '127.0.0.1',
      encoding: 'UTF8',
      locale: 'b',
    })
  })

  it('signs the hub in as a role that may make no tables, roles or databases', async () => {
    const { url } = await start()

    expect(
      await ask(
        url,
        `select current_user as role, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolinherit,
         has_schema_privilege('public', 'create') as creates from pg_roles where rolname = current_user`,
      ),
    ).toEqual({
      ...{
        role: 'send_hub_app',
        rolsuper: false,
        rolbypassrls: false,
        rolcreaterole: false,
        rolcreatedb: false,
      },
      ...{ rolinherit: false, creates: false },
    })
  })

  it('makes that role in a folder of an earlier version, whose tables stay with their owner', async () => {
    const first = await start()
    await ask(first.ownerUrl, 'create table of_before as select 1 as one')
    await first.stop()
    const secrets = join(dataDir, 'postgres/secrets.json')
    const { superuser, hub } = JSON.parse(await readFile(secrets, 'utf8'))
    await writeFile(secrets, JSON.stringify({ superuser, hub }), { mode: 0o600 })

    const { url, ownerUrl } = await start()

    expect(new URL(url).password).not.toBe(new URL(first.url).password)
    expect(await ask(url, 'select current_user as role')).toEqual({ role: 'send_hub_app' })
    expect(await ask(ownerUrl, 'select one from of_before')).toEqual({ one: 1 })
    expect(await ask(ownerUrl, "select tableowner from pg_tables where tablename = 'of_before'")).toEqual({
      tableowner: 'send_hub',
    })
  })

  it('keeps its passwords where only their owner reads them, and lets nobody in without one', async () => {
    const { url } = await start()

    expect((await stat(join(dataDir, 'postgres/secrets.json'))).mode & 0o777).toBe(0o600)
    await expect(ask(url.replace(/:[0-9a-f]+@/, ':wrong@'), 'select 1')).rejects.toThrow(/password/)
  })

  it('keeps what was written over a stop and a start', async () => {
    const first = await start()
    await ask(first.ownerUrl, 'create table kept as select 42 as answer')
    await first.stop()

    const second = await start()

    expect(await isRunning(first.url)).toBe(false)
    expect(second.reused).toBe(false)
    expect(await ask(second.ownerUrl, 'select answer from kept')).toEqual({ answer: 42 })
  })

  it('runs until the last of its users lets go', async () => {
    const [first, second] = await Promise.all([start(), start()])
    expect(first.reused).not.toBe(second.reused)

    await first.stop()
    expect(await isRunning(second.url)).toBe(true)
    await second.stop()
    expect(await isRunning(second.url)).toBe(false)
  })

  it('takes over a server whose user was killed, and a command leaves it as it was', async () => {
    const killed = await start()
    const holders = join(dataDir, 'postgres/holders')
    for (const name of await readdir(holders)) await rm(join(holders, name))

    const command = await start({ leavesAsFound: true })
    expect(command.reused).toBe(true)
    await command.stop()
    expect(await isRunning(killed.url)).toBe(true)

    await (await start()).stop()
    expect(await isRunning(killed.url)).toBe(false)
  })

  it('comes back at the same address after it was killed', async () => {
    const embedded = await start()
    const file = await readFile(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8')
    process.kill(Number.parseInt(file, 10), 'SIGKILL')
    await expect.poll(() => isRunning(embedded.url)).toBe(false)

    await vi.waitFor(() => embedded.revive(), { timeout: 30_000 })

    expect(await isRunning(embedded.url)).toBe(true)
  })

  it('starts although its old process number belongs to another program now', async () => {
    await (await start()).stop()
    const stale = `${process.pid}\n/elsewhere\n1\n5432\n\n127.0.0.1\n\nready   \n`
    await writeFile(join(dataDir, 'postgres/cluster/postmaster.pid'), stale, { mode: 0o600 })

    expect(await isRunning((await start()).url)).toBe(true)
  })

  it('writes no statement and no value to its log', async () => {
    const { ownerUrl: url } = await start()
    await ask(url, 'create table people (email text unique)')
    await ask(url, "insert into people values ('amina@example.org')")
    await expect(ask(url, "insert into people values ('amina@example.org')")).rejects.toThrow()

    const log = await readFile(join(dataDir, 'postgres/postgres.log'), 'utf8')
    expect(log).toContain('duplicate key')
    expect(log).not.toContain('amina')
  })

  it.runIf(process.getuid?.() === 0)(
    'runs under root also where user namespaces are not allowed',
    async () => {
      await (await start()).stop()
      vi.stubEnv('PATH', '/nowhere')

      const { url } = await start()

      expect(await isRunning(url)).toBe(true)
      expect((await stat(join(dataDir, 'postgres/cluster'))).uid).not.toBe(0)
    },
  )
})

describe('a command that needs the database', () => {
  it('starts the embedded one for its own time', async () => {
    const settings = { database: { url: null, ownerUrl: null }, dataDir }

    const url = await withDatabase(settings, async (given) => {
      expect(await isRunning(given.url)).toBe(true)
      return given.url
    })

    expect(await isRunning(url)).toBe(false)
  })

  it('stops it also when the command fails', async () => {
    let url = ''
    const settings = { database: { url: null, ownerUrl: null }, dataDir }
    const failing = withDatabase(settings, async (given) => {
      url = given.url
      throw new Error('the command failed')
    })

    await expect(failing).rejects.toThrow('the command failed')
    expect(await isRunning(url)).toBe(false)
  })

  it('says in one sentence, without the password, that a database can’t be reached', async () => {
    await expect(requireDatabase('postgres://hub:hunter2@127.0.0.1:1/hub')).rejects.toThrow(
      /^The database at 127\.0\.0\.1:1\/hub can't be used \(ECONNREFUSED\): check DATABASE_URL\.$/,
    )
  })
})
