import { randomUUID } from 'node:crypto'
import type { BrokenGlassList, CaseForStaff, LocksOfCase } from '@send-hub/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import {
  aCase,
  aDocument,
  aFamilyMember,
  anEnquiry,
  aSentLetter,
  aStaffMember,
} from '../../../../test/factories/index.ts'
import { usualMoment } from '../../../../test/test-clock.ts'
import type { Visitor } from '../../../../test/visitor.ts'

type Person = { id: string; name: string; email: string; visitor: Visitor }

let test: TestApp
let officer: Person
let guard: Person
let manager: Person

beforeAll(async () => {
  test = await buildTestApp()
  officer = await aPerson({ name: 'Priya Shah', role: 'officer' })
  guard = await aPerson({ name: 'Grace Obi', powers: ['safeguarding'] })
  manager = await aPerson({ name: 'Mark Lane', role: 'manager' })
})
beforeEach(() => test.clock.set(usualMoment))
afterAll(() => test?.close())

async function aPerson(wanted: Parameters<typeof aStaffMember>[1]): Promise<Person> {
  const made = await aStaffMember(test.pool, wanted)
  return { ...made, visitor: await test.signInStaff(made.email) }
}
const aLockedCase = async (wanted: Parameters<typeof aCase>[1] = {}) => {
  const made = await aCase(test.pool, { officerId: officer.id, ...wanted })
  const set = await lock(made.id, { staffMemberId: officer.id, reason: 'relative' })
  expect(set.statusCode, set.payload).toBe(204)
  return made
}
const lock = (caseId: string, body: object, visitor = guard.visitor) =>
  visitor.post(`/api/staff/cases/${caseId}/locks`, body)
const locksOf = async (caseId: string) =>
  (await guard.visitor.get(`/api/staff/cases/${caseId}/locks`)).json<LocksOfCase>()
const opens = async ({ visitor }: Person, caseId: string) =>
  (await visitor.get(`/api/staff/cases/${caseId}`)).statusCode === 200
const closesAt = async ({ visitor }: Person, caseId: string) =>
  (await visitor.get(`/api/staff/cases/${caseId}`)).json<CaseForStaff>().glassUntil
const breakGlass = ({ visitor }: Person, reference: string, reason = 'The mother stands at the door') =>
  visitor.post('/api/staff/broken-glass', { reference, reason })
const glassFor = async ({ visitor }: Person) =>
  (await visitor.get('/api/staff/broken-glass')).json<BrokenGlassList>().items

describe('a locked case', () => {
  it('is in no list, search, queue or paper of whoever is kept away', async () => {
    const mother = await aFamilyMember(test.pool, { name: 'Zelda Quint' })
    const made = await aCase(test.pool, {
      ...{ officerId: officer.id, sharedWith: [mother.id], receivedOn: '2026-09-01' },
      child: { surname: 'Quint', forename: 'Ada', preferredName: null },
    })
    const enquiry = await anEnquiry(test.pool, {
      caseId: made.id,
      familyMemberId: mother.id,
      ownerId: officer.id,
    })
    const letter = await aSentLetter(test.pool, {
      caseId: made.id,
      familyMemberId: mother.id,
      isByPost: true,
    })
    const document = await aDocument(test.pool, test.filesDir, { caseId: made.id, familyMemberId: mother.id })
    const paths = [
      `/api/staff/cases?query=${made.reference}`,
      '/api/staff/cases?query=quint',
      '/api/staff/cases?pageSize=100',
      '/api/staff/caseload?whose=all&pageSize=100',
      '/api/staff/enquiries?pageSize=100',
      '/api/staff/enquiries?query=quint',
      '/api/staff/letters?pageSize=100',
      '/api/staff/documents?pageSize=100',
    ]
    const singles = [
      `/api/staff/cases/${made.id}`,
      `/api/staff/cases/${made.id}/people`,
      `/api/staff/enquiries/${enquiry.id}`,
      `/api/staff/cases/${made.id}/letters/${letter.id}`,
      `/api/staff/cases/${made.id}/documents/${document.id}/content`,
    ]
    const payloadsFor = ({ visitor }: Person) =>
      Promise.all(paths.map(async (path) => (await visitor.get(path)).payload))
    expect((await payloadsFor(officer)).filter((payload) => payload.includes(made.id))).toHaveLength(
      paths.length,
    )
    await lock(made.id, { staffMemberId: officer.id, reason: 'knows-family' })

    for (const payload of await payloadsFor(officer))
      expect(payload).not.toMatch(new RegExp(`${made.id}|Quint`))
    for (const path of singles) expect((await officer.visitor.get(path)).statusCode, path).toBe(404)
    const found = await officer.visitor.post('/api/staff/people/find', { query: 'Quint' })
    const alike = await officer.visitor.post('/api/staff/cases/alike', {
      surname: 'Quint',
      birthOn: '2016-05-04',
    })
    const bulk = await officer.visitor.post('/api/staff/caseload/bulk/preview', {
      ...{ act: 'name-place', cases: [{ id: made.id }] },
    })
    expect(found.json().items).toEqual([])
    expect(alike.json().children).toEqual([])
    expect(bulk.payload).not.toMatch(/Quint/)
    expect((await payloadsFor(guard)).filter((payload) => payload.includes(made.id))).toHaveLength(
      paths.length,
    )
  })

  it('counts in figures for everybody alike', async () => {
    const figures = async ({ visitor }: Person) =>
      Promise.all(
        ['timeliness', 'requests', 'caseload', 'reviews'].map(async (name) =>
          (await visitor.get(`/api/staff/reports/${name}?year=2026`)).json(),
        ),
      )
    const before = await figures(officer)
    await aLockedCase({ status: 'FINAL_ISSUED', receivedOn: '2026-05-04' })

    expect(await figures(officer)).toEqual(await figures(guard))
    expect(await figures(officer)).not.toEqual(before)
  })

  it('has no officer who is kept away, and gets none', async () => {
    const { id } = await aLockedCase()
    const seen = (await guard.visitor.get(`/api/staff/cases/${id}`)).json<CaseForStaff>()
    const again = await guard.visitor.post(`/api/staff/cases/${id}/officer`, {
      ...{ officerId: officer.id, version: seen.version },
    })

    expect(seen.officer).toBeNull()
    expect(seen.events[0]).toMatchObject({ kind: 'officer-removed', isVisibleToFamily: false })
    expect(again.json().errors).toMatchObject([{ pointer: '/officerId' }])
  })

  it('has open enquiries that wait for somebody else', async () => {
    const made = await aCase(test.pool, { officerId: officer.id })
    const mine = await anEnquiry(test.pool, { caseId: made.id, ownerId: officer.id })
    const guards = await anEnquiry(test.pool, { caseId: made.id, ownerId: guard.id })
    await officer.visitor.post(`/api/staff/cases/${made.id}/locks/mine`, { reason: 'knows-family' })
    const ownerOf = async (id: string) =>
      (await guard.visitor.get(`/api/staff/enquiries/${id}`)).json().ownerName

    expect([await ownerOf(mine.id), await ownerOf(guards.id)]).toEqual([null, 'Grace Obi'])
  })

  it('takes no enquiry to whoever is kept away', async () => {
    const { id } = await aLockedCase()
    const enquiry = await anEnquiry(test.pool, { caseId: id })
    const answer = await guard.visitor.post(`/api/staff/enquiries/${enquiry.id}/hand-over`, {
      ...{ ownerId: officer.id, version: 1 },
    })

    expect(answer.json().errors).toMatchObject([{ pointer: '/ownerId' }])
  })

  it('opens again once somebody else clears the lock, never by whoever is kept away', async () => {
    const { id, reference } = await aLockedCase()
    const [standing] = (await locksOf(id)).locks
    const clears = ({ visitor }: Person) =>
      visitor.post(`/api/staff/cases/${id}/locks/${standing?.id}/clear`, {})

    expect(standing).toMatchObject({ who: { name: 'Priya Shah' }, reason: 'relative', setBy: 'Grace Obi' })
    expect((await clears(officer)).statusCode).toBe(403)
    expect((await clears(guard)).statusCode).toBe(204)
    expect(await opens(officer, id)).toBe(true)
    expect((await clears(guard)).statusCode).toBe(409)
    expect((await breakGlass(officer, reference)).statusCode).toBe(409)
  })
})

describe('a child of a colleague', () => {
  it('is there for those who are named alone', async () => {
    const { id } = await aCase(test.pool)
    const answer = await lock(id, { reason: 'colleague', namedStaffIds: [guard.id, officer.id] })

    expect(answer.statusCode, answer.payload).toBe(204)
    expect([await opens(guard, id), await opens(officer, id), await opens(manager, id)]).toEqual([
      true,
      true,
      false,
    ])
    expect((await locksOf(id)).named.map(({ name }) => name)).toEqual(['Grace Obi', 'Priya Shah'])
    const service = await test.service(['cases:read'])
    expect((await service.get(`/api/staff/cases/${id}`)).statusCode).toBe(404)
    const [standing] = (await locksOf(id)).locks
    await guard.visitor.post(`/api/staff/cases/${id}/locks/${standing?.id}/clear`, {})
    expect(await opens(manager, id)).toBe(true)
  })

  it('is not opened for good by whoever is kept away and broke the glass', async () => {
    const kept = await aPerson({ name: 'Gail Kept', powers: ['safeguarding'] })
    const { id, reference } = await aCase(test.pool)
    await lock(id, { reason: 'colleague', namedStaffIds: [guard.id] })
    const [standing] = (await locksOf(id)).locks
    const clears = () => kept.visitor.post(`/api/staff/cases/${id}/locks/${standing?.id}/clear`, {})

    expect((await breakGlass(kept, reference)).statusCode).toBe(201)
    expect((await clears()).statusCode).toBe(403)
    expect((await locksOf(id)).locks).toHaveLength(1)

    await test.pool.query("update staff_members set powers = '{}' where id = $1", [guard.id])
    expect((await clears()).statusCode, 'nobody who is named could').toBe(204)
    await test.pool.query("update staff_members set powers = '{safeguarding}' where id = $1", [guard.id])
  })

  it('is never closed to everybody who could open it again', async () => {
    const { id } = await aCase(test.pool)
    for (const namedStaffIds of [[], [officer.id], [randomUUID()]]) {
      const answer = await lock(id, { reason: 'colleague', namedStaffIds })
      expect(answer.json().errors[0]).toMatchObject({ pointer: '/namedStaffIds' })
    }
  })
})

describe('saying that I know a family', () => {
  it('locks me out at once, and I can’t take it back', async () => {
    const me = await aPerson({ name: 'Grace Two', powers: ['safeguarding'] })
    const { id } = await aCase(test.pool, { officerId: me.id })
    const said = await me.visitor.post(`/api/staff/cases/${id}/locks/mine`, { reason: 'knows-family' })

    expect(said.statusCode, said.payload).toBe(204)
    expect(await opens(me, id)).toBe(false)
    const [standing] = (await locksOf(id)).locks
    expect(standing).toMatchObject({ who: { name: 'Grace Two' }, setBy: 'Grace Two' })
    const clear = `/api/staff/cases/${id}/locks/${standing?.id}/clear`
    expect((await me.visitor.post(clear, {})).statusCode).toBe(404)
    const { reference } = (await guard.visitor.get(`/api/staff/cases/${id}`)).json<CaseForStaff>()
    expect((await breakGlass(me, reference)).statusCode).toBe(201)
    expect((await me.visitor.post(clear, {})).statusCode).toBe(403)
  })

  it('takes one of two reasons', async () => {
    const { id } = await aCase(test.pool)

    expect(
      (await officer.visitor.post(`/api/staff/cases/${id}/locks/mine`, { reason: 'colleague' })).statusCode,
    ).toBe(400)
    expect(
      (await officer.visitor.post(`/api/staff/cases/${randomUUID()}/locks/mine`, { reason: 'relative' }))
        .statusCode,
    ).toBe(404)
  })
})

describe('breaking the glass', () => {
  it('opens a locked case for an hour and tells every manager and safeguarding, of nothing', async () => {
    const { id, reference } = await aLockedCase()
    const broken = await breakGlass(officer, reference.toLowerCase())

    expect(broken.json()).toEqual({ caseId: id, until: '2026-11-23T11:00:00.000Z' })
    expect(await closesAt(officer, id)).toBe('2026-11-23T11:00:00.000Z')
    expect(await closesAt(guard, id)).toBe(null)
    const { rows } = await test.pool.query(
      "select staff_member_id as id, case_id, values from notifications where kind = 'glass-broken' and event_key in (select id::text from broken_glass where staff_member_id = $1)",
      [officer.id],
    )
    const told = rows.map((row) => row.id)
    expect(told).toEqual(expect.arrayContaining([guard.id, manager.id]))
    expect(told).not.toContain(officer.id)
    for (const row of rows) expect(row).toMatchObject({ case_id: null, values: {} })
    test.clock.set('2026-11-23T11:00:01Z')
    expect(await opens(await again(officer), id)).toBe(false)
  })

  it('answers alike for a case that is open to me and for one that is not there', async () => {
    const { reference } = await aCase(test.pool)
    const answers = [
      await breakGlass(officer, reference),
      await breakGlass(officer, 'SEN-AAAA-A'),
      await breakGlass(officer, 'nonsense'),
    ]

    for (const answer of answers) expect(answer.statusCode).toBe(409)
    expect(new Set(answers.map((answer) => answer.json().detail))).toEqual(
      new Set(['There is nothing to open with that reference, or it is open to you.']),
    )
  })

  it('needs a reason', async () => {
    const { reference } = await aLockedCase()

    expect((await breakGlass(officer, reference, 'Help')).json().errors).toMatchObject([
      { pointer: '/reason' },
    ])
  })

  it('is looked at by one manager, never by whoever broke it', async () => {
    const { id, reference } = await aLockedCase()
    await breakGlass(officer, reference)
    const glass = (await glassFor(manager)).find(({ caseId }) => caseId === id)
    const looks = ({ visitor }: Person) =>
      visitor.post(`/api/staff/broken-glass/${glass?.id}/seen`, { note: 'She was right to look' })

    expect(glass).toMatchObject({
      who: 'Priya Shah',
      reference,
      reason: 'The mother stands at the door',
      seen: null,
    })
    expect((await officer.visitor.get('/api/staff/broken-glass')).statusCode).toBe(403)
    expect((await looks(officer)).statusCode).toBe(403)
    const both = await Promise.all([looks(manager), looks(guard)])
    expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([204, 409])
    expect((await glassFor(guard)).find(({ caseId }) => caseId === id)?.seen).toMatchObject({
      note: 'She was right to look',
    })
  })

  it('tells a manager who is kept away too nothing of the child', async () => {
    const { id, reference } = await aLockedCase()
    await lock(id, { staffMemberId: manager.id, reason: 'relative' })
    await breakGlass(officer, reference)
    const closed = (await glassFor(manager)).filter(({ caseId }) => caseId === null)

    expect(closed).toMatchObject([{ who: 'Priya Shah', reference: null, reason: null }])
  })

  it('by a manager is for somebody else to look at', async () => {
    const { id, reference } = await aCase(test.pool)
    await lock(id, { staffMemberId: manager.id, reason: 'relative' })
    await breakGlass(manager, reference)
    const mine = (await glassFor(manager)).find(({ caseId }) => caseId === id)

    expect(mine).toMatchObject({ isMine: true })
    const answer = await manager.visitor.post(`/api/staff/broken-glass/${mine?.id}/seen`, { note: 'Fine' })
    expect(answer.statusCode).toBe(403)
  })
})

/** The clock has moved on: the cookie is signed in anew. */
async function again({ email, ...person }: Person): Promise<Person> {
  return { ...person, email, visitor: await test.signInStaff(email) }
}
