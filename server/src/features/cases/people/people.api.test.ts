import { randomUUID } from 'node:crypto'
import type { AccessCompared, NewAccess, PeopleOfCase } from '@send-hub/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import { aCase, aFamilyMember, anAccess, anEnquiry, aStaffMember } from '../../../../test/factories/index.ts'
import { insertRow } from '../../../../test/factories/insert-row.ts'
import { usualDay, usualMoment } from '../../../../test/test-clock.ts'
import type { Visitor } from '../../../../test/visitor.ts'

let test: TestApp
let staff: Visitor
let guard: Visitor
let guardId: string

beforeAll(async () => {
  test = await buildTestApp()
  staff = await test.signInStaff((await aStaffMember(test.pool, { name: 'Priya Shah' })).email)
  const safeguarding = await aStaffMember(test.pool, { name: 'Grace Obi', powers: ['safeguarding'] })
  guardId = safeguarding.id
  guard = await test.signInStaff(safeguarding.email)
})
beforeEach(() => test.clock.set(usualMoment))
afterAll(() => test?.close())

const url = (caseId: string, rest = 'people') => `/api/staff/cases/${caseId}/${rest}`
const wanted = (change: Partial<NewAccess> & Record<string, unknown> = {}) => ({
  role: 'parent',
  relationship: 'Mother',
  hasParentalResponsibility: true,
  level: 'act',
  evidence: 'Passport and birth certificate seen',
  isCompared: true,
  ...change,
})
const newPerson = (name = 'Ruth Adeyemi') => ({ name, email: `${randomUUID()}@family.example` })
const give = (caseId: string, change: Record<string, unknown>, visitor = staff) =>
  visitor.post(url(caseId), wanted(change))
const peopleOf = async (caseId: string, visitor = staff) =>
  (await visitor.get(url(caseId))).json<PeopleOfCase>()
const mailsOf = async (caseId: string) =>
  (
    await test.pool.query<{ kind: string; familyMemberId: string; status: string }>(
      `select kind, family_member_id as "familyMemberId", status from notifications where case_id = $1 order by created_at, kind`,
      [caseId],
    )
  ).rows
const restrict = (childId: string, kind: string, familyMemberId: string | null = null) =>
  insertRow(test.pool, 'restrictions', {
    ...{
      id: randomUUID(),
      child_id: childId,
      kind,
      family_member_id: familyMemberId,
      note: 'Court order of May',
    },
    ...{ set_at: usualMoment, set_by_id: guardId },
  })
const accessIdOf = async (caseId: string, name: string) => {
  const found = (await peopleOf(caseId)).people.find((person) => person.name === name)
  return found?.accessId ?? ''
}

describe('giving access', () => {
  it('lets somebody new in after an identity check, and tells them once', async () => {
    const { id } = await aCase(test.pool)
    const person = newPerson()
    const answer = await give(id, { person: { ...person, addressLines: ['1 Mill Lane', 'Deal'] } })
    expect(answer.statusCode, answer.payload).toBe(201)

    const [given] = (await peopleOf(id)).people
    expect(given).toMatchObject({
      ...{ name: 'Ruth Adeyemi', standing: 'runs', level: 'act', startsOn: usualDay, endsOn: null },
      ...{ grantedBy: 'Priya Shah', evidence: 'Passport and birth certificate seen', isHeldBack: false },
    })
    expect(await mailsOf(id)).toMatchObject([
      { kind: 'access-granted', familyMemberId: given?.familyMemberId },
    ])
    const ruth = await test.signInFamily(person.email)
    expect((await ruth.get(`/api/family/cases/${id}`)).statusCode).toBe(200)
  })

  it('lets somebody in who is in the hub for another child, and keeps the two apart', async () => {
    const known = await aFamilyMember(test.pool, { name: 'Amina Okafor' })
    const other = await aCase(test.pool, { sharedWith: [known.id] })
    const { id } = await aCase(test.pool, {
      child: { forename: 'Jade', preferredName: null, surname: 'Mensah' },
    })

    const compared = await staff.post(
      url(id, 'people/compare'),
      wanted({ familyMemberId: known.id, isCompared: false }),
    )
    expect(compared.json<AccessCompared>()).toMatchObject({
      child: { name: 'Jade Mensah', birthOn: '2016-05-04' },
      person: {
        ...{ name: 'Amina Okafor', email: known.email },
        otherCases: [{ reference: other.reference, childName: 'Sam Okafor' }],
      },
    })
    expect((await give(id, { familyMemberId: known.id })).statusCode).toBe(201)
    const parent = await test.signInFamily(known.email)
    expect((await parent.get('/api/family/cases')).json<{ items: unknown[] }>().items).toHaveLength(2)
  })

  it('needs somebody to compare the child and the person', async () => {
    const { id } = await aCase(test.pool)
    const answer = await give(id, { person: newPerson(), isCompared: false })

    expect(answer.json()).toMatchObject({ status: 400, errors: [{ pointer: '/isCompared' }] })
    expect(await mailsOf(id)).toEqual([])
  })

  it('refuses an email that is somebody else’s, and says when it is the same person', async () => {
    const { id } = await aCase(test.pool)
    const { email } = await aFamilyMember(test.pool, { name: 'Amina Okafor' })
    const daniel = await give(id, { person: { name: 'Daniel Okafor', email } })
    const amina = await give(id, { person: { name: 'amina  OKAFOR', email } })

    expect(daniel.json().errors).toMatchObject([
      { pointer: '/email', detail: expect.stringContaining('somebody of another name') },
    ])
    expect(amina.json().errors).toMatchObject([
      { pointer: '/email', detail: expect.stringContaining('Find them there') },
    ])
    expect((await peopleOf(id)).people).toEqual([])
  })

  it('gives a school the stage only, and names it', async () => {
    const { id } = await aCase(test.pool)
    const senco = {
      role: 'school',
      relationship: 'SENCO',
      settingName: 'Hillside School',
      hasParentalResponsibility: null,
    }
    const tooMuch = await give(id, { ...senco, person: newPerson(), level: 'act' })
    const right = await give(id, { ...senco, person: newPerson('Sue Cole'), level: 'status' })

    expect(tooMuch.json().errors).toMatchObject([{ pointer: '/level' }])
    expect(right.statusCode, right.payload).toBe(201)
    expect((await peopleOf(id)).people).toMatchObject([
      { relationship: 'SENCO, Hillside School', level: 'status' },
    ])
  })

  it('gives a helper no more than whoever consents has, for twelve months', async () => {
    const mother = await aFamilyMember(test.pool, { name: 'Amina Okafor' })
    const aunt = await aFamilyMember(test.pool, { name: 'Ngozi Okafor' })
    const { id } = await aCase(test.pool, { sharedWith: [mother.id] })
    await anAccess(test.pool, { caseId: id, familyMemberId: aunt.id, level: 'status' })
    const advocate = {
      role: 'advocate',
      relationship: 'Advocate',
      hasParentalResponsibility: null,
      consentHow: 'Signed form',
    }
    const byAunt = await give(id, { ...advocate, person: newPerson('Lee Hart'), consentedById: aunt.id })
    const byMother = await give(id, { ...advocate, person: newPerson('Lee Hart'), consentedById: mother.id })

    expect(byAunt.json().errors).toMatchObject([{ pointer: '/consentedById' }])
    expect(byMother.statusCode, byMother.payload).toBe(201)
    expect((await peopleOf(id)).people.find(({ name }) => name === 'Lee Hart')).toMatchObject({
      ...{ consentedBy: 'Amina Okafor', endsOn: '2027-11-23' },
    })
  })

  it('gives a helper no longer than whoever consents has, also when that is made shorter later', async () => {
    const [mother, advocate] = [await aFamilyMember(test.pool), await aFamilyMember(test.pool)]
    const { id } = await aCase(test.pool)
    await anAccess(test.pool, { caseId: id, familyMemberId: mother.id, endsOn: '2026-12-31' })
    const help = {
      ...{
        familyMemberId: advocate.id,
        role: 'advocate',
        relationship: 'Advocate',
        hasParentalResponsibility: null,
      },
      ...{ level: 'act', consentedById: mother.id, consentHow: 'In writing' },
    }
    const tooLong = await give(id, { ...help, endsOn: '2027-01-01' })
    expect(tooLong.json()).toMatchObject({ errors: [{ pointer: '/endsOn' }] })
    expect((await give(id, help)).statusCode).toBe(201)
    const endOf = async (familyMemberId: string) =>
      (await peopleOf(id)).people.find(
        (person) => person.familyMemberId === familyMemberId && person.standing === 'runs',
      )?.endsOn
    expect(await endOf(advocate.id)).toBe('2026-12-31')

    const own = (await peopleOf(id)).people.find(({ familyMemberId }) => familyMemberId === mother.id)
    const changed = await staff.post(
      url(id, `access/${own?.accessId}/change`),
      wanted({ endsOn: '2026-12-10' }),
    )
    expect(changed.statusCode, changed.payload).toBe(200)
    expect(await endOf(advocate.id)).toBe('2026-12-10')
  })

  it('goes to one of two who give the same person access at once', async () => {
    const known = await aFamilyMember(test.pool)
    const { id } = await aCase(test.pool)
    const both = await Promise.all([
      give(id, { familyMemberId: known.id }),
      give(id, { familyMemberId: known.id }),
    ])

    expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409])
    expect(await mailsOf(id)).toHaveLength(1)
  })

  it('stops at any restriction, unless staff with the power read it and go on', async () => {
    const { id, childId } = await aCase(test.pool)
    await restrict(childId, 'COURT_ORDER')
    const person = newPerson()
    const byAnybody = await give(id, { person })
    const unread = await give(id, { person }, guard)
    const looked = await guard.post(url(id, 'people/compare'), wanted({ person }))
    const read = await give(id, { person, isRestrictionRead: true }, guard)

    expect(byAnybody.statusCode).toBe(403)
    expect(unread.json().errors).toMatchObject([{ pointer: '/isRestrictionRead' }])
    expect(looked.json<AccessCompared>().restrictions).toEqual(['COURT_ORDER'])
    expect(read.statusCode, read.payload).toBe(201)
  })

  it.each<[string, Record<string, unknown>]>([
    ['/familyMemberId', { familyMemberId: randomUUID() }],
    ['/name', {}],
    ['/evidence', { person: newPerson(), evidence: ' ' }],
    ['/role', { person: newPerson(), role: 'alternative-person' }],
    ['/role', { person: newPerson(), role: 'neighbour' }],
    ['/endsOn', { person: newPerson(), endsOn: '2026-11-01' }],
    ['/startsOn', { person: newPerson(), startsOn: '2026-11-01' }],
    ['/person/email', { person: { name: 'Ruth', email: 'ruth' } }],
  ])('is refused where %s is wrong', async (pointer, change) => {
    const { id } = await aCase(test.pool)
    const answer = await give(id, change)

    expect(answer.statusCode).toBe(400)
    expect(answer.json().errors[0]).toMatchObject({ pointer })
  })

  it('of a case that is not there is not there', async () => {
    expect((await give(randomUUID(), { person: newPerson() })).statusCode).toBe(404)
  })
})

describe('changing access', () => {
  it('ends the old at once and keeps both on record', async () => {
    const father = await aFamilyMember(test.pool, { name: 'Daniel Okafor' })
    const { id } = await aCase(test.pool, { sharedWith: [father.id] })
    const accessId = await accessIdOf(id, 'Daniel Okafor')
    const answer = await staff.post(
      url(id, `access/${accessId}/change`),
      wanted({ relationship: 'Father', level: 'status' }),
    )

    expect(answer.statusCode, answer.payload).toBe(200)
    expect((await peopleOf(id)).people.map(({ level, standing }) => [level, standing])).toEqual([
      ['status', 'runs'],
      ['act', 'taken-back'],
    ])
  })

  it('of somebody who consented keeps the help they may still give, and ends what is wider', async () => {
    const mother = await aFamilyMember(test.pool, { name: 'Amina Okafor' })
    const helper = await aFamilyMember(test.pool, { name: 'Lee Hart' })
    const { id } = await aCase(test.pool, { sharedWith: [mother.id] })
    await anAccess(test.pool, {
      caseId: id,
      familyMemberId: helper.id,
      role: 'advocate',
      consentedById: mother.id,
    })
    const change = async (level: 'act' | 'status') =>
      staff.post(url(id, `access/${await accessIdOf(id, 'Amina Okafor')}/change`), wanted({ level }))
    const standingOfHelper = async () =>
      (await peopleOf(id)).people.find(({ name }) => name === 'Lee Hart')?.standing

    expect((await change('act')).statusCode).toBe(200)
    expect(await standingOfHelper()).toBe('runs')
    expect((await change('status')).statusCode).toBe(200)
    expect(await standingOfHelper()).toBe('taken-back')
  })
})

describe('taking access away', () => {
  it('is at once, ends what rests on their consent, and tells each of them once', async () => {
    const mother = await aFamilyMember(test.pool, { name: 'Amina Okafor' })
    const helper = await aFamilyMember(test.pool, { name: 'Lee Hart' })
    const { id } = await aCase(test.pool, { sharedWith: [mother.id] })
    await anAccess(test.pool, {
      caseId: id,
      familyMemberId: helper.id,
      role: 'advocate',
      consentedById: mother.id,
    })
    const enquiry = await anEnquiry(test.pool, { caseId: id, familyMemberId: mother.id })
    const visitor = await test.signInFamily(mother.email)
    const accessId = await accessIdOf(id, 'Amina Okafor')
    const answer = await staff.post(url(id, `access/${accessId}/end`), { reason: 'asked' })

    expect(answer.statusCode, answer.payload).toBe(204)
    expect((await visitor.get(`/api/family/cases/${id}`)).statusCode).toBe(404)
    expect((await visitor.get(`/api/family/enquiries/${enquiry.id}`)).statusCode).toBe(404)
    expect((await staff.get(`/api/staff/enquiries/${enquiry.id}`)).json()).toMatchObject({
      status: 'waiting',
    })
    const told = await mailsOf(id)
    expect(told.map(({ kind }) => kind)).toEqual(['access-ended', 'access-ended'])
    expect(new Set(told.map(({ familyMemberId }) => familyMemberId))).toEqual(new Set([mother.id, helper.id]))
  })

  it('says so where nobody may act any more, also when two are taken away at once', async () => {
    const people = [
      await aFamilyMember(test.pool, { name: 'Amina Okafor' }),
      await aFamilyMember(test.pool, { name: 'Daniel Okafor' }),
    ]
    const { id } = await aCase(test.pool, { sharedWith: people.map((person) => person.id) })
    const before = await peopleOf(id)
    const answers = await Promise.all(
      before.people.map(({ accessId }) => staff.post(url(id, `access/${accessId}/end`), { reason: 'asked' })),
    )

    expect(before.mayNobodyAct).toBe(false)
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([204, 204])
    expect((await peopleOf(id)).mayNobodyAct).toBe(true)
  })

  it('a second time is told apart', async () => {
    const father = await aFamilyMember(test.pool, { name: 'Daniel Okafor' })
    const { id } = await aCase(test.pool, { sharedWith: [father.id] })
    const accessId = await accessIdOf(id, 'Daniel Okafor')
    const ends = () => staff.post(url(id, `access/${accessId}/end`), { reason: 'asked' })
    const both = await Promise.all([ends(), ends()])

    expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([204, 409])
    expect((await staff.post(url(id, `access/${randomUUID()}/end`), { reason: 'asked' })).statusCode).toBe(
      409,
    )
    expect((await staff.post(url(id, `access/${accessId}/end`), { reason: 'because' })).statusCode).toBe(400)
  })

  it('of a school comes with the pupil leaving', async () => {
    const senco = await aFamilyMember(test.pool, { name: 'Sue Cole' })
    const mother = await aFamilyMember(test.pool, { name: 'Amina Okafor' })
    const { id } = await aCase(test.pool, { sharedWith: [mother.id] })
    await anAccess(test.pool, { caseId: id, familyMemberId: senco.id, role: 'school', level: 'status' })
    const answer = await staff.post(url(id, 'pupil-left'), {})

    expect(answer.json()).toEqual({ endedFor: 1 })
    expect((await peopleOf(id)).people.map(({ name, standing }) => [name, standing])).toEqual([
      ['Amina Okafor', 'runs'],
      ['Sue Cole', 'taken-back'],
    ])
  })
})

describe('finding people', () => {
  it('goes by a whole email address or a part of a name, and shows their cases', async () => {
    const person = await aFamilyMember(test.pool, { name: 'Wilhelmina Quartz' })
    const { reference } = await aCase(test.pool, { sharedWith: [person.id] })
    const found = async (query: string) =>
      (await staff.post('/api/staff/people/find', { query })).json<{ items: unknown[] }>().items

    expect(await found('quartz')).toMatchObject([{ id: person.id, cases: [{ reference }] }])
    expect(await found(person.email)).toHaveLength(1)
    expect(await found(person.email.slice(0, 20))).toEqual([])
    expect(await found('%')).toEqual([])
    expect((await staff.post('/api/staff/people/find', { query: '' })).statusCode).toBe(400)
    const { rows } = await test.pool.query(
      "select details from audit_entries where action = 'people-searched' order by at, id",
    )
    expect(rows.map(({ details }) => details)).toEqual(
      [[person.id], [person.id], [], []].map((ids) => ({ found: ids })),
    )
  })
})
