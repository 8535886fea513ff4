import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../test/test-database.ts'
import { newId } from '../ids.ts'
import { openAppPool } from './app-pool.ts'
import { asFamilyMember, asSystem } from './as-system.ts'
import type { Pool } from './pool.ts'
import { inTransaction, statement, type Tx } from './transaction.ts'

let database: TestDatabase
let pool: Pool
const staffId = newId()
const at = { now: new Date('2026-11-23T10:00:00Z'), today: '2026-11-23' }

beforeAll(async () => {
  database = await createTestDatabase()
  pool = openAppPool(database.appUrl, { max: 1 })
})
afterAll(async () => {
  await pool?.end()
  await database?.drop()
})

const read = statement(
  'test.who',
  `select current_user as role, nullif(current_setting('app.person', true), '') as person`,
)
const fail = statement('test.fail', 'select 1 / 0')
const who = async (tx: Tx) => (await tx.rows<{ role: string; person: string | null }>(read))[0]
const asStaff = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(pool, { kind: 'staff', staffId }, at, work)
const theirs = { role: 'hub_staff', person: staffId }

it('work as the system is nobody’s, and then the transaction is its actor’s again', async () => {
  await asStaff(async (tx) => {
    expect(await asSystem(tx, () => who(tx))).toEqual({ role: 'hub_system', person: null })
    expect(await who(tx)).toEqual(theirs)
  })
})

it('what is read as a family member is read with their rights, and then the transaction is its actor’s again', async () => {
  const familyMemberId = newId()
  await asStaff(async (tx) => {
    expect(await asFamilyMember(tx, familyMemberId, () => who(tx))).toEqual({
      ...{ role: 'hub_family', person: familyMemberId },
    })
    expect(await who(tx)).toEqual(theirs)
  })
})

it('a transaction is its actor’s again when the work failed and somebody caught that', async () => {
  await asStaff(async (tx) => {
    await expect(asSystem(tx, () => Promise.reject(new Error('not today')))).rejects.toThrow('not today')
    expect(await who(tx)).toEqual(theirs)
  })
})

it('a statement that failed in the work is what is told, and nothing of the transaction can go on', async () => {
  const caught = asStaff(async (tx) => {
    await expect(asSystem(tx, () => tx.rows(fail))).rejects.toThrow('division by zero')
    return who(tx)
  })

  await expect(caught).rejects.toMatchObject({ code: '25P02' })
})

it('a connection whose work failed comes back as hub_app, with nobody’s name', async () => {
  await expect(asStaff((tx) => asSystem(tx, () => tx.rows(fail)))).rejects.toThrow('division by zero')

  const { rows } = await pool.query(read)
  expect(rows).toEqual([{ role: 'hub_app', person: null }])
})
