import type { EnquiryRows } from '@send-hub/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import { aCase, aFamilyMember, anEnquiry, aStaffMember } from '../../../../test/factories/index.ts'
import type { Visitor } from '../../../../test/visitor.ts'

let test: TestApp
let priya: { id: string; email: string }
let colleague: { id: string }
let staff: Visitor
let made: Record<string, { id: string; reference: string }>

beforeAll(async () => {
  test = await buildTestApp()
  const { pool } = test
  priya = await aStaffMember(pool, { name: 'Priya Shah', team: 'casework' })
  colleague = await aStaffMember(pool, { name: 'Tom Reed' })
  staff = await test.signInStaff(priya.email)
  const amina = await aFamilyMember(pool)
  const sam = await aCase(pool, {
    sharedWith: [amina.id],
    child: { forename: 'Samuel', preferredName: 'Sam', surname: 'O’Brien_Hart', upn: 'A123456789012' },
  })
  made = {
    soon: await anEnquiry(pool, {
      caseId: sam.id,
      familyMemberId: amina.id,
      replyBy: '2026-11-25',
      openedAt: '2026-11-20T09:00:00Z',
      ownerId: priya.id,
      team: 'casework',
      topics: ['PLACEMENT', 'TRANSPORT'],
    }),
    late: await anEnquiry(pool, {
      contactName: '100% "Quoted" \\Slash',
      replyBy: '2026-11-20',
      openedAt: '2026-11-16T09:00:00Z',
      team: 'casework',
    }),
    later: await anEnquiry(pool, {
      contactName: 'Zofia Nowak',
      replyBy: '2026-12-01',
      openedAt: '2026-11-23T09:00:00Z',
      ownerId: colleague.id,
      topics: ['TRANSPORT'],
    }),
    answered: await anEnquiry(pool, {
      contactName: 'Answered Person',
      status: 'answered',
      ownerId: priya.id,
    }),
    closed: await anEnquiry(pool, { contactName: 'Closed Person', status: 'closed' }),
  }
})
afterAll(() => test?.close())

async function queue(query: Record<string, string | number> = {}): Promise<EnquiryRows> {
  const search = new URLSearchParams(query as Record<string, string>)
  const answer = await staff.get(`/api/staff/enquiries?${search}`)
  expect(answer.statusCode, answer.payload).toBe(200)
  return answer.json()
}
const nameOf = (id: string) => Object.keys(made).find((name) => made[name]?.id === id)
const names = async (query: Record<string, string | number> = {}) =>
  (await queue(query)).items.map(({ id }) => nameOf(id))

describe('the queue', () => {
  it('shows what waits for us, by the day promised, with how late it is', async () => {
    const { items, total } = await queue()

    expect(items.map(({ id, daysOver }) => [nameOf(id), daysOver])).toEqual([
      ['late', 3],
      ['soon', 0],
      ['later', 0],
    ])
    expect(total).toBe(3)
    expect(items[1]).toMatchObject({
      contactName: 'Amina Okafor',
      childName: 'Sam O’Brien_Hart',
      caseReference: expect.stringMatching(/^SEN-/),
      topics: ['Setting, change, breakdown', 'Home-to-school transport'],
      channel: 'web',
      waitingSince: '2026-11-20T09:00:00.000Z',
      replyBy: '2026-11-25',
      ownerName: 'Priya Shah',
      team: 'casework',
    })
  })

  it.each([
    [{ queue: 'mine' }, ['soon']],
    [{ queue: 'mine', status: 'any' }, ['soon', 'answered']],
    [{ queue: 'unassigned' }, ['late']],
    [{ queue: 'team' }, ['late', 'soon']],
    [{ status: 'answered' }, ['answered']],
    [{ status: 'closed' }, ['closed']],
    [{ topic: 'TRANSPORT' }, ['soon', 'later']],
    [{ topic: 'TRANSPORT', queue: 'mine' }, ['soon']],
    [{ topic: 'APPEAL' }, []],
    [{ sort: 'waiting' }, ['late', 'soon', 'later']],
    [{ sort: 'newest' }, ['later', 'soon', 'late']],
    [{ page: 2, pageSize: 1 }, ['soon']],
    [{ page: 4, pageSize: 1 }, []],
    [{ page: 10_000, pageSize: 100 }, []],
  ])('for %j shows %j', async (query, expected) => {
    expect(await names(query as Record<string, string>)).toEqual(expected)
  })

  it('of one owner shows theirs', async () => {
    expect(await names({ owner: colleague.id })).toEqual(['later'])
  })

  it('counts all, not only the page', async () => {
    expect(await queue({ pageSize: 1, page: 3 })).toMatchObject({ total: 3, items: [{ id: made.later?.id }] })
  })

  it.each([
    ['zofia', ['later']],
    ['NOWAK zofia', ['later']],
    ['nobody', []],
    ['100%', ['late']],
    ['%', ['late']],
    ['_', ['soon']],
    ['O’Brien_Hart', ['soon']],
    ['"quoted"', ['late']],
    ['\\slash', ['late']],
    ["' or 1=1 --", []],
    ['a123456789012', ['soon']],
    ['samuel', ['soon']],
    ['Amina sam', ['soon']],
    ['   ', ['late', 'soon', 'later']],
  ])('searched for %j finds %j', async (query, expected) => {
    expect(await names({ query })).toEqual(expected)
  })

  it('finds a reference however it was typed', async () => {
    const reference = made.later?.reference ?? ''
    const sloppy = [
      reference,
      reference.toLowerCase(),
      reference.replaceAll('-', ''),
      ` ${reference.replaceAll('-', ' ')} `,
    ]
    for (const query of sloppy) expect(await names({ query }), query).toEqual(['later'])
  })

  it('finds the enquiries of a case by its reference', async () => {
    const [row] = (await queue({ owner: priya.id })).items
    const query = row?.caseReference?.replaceAll('-', '').toLowerCase() ?? ''

    expect(await names({ query })).toEqual(['soon'])
  })

  it('answers any mix of filters and orders on one connection: statement names never clash', async () => {
    for (const sort of ['reply-by', 'waiting', 'newest']) {
      const found = await names({
        queue: 'team',
        owner: priya.id,
        topic: 'PLACEMENT',
        query: 'o brien sam o hart',
        status: 'waiting',
        sort,
      })
      expect(found).toEqual(['soon'])
    }
  })

  it.each([
    'page=0',
    'page=-1',
    'page=1.5',
    'page=99999999999999999999',
    'pageSize=101',
    'pageSize=0',
    'sort=random()',
    'queue=everybody',
    'status=open',
    'topic=WEATHER',
    'owner=me',
    'query=a&query=b',
    `query=${'x'.repeat(101)}`,
  ])('asked for ?%s says that it is not right', async (query) => {
    expect((await staff.get(`/api/staff/enquiries?${query}`)).statusCode).toBe(400)
  })

  it('takes at most five statements', async () => {
    const seen = await test.statementsOf(() => queue({ queue: 'mine', query: 'sam' }))

    expect(seen.length).toBeLessThanOrEqual(5)
  })

  it('is the same for another system, which has nothing of its own', async () => {
    const system = await test.service(['enquiries:read'])

    expect((await system.get('/api/staff/enquiries')).json()).toMatchObject({ total: 3 })
    expect((await system.get('/api/staff/enquiries?queue=mine')).json()).toEqual({ items: [], total: 0 })
    expect((await system.get('/api/staff/enquiries?queue=team')).json()).toEqual({ items: [], total: 0 })
  })

  it('keeps up with a child’s new name', async () => {
    await test.pool.query("update children set surname = 'Verylongname' where surname like 'O%'")

    expect(await names({ query: 'verylongname' })).toEqual(['soon'])
  })

  it('is counted to a thousand, or to the end of the page where that is further on', async () => {
    await test.pool.query(
      `insert into enquiries (id, contact, contact_name, channel, topics, priority, status, opened_at, closed_at, team)
       select gen_random_uuid(), '{}', 'Many People', 'post', '{STATUS}', 3, 'closed', now(), now(), 'transport'
       from generate_series(1, 1020)`,
    )
    const ofPage = (page: number) => queue({ status: 'closed', team: 'transport', pageSize: 50, page })

    expect(await ofPage(1)).toMatchObject({ total: 1_000, isMore: true })
    expect(await ofPage(20)).toMatchObject({ total: 1_000, isMore: true })
    const last = await ofPage(21)
    expect(last.items).toHaveLength(20)
    expect(last).not.toHaveProperty('isMore')
    expect(last.total).toBe(1_020)
    expect(await ofPage(22)).toEqual({ items: [], total: 1_020 })
  })
})
