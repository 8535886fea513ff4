import type { BulkOrder, BulkPreview, BulkResult, OpenedBulkOrder } from '@send-hub/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import {
  aCase,
  aFamilyMember,
  anAccess,
  anEvent,
  aStaffMember,
  type CaseWanted,
} from '../../../../test/factories/index.ts'
import type { Visitor } from '../../../../test/visitor.ts'
import { newId } from '../../../platform/ids.ts'

/** Today is Monday 23 November 2026. */
let test: TestApp
let staff: Visitor
let second: Visitor
let officer: { id: string; name: string }

beforeAll(async () => {
  test = await buildTestApp()
  staff = await test.signInStaff((await aStaffMember(test.pool)).email)
  second = await test.signInStaff((await aStaffMember(test.pool)).email)
  officer = await aStaffMember(test.pool, { name: 'Nia Vale', team: 'casework', role: 'officer' })
})
afterAll(() => test?.close())

const aPlan = (more: CaseWanted = {}) => aCase(test.pool, { status: 'FINAL_ISSUED', ...more })

const preview = async (asked: object): Promise<BulkPreview> => {
  const answer = await staff.post('/api/staff/caseload/bulk/preview', asked)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}
const run = async (order: Partial<BulkOrder>): Promise<BulkResult> => {
  const answer = await staff.post('/api/staff/caseload/bulk', order)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}
/** Asked for by one and looked at by another, who can then let it go. */
const askTwo = async (order: Partial<BulkOrder>) => {
  const { id } = (await staff.post('/api/staff/bulk-orders', order)).json<{ id: string }>()
  const { seen } = (await second.get(`/api/staff/bulk-orders/${id}`)).json<OpenedBulkOrder>()
  return () => second.post(`/api/staff/bulk-orders/${id}/decision`, { decision: 'send', seen })
}
const runByTwo = async (order: Partial<BulkOrder>): Promise<BulkResult> => {
  const answer = await (await askTwo(order))()
  expect(answer.statusCode, answer.body).toBe(200)
  const { result } = answer.json<OpenedBulkOrder>().order
  if (!result) throw new Error('It did not run')
  return result
}
const eventsOf = async (caseId: string, kind: string) =>
  (
    await test.pool.query('select happened_on, details from case_events where case_id = $1 and kind = $2', [
      caseId,
      kind,
    ])
  ).rows
const mailsOf = async (caseId: string) =>
  (await test.pool.query('select kind from notifications where case_id = $1', [caseId])).rows
const statusOf = async (caseId: string) =>
  (await test.pool.query('select status, version from cases where id = $1', [caseId])).rows[0]

describe('the preview of reviews', () => {
  it('says for each case what will be written, who is told, and why a case is left out', async () => {
    const amina = await aFamilyMember(test.pool, { name: 'Amina Okafor' })
    const daniel = await aFamilyMember(test.pool, { name: 'Daniel Okafor', email: null })
    const stranger = await aFamilyMember(test.pool, { name: 'Zofia Nowak' })
    const plan = await aPlan({ sharedWith: [amina.id, daniel.id] })
    await anAccess(test.pool, { caseId: plan.id, familyMemberId: stranger.id, endsOn: '2026-11-22' })
    const draft = await aCase(test.pool, { status: 'DRAFTING', sharedWith: [amina.id] })

    const { items, ready } = await preview({
      act: 'arrange-reviews',
      meetingOn: '2027-01-14',
      cases: [{ id: plan.id }, { id: draft.id }],
    })

    expect(ready).toBe(1)
    expect(items).toMatchObject([
      {
        reference: plan.reference,
        childName: 'Sam Okafor',
        version: 1,
        meetingOn: '2027-01-14',
        writes: 'Annual review arranged, meeting on Thursday 14 January 2027',
        told: ['Amina Okafor'],
        notTold: ['Daniel Okafor'],
        refusal: null,
      },
      {
        reference: draft.reference,
        writes: null,
        familyReads: null,
        told: [],
        refusal: '“Annual review arranged” cannot follow “Drafting”.',
        isAboutMeeting: false,
      },
    ])
  })

  it('writes nothing and tells nobody', async () => {
    const plan = await aPlan({ sharedWith: [(await aFamilyMember(test.pool)).id] })

    await preview({ act: 'arrange-reviews', meetingOn: '2027-01-14', cases: [{ id: plan.id }] })

    expect(await statusOf(plan.id)).toEqual({ status: 'FINAL_ISSUED', version: 1 })
    expect([await eventsOf(plan.id, 'review-arranged'), await mailsOf(plan.id)]).toEqual([[], []])
  })

  it('takes a day of its own for a case before the day for all, and refuses a case without any', async () => {
    const [one, other] = [await aPlan(), await aPlan()]
    const cases = [{ id: one.id, meetingOn: '2027-01-21' }, { id: other.id }]

    const withDay = await preview({ act: 'arrange-reviews', meetingOn: '2027-01-14', cases })
    const without = await preview({ act: 'arrange-reviews', cases })

    expect(withDay.items.map(({ meetingOn }) => meetingOn)).toEqual(['2027-01-21', '2027-01-14'])
    expect(without.items.map(({ refusal, isAboutMeeting }) => [refusal, isAboutMeeting])).toEqual([
      [null, false],
      ['Enter the day of the review meeting', true],
    ])
  })
})

describe('reviews arranged for a cohort', () => {
  it('each case gets its event, its audit entry and its messages', async () => {
    const family = await aFamilyMember(test.pool)
    const plans = [await aPlan({ sharedWith: [family.id] }), await aPlan({ sharedWith: [family.id] })]
    const [one, other] = plans.map(({ id }) => id) as [string, string]

    const { done, items } = await runByTwo({
      act: 'arrange-reviews',
      meetingOn: '2027-01-14',
      cases: [
        { id: one, version: 1 },
        { id: other, version: 1, meetingOn: '2027-01-21' },
      ],
    })

    expect([done, items.map(({ outcome }) => outcome)]).toEqual([2, ['done', 'done']])
    expect(await eventsOf(one, 'review-arranged')).toMatchObject([
      { happened_on: '2026-11-23', details: { meetingOn: '2027-01-14' } },
    ])
    expect(await eventsOf(other, 'review-arranged')).toMatchObject([{ details: { meetingOn: '2027-01-21' } }])
    for (const id of [one, other]) {
      expect(await statusOf(id)).toEqual({ status: 'IN_REVIEW', version: 2 })
      expect(await mailsOf(id)).toEqual([{ kind: 'case-updated' }])
      const audit = await test.pool.query(
        "select from audit_entries where case_id = $1 and action = 'case-moved'",
        [id],
      )
      expect(audit.rowCount).toBe(1)
    }
  })

  it('sent twice at once, and the other way round, do each case once', async () => {
    const amina = await aFamilyMember(test.pool)
    const cases = []
    for (let count = 0; count < 5; count += 1) cases.push(await aPlan({ sharedWith: [amina.id] }))
    const list = cases.map(({ id }) => ({ id, version: 1 }))
    const order = { act: 'arrange-reviews', meetingOn: '2026-12-14' } as const
    const orders = [list, list, list.toReversed()].map((each) => askTwo({ ...order, cases: each }))
    const answers = await Promise.all((await Promise.all(orders)).map((letGo) => letGo()))

    // One that comes so late that it would do something else than was looked at is refused as a whole.
    expect(answers.every(({ statusCode }) => statusCode === 200 || statusCode === 409)).toBe(true)
    const done = answers.map((answer) => answer.json<Partial<OpenedBulkOrder>>().order?.result?.done ?? 0)
    expect(done.reduce((sum, count) => sum + count, 0)).toBe(5)
    for (const { id } of cases) {
      expect(await eventsOf(id, 'review-arranged')).toHaveLength(1)
      expect(await mailsOf(id)).toHaveLength(1)
    }
  })

  it('sent a second time do nothing twice', async () => {
    const plan = await aPlan({ sharedWith: [(await aFamilyMember(test.pool)).id] })
    const order = {
      act: 'arrange-reviews' as const,
      meetingOn: '2027-01-14',
      cases: [{ id: plan.id, version: 1 }],
    }

    await run(order)
    const again = await run(order)

    expect(again).toMatchObject({ done: 0, items: [{ outcome: 'refused' }] })
    expect(again.items[0]?.reason).toContain('Someone else has changed this case')
    expect(await eventsOf(plan.id, 'review-arranged')).toHaveLength(1)
    expect(await mailsOf(plan.id)).toHaveLength(1)
  })

  it('one that the rules refuse keeps no other from being done', async () => {
    const [good, alsoGood] = [await aPlan(), await aPlan()]
    const draft = await aCase(test.pool, { status: 'DRAFTING' })
    const absent = newId()

    const { items } = await run({
      act: 'arrange-reviews',
      meetingOn: '2027-01-14',
      cases: [good.id, draft.id, absent, alsoGood.id].map((id) => ({ id, version: 1 })),
    })

    expect(items.map(({ outcome }) => outcome)).toEqual(['done', 'refused', 'refused', 'done'])
    expect(items[1]).toMatchObject({ reference: draft.reference, childName: 'Sam Okafor' })
    expect(await statusOf(draft.id)).toEqual({ status: 'DRAFTING', version: 1 })
    expect((await statusOf(alsoGood.id))?.status).toBe('IN_REVIEW')
  })
})

describe('an officer for several cases', () => {
  it('gets them; a family is told, and a case they have already is left alone', async () => {
    const family = await aFamilyMember(test.pool)
    const plan = await aPlan({ sharedWith: [family.id] })
    const theirs = await aPlan({ officerId: officer.id })
    const ended = await aCase(test.pool, { status: 'CLOSED_DECEASED', sharedWith: [family.id] })
    const cases = [plan, theirs, ended].map(({ id }) => ({ id, version: 1 }))

    const seen = await preview({ act: 'assign-officer', officerId: officer.id, cases })
    const { items } = await run({ act: 'assign-officer', officerId: officer.id, cases })

    expect(seen.items.map(({ writes, refusal }) => writes ?? refusal)).toEqual([
      'Officer assigned: Nia Vale',
      'Nia Vale looks after this case already.',
      'This case has ended with us: it needs no officer.',
    ])
    expect(items.map(({ outcome }) => outcome)).toEqual(['done', 'refused', 'refused'])
    const row = await test.pool.query('select officer_id from cases where id = $1', [plan.id])
    expect(row.rows).toEqual([{ officer_id: officer.id }])
    expect([await mailsOf(plan.id), await mailsOf(ended.id)]).toEqual([[{ kind: 'case-updated' }], []])
  })
})

describe('places named for a cohort', () => {
  it('are recorded on the day they were named, for moves that age brings and for those that staff set', async () => {
    const byAge = await aPlan({ child: { birthOn: '2016-05-04' } })
    const bySetting = await aPlan({ child: { birthOn: '2019-10-04' } })
    const details = { phase: 'infant-to-junior', startsOn: '2027-09-01' }
    await anEvent(test.pool, bySetting.id, 'phase-transfer-set', '2026-11-20', { details })
    const staying = await aPlan({ child: { birthOn: '2018-10-04' } })
    const cases = [byAge, bySetting, staying].map(({ id }) => ({ id, version: 1 }))

    const { items } = await run({ act: 'name-place', on: '2026-11-21', cases })

    expect(items.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'refused'])
    for (const { id } of [byAge, bySetting]) {
      expect(await eventsOf(id, 'phase-place-named')).toMatchObject([{ happened_on: '2026-11-21' }])
      const open = await test.pool.query(
        "select from case_duties where case_id = $1 and kind = 'phase-transfer'",
        [id],
      )
      expect(open.rowCount, 'nothing is owed any more').toBe(0)
    }
  })
})

describe('what makes no sense for any case', () => {
  const one = () => ({ id: newId(), version: 1 })

  it.each([
    ['no case at all', { act: 'arrange-reviews', meetingOn: '2027-01-14', cases: [] }],
    ['201 cases', { act: 'arrange-reviews', cases: Array.from({ length: 201 }, one) }],
    ['an act that nobody knows', { act: 'close', cases: [one()] }],
    ['no officer', { act: 'assign-officer', cases: [one()] }],
    ['an officer who does not work here', { act: 'assign-officer', officerId: newId(), cases: [one()] }],
    ['a day that is none', { act: 'arrange-reviews', meetingOn: '2027-02-30', cases: [one()] }],
  ])('is refused before anything is read: %s', async (_, asked) => {
    for (const path of ['/api/staff/caseload/bulk/preview', '/api/staff/caseload/bulk']) {
      expect((await staff.post(path, asked)).statusCode, path).toBe(400)
    }
  })

  it('a case listed twice is refused', async () => {
    const { id } = await aPlan()
    const cases = [
      { id, version: 1 },
      { id, version: 1 },
    ]

    const answer = await staff.post('/api/staff/caseload/bulk', { act: 'name-place', cases })

    expect(answer.statusCode).toBe(400)
  })

  it('a preview with a case that is not there is not found', async () => {
    const asked = { act: 'name-place', cases: [{ id: newId() }] }

    expect((await staff.post('/api/staff/caseload/bulk/preview', asked)).statusCode).toBe(404)
  })
})
