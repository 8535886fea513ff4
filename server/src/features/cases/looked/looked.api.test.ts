import type { AccessRole, CaseForFamily, LookedAt } from '@send-hub/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import { aCase, aFamilyMember, anAccess, anEnquiry, aStaffMember } from '../../../../test/factories/index.ts'
import { insertRow } from '../../../../test/factories/insert-row.ts'
import { usualMoment } from '../../../../test/test-clock.ts'
import type { Visitor } from '../../../../test/visitor.ts'
import { newId } from '../../../platform/ids.ts'

/** Today is Monday 23 November 2026. */
let test: TestApp
let joe: { id: string; visitor: Visitor }
let mother: { id: string; visitor: Visitor }
let caseId: string
let childId: string

beforeAll(async () => {
  test = await buildTestApp()
})
beforeEach(async () => {
  test.clock.set(usualMoment)
  const staff = await aStaffMember(test.pool, { name: 'Joe Bell', team: 'assessment' })
  joe = { id: staff.id, visitor: await test.signInStaff(staff.email) }
  mother = await aReader()
  const made = await aCase(test.pool, { status: 'DRAFTING', sharedWith: [mother.id] })
  caseId = made.id
  childId = made.childId
})
afterAll(() => test?.close())

async function aReader() {
  const { id, email } = await aFamilyMember(test.pool)
  return { id, visitor: await test.signInFamily(email) }
}
const lookedFor = (reader = mother, query = '') =>
  reader.visitor.get(`/api/family/cases/${caseId}/looked${query}`)
const listFor = async (reader = mother, query = '') => (await lookedFor(reader, query)).json<LookedAt>()
const anEntry = (action: string, more: Record<string, unknown> = {}) =>
  insertRow(test.pool, 'audit_entries', {
    ...{ id: newId(), at: usualMoment, actor_kind: 'staff', actor_id: joe.id, action },
    ...{ subject_kind: 'case', subject_id: caseId, case_id: caseId, ...more },
  })

describe('who has looked at a case', () => {
  it('is told by day, team and first name, once for each person and day, newest first', async () => {
    const priya = await aStaffMember(test.pool, { name: 'Priya Shah', team: 'hub' })
    await joe.visitor.get(`/api/staff/cases/${caseId}`)
    await joe.visitor.get(`/api/staff/cases/${caseId}`)
    await anEntry('document-read', { actor_id: priya.id, at: '2025-10-01T23:30:00Z' })

    expect(await listFor()).toMatchObject({
      total: 2,
      items: [
        { day: '2026-11-23', team: 'Assessment team', firstName: 'Joe' },
        // Half past midnight in London.
        { day: '2025-10-02', firstName: 'Priya' },
      ],
    })
  })

  it('takes in enquiries that were opened, letters, and a lock that was broken', async () => {
    const { id } = await anEnquiry(test.pool, { caseId, familyMemberId: mother.id })
    await joe.visitor.get(`/api/staff/enquiries/${id}`)
    await anEntry('letter-read', { at: '2026-11-20T10:00:00Z' })
    await anEntry('glass-broken', { at: '2026-11-19T10:00:00Z' })

    expect((await listFor()).items.map(({ day }) => day)).toEqual(['2026-11-23', '2026-11-20', '2026-11-19'])
  })

  it('says of another system no more than that it was one', async () => {
    const service = await test.service(['cases:read'])
    await service.get(`/api/staff/cases/${caseId}`)

    expect((await listFor()).items).toEqual([{ day: '2026-11-23', team: null, firstName: null }])
  })

  it('leaves out the family, searches of the audit, what was only written, and other cases', async () => {
    const other = await aCase(test.pool, { sharedWith: [mother.id] })
    await mother.visitor.get(`/api/family/cases/${caseId}`)
    await anEntry('audit-searched')
    await anEntry('delay-recorded')
    await joe.visitor.get(`/api/staff/cases/${other.id}`)

    expect(await listFor()).toMatchObject({ total: 0, items: [] })
  })

  it('comes in pages of fifty', async () => {
    for (let day = 1; day <= 60; day += 1)
      await anEntry('case-read', { at: new Date(Date.parse(usualMoment) - day * 86_400_000).toISOString() })

    const [first, second, third] = [
      await listFor(),
      await listFor(mother, '?page=2'),
      await listFor(mother, '?page=3'),
    ]
    expect([first, second, third].map(({ items, total }) => [items.length, total])).toEqual([
      [50, 60],
      [10, 60],
      [0, 60],
    ])
    expect((await lookedFor(mother, '?page=0')).statusCode).toBe(400)
  })
})

describe('whoever may see the stage alone, or nothing', () => {
  it.each<[string, { level?: 'status' | 'none'; role?: AccessRole; endsOn?: string; revokedAt?: Date }]>([
    ['at the level of the stage', { level: 'status' }],
    ['at no level', { level: 'none' }],
    ['from a school', { level: 'status', role: 'school' }],
    ['whose access ended', { endsOn: '2026-11-22' }],
    ['whose access was taken back', { revokedAt: new Date(usualMoment) }],
  ])('is told that there is nothing: %s', async (_, access) => {
    const reader = await aReader()
    await anAccess(test.pool, { caseId, familyMemberId: reader.id, ...access })

    expect((await lookedFor(reader)).statusCode).toBe(404)
  })

  it('has no link to it on the page of the case', async () => {
    const reader = await aReader()
    await anAccess(test.pool, { caseId, familyMemberId: reader.id, level: 'status' })
    const pageOf = async ({ visitor }: typeof reader) =>
      (await visitor.get(`/api/family/cases/${caseId}`)).json<CaseForFamily>()

    expect((await pageOf(reader)).showsLooked).toBe(false)
    expect((await pageOf(mother)).showsLooked).toBe(true)
  })

  it('is told the same while the child is under a safeguarding hold', async () => {
    await insertRow(test.pool, 'restrictions', {
      ...{
        id: newId(),
        child_id: childId,
        kind: 'SAFEGUARDING_HOLD',
        note: 'Police',
        review_on: '2027-01-01',
      },
      ...{ set_by_id: joe.id, set_at: usualMoment },
    })

    expect((await lookedFor()).statusCode).toBe(404)
  })

  it('is everybody else: another family 404, signed out and staff 401, a case that is none 404', async () => {
    expect((await lookedFor(await aReader())).statusCode).toBe(404)
    expect((await lookedFor({ id: '', visitor: test.stranger })).statusCode).toBe(401)
    expect((await lookedFor(joe)).statusCode).toBe(401)
    expect((await mother.visitor.get(`/api/family/cases/${newId()}/looked`)).statusCode).toBe(404)
    expect((await mother.visitor.get('/api/family/cases/x/looked')).statusCode).toBe(400)
  })

  it('learns nothing from the database itself', async () => {
    await anEntry('case-read')
    const reader = await aReader()
    await anAccess(test.pool, { caseId, familyMemberId: reader.id, level: 'status' })
    const seenBy = async (person: string) => {
      const client = await test.pool.connect()
      try {
        await client.query('begin')
        await client.query(
          "select set_config('app.person', $1, true), set_config('app.today', '2026-11-23', true)",
          [person],
        )
        await client.query('set local role hub_family')
        return (await client.query('select * from looked_at($1)', [caseId])).rows.length
      } finally {
        await client.query('rollback')
        client.release()
      }
    }

    expect([await seenBy(mother.id), await seenBy(reader.id)]).toEqual([1, 0])
  })
})
