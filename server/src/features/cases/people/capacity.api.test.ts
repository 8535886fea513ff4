import { randomUUID } from 'node:crypto'
import type { PeopleOfCase } from '@send-hub/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import { aCase, aFamilyMember, aStaffMember } from '../../../../test/factories/index.ts'
import { usualDay, usualMoment } from '../../../../test/test-clock.ts'
import type { Visitor } from '../../../../test/visitor.ts'

let test: TestApp
let staff: Visitor

beforeAll(async () => {
  test = await buildTestApp()
  staff = await test.signInStaff((await aStaffMember(test.pool, { name: 'Priya Shah' })).email)
})
beforeEach(() => test.clock.set(usualMoment))
afterAll(() => test?.close())

/** Of a young person whose rights are their own. */
const aCaseOfJade = (more: object = {}) =>
  aCase(test.pool, {
    child: { forename: 'Jade', surname: 'Mensah', preferredName: null, birthOn: '2008-03-01' },
    ...more,
  })
const decide = (caseId: string, change: object = {}) =>
  staff.post(`/api/staff/cases/${caseId}/capacity`, {
    ...{ matter: 'appeal', hasCapacity: 'no', reasons: 'Asked Jade with her advocate on two days' },
    ...{ decidedOn: usualDay, endsOn: '2027-05-31', ...change },
  })
const end = (caseId: string, decisionId: string) =>
  staff.post(`/api/staff/cases/${caseId}/capacity/${decisionId}/end`, {})
const peopleOf = async (caseId: string) =>
  (await staff.get(`/api/staff/cases/${caseId}/people`)).json<PeopleOfCase>()

describe('a decision about capacity', () => {
  it('is about one matter and lets whoever acts see the case for its time', async () => {
    const aunt = await aFamilyMember(test.pool, { name: 'Efua Mensah' })
    const { id } = await aCaseOfJade()
    const answer = await decide(id, { alternativePersonId: aunt.id })
    expect(answer.statusCode, answer.payload).toBe(201)

    const { capacity, people } = await peopleOf(id)
    expect(capacity).toMatchObject([
      { matter: 'appeal', hasCapacity: 'no', alternativePerson: 'Efua Mensah', isInForce: true },
    ])
    expect(people).toMatchObject([{ role: 'alternative-person', level: 'act', endsOn: '2027-05-31' }])
    const visitor = await test.signInFamily(aunt.email)
    expect((await visitor.get(`/api/family/cases/${id}`)).statusCode).toBe(200)
    expect((await end(id, answer.json().id)).statusCode).toBe(204)
    expect((await visitor.get(`/api/family/cases/${id}`)).statusCode).toBe(404)
    expect((await end(id, answer.json().id)).statusCode).toBe(409)
  })

  it('takes the place of the one before about the same matter, and of no other', async () => {
    const aunt = await aFamilyMember(test.pool, { name: 'Efua Mensah' })
    const { id } = await aCaseOfJade()
    await decide(id, { alternativePersonId: aunt.id, endsOn: '2027-01-31' })
    await decide(id, { alternativePersonId: aunt.id, matter: 'draft', endsOn: '2027-08-31' })
    await decide(id, { hasCapacity: 'yes' })

    const { capacity, people } = await peopleOf(id)
    expect(
      capacity.filter(({ isInForce }) => isInForce).map(({ matter, hasCapacity }) => [matter, hasCapacity]),
    ).toEqual(
      expect.arrayContaining([
        ['draft', 'no'],
        ['appeal', 'yes'],
      ]),
    )
    expect(people.filter(({ standing }) => standing === 'runs')).toMatchObject([{ endsOn: '2027-08-31' }])
  })

  it('leaves a parent who may act by consent what they have', async () => {
    const mother = await aFamilyMember(test.pool, { name: 'Abena Mensah' })
    const { id } = await aCaseOfJade({ sharedWith: [mother.id] })
    const { statusCode } = await decide(id, { alternativePersonId: mother.id })

    expect(statusCode).toBe(201)
    expect((await peopleOf(id)).people).toMatchObject([{ role: 'parent', standing: 'runs', endsOn: null }])
  })

  it.each<[string, object]>([
    ['/alternativePersonId', {}],
    ['/alternativePersonId', { alternativePersonId: randomUUID() }],
    ['/endsOn', { hasCapacity: 'yes', endsOn: '2027-11-24' }],
    ['/endsOn', { hasCapacity: 'yes', endsOn: '2026-11-22', decidedOn: '2026-11-20' }],
    ['/decidedOn', { hasCapacity: 'yes', decidedOn: '2026-11-24' }],
    ['/matter', { hasCapacity: 'yes', matter: 'everything' }],
    ['/reasons', { hasCapacity: 'yes', reasons: '' }],
  ])('is refused where %s is wrong', async (pointer, change) => {
    const { id } = await aCaseOfJade()

    expect((await decide(id, change)).json().errors[0]).toMatchObject({ pointer })
  })

  it('is not asked while the rights are the parents’, nor on a case that is not there', async () => {
    const { id } = await aCase(test.pool)

    expect((await decide(id, { hasCapacity: 'yes' })).statusCode).toBe(409)
    expect((await decide(randomUUID(), { hasCapacity: 'yes' })).statusCode).toBe(404)
  })
})
