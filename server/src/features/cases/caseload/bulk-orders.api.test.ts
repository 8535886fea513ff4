import type { BulkOrders, BulkPreview, OpenedBulkOrder } from '@send-hub/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import { aCase, aFamilyMember, anAccess, aStaffMember } from '../../../../test/factories/index.ts'
import { insertRow } from '../../../../test/factories/insert-row.ts'
import type { Visitor } from '../../../../test/visitor.ts'
import { newId } from '../../../platform/ids.ts'

let test: TestApp
let karen: { id: string; visitor: Visitor }
let joe: { id: string; visitor: Visitor }
let grace: { id: string; visitor: Visitor }
let family: { id: string; email: string }
let plans: { id: string; childId: string; version: number }[]

beforeAll(async () => {
  test = await buildTestApp()
  const colleague = async (name: string, role: 'officer' | 'hub' | 'manager') => {
    const { id, email } = await aStaffMember(test.pool, { name, role })
    return { id, visitor: await test.signInStaff(email) }
  }
  karen = await colleague('Karen Price', 'officer')
  joe = await colleague('Joe Bell', 'hub')
  grace = await colleague('Grace Hill', 'manager')
  family = await aFamilyMember(test.pool)
})
beforeEach(async () => {
  plans = [await aPlan(), await aPlan()]
})
afterAll(() => test?.close())

const aPlan = (sharedWith = [family.id]) => aCase(test.pool, { status: 'FINAL_ISSUED', sharedWith })
const order = (cases = plans) => ({
  ...{ act: 'arrange-reviews', meetingOn: '2027-01-14' },
  cases: cases.map(({ id }) => ({ id, version: 1 })),
})
async function ask(body: object = order(), by = karen): Promise<string> {
  const answer = await by.visitor.post('/api/staff/bulk-orders', body)
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json<{ id: string }>().id
}
const open = async (id: string, by = joe) =>
  (await by.visitor.get(`/api/staff/bulk-orders/${id}`)).json<OpenedBulkOrder>()
const decide = (id: string, body: object, by = joe) =>
  by.visitor.post(`/api/staff/bulk-orders/${id}/decision`, body)
const letGo = async (id: string, by = joe) =>
  decide(id, { decision: 'send', seen: (await open(id, by)).seen }, by)
const listFor = async (by: typeof joe) => (await by.visitor.get('/api/staff/bulk-orders')).json<BulkOrders>()
async function written() {
  const ids = plans.map(({ id }) => id)
  const { rows } = await test.pool.query(
    `select (select count(*)::int from case_events where kind = 'review-arranged' and case_id = any($1)) as events,
       (select count(*)::int from notifications where case_id = any($1)) as mails`,
    [ids],
  )
  return rows[0]
}

describe('an act that tells several families', () => {
  it('is refused to one person alone', async () => {
    const answer = await karen.visitor.post('/api/staff/caseload/bulk', order())

    expect(answer.statusCode).toBe(409)
    expect(answer.json().detail).toContain('somebody else has to let it go')
    expect(await written()).toEqual({ events: 0, mails: 0 })
  })

  it('says so in its preview; one that tells nobody, or one family alone, does not', async () => {
    const needs = async (cases: { id: string }[]) => {
      const body = { act: 'arrange-reviews', meetingOn: '2027-01-14', cases: cases.map(({ id }) => ({ id })) }
      return (await karen.visitor.post('/api/staff/caseload/bulk/preview', body)).json<BulkPreview>()
        .needsSecondPerson
    }
    const silent = [await aPlan([]), await aPlan([])]

    expect(await needs(plans)).toBe(true)
    expect(await needs(silent)).toBe(false)
    expect(await needs([...silent, ...plans.slice(0, 1)])).toBe(false)
    expect((await karen.visitor.post('/api/staff/caseload/bulk', order(silent))).statusCode).toBe(200)
  })

  it('waits, with nothing written, in the list of everybody but the one who asked', async () => {
    const id = await ask()

    expect(await written()).toEqual({ events: 0, mails: 0 })
    expect((await listFor(joe)).waiting).toMatchObject([
      { id, caseCount: 2, askedBy: { name: 'Karen Price', isYou: false }, state: 'waiting', result: null },
    ])
    expect((await listFor(joe)).mine).toEqual([])
    expect((await listFor(karen)).waiting).toEqual([])
    expect((await listFor(karen)).mine).toMatchObject([{ id, askedBy: { isYou: true } }])
    await decide(id, { decision: 'stop' }, karen)
  })

  it('is shown to the second person as it would be now', async () => {
    const id = await ask()
    await test.pool.query('update cases set version = 2 where id = $1', [plans[1]?.id])
    const { preview } = await open(id)

    expect(preview).toMatchObject({ ready: 1, needsSecondPerson: false })
    expect(preview?.items).toMatchObject([
      { told: ['Amina Okafor'], refusal: null },
      { told: [], refusal: expect.stringContaining('Someone changed this case') },
    ])
    await decide(id, { decision: 'stop' }, karen)
  })
})

describe('a second person', () => {
  it('lets it go: it runs once, in their name, and both see what became of each case', async () => {
    const id = await ask()
    const answer = await letGo(id)

    expect(answer.statusCode, answer.body).toBe(200)
    expect(answer.json()).toMatchObject({
      order: { state: 'sent', decidedBy: { name: 'Joe Bell', isYou: true }, result: { done: 2 } },
      preview: null,
    })
    expect(await written()).toEqual({ events: 2, mails: 2 })
    expect((await open(id, karen)).order.result).toMatchObject({
      done: 2,
      items: [{ childName: 'Sam Okafor', outcome: 'done' }, { outcome: 'done' }],
    })
    expect((await listFor(karen)).mine[0]).toMatchObject({
      id,
      state: 'sent',
      decidedBy: { name: 'Joe Bell' },
    })
    const { rows } = await test.pool.query(
      'select action, actor_id, details from audit_entries where subject_id = $1 order by at, action',
      [id],
    )
    expect(rows).toEqual([
      {
        action: 'bulk-asked',
        actor_id: karen.id,
        details: { act: 'arrange-reviews', cases: plans.map((plan) => plan.id) },
      },
      { action: 'bulk-sent', actor_id: joe.id, details: { act: 'arrange-reviews', askedBy: karen.id } },
    ])
  })

  it('is one of two who press at once: it runs once', async () => {
    const id = await ask()
    const { seen } = await open(id)
    const answers = await Promise.all(
      [joe, grace, joe].map((by) => decide(id, { decision: 'send', seen }, by)),
    )

    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409, 409])
    expect(await written()).toEqual({ events: 2, mails: 2 })
  })

  it('is never the one who asked', async () => {
    const id = await ask()

    expect((await letGo(id, karen)).statusCode).toBe(403)
    expect(await written()).toEqual({ events: 0, mails: 0 })
    await expect(
      test.pool.query(
        "update bulk_orders set decision = 'sent', decided_by_id = asked_by_id, decided_at = now() where id = $1",
        [id],
      ),
      'the database says the same',
    ).rejects.toThrow('bulk_orders_two_people')
    await decide(id, { decision: 'stop' }, karen)
  })

  it('lets go only what they looked at', async () => {
    const id = await ask()
    const { seen } = await open(id)
    const newcomer = await aFamilyMember(test.pool, { name: 'Zofia Nowak' })
    await anAccess(test.pool, { caseId: plans[0]?.id ?? '', familyMemberId: newcomer.id })

    const refused = await decide(id, { decision: 'send', seen })
    expect(refused.statusCode).toBe(409)
    expect(refused.json().detail).toContain('has changed. Look at it again')
    expect((await decide(id, { decision: 'send' })).statusCode).toBe(409)
    expect((await letGo(id)).statusCode).toBe(200)
  })

  it('stops it with a reason, which the one who asked reads; after that it can’t go', async () => {
    const id = await ask()

    expect((await decide(id, { decision: 'stop' })).json()).toMatchObject({
      status: 400,
      errors: [{ pointer: '/reason' }],
    })
    const reason = 'The day is a holiday'
    expect((await decide(id, { decision: 'stop', reason })).statusCode).toBe(200)
    expect((await decide(id, { decision: 'send', seen: 'x' }, grace)).statusCode).toBe(409)
    expect((await listFor(karen)).mine[0]).toMatchObject({ id, state: 'stopped', reason, result: null })
    expect(await written()).toEqual({ events: 0, mails: 0 })
  })

  it('sees no order with a case that is closed to them, nor can decide it', async () => {
    const id = await ask()
    await insertRow(test.pool, 'staff_locks', {
      ...{ id: newId(), child_id: plans[0]?.childId, staff_member_id: joe.id, reason: 'relative' },
      ...{ set_by_id: grace.id, set_at: test.clock.now() },
    })

    expect((await listFor(joe)).waiting.map((one) => one.id)).not.toContain(id)
    expect((await joe.visitor.get(`/api/staff/bulk-orders/${id}`)).statusCode).toBe(404)
    expect((await decide(id, { decision: 'stop', reason: 'No' })).statusCode).toBe(404)
    expect((await joe.visitor.post('/api/staff/bulk-orders', order())).statusCode).toBe(404)
    expect((await letGo(id, grace)).statusCode).toBe(200)
  })

  it('can only stop an order whose officer has left', async () => {
    const leaver = await aStaffMember(test.pool)
    const id = await ask({ act: 'assign-officer', officerId: leaver.id, cases: order().cases })
    await test.pool.query('update staff_members set is_active = false where id = $1', [leaver.id])

    expect(await open(id)).toMatchObject({ preview: null, seen: null, order: { state: 'waiting' } })
    expect((await decide(id, { decision: 'send', seen: 'x' })).statusCode).toBe(400)
    expect((await decide(id, { decision: 'stop', reason: 'She left' })).statusCode).toBe(200)
  })
})

describe('an order', () => {
  it('of cases that can’t be written is not kept', async () => {
    const draft = await aCase(test.pool, { status: 'DRAFTING' })

    expect((await karen.visitor.post('/api/staff/bulk-orders', order([draft]))).statusCode).toBe(409)
  })

  it.each([
    ['no cases', { act: 'name-place', cases: [] }],
    ['an act that nobody knows', { act: 'close', cases: [{ id: newId(), version: 1 }] }],
  ])('with %s is refused', async (_, body) => {
    expect((await karen.visitor.post('/api/staff/bulk-orders', body)).statusCode).toBe(400)
  })

  it('is for staff with a name: nobody signed out, no family, no token', async () => {
    const id = await ask()
    const parent = await test.signInFamily(family.email)
    const service = await test.service(['cases:read'])

    for (const [visitor, status] of [
      [test.stranger, 401],
      [parent, 401],
      [service, 403],
    ] as const) {
      expect((await visitor.get('/api/staff/bulk-orders')).statusCode).toBe(status)
      expect((await visitor.get(`/api/staff/bulk-orders/${id}`)).statusCode).toBe(status)
      expect((await visitor.post('/api/staff/bulk-orders', order())).statusCode).toBe(status)
      expect(
        (await visitor.post(`/api/staff/bulk-orders/${id}/decision`, { decision: 'send' })).statusCode,
      ).toBe(status)
    }
    expect((await joe.visitor.get(`/api/staff/bulk-orders/${newId()}`)).statusCode).toBe(404)
    expect((await decide(id, { decision: 'perhaps' })).statusCode).toBe(400)
  })
})
