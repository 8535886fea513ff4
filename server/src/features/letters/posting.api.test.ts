import type { CaseForStaff, LettersToPost, PaperCounts } from '@send-hub/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../test/build-test-app.ts'
import {
  aCase,
  aFamilyMember,
  aLetter,
  anAccess,
  anEvent,
  aSentLetter,
  aStaffMember,
} from '../../../test/factories/index.ts'
import { usualDay } from '../../../test/test-clock.ts'
import type { Visitor } from '../../../test/visitor.ts'
import { newId } from '../../platform/ids.ts'

let test: TestApp
let ruth: Visitor
let officerId: string
let mother: { id: string }
let parent: Visitor
let caseId: string

const lines = ['12 Quarry Lane', 'Dover', 'CT16 9ZZ']

beforeAll(async () => {
  test = await buildTestApp()
  const officer = await aStaffMember(test.pool, { name: 'Ruth Hall' })
  officerId = officer.id
  ruth = await test.signInStaff(officer.email)
  const amina = await aFamilyMember(test.pool)
  mother = amina
  parent = await test.signInFamily(amina.email)
})
beforeEach(async () => {
  await test.pool.query(
    'update letters set posted_on = sent_on, posted_by_id = $1 where is_by_post and posted_on is null',
    [officerId],
  )
  caseId = (await aCase(test.pool, { officerId, sharedWith: [mother.id] })).id
})
afterAll(() => test?.close())

/** A letter on paper to somebody without email, at an address that holds. */
async function onPaper(sentOn = usualDay, inCase = caseId) {
  const { id: familyMemberId } = await aFamilyMember(test.pool, { name: 'Marek Nowak', email: null })
  await test.pool.query('update family_members set postal_address = $2 where id = $1', [
    familyMemberId,
    lines.join('\n'),
  ])
  await anAccess(test.pool, { caseId: inCase, familyMemberId })
  const { id } = await aSentLetter(test.pool, {
    ...{ caseId: inCase, familyMemberId, isByPost: true, sentOn, addressLines: lines },
  })
  return { id, familyMemberId }
}

const list = async (query = '') =>
  (await ruth.get(`/api/staff/letters?state=to-post${query}`)).json<LettersToPost>()
const mark = (letterIds: string[], on: string | null = usualDay, by = ruth) =>
  by.post('/api/staff/letters/posted', { letterIds, on })
const ofCase = async () => (await ruth.get(`/api/staff/cases/${caseId}`)).json<CaseForStaff>().letters

describe('the letters to post', () => {
  it('are those on paper alone, oldest first, each with its reader and its day', async () => {
    await aSentLetter(test.pool, { caseId, familyMemberId: mother.id })
    const today = await onPaper()
    // A Thursday and a Friday; the test's day is Monday 23 November 2026.
    const thursday = await onPaper('2026-11-19')
    const friday = await onPaper('2026-11-20')

    const { items, total } = await list()
    expect(items.map(({ id, postBy, isLate }) => [id, postBy, isLate])).toEqual([
      [thursday.id, '2026-11-20', true],
      [friday.id, '2026-11-23', false],
      [today.id, '2026-11-24', false],
    ])
    expect(total).toBe(3)
    expect(items[0]).toMatchObject({ caseId, to: 'Marek Nowak', sentOn: '2026-11-19', warning: null })
    expect((await ruth.get('/api/staff/paper')).json<PaperCounts>()).toMatchObject({
      lettersToPost: 3,
      lettersLate: 1,
    })
  })

  it('come by the page, and a page past the end still says how many there are', async () => {
    for (let n = 0; n < 3; n++) await onPaper()

    expect((await list('&pageSize=2')).items).toHaveLength(2)
    expect(await list('&pageSize=2&page=3')).toEqual({ items: [], total: 3 })
  })

  it('leave out what was taken back, and everything after a death', async () => {
    await onPaper()
    await test.pool.query("update cases set status = 'CLOSED_DECEASED' where id = $1", [caseId])
    const { id: other } = await aCase(test.pool, { officerId })
    const { id } = await onPaper(usualDay, other)
    const { rows } = await test.pool.query('select event_id from letters where id = $1', [id])
    await anEvent(test.pool, other, 'event-corrected', usualDay, { corrects: rows[0].event_id })

    expect(await list()).toEqual({ items: [], total: 0 })
    expect(await ofCase()).toMatchObject([{ post: { mustNotGo: true, isLate: false } }])
    expect((await ruth.get('/api/staff/paper')).json()).toMatchObject({ lettersToPost: 0 })
  })

  it('warn of a reader whose access has ended, and of one who has moved', async () => {
    const ended = await onPaper('2026-11-19')
    const moved = await onPaper()
    await test.pool.query("update case_access set ends_on = '2026-11-22' where family_member_id = $1", [
      ended.familyMemberId,
    ])
    await test.pool.query("update family_members set postal_address = '1 New Road' where id = $1", [
      moved.familyMemberId,
    ])

    expect((await list()).items.map(({ warning }) => warning)).toEqual(['access-ended', 'address-changed'])
  })

  it('hold the letter that a decision has just made', async () => {
    const { familyMemberId } = await onPaper('2026-11-20')
    const { id } = await aCase(test.pool, { officerId, sharedWith: [familyMemberId] })
    const decided = await ruth.post(`/api/staff/cases/${id}/steps`, {
      ...{ kind: 'assessment-refused', on: usualDay, version: 1, letter: aLetter() },
    })

    expect(decided.statusCode, decided.payload).toBe(200)
    expect((await list()).items.at(-1)).toMatchObject({ caseId: id, to: 'Marek Nowak', warning: null })
  })
})

describe('letters marked as posted', () => {
  it('leave the list in one press, and the case says when and by whom', async () => {
    const [one, two] = [await onPaper('2026-11-20'), await onPaper()]
    const answer = await mark([one.id, two.id])

    expect(answer.statusCode, answer.payload).toBe(204)
    expect((await list()).total).toBe(0)
    expect((await ofCase()).map(({ post }) => post?.posted)).toEqual([
      { on: usualDay, by: 'Ruth Hall' },
      { on: usualDay, by: 'Ruth Hall' },
    ])
    const { rows } = await test.pool.query(
      "select details from audit_entries where action = 'letter-posted' and subject_id = any($1) and case_id = $2 and actor_id = $3",
      [[one.id, two.id], caseId, officerId],
    )
    expect(rows.map(({ details }) => details)).toEqual([{ on: usualDay }, { on: usualDay }])
  })

  it('stay as they were first marked', async () => {
    const { id } = await onPaper('2026-11-20')
    await mark([id], '2026-11-20')
    expect((await mark([id])).statusCode).toBe(204)

    expect(await ofCase()).toMatchObject([{ post: { posted: { on: '2026-11-20' } } }])
    const { rows } = await test.pool.query(
      "select from audit_entries where action = 'letter-posted' and subject_id = $1",
      [id],
    )
    expect(rows).toHaveLength(1)
  })

  it('come back to the list when they did not go after all', async () => {
    const { id } = await onPaper()
    await mark([id])
    expect((await mark([id], null)).statusCode).toBe(204)

    expect((await list()).items).toMatchObject([{ id }])
    expect(await ofCase()).toMatchObject([{ post: { posted: null } }])
  })

  it('are refused as a whole where one is read online, absent, or newer than the day', async () => {
    const { id } = await onPaper()
    const online = await aSentLetter(test.pool, { caseId, familyMemberId: mother.id })
    const refused = [
      await mark([id, online.id]),
      await mark([id, newId()]),
      await mark([id], '2026-11-22'),
      await mark([id], '2026-11-24'),
      await mark([]),
      await mark(['x']),
    ]

    expect(refused.map(({ statusCode }) => statusCode)).toEqual([400, 404, 400, 400, 400, 400])
    expect(refused[2]?.json().detail).toContain('was written on Monday 23 November 2026')
    expect((await list()).total).toBe(1)
  })

  it('are staff’s business alone', async () => {
    const { id } = await onPaper()

    expect((await mark([id], usualDay, parent)).statusCode).toBe(401)
    expect((await mark([id], usualDay, test.stranger)).statusCode).toBe(401)
    expect((await parent.get('/api/staff/letters')).statusCode).toBe(401)
    expect((await test.stranger.get('/api/staff/paper')).statusCode).toBe(401)
    expect((await ruth.get('/api/staff/letters?state=all')).statusCode).toBe(400)
    expect((await list()).total).toBe(1)
  })
})
