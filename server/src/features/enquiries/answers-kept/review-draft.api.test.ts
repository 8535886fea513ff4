import { randomUUID } from 'node:crypto'
import type { DraftReviews } from '@send-hub/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import { aCase, aFamilyMember, anEnquiry, aStaffMember } from '../../../../test/factories/index.ts'
import { insertRow } from '../../../../test/factories/insert-row.ts'
import { usualDay, usualMoment } from '../../../../test/test-clock.ts'
import type { Visitor } from '../../../../test/visitor.ts'
import { openAppPool } from '../../../platform/db/app-pool.ts'
import type { Pool } from '../../../platform/db/pool.ts'
import { inTransaction, statement } from '../../../platform/db/transaction.ts'

let test: TestApp
let app: Pool
const people = new Map<string, { id: string; visitor: Visitor }>()
const put = async (name: string) => {
  const { id, email } = await aStaffMember(test.pool, { name })
  people.set(name.split(' ')[0] ?? name, { id, visitor: await test.signInStaff(email) })
}
const idOf = (name: string) => people.get(name)?.id ?? ''
const as = (name: string) => people.get(name)?.visitor as Visitor
let enquiry: { id: string }

beforeAll(async () => {
  test = await buildTestApp()
  app = openAppPool(test.database.appUrl, { max: 1 })
  for (const name of ['Joe Bell', 'Hana Iqbal', 'Tom Reed']) await put(name)
})
afterAll(async () => {
  await app?.end()
  await test?.close()
})
beforeEach(async () => {
  enquiry = await anEnquiry(test.pool)
})

const url = (id = enquiry.id) => `/api/staff/enquiries/${id}/draft-review`
async function draft(body = 'We decide by Friday.', baseVersion: number | null = null, kind = 'message') {
  const form = { body, baseVersion, writerId: idOf('Joe') }
  const saved = await as('Joe').call('PUT', `/api/staff/enquiries/${enquiry.id}/drafts/${kind}`, form)
  expect(saved.statusCode, saved.payload).toBe(200)
  return saved.json().version as number
}
const ask = (draftVersion: number, of: string | null = null) =>
  as('Joe').post(url(), { draftVersion, ...(of && { reviewerId: idOf(of) }) })
async function asked(of: string | null = null, body?: string): Promise<number> {
  const version = await draft(body)
  const answer = await ask(version, of)
  expect(answer.statusCode, answer.payload).toBe(204)
  return version
}
const say = (by: string, draftVersion: number, more: object = {}) =>
  as(by).post(`${url()}/verdict`, { writerId: idOf('Joe'), draftVersion, verdict: 'ok', ...more })
const reviews = async (of: string) => (await as(of).get(url())).json<DraftReviews>()
const tasks = async () =>
  (
    await test.pool.query(
      `select for_staff_id as "for", done_at is not null as done, outcome from staff_tasks where enquiry_id = $1
       and kind = 'review-draft' order by created_at, id`,
      [enquiry.id],
    )
  ).rows
const draftRow = async () =>
  (
    await test.pool.query('select body, version, verdict from enquiry_drafts where enquiry_id = $1', [
      enquiry.id,
    ])
  ).rows[0]

describe('asking a colleague to read a draft', () => {
  it('shows it to that colleague alone, with a task, and tells the writer what they think', async () => {
    const version = await asked('Hana')

    expect(await tasks()).toEqual([{ for: idOf('Hana'), done: false, outcome: null }])
    expect((await reviews('Tom')).toRead).toEqual([])
    expect((await reviews('Hana')).toRead).toMatchObject([
      { writerName: 'Joe Bell', body: 'We decide by Friday.', draftVersion: version, isForMeAlone: true },
    ])
    const change = { verdict: 'change', note: 'Give the date.' }
    expect((await say('Hana', version, change)).statusCode).toBe(204)

    expect((await reviews('Joe')).own).toMatchObject({
      ...{ askedOf: 'Hana Iqbal', verdict: 'change', note: 'Give the date.', reviewedBy: 'Hana Iqbal' },
      isChangedSince: false,
    })
    expect(await tasks()).toMatchObject([{ done: true, outcome: 'change' }])
    expect((await reviews('Hana')).toRead).toEqual([])
  })

  it('or anybody: whoever comes first', async () => {
    const version = await asked()

    expect((await reviews('Tom')).toRead).toMatchObject([{ isForMeAlone: false }])
    expect((await say('Hana', version)).statusCode).toBe(204)
    expect((await say('Tom', version)).statusCode).toBe(409)
    expect((await reviews('Joe')).own).toMatchObject({
      askedOf: null,
      verdict: 'ok',
      reviewedBy: 'Hana Iqbal',
    })
  })

  it('stands on the page of the enquiry, for writer and reader', async () => {
    await asked('Hana')
    const page = async (of: string) => (await as(of).get(`/api/staff/enquiries/${enquiry.id}`)).json()

    expect(await page('Joe')).toMatchObject({
      ownReview: { askedOf: 'Hana Iqbal', verdict: null },
      draftsToRead: [],
    })
    expect(await page('Hana')).toMatchObject({ ownReview: null, draftsToRead: [{ writerName: 'Joe Bell' }] })
    expect(JSON.stringify(await page('Tom'))).not.toContain('We decide by Friday.')
    const service = await test.service(['enquiries:read'])
    expect((await service.get(`/api/staff/enquiries/${enquiry.id}`)).payload).not.toContain(
      'We decide by Friday.',
    )
  })

  it('anew forgets what was said before, and gives a new task', async () => {
    const version = await asked('Hana')
    await say('Hana', version, { verdict: 'change', note: 'No' })

    await ask(version, 'Tom')

    expect((await reviews('Joe')).own).toMatchObject({
      askedOf: 'Tom Reed',
      verdict: null,
      note: null,
      reviewedBy: null,
    })
    expect(await tasks()).toMatchObject([
      { for: idOf('Hana'), done: true },
      { for: idOf('Tom'), done: false },
    ])
  })

  it('can be taken back, twice without harm', async () => {
    const version = await asked('Hana')

    expect((await as('Joe').delete(url())).statusCode).toBe(204)
    expect((await as('Joe').delete(url())).statusCode).toBe(204)

    expect((await reviews('Joe')).own).toBeNull()
    expect(await tasks()).toMatchObject([{ done: true, outcome: 'taken-back' }])
    expect((await say('Hana', version)).statusCode).toBe(404)
  })
})

describe('a draft that changes', () => {
  it('after it was read is marked so, and goes back to no mark by asking anew', async () => {
    const version = await asked('Hana')
    await say('Hana', version)
    const next = await draft('We decide by Friday 4 December.', version)

    expect((await reviews('Joe')).own).toMatchObject({ verdict: 'ok', isChangedSince: true })
    await ask(next, 'Hana')
    await say('Hana', next)
    expect((await reviews('Joe')).own).toMatchObject({ verdict: 'ok', isChangedSince: false })
  })

  it('while it is read must be read again', async () => {
    const version = await asked('Hana')
    await draft('Other words', version)

    expect((await say('Hana', version)).statusCode).toBe(409)
    expect((await reviews('Hana')).toRead).toMatchObject([{ body: 'Other words' }])
  })

  it('in another window is not asked about unseen', async () => {
    const version = await draft()
    await draft('Other words', version)

    expect((await ask(version)).statusCode).toBe(409)
    expect(await tasks()).toEqual([])
  })

  it.each(['sent', 'thrown away'])('into nothing, %s, ends the task', async (how) => {
    const version = await asked('Hana')
    if (how === 'sent') {
      const form = {
        body: 'We decide by Friday.',
        requestKey: randomUUID(),
        version: 1,
        draftVersion: version,
      }
      expect((await as('Joe').post(`/api/staff/enquiries/${enquiry.id}/replies`, form)).statusCode).toBe(200)
    } else {
      await as('Joe').delete(`/api/staff/enquiries/${enquiry.id}/drafts/message?baseVersion=${version}`)
    }

    expect(await tasks()).toMatchObject([{ done: true, outcome: how.replace(' ', '-') }])
    expect((await reviews('Hana')).toRead).toEqual([])
  })
})

describe('what is not right', () => {
  it('is refused: a verdict of one’s own, of who was not asked, or of nothing', async () => {
    const version = await asked('Hana')

    expect((await say('Joe', version)).statusCode).toBe(404)
    expect((await say('Tom', version)).statusCode).toBe(404)
    expect((await say('Hana', version, { writerId: randomUUID() })).statusCode).toBe(404)
    expect((await draftRow()).verdict).toBeNull()
  })

  it.each([
    { verdict: 'maybe' },
    { verdict: 'change' },
    { verdict: 'change', note: '  ' },
    { note: 'x'.repeat(2_001) },
  ])('is refused: %o', async (more) => {
    expect((await say('Hana', await asked('Hana'), more)).statusCode).toBe(400)
  })

  it('is refused: a colleague who is none, oneself, or nothing written yet', async () => {
    expect((await ask(1)).json().errors).toMatchObject([{ pointer: '/draftVersion' }])
    const version = await draft()
    for (const reviewerId of [randomUUID(), idOf('Joe')]) {
      const answer = await as('Joe').post(url(), { draftVersion: version, reviewerId })
      expect(answer.json().errors).toMatchObject([{ pointer: '/reviewerId' }])
    }
  })

  it('is refused: a colleague to whom the case is locked, who finds nothing there either', async () => {
    const { id: caseId, childId } = await aCase(test.pool, {
      sharedWith: [(await aFamilyMember(test.pool)).id],
    })
    enquiry = await anEnquiry(test.pool, { caseId })
    await insertRow(test.pool, 'staff_locks', {
      ...{ id: randomUUID(), child_id: childId, staff_member_id: idOf('Tom'), reason: 'relative' },
      ...{ set_at: usualMoment, set_by_id: idOf('Joe') },
    })
    const version = await draft()

    expect((await ask(version, 'Tom')).json().errors).toMatchObject([{ pointer: '/reviewerId' }])
    expect((await ask(version)).statusCode).toBe(204)
    for (const answer of [
      await as('Tom').get(url()),
      await as('Tom').delete(url()),
      await say('Tom', version),
    ])
      expect(answer.statusCode).toBe(404)
  })
})

describe('in the database', () => {
  const run = (name: string, text: string) =>
    inTransaction(
      app,
      { kind: 'staff', staffId: idOf(name) },
      { now: new Date(usualMoment), today: usualDay },
      (tx) => tx.rows(statement(`test.review:${text}`, text), [enquiry.id]),
    )
  const set = (name: string, columns: string) =>
    run(name, `update enquiry_drafts set ${columns} where enquiry_id = $1 returning 1 as one`)
  const verdict = (name: string) =>
    `verdict = 'ok', reviewed_at = now(), reviewed_version = version, reviewed_by_id = '${idOf(name)}'`

  it('a reader writes a verdict and not one word of the draft', async () => {
    await asked('Hana')

    for (const change of [
      "body = 'Mine'",
      'version = version + 1',
      'reviewer_id = null',
      'review_asked_at = now()',
    ])
      await expect(set('Hana', `${change}, ${verdict('Hana')}`)).rejects.toMatchObject({ code: '42501' })
    await expect(set('Hana', "body = 'Mine'")).rejects.toMatchObject({ code: '42501' })
    expect(await draftRow()).toMatchObject({ body: 'We decide by Friday.', verdict: null })
    expect(await set('Hana', verdict('Hana'))).toHaveLength(1)
  })

  it('nobody writes one who was not asked, in another’s name, or over another’s', async () => {
    await asked('Hana')

    expect(await set('Tom', verdict('Tom'))).toHaveLength(0)
    await expect(set('Hana', verdict('Tom'))).rejects.toMatchObject({ code: '42501' })
    await expect(set('Joe', verdict('Joe'))).rejects.toMatchObject({ code: '42501' })
    await expect(set('Joe', verdict('Hana'))).rejects.toMatchObject({ code: '42501' })
    await set('Hana', verdict('Hana'))
    expect(await set('Hana', `${verdict('Hana')}, review_note = 'Again'`)).toHaveLength(0)
  })

  it('nobody changes a verdict on their own draft, nor throws a colleague’s draft away', async () => {
    const version = await asked('Hana')
    await say('Hana', version, { verdict: 'change', note: 'No' })

    await expect(set('Joe', "verdict = 'ok'")).rejects.toMatchObject({ code: '42501' })
    expect(
      await run('Hana', 'delete from enquiry_drafts where enquiry_id = $1 returning 1 as one'),
    ).toHaveLength(0)
    expect(await set('Joe', "body = 'Better'")).toHaveLength(1)
  })

  it('a draft of a note is shown to nobody, whatever its row says', async () => {
    await draft('A note', null, 'note')
    await set('Joe', 'review_asked_at = now()')

    expect(await set('Hana', verdict('Hana'))).toHaveLength(0)
    expect((await reviews('Hana')).toRead).toEqual([])
  })
})
