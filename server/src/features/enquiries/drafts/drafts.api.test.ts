import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import { aCase, aFamilyMember, anEnquiry, aStaffMember } from '../../../../test/factories/index.ts'
import { insertRow } from '../../../../test/factories/insert-row.ts'
import type { Visitor } from '../../../../test/visitor.ts'

let test: TestApp
let joe: { id: string; email: string }
let priya: { id: string; email: string }
let joes: Visitor
let priyas: Visitor
let enquiry: { id: string }

beforeAll(async () => {
  test = await buildTestApp()
  joe = await aStaffMember(test.pool, { name: 'Joe Bell' })
  priya = await aStaffMember(test.pool, { name: 'Priya Shah' })
  joes = await test.signInStaff(joe.email)
  priyas = await test.signInStaff(priya.email)
})
afterAll(() => test?.close())
beforeEach(async () => {
  enquiry = await anEnquiry(test.pool)
})

const address = (kind = 'message', id = enquiry.id) => `/api/staff/enquiries/${id}/drafts/${kind}`

function save(body: unknown, baseVersion: number | null = null, kind = 'message', writerId = joe.id) {
  return joes.call('PUT', address(kind), { body, baseVersion, writerId })
}

async function saved(body: string, baseVersion: number | null = null, kind = 'message'): Promise<number> {
  const answer = await save(body, baseVersion, kind)
  expect(answer.statusCode, answer.payload).toBe(200)
  return answer.json().version
}

const read = async (visitor = joes, kind = 'message') => visitor.get(address(kind))
const ofPage = async (visitor: Visitor) => (await visitor.get(`/api/staff/enquiries/${enquiry.id}`)).json()

async function send(act: 'replies' | 'notes', body: string, more: object = {}) {
  const { version } = await ofPage(joes)
  const form = { body, requestKey: randomUUID(), ...(act === 'replies' && { version }), ...more }
  const answer = await joes.post(`/api/staff/enquiries/${enquiry.id}/${act}`, form)
  expect(answer.statusCode, answer.payload).toBe(200)
  return answer.json()
}

describe('a draft', () => {
  it('is kept as it was typed, and is there again on any computer of its writer', async () => {
    const version = await saved('Dear Amina,\n\n  we ')
    const elsewhere = await test.signInStaff(joe.email)

    expect((await read(elsewhere)).json()).toEqual({
      ...{ kind: 'message', body: 'Dear Amina,\n\n  we ', version },
      updatedAt: '2026-11-23T10:00:00.000Z',
    })
    expect((await ofPage(elsewhere)).ownDrafts).toMatchObject([{ kind: 'message', version }])
  })

  it('is its writer’s alone: colleagues learn only that there is one', async () => {
    await saved('Between you and me')

    expect((await read(priyas)).statusCode).toBe(404)
    const page = await ofPage(priyas)
    expect(page).toMatchObject({ ownDrafts: [], draftsBy: ['Joe Bell'] })
    expect(JSON.stringify(page)).not.toContain('Between you and me')
  })

  it('of an answer and of a note are two', async () => {
    await saved('An answer')
    await saved('A note', null, 'note')

    expect((await ofPage(joes)).ownDrafts.map(({ body }: { body: string }) => body)).toEqual([
      'An answer',
      'A note',
    ])
  })

  it('gets a new number with each save', async () => {
    const first = await saved('We')
    const second = await saved('We will', first)

    expect(second).toBe(first + 1)
    expect((await read()).json()).toMatchObject({ body: 'We will', version: second })
  })

  it('saved twice with the same words, as after a lost answer, is one', async () => {
    const first = await saved('We')
    expect(await saved('We')).toBe(first)
    const second = await saved('We will', first)

    expect(await saved('We will', first)).toBe(second)
  })
})

describe('two windows of one person', () => {
  it('never overwrite each other unseen', async () => {
    const base = await saved('We')
    await saved('We will write on Monday', base)

    expect((await save('We can not say', base)).statusCode).toBe(409)
    expect((await save('Something else')).statusCode).toBe(409)
    expect((await read()).json()).toMatchObject({ body: 'We will write on Monday' })
  })

  it('go on from the newer one, once it was seen', async () => {
    const base = await saved('We')
    const newer = await saved('We will write on Monday', base)

    expect((await save('We can not say', newer)).statusCode).toBe(200)
  })

  it('do not bring back what was thrown away, nor take a new one for it', async () => {
    const base = await saved('We')
    expect((await joes.delete(`${address()}?baseVersion=${base}`)).statusCode).toBe(204)

    expect((await save('We will', base)).statusCode).toBe(409)
    expect((await read()).statusCode).toBe(404)
    const begunAnew = await saved('Anew')
    expect(begunAnew).not.toBe(base)
    expect((await save('We will', base)).statusCode).toBe(409)
  })

  it('do not throw away what was changed in the other', async () => {
    const base = await saved('We')
    await saved('We will', base)

    expect((await joes.delete(`${address()}?baseVersion=${base}`)).statusCode).toBe(409)
    expect((await read()).json()).toMatchObject({ body: 'We will' })
  })

  it('with two saves at the same moment keep one and tell the other', async () => {
    const base = await saved('We')

    const both = await Promise.all([save('We will', base), save('We will not', base)])

    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
  })
})

describe('sending', () => {
  it('ends the draft with the answer, in one go', async () => {
    const draftVersion = await saved('We will write on Mon')

    const page = await send('replies', 'We will write on Monday.', { draftVersion })

    expect(page).toMatchObject({ status: 'answered', ownDrafts: [], draftsBy: [] })
  })

  it('ends the draft of a note with the note, and leaves that of the answer', async () => {
    await saved('An answer')
    const draftVersion = await saved('A note', null, 'note')

    const page = await send('notes', 'A note', { draftVersion })

    expect(page.ownDrafts).toMatchObject([{ kind: 'message' }])
  })

  it('leaves what was written in another window since', async () => {
    const draftVersion = await saved('We')
    await saved('Other words altogether', draftVersion)

    const page = await send('replies', 'We will write on Monday.', { draftVersion })

    expect(page.ownDrafts).toMatchObject([{ body: 'Other words altogether' }])
  })

  it('without a number ends the draft of the same words', async () => {
    await saved('We will write on Monday. ')

    expect((await send('replies', 'We will write on Monday.')).ownDrafts).toEqual([])
  })

  it('is not undone by a save that arrives late', async () => {
    await send('replies', 'We will write on Monday.')

    expect((await save('We will write on Monday.\n')).statusCode).toBe(409)
    expect((await ofPage(joes)).ownDrafts).toEqual([])
  })

  it('at the very moment of a save leaves no draft behind', async () => {
    for (let turn = 0; turn < 5; turn++) {
      const { version } = await ofPage(joes)
      const body = `We will write on Monday ${turn}.`
      const form = { body, requestKey: randomUUID(), version }

      const [sent] = await Promise.all([
        joes.post(`/api/staff/enquiries/${enquiry.id}/replies`, form),
        save(body),
      ])

      expect(sent.statusCode).toBe(200)
      expect((await ofPage(joes)).ownDrafts).toEqual([])
    }
  })

  it('that a colleague was quicker with leaves the draft', async () => {
    const draftVersion = await saved('We will write on Monday.')
    const { version } = await ofPage(joes)
    const theirs = { body: 'Tuesday', requestKey: randomUUID(), version }
    expect((await priyas.post(`/api/staff/enquiries/${enquiry.id}/replies`, theirs)).statusCode).toBe(200)

    const mine = { body: 'We will write on Monday.', requestKey: randomUUID(), version, draftVersion }
    expect((await joes.post(`/api/staff/enquiries/${enquiry.id}/replies`, mine)).statusCode).toBe(409)

    const page = await ofPage(joes)
    expect(page.ownDrafts).toMatchObject([{ body: 'We will write on Monday.' }])
    expect(page.messages.map(({ body }: { body: string }) => body)).not.toContain('We will write on Monday.')
  })
})

describe('nobody else', () => {
  it('saves under the name of whoever typed, after they signed out and another signed in', async () => {
    expect((await save('Mine', null, 'message', priya.id)).statusCode).toBe(403)
    expect((await read()).statusCode).toBe(404)
  })

  it('saves, reads or drops one of an enquiry that is locked to them', async () => {
    const { id: caseId, childId } = await aCase(test.pool, {
      sharedWith: [(await aFamilyMember(test.pool)).id],
    })
    const locked = await anEnquiry(test.pool, { caseId })
    await insertRow(test.pool, 'staff_locks', {
      ...{ id: randomUUID(), child_id: childId, staff_member_id: joe.id, reason: 'relative' },
      ...{ set_at: test.clock.now(), set_by_id: priya.id },
    })
    const url = address('message', locked.id)

    expect(
      (await joes.call('PUT', url, { body: 'We', baseVersion: null, writerId: joe.id })).statusCode,
    ).toBe(404)
    expect((await joes.get(url)).statusCode).toBe(404)
    expect((await joes.delete(`${url}?baseVersion=1`)).statusCode).toBe(404)
  })

  it('but staff reaches one', async () => {
    const body = { body: 'We', baseVersion: null, writerId: joe.id }
    const family = await test.signInFamily((await aFamilyMember(test.pool)).email)

    for (const visitor of [test.stranger, family]) {
      expect((await visitor.call('PUT', address(), body)).statusCode).toBe(401)
      expect((await visitor.get(address())).statusCode).toBe(401)
      expect((await visitor.delete(`${address()}?baseVersion=1`)).statusCode).toBe(401)
    }
  })
})

describe('what is not right', () => {
  it.each([
    ['', null],
    ['x'.repeat(20_001), null],
    ['We', 0],
    ['We', 'first'],
    [7, null],
  ])('is refused: %s over %s', async (body, base) => {
    expect((await save(body, base as number | null)).statusCode).toBe(400)
  })

  it('is refused where there is no such kind or no number to throw away', async () => {
    expect((await save('We', null, 'poem')).statusCode).toBe(400)
    expect((await joes.delete(address())).statusCode).toBe(400)
  })
})
