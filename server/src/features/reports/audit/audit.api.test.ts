import type { AuditEntries, AuditFound, AuditPeople } from '@send-hub/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import {
  aCase,
  aFamilyMember,
  anAccess,
  aStaffMember,
  type CaseMade,
} from '../../../../test/factories/index.ts'
import { insertRow } from '../../../../test/factories/insert-row.ts'
import type { Visitor } from '../../../../test/visitor.ts'
import { newId } from '../../../platform/ids.ts'

/** Today is Monday 23 November 2026. */
let test: TestApp
let nadia: { id: string; visitor: Visitor }
let joe: { id: string; email: string }
let mother: { id: string; email: string }
let kase: CaseMade
let otherCase: CaseMade

beforeAll(async () => {
  test = await buildTestApp()
  const officer = await aStaffMember(test.pool, { name: 'Nadia Reed', powers: ['data-protection'] })
  nadia = { id: officer.id, visitor: await test.signInStaff(officer.email) }
  joe = await aStaffMember(test.pool, { name: 'Joe Bell' })
  mother = await aFamilyMember(test.pool, { name: 'Amina Okafor' })
  kase = await aCase(test.pool, { receivedOn: '2026-10-12' })
  otherCase = await aCase(test.pool, { childId: kase.childId, receivedOn: '2024-03-04' })
  const staff = await test.signInStaff(joe.email)
  await staff.get(`/api/staff/cases/${kase.id}`)
  await staff.get(`/api/staff/cases/${otherCase.id}`)
})
afterAll(() => test?.close())

const anEntry = (more: Record<string, unknown> = {}) =>
  insertRow(test.pool, 'audit_entries', {
    ...{
      id: newId(),
      at: '2026-11-20T10:00:00Z',
      actor_kind: 'staff',
      actor_id: joe.id,
      action: 'delay-recorded',
    },
    ...{ subject_kind: 'case', subject_id: kase.id, case_id: kase.id, ...more },
  })
async function search(query: Record<string, string>, path = ''): Promise<AuditEntries> {
  const answer = await nadia.visitor.get(`/api/staff/audit${path}?${new URLSearchParams(query)}`)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}
const actionsOf = async (query: Record<string, string>) =>
  (await search(query)).items.map(({ action }) => action)

describe('a search of the audit', () => {
  it('says who did what, when, and on whose case', async () => {
    expect((await search({ staff: joe.id, case: kase.id, action: 'case-read' })).items).toEqual([
      {
        ...{ id: expect.any(String), at: '2026-11-23T10:00:00.000Z', actorKind: 'staff' },
        ...{ actorName: 'Joe Bell', actorId: joe.id, action: 'case-read' },
        ...{ subjectKind: 'case', subjectId: kase.id, caseId: kase.id, reference: kase.reference },
        ...{ childName: 'Sam Okafor', details: {} },
      },
    ])
  })

  it('is by member of staff, by family member, by case, and by child, whose cases are taken together', async () => {
    await anEntry({ actor_kind: 'family', actor_id: mother.id, action: 'document-read' })

    expect(await actionsOf({ familyMember: mother.id })).toEqual(['document-read'])
    expect(await actionsOf({ staff: joe.id, case: otherCase.id })).toEqual(['case-read'])
    const ofChild = await search({ child: kase.childId, action: 'case-read' })
    expect(new Set(ofChild.items.map(({ reference }) => reference))).toEqual(
      new Set([kase.reference, otherCase.reference]),
    )
    expect(await actionsOf({ familyMember: joe.id }), 'an id is one of its kind').toEqual([])
  })

  it('is from one day to another, as days are in London', async () => {
    const about = { subject_id: null, case_id: otherCase.id, action: 'letter-read' }
    await anEntry({ ...about, at: '2026-07-01T22:59:00Z' })
    await anEntry({ ...about, at: '2026-07-01T23:01:00Z' })
    const on = async (from: string, to: string) =>
      (await search({ case: otherCase.id, action: 'letter-read', from, to })).items.map(({ at }) => at)

    expect(await on('2026-07-01', '2026-07-01')).toEqual(['2026-07-01T22:59:00.000Z'])
    expect(await on('2026-07-02', '2026-07-02')).toEqual(['2026-07-01T23:01:00.000Z'])
    expect(await on('2026-07-03', '2026-07-31')).toEqual([])
  })

  it('comes a page at a time, newest first, and loses none of those of one moment', async () => {
    const actor = await aStaffMember(test.pool)
    for (let count = 0; count < 120; count += 1) await anEntry({ actor_id: actor.id, action: 'note-added' })
    const ids: string[] = []
    let older: string | null = ''
    while (older !== null) {
      const page: AuditEntries = await search({ staff: actor.id, ...(older && { before: older }) })
      ids.push(...page.items.map(({ id }) => id))
      older = page.older
    }

    expect([ids.length, new Set(ids).size]).toEqual([120, 120])
    expect(ids).toEqual(ids.toSorted((one, other) => (one < other ? 1 : -1)))
  })

  it('leaves its own trace: what was searched for, as ids and codes', async () => {
    await search({ staff: joe.id, from: '2026-11-01' })
    await search({ staff: joe.id }, '/export')

    const { rows } = await test.pool.query(
      "select action, details from audit_entries where actor_id = $1 and subject_kind = 'audit' order by id desc limit 2",
      [nadia.id],
    )
    expect(rows).toEqual([
      { action: 'audit-exported', details: { staff: joe.id } },
      { action: 'audit-searched', details: { staff: joe.id, from: '2026-11-01' } },
    ])
    expect((await search({ staff: nadia.id })).items[0]).toMatchObject({ action: 'audit-exported' })
  })

  it('shows nothing of a case that is closed to the one who searches', async () => {
    const relative = await aCase(test.pool)
    await anEntry({ case_id: relative.id, subject_id: relative.id })
    await insertRow(test.pool, 'staff_locks', {
      ...{ id: newId(), child_id: relative.childId, staff_member_id: nadia.id, reason: 'relative' },
      ...{ set_by_id: joe.id, set_at: test.clock.now() },
    })

    expect(await actionsOf({ case: relative.id })).toEqual([])
    expect(await actionsOf({ child: relative.childId })).toEqual([])
  })

  it('of what nobody can mean is refused', async () => {
    for (const query of [
      'staff=x',
      'action=everything',
      'from=2026-02-30',
      'before=now',
      'before=2026-11-23T10:00:00Z_x',
    ])
      expect((await nadia.visitor.get(`/api/staff/audit?${query}`)).statusCode, query).toBe(400)
  })
})

describe('names for a search', () => {
  const lookUp = (body: object, visitor = nadia.visitor) => visitor.post('/api/staff/audit/lookups', body)

  it('are turned into ids by a form, so that none stands in an address', async () => {
    const found = await lookUp({
      email: ` ${mother.email.toUpperCase()}`,
      reference: kase.reference.toLowerCase(),
    })

    expect(found.json<AuditFound>()).toEqual({
      familyMemberId: mother.id,
      caseId: kase.id,
      childId: kase.childId,
    })
  })

  it('that are nobody’s say beside which field', async () => {
    expect((await lookUp({ email: 'nobody@family.example' })).json().errors).toMatchObject([
      { pointer: '/email' },
    ])
    expect((await lookUp({ reference: 'SEN-7K3M-Q' })).json().errors).toMatchObject([
      { pointer: '/reference' },
    ])
    expect((await lookUp({ reference: 'x'.repeat(31) })).statusCode).toBe(400)
  })

  it('offer everybody who works or worked here', async () => {
    const leaver = await aStaffMember(test.pool, { name: 'Zoe Vale', isActive: false })
    const people = (
      await nadia.visitor.get(`/api/staff/audit/people?familyMember=${mother.id}&case=${kase.id}`)
    ).json<AuditPeople>()

    expect(people).toMatchObject({ familyMember: 'Amina Okafor', case: kase.reference, child: null })
    expect(people.staff).toContainEqual({ id: leaver.id, name: 'Zoe Vale', isActive: false })
  })
})

describe('the audit', () => {
  it('is for data protection staff: nobody signed out, no family, no other staff, no token', async () => {
    await anAccess(test.pool, { caseId: kase.id, familyMemberId: mother.id })
    const parent = await test.signInFamily(mother.email)
    const manager = await test.signInStaff((await aStaffMember(test.pool, { role: 'manager' })).email)
    const service = await test.service(['cases:read'])

    for (const [visitor, status] of [
      [test.stranger, 401],
      [parent, 401],
      [service, 403],
      [manager, 403],
    ] as const) {
      for (const path of ['', '/export', '/people'])
        expect((await visitor.get(`/api/staff/audit${path}`)).statusCode, path).toBe(status)
      expect((await visitor.post('/api/staff/audit/lookups', {})).statusCode).toBe(status)
    }
  })
})
