import { randomUUID } from 'node:crypto'
import type { CaseForStaff, CaseRow, CaseStatus } from '@send-hub/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../test/build-test-app.ts'
import {
  aCase,
  aFamilyMember,
  anEnquiry,
  aStaffMember,
  letterElsewhere,
} from '../../../test/factories/index.ts'
import { usualMoment } from '../../../test/test-clock.ts'
import type { Visitor } from '../../../test/visitor.ts'

let test: TestApp
let priya: { id: string; email: string }
let staff: Visitor
beforeAll(async () => {
  test = await buildTestApp()
  priya = await aStaffMember(test.pool, { team: 'assessment' })
})
beforeEach(() => on(usualMoment))
afterAll(() => test?.close())

async function on(moment: string): Promise<void> {
  test.clock.set(moment)
  staff = await test.signInStaff(priya.email)
}
const read = async (id: string) => (await staff.get(`/api/staff/cases/${id}`)).json<CaseForStaff>()

describe('recording a delay', () => {
  const delay = (id: string, more: object = {}) =>
    staff.post(`/api/staff/cases/${id}/delays`, {
      duty: 'final-plan',
      reason: 'HEALTH_ADVICE',
      promisedOn: '2026-12-11',
      ownerId: priya.id,
      version: 1,
      ...more,
    })
  const aLateCase = async (more: object = {}) =>
    (await aCase(test.pool, { status: 'DRAFTING', receivedOn: '2026-06-01', ...more })).id

  it('keeps the legal date and stands a promise beside it', async () => {
    const amina = await aFamilyMember(test.pool)
    const id = await aLateCase({ sharedWith: [amina.id] })
    const answer = await delay(id)

    expect(answer.statusCode, answer.payload).toBe(200)
    const view = answer.json<CaseForStaff>()
    expect(view).toMatchObject({ version: 2, isLate: true, lateByDays: 35, status: 'DRAFTING' })
    expect(view.duties.find(({ kind }) => kind === 'final-plan')).toMatchObject({
      legalDate: '2026-10-19',
      promisedDate: '2026-12-11',
      lateByDays: 35,
    })
    expect(view.promises).toEqual([
      {
        id: expect.any(String),
        duty: 'Week 20: final plan',
        dueOn: '2026-12-11',
        madeOn: '2026-11-23',
        ownerName: 'Priya, Assessment team',
        reason: 'Waiting for health advice',
        outcome: 'open',
      },
    ])
    const { rows } = await test.pool.query(
      'select kind, family_member_id as to from notifications where case_id = $1',
      [id],
    )
    expect(rows).toEqual([{ kind: 'case-updated', to: amina.id }])
  })

  it('may be done before it is late', async () => {
    const { id } = await aCase(test.pool, { status: 'DRAFTING' })

    expect((await delay(id, { promisedOn: '2027-02-01' })).json()).toMatchObject({
      isLate: false,
      lateByDays: 0,
    })
  })

  it('a second time replaces the first date, which stays in the history', async () => {
    const id = await aLateCase()
    await delay(id)
    const view = (await delay(id, { version: 2, promisedOn: '2027-01-15' })).json<CaseForStaff>()

    expect(view.promises.map(({ dueOn, outcome }) => [dueOn, outcome])).toEqual([
      ['2026-12-11', 'changed'],
      ['2027-01-15', 'open'],
    ])
    const { rows } = await test.pool.query(
      'select due_on, replaced_at is not null as replaced, kept_at from promises where case_id = $1 order by due_on',
      [id],
    )
    expect(rows).toEqual([
      { due_on: '2026-12-11', replaced: true, kept_at: null },
      { due_on: '2027-01-15', replaced: false, kept_at: null },
    ])
  })

  it('is settled by the step itself', async () => {
    const id = await aLateCase({ status: 'CONSULTING_SETTINGS' })
    await delay(id)
    const answer = await staff.post(`/api/staff/cases/${id}/steps`, {
      kind: 'plan-issued',
      on: '2026-11-23',
      version: 2,
      letter: letterElsewhere,
    })

    expect(answer.json()).toMatchObject({ promises: [{ outcome: 'kept' }] })
    const { rows } = await test.pool.query(
      'select kept_at is not null as kept from promises where case_id = $1',
      [id],
    )
    expect(rows).toEqual([{ kept: true }])
  })

  it.each([
    ['today', { promisedOn: '2026-11-23' }, '/promisedOn'],
    ['a day past', { promisedOn: '2026-11-01' }, '/promisedOn'],
    ['a year that is a slip', { promisedOn: '2062-12-11' }, '/promisedOn'],
    ['a day that does not exist', { promisedOn: '2027-02-30' }, '/promisedOn'],
    ['another reason without words', { reason: 'OTHER' }, '/reasonWords'],
    ['another reason with words that say nothing', { reason: 'OTHER', reasonWords: ' . ' }, '/reasonWords'],
    ['a reason we don’t know', { reason: 'WEATHER' }, '/reason'],
    ['an owner we don’t know', { ownerId: randomUUID() }, '/ownerId'],
    ['nobody’s name', { ownerId: undefined }, '/ownerId'],
    ['too many words', { reason: 'OTHER', reasonWords: 'x'.repeat(201) }, '/reasonWords'],
  ])('with %s is not right', async (_, fault, pointer) => {
    const id = await aLateCase()
    const answer = await delay(id, fault)

    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({ errors: [{ pointer }] })
    expect(await read(id)).toMatchObject({ version: 1, promises: [] })
  })

  it('with an owner who no longer works here is not right', async () => {
    const left = await aStaffMember(test.pool, { isActive: false })

    expect((await delay(await aLateCase(), { ownerId: left.id })).statusCode).toBe(400)
  })

  it.each(['decide-to-assess', 'tell-no-plan', 'family-comments', 'toString', '__proto__'])(
    'of %s, which is not owed there, is a conflict',
    async (duty) => {
      expect((await delay(await aLateCase(), { duty })).statusCode).toBe(409)
    },
  )

  it('of a case that has ended, or that somebody changed meanwhile, is a conflict', async () => {
    expect((await delay((await aCase(test.pool, { status: 'FINAL_ISSUED' })).id)).statusCode).toBe(409)
    const id = await aLateCase()
    await delay(id)
    expect((await delay(id)).statusCode).toBe(409)
  })
})

describe('a case as staff see it', () => {
  it('has its people, its questions and what the family reads, and leaves the trace that it was read', async () => {
    const amina = await aFamilyMember(test.pool)
    const { id } = await aCase(test.pool, { sharedWith: [amina.id], officerId: priya.id })
    const asked = await anEnquiry(test.pool, { caseId: id, familyMemberId: amina.id })
    const view = await read(id)

    expect(view).toMatchObject({
      officer: { name: 'Priya Shah' },
      people: [{ name: 'Amina Okafor', level: 'act', relationship: 'Mother', email: amina.email }],
      enquiries: [{ id: asked.id, contactName: 'Amina Okafor', topics: ['Where is my case'] }],
      familyWords: { title: 'We are deciding whether to assess' },
      nextSteps: [{ to: 'ASSESSING' }, {}, {}, {}, {}],
    })
    const { rows } = await test.pool.query(
      "select actor_id from audit_entries where case_id = $1 and action = 'case-read'",
      [id],
    )
    expect(rows).toEqual([{ actor_id: priya.id }])
  })

  it('names another system as the reader when it was one', async () => {
    const { id } = await aCase(test.pool)
    const system = await test.service(['cases:read'])
    await system.get(`/api/staff/cases/${id}`)

    const { rows } = await test.pool.query('select actor_kind from audit_entries where case_id = $1', [id])
    expect(rows).toEqual([{ actor_kind: 'service' }])
  })

  it('takes four statements, however many features are on it', async () => {
    const { id } = await aCase(test.pool, { status: 'FINAL_ISSUED' })

    expect((await test.statementsOf(() => read(id))).length).toBe(4)
  })
})

describe('the list of cases', () => {
  const district = 'Swale'
  const made = new Map<string, string>()
  beforeAll(async () => {
    const make = async (name: string, status: CaseStatus, receivedOn: string, child: object = {}) => {
      const { id } = await aCase(test.pool, { status, receivedOn, child: { district, ...child } })
      made.set(id, name)
    }
    await make('early', 'DECIDING_TO_ASSESS', '2026-11-02', {
      forename: 'Lily',
      preferredName: null,
      surname: 'Hart',
    })
    await make('due today', 'DECIDING_TO_ASSESS', '2026-10-12')
    await make('a day late', 'DECIDING_TO_ASSESS', '2026-10-11')
    await make('long late', 'ASSESSING', '2026-01-05', { upn: 'K123456789012' })
    await make('final', 'FINAL_ISSUED', '2026-01-05')
    await make('old', 'FINAL_ISSUED', '2013-01-05', { surname: 'O’Neil' })
    await make('moved', 'CLOSED_MOVED', '2026-01-05')
  })
  async function list(query: Record<string, string> = {}): Promise<{ items: CaseRow[]; total: number }> {
    const answer = await staff.get(`/api/staff/cases?${new URLSearchParams({ district, ...query })}`)
    expect(answer.statusCode, answer.payload).toBe(200)
    return answer.json()
  }
  const names = async (query: Record<string, string> = {}) =>
    (await list(query)).items.map(({ id }) => made.get(id))

  it('has what presses first, and what owes nothing last', async () => {
    const found = await names()

    expect(found.slice(0, 4)).toEqual(['long late', 'a day late', 'due today', 'early'])
    expect(new Set(found.slice(4))).toEqual(new Set(['final', 'old', 'moved']))
  })

  it('late and in time are told apart as the clock does it, case by case', async () => {
    expect(await names({ late: 'true' })).toEqual(['long late', 'a day late'])
    expect((await names({ late: 'false' })).slice(0, 2)).toEqual(['due today', 'early'])
    for (const { id, isLate } of (await list()).items)
      expect((await read(id)).isLate, made.get(id)).toBe(isLate)

    await on('2026-11-24T09:00:00Z')
    expect(await names({ late: 'true' })).toEqual(['long late', 'a day late', 'due today'])
    for (const { id, isLate } of (await list()).items)
      expect((await read(id)).isLate, made.get(id)).toBe(isLate)
  })

  it.each([
    [{ stage: 'FINAL_ISSUED', late: 'false' }, 2],
    [{ stage: 'ASSESSING' }, 1],
    [{ query: 'lily hart' }, 1],
    [{ query: 'HART' }, 1],
    [{ query: 'k123456789012' }, 1],
    [{ query: 'o’neil' }, 1],
    [{ query: '%' }, 0],
    [{ query: '_____' }, 0],
    [{ query: "'; drop table cases; --" }, 0],
    [{ district: 'Thanet', query: 'lily' }, 0],
    [{ district: "x' or '1'='1" }, 0],
  ])('for %j finds %i', async (query, count) => {
    const found = await list(query as unknown as Record<string, string>)

    expect(found.total).toBe(count)
    expect(found.items).toHaveLength(count)
  })

  it('finds a reference however it was typed', async () => {
    const [first] = (await list()).items
    const typed = first?.reference.toLowerCase().replaceAll('-', ' ') ?? ''

    expect((await list({ query: typed })).items.map(({ id }) => id)).toEqual([first?.id])
  })

  it('goes page by page and counts all', async () => {
    expect(await names({ pageSize: '2', page: '2' })).toEqual(['due today', 'early'])
    expect((await list({ pageSize: '2', page: '9' })).total).toBe(7)
    expect((await list({ pageSize: '2', page: '9' })).items).toEqual([])
  })

  it.each(['late=maybe', 'stage=DONE', 'page=0', 'pageSize=1000', 'late=true&late=false'])(
    'asked for ?%s says that it is not right',
    async (query) => {
      expect((await staff.get(`/api/staff/cases?${query}`)).statusCode).toBe(400)
    },
  )

  it('takes at most five statements', async () => {
    expect((await test.statementsOf(() => list({ query: 'lily', late: 'true' }))).length).toBeLessThanOrEqual(
      5,
    )
  })
})
