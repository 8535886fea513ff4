import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { testClock } from '../../../test/test-clock.ts'
import { startTestCluster, type TestCluster } from '../../../test/test-cluster.ts'
import { createTestDatabase } from '../../../test/test-database.ts'
import { waitUntil } from '../../../test/wait-until.ts'
import { contextFor } from '../../platform/context.ts'
import { openAppPool } from '../../platform/db/app-pool.ts'
import { openPool, type Pool } from '../../platform/db/pool.ts'
import { newId } from '../../platform/ids.ts'
import { AuditOfAnotherServer, recordAudit, sealAudit, verifyAudit } from './index.ts'

/** As the worker does, and against somebody who has the rights of the owner of the tables. */

const clock = testClock()
const opened: Pool[] = []
let cluster: TestCluster
let owner: Pool
let app: Pool
let url: string

beforeAll(async () => {
  cluster = await startTestCluster()
})
beforeEach(async () => {
  const database = await createTestDatabase(cluster)
  owner = openPool(database.url, { max: 2 })
  app = openAppPool(database.appUrl, { max: 3 })
  url = database.appUrl
  opened.push(owner, app)
})
afterAll(async () => {
  await Promise.all(opened.map((pool) => pool.end()))
  await cluster?.stop()
})

const system = () => contextFor(app, clock, { kind: 'system', id: null })
const entry = () => ({ action: 'case-read', subjectKind: 'case', subjectId: newId() }) as const

/** Entries in a transaction of their own. */
async function write(count = 1): Promise<void> {
  const ctx = system()
  await ctx.tx(async (tx) => {
    for (let n = 0; n < count; n += 1) await recordAudit(tx, ctx, entry())
  })
}

const unsealed = async () => {
  const verdict = await verifyAudit(system())
  if (!verdict.isWhole) throw new Error('the audit is not whole')
  return verdict.unsealedEntries
}

/** Seals all there is: what the server does by itself may hold the boundary back for a moment. */
async function seal(): Promise<void> {
  await waitUntil('everything is sealed', async () => {
    await sealAudit({ pool: app, clock })
    return (await unsealed()) === 0
  })
}

/** What nobody can do with the rights of the application: the owner switches the trigger off first. */
async function asTamperer(sql: string, values: unknown[] = []): Promise<void> {
  for (const table of ['audit_entries', 'audit_seals']) {
    await owner.query(`alter table ${table} disable trigger ${table}_stay`)
  }
  const { rowCount } = await owner.query(sql, values)
  expect(rowCount).toBe(1)
  for (const table of ['audit_entries', 'audit_seals']) {
    await owner.query(`alter table ${table} enable trigger ${table}_stay`)
  }
}

const anEntry = 'select id from audit_entries order by txid, id limit 1'

/** Three seals, over three, two and one entries. */
async function threeSeals(): Promise<void> {
  for (const count of [3, 2, 1]) {
    await write(count)
    await seal()
  }
}

describe('the audit', () => {
  it('is sealed entry for entry, and is whole', async () => {
    await threeSeals()

    const verdict = await verifyAudit(system())
    const { rows } = await owner.query(
      'select sum(entries)::int as n, max(number)::int as last from audit_seals',
    )
    expect(verdict).toMatchObject({
      isWhole: true,
      entries: 6,
      unsealedEntries: 0,
      head: { number: rows[0].last },
    })
    expect(rows[0].n).toBe(6)
  })

  it('has no seal for nothing', async () => {
    expect(await sealAudit({ pool: app, clock })).toBeNull()
    await write()
    await seal()
    const { rows } = await owner.query('select count(*)::int as n from audit_seals')

    expect(await sealAudit({ pool: app, clock })).toBeNull()
    expect(await owner.query('select count(*)::int as n from audit_seals')).toMatchObject({ rows })
  })

  it('tells how many entries wait for the next seal', async () => {
    await write(4)
    expect(await verifyAudit(system())).toEqual({
      ...{ isWhole: true, head: null, seals: 0, entries: 0, unsealedEntries: 4 },
    })
  })

  it('is read few entries at a time, and all of them, in the order of numbers and not of their digits', async () => {
    await owner.query(
      `insert into audit_entries (id, at, actor_kind, action, subject_kind, txid)
       select gen_random_uuid(), now(), 'system', 'case-read', 'case', (95 + n % 10)::text::xid8 from generate_series(1, 12345) n`,
    )
    await seal()

    expect(await verifyAudit(system())).toMatchObject({ isWhole: true, entries: 12345 })
    await asTamperer(
      `delete from audit_entries where id = (select id from audit_entries order by id offset 9000 limit 1)`,
    )
    expect(await verifyAudit(system())).toMatchObject({ isWhole: false, brokenAt: 1 })
  })
})

describe('an audit that somebody has changed', () => {
  it.each([
    ['who did it', `actor_kind = 'staff'`],
    ['when, by a millionth of a second', `at = at + interval '1 microsecond'`],
    ['what', `action = 'case-moved'`],
    ['the subject', 'subject_id = gen_random_uuid()'],
    ['the case', 'case_id = gen_random_uuid()'],
    ['the details', `details = '{"stage": "FINAL_ISSUED"}'`],
    ['the transaction', `txid = (txid::text::bigint - 1)::text::xid8`],
    ['its own name', 'id = gen_random_uuid()'],
  ])('is found: %s of an entry', async (_what, change) => {
    await threeSeals()

    await asTamperer(`update audit_entries set ${change} where id = (${anEntry})`)

    expect(await verifyAudit(system())).toEqual({ isWhole: false, brokenAt: 1, why: 'does-not-fit' })
  })

  it('is found: an entry removed', async () => {
    await threeSeals()

    await asTamperer(`delete from audit_entries where id = (${anEntry} offset 4)`)

    expect(await verifyAudit(system())).toMatchObject({ isWhole: false, why: 'does-not-fit' })
  })

  it('is found: an entry slipped in afterwards', async () => {
    await threeSeals()

    await asTamperer(
      `insert into audit_entries (id, at, actor_kind, action, subject_kind, txid)
       select gen_random_uuid(), at, 'staff', 'case-read', 'case', txid from audit_entries order by txid desc limit 1`,
    )

    expect(await verifyAudit(system())).toMatchObject({ isWhole: false, why: 'does-not-fit' })
  })

  it.each([1, 2])('is found: seal %i removed', async (number) => {
    await threeSeals()

    await asTamperer('delete from audit_seals where number = $1', [number])

    expect(await verifyAudit(system())).toEqual({ isWhole: false, brokenAt: number, why: 'missing' })
  })

  it.each([
    ['its moment', `sealed_at = sealed_at - interval '1 second'`],
    ['how far it goes', `before_txid = (before_txid::text::bigint + 1)::text::xid8`],
    ['how many it took in', 'entries = entries + 1'],
    ['its digest', `digest = repeat('0', 64)`],
  ])('is found: %s of a seal', async (_what, change) => {
    await threeSeals()

    await asTamperer(`update audit_seals set ${change} where number = 2`)

    expect(await verifyAudit(system())).toEqual({ isWhole: false, brokenAt: 2, why: 'does-not-fit' })
  })

  it('is found by a seal noted elsewhere, when the last one was taken away or all were made anew', async () => {
    await threeSeals()
    const before = await verifyAudit(system())
    const noted = before.isWhole && before.head
    if (!noted) throw new Error('there is a head')

    expect(await verifyAudit(system(), noted)).toMatchObject({ isWhole: true })
    await asTamperer('delete from audit_seals where number = $1', [noted.number])
    expect(await verifyAudit(system())).toMatchObject({ isWhole: true })
    expect(await verifyAudit(system(), noted)).toEqual({
      ...{ isWhole: false, brokenAt: noted.number, why: 'missing' },
    })
    await asTamperer(`update audit_entries set action = 'x' where id = (${anEntry} offset 5)`)
    await seal()
    expect(await verifyAudit(system())).toMatchObject({ isWhole: true })
    expect(await verifyAudit(system(), noted)).toMatchObject({ isWhole: false })
  })
})

describe('sealing', () => {
  it('by several workers at once makes one chain', async () => {
    const others = [openAppPool(url, { max: 2 }), openAppPool(url, { max: 2 })]
    for (let round = 0; round < 5; round += 1) {
      await write(3)
      await Promise.all([app, ...others, app, ...others].map((pool) => sealAudit({ pool, clock })))
    }
    await seal()

    expect(await verifyAudit(system())).toMatchObject({ isWhole: true, entries: 15, unsealedEntries: 0 })
    await Promise.all(others.map((pool) => pool.end()))
  })

  it('leaves what a long transaction writes to a later seal', async () => {
    const slow = await owner.connect()
    await slow.query('begin')
    await slow.query(
      `insert into audit_entries (id, at, actor_kind, action, subject_kind)
       values (gen_random_uuid(), now(), 'system', 'return-imported', 'import')`,
    )
    await write(2)
    for (let n = 0; n < 3; n += 1) await sealAudit({ pool: app, clock })
    expect(await verifyAudit(system())).toMatchObject({ isWhole: true, entries: 0, unsealedEntries: 2 })

    await slow.query('commit')
    slow.release()
    await seal()

    expect(await verifyAudit(system())).toMatchObject({ isWhole: true, entries: 3, unsealedEntries: 0 })
  })

  it('stops in a database that was read in from a dump, until the numbers have caught up', async () => {
    await owner.query(
      `insert into audit_seals (number, before_txid, entries, digest, sealed_at)
       values (1, (pg_current_xact_id()::text::bigint + 3000)::text::xid8, 0, repeat('0', 64), now())`,
    )
    await write()
    await expect(sealAudit({ pool: app, clock })).rejects.toThrow('lower than those of the last seal')

    await owner.query('call continue_transaction_numbers()')
    await write()

    // What runs anywhere on the server holds the numbers back until it ends.
    const seal = () =>
      sealAudit({ pool: app, clock }).catch((error) => {
        if (error instanceof AuditOfAnotherServer) return null
        throw error
      })
    await waitUntil('the new entry is sealed', async () => (await seal()) !== null)
    const { rows } = await owner.query('select entries from audit_seals where number = 2')
    expect(rows).toEqual([{ entries: 1 }])
  })
})
