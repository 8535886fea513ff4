import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCase, aFamilyMember, aSentLetter, aStaffMember } from '../../../test/factories/index.ts'
import { createTestDatabase, type TestDatabase } from '../../../test/test-database.ts'
import { openPool, type Pool } from '../../platform/db/pool.ts'

/** What the database itself lets each role do with a letter, with no WHERE of ours in the way. */

let database: TestDatabase
let pool: Pool
let officer: string
let amina: string
let onPaper: string
let online: string

beforeAll(async () => {
  database = await createTestDatabase()
  pool = openPool(database.url)
  officer = (await aStaffMember(pool)).id
  amina = (await aFamilyMember(pool)).id
  const { id: caseId } = await aCase(pool, { sharedWith: [amina] })
  onPaper = (await aSentLetter(pool, { caseId, familyMemberId: amina, isByPost: true })).id
  online = (await aSentLetter(pool, { caseId, familyMemberId: amina })).id
})
afterAll(async () => {
  await pool?.end()
  await database?.drop()
})

/** Runs one statement as a role, for a person, and takes it back. */
async function as(role: string, person: string, sql: string, values: unknown[] = []) {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query(
      "select set_config('app.person', $1, true), set_config('app.today', '2026-11-23', true), set_config('role', $2, true)",
      [person, role],
    )
    return await client.query(sql, values)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

async function faultOf(role: string, person: string, sql: string, values: unknown[] = []) {
  const error = await as(role, person, sql, values).then(
    () => null,
    (fault: unknown) => fault,
  )
  return error instanceof pg.DatabaseError ? (error.constraint ?? error.code) : error
}

const post = "update letters set posted_on = '2026-11-23', posted_by_id = $2 where id = $1"
/** Not permitted, by a missing grant or by a policy. */
const notPermitted = '42501'

describe('a letter on paper', () => {
  it('is marked as posted by staff, who change no word of it, nor to whom and when it went', async () => {
    expect((await as('hub_staff', officer, post, [onPaper, officer])).rowCount).toBe(1)
    for (const change of [
      ...["content = '{}'", "sent_on = '2026-11-20'", 'is_by_post = false', 'first_read_at = now()'],
      'family_member_id = gen_random_uuid()',
    ]) {
      expect(await faultOf('hub_staff', officer, `update letters set ${change}`), change).toBe(notPermitted)
    }
    expect(await faultOf('hub_staff', officer, 'delete from letters')).toBe(notPermitted)
  })

  it('is marked by no family and no worker', async () => {
    expect(await faultOf('hub_family', amina, post, [onPaper, officer])).toBe(notPermitted)
    expect(await faultOf('hub_system', '', post, [onPaper, officer])).toBe(notPermitted)
  })

  it('has somebody who posted it, on its day or later; and one that is read online has nobody', async () => {
    const day = (on: string) => `update letters set posted_on = '${on}', posted_by_id = $2 where id = $1`

    expect(await faultOf('hub_staff', officer, post, [onPaper, null])).toBe('letters_posted_by_someone')
    expect(await faultOf('hub_staff', officer, post, [online, officer])).toBe('letters_posted_by_someone')
    expect(await faultOf('hub_staff', officer, day('2026-11-22'), [onPaper, officer])).toBe(
      'letters_posted_once_written',
    )
  })
})
