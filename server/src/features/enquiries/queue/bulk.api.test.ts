import { randomUUID } from 'node:crypto'
import type { BulkEnquiriesResult } from '@send-hub/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import { aCase, aFamilyMember, anEnquiry, aStaffMember } from '../../../../test/factories/index.ts'
import { insertRow } from '../../../../test/factories/insert-row.ts'
import type { Visitor } from '../../../../test/visitor.ts'

let test: TestApp
let hana: { id: string; email: string }
let tom: { id: string }
let hers: Visitor

beforeAll(async () => {
  test = await buildTestApp()
  hana = await aStaffMember(test.pool, { name: 'Hana Reid' })
  tom = await aStaffMember(test.pool, { name: 'Tom Adeyemi' })
  hers = await test.signInStaff(hana.email)
})
afterAll(() => test?.close())

type Chosen = { id: string; version: number }
const send = (what: 'bulk' | 'bulk/preview', act: object, enquiries: Chosen[]) =>
  hers.post(`/api/staff/enquiries/${what}`, {
    ...act,
    enquiries: enquiries.map(({ id, version }) => ({ id, version })),
  })
async function run(act: object, enquiries: Chosen[], what: 'bulk' | 'bulk/preview' = 'bulk') {
  const answer = await send(what, act, enquiries)
  expect(answer.statusCode, answer.payload).toBe(200)
  return answer.json<BulkEnquiriesResult>()
}
const rowOf = async (id: string) =>
  (await test.pool.query('select * from enquiries where id = $1', [id])).rows[0]
const countIn = async (table: string) =>
  (await test.pool.query(`select count(*)::int as n from ${table}`)).rows[0].n as number
const several = (count: number) => Promise.all(Array.from({ length: count }, () => anEnquiry(test.pool)))

/** Whose case one colleague must not open. */
async function lockedFor(staffId: string) {
  const asker = await aFamilyMember(test.pool)
  const made = await aCase(test.pool, { sharedWith: [asker.id] })
  await insertRow(test.pool, 'staff_locks', {
    ...{ id: randomUUID(), child_id: made.childId, staff_member_id: staffId, reason: 'knows-family' },
    ...{ set_by_id: hana.id, set_at: '2026-11-20T09:00:00Z' },
  })
  return { caseId: made.id, familyMemberId: asker.id }
}

describe('one act on several enquiries', () => {
  it('is done with each, and each says so in its record', async () => {
    const made = await several(3)

    const result = await run({ act: 'give-person', ownerId: tom.id }, made)
    expect(result).toMatchObject({ act: 'give-person', words: 'Give to Tom Adeyemi', notThere: 0 })
    expect(result.items.map(({ leftOutBecause }) => leftOutBecause)).toEqual([null, null, null])
    for (const { id } of made) {
      expect(await rowOf(id)).toMatchObject({ owner_id: tom.id, version: 2 })
      const { rows } = await test.pool.query(
        'select kind, staff_id, details from enquiry_events where enquiry_id = $1',
        [id],
      )
      expect(rows).toEqual([{ kind: 'given', staff_id: hana.id, details: { to: tom.id } }])
    }
  })

  it.each([
    [{ act: 'give-team', team: 'transport' }, 'Give to Transport', { team: 'transport', owner_id: null }],
    [
      { act: 'snooze', until: '2026-11-26' },
      'Put aside until Thursday 26 November 2026',
      { status: 'waiting' },
    ],
    [{ act: 'topics', topics: ['APPEAL'] }, 'Set the topic: Mediation, tribunal', { topics: ['APPEAL'] }],
    [{ act: 'spam' }, 'Mark as spam', { status: 'spam', reply_by: null }],
    [
      { act: 'close', reason: 'no-answer-owed', words: 'A circular to all councils' },
      'Close: It asks nothing of us',
      { status: 'closed' },
    ],
  ])('for %j says "%s" and leaves each like %j', async (act, words, after) => {
    const made = await several(2)

    expect((await run(act, made)).words).toBe(words)
    for (const { id } of made) expect(await rowOf(id)).toMatchObject(after)
  })

  it('leaves out and names what a colleague changed since it was chosen, and does the others', async () => {
    const [changed, other] = [await anEnquiry(test.pool), await anEnquiry(test.pool)]
    await test.pool.query('update enquiries set version = version + 1 where id = $1', [changed.id])

    const { items } = await run({ act: 'give-person', ownerId: tom.id }, [changed, other])
    expect(Object.fromEntries(items.map(({ id, leftOutBecause }) => [id, leftOutBecause]))).toEqual({
      [changed.id]: 'Somebody has changed it meanwhile. Look at it first.',
      [other.id]: null,
    })
    expect((await rowOf(changed.id)).owner_id).toBeNull()
  })

  it('leaves out what the rules of the one act refuse', async () => {
    const locked = await anEnquiry(test.pool, await lockedFor(tom.id))
    const asker = await aFamilyMember(test.pool)
    const { id: caseId } = await aCase(test.pool, { sharedWith: [asker.id] })
    const known = await anEnquiry(test.pool, { caseId, familyMemberId: asker.id })
    const harm = await anEnquiry(test.pool, { priority: 0 })

    const given = await run({ act: 'give-person', ownerId: tom.id }, [locked])
    expect(given.items[0]?.leftOutBecause).toContain('can’t work on this case')
    expect((await run({ act: 'spam' }, [known])).items[0]?.leftOutBecause).not.toBeNull()
    expect(
      (await run({ act: 'snooze', until: '2026-11-24' }, [harm])).items[0]?.leftOutBecause,
    ).not.toBeNull()
    expect((await run({ act: 'close', reason: 'done' }, [harm])).items[0]?.leftOutBecause).not.toBeNull()
    expect((await rowOf(known.id)).status).toBe('waiting')
    expect((await rowOf(harm.id)).status).toBe('waiting')
  })

  it('does not say that there is one which its reader must not open', async () => {
    const hidden = await anEnquiry(test.pool, await lockedFor(hana.id))

    expect(await run({ act: 'spam' }, [hidden, { id: randomUUID(), version: 1 }])).toMatchObject({
      ...{ items: [], notThere: 2 },
    })
    expect((await rowOf(hidden.id)).status).toBe('waiting')
  })

  it('is looked at first: the preview says what will happen, and nothing has', async () => {
    const tables = ['enquiry_events', 'messages', 'notifications', 'audit_entries', 'staff_tasks']
    const asker = await aFamilyMember(test.pool)
    const { id: caseId } = await aCase(test.pool, { sharedWith: [asker.id] })
    const [open, told, shut] = [
      await anEnquiry(test.pool),
      await anEnquiry(test.pool, { caseId, familyMemberId: asker.id }),
      await anEnquiry(test.pool, { status: 'closed' }),
    ]
    const act = { act: 'close', reason: 'duplicate' }
    const before = await Promise.all(tables.map(countIn))

    const preview = await run(act, [open, told, shut], 'bulk/preview')
    expect(await Promise.all(tables.map(countIn))).toEqual(before)
    expect(await rowOf(open.id)).toMatchObject({ status: 'waiting', version: 1 })
    expect(await rowOf(told.id)).toMatchObject({ status: 'waiting', version: 1 })
    expect(await run(act, [open, told, shut])).toEqual(preview)
    expect((await rowOf(told.id)).status).toBe('closed')
  })

  it.each([
    [{ act: 'give-person' }, '/ownerId'],
    [{ act: 'give-person', ownerId: randomUUID() }, '/ownerId'],
    [{ act: 'give-team' }, '/team'],
    [{ act: 'snooze' }, '/until'],
    [{ act: 'topics' }, '/topics'],
    [{ act: 'topics', topics: ['WEATHER'] }, '/topics'],
    [{ act: 'close' }, '/reason'],
    [{ act: 'reply', body: 'Dear all' }, '/act'],
  ])('asked for %j says what is missing', async (act, pointer) => {
    const answer = await send('bulk/preview', act, await several(1))

    expect(answer.statusCode).toBe(400)
    expect(answer.json().errors).toMatchObject([{ pointer: expect.stringContaining(pointer) }])
  })

  it('takes one to fifty, from staff', async () => {
    const fifty = Array.from({ length: 51 }, () => ({ id: randomUUID(), version: 1 }))

    expect((await send('bulk', { act: 'spam' }, [])).statusCode).toBe(400)
    expect((await send('bulk', { act: 'spam' }, fifty)).statusCode).toBe(400)
    expect((await send('bulk', { act: 'spam' }, fifty.slice(1))).statusCode).toBe(200)
    const body = { act: 'spam', enquiries: fifty.slice(1) }
    expect((await test.stranger.post('/api/staff/enquiries/bulk', body)).statusCode).toBe(401)
  })
})
