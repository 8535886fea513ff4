import type { Alike, CaseForFamily, CaseForStaff, CaseOpened } from '@send-hub/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import { aCase, aChild, aFamilyMember, aStaffMember } from '../../../../test/factories/index.ts'
import { usualDay } from '../../../../test/test-clock.ts'
import type { Visitor } from '../../../../test/visitor.ts'
import { newId } from '../../../platform/ids.ts'

let test: TestApp
let staff: Visitor
let officer: { id: string; email: string }
beforeAll(async () => {
  test = await buildTestApp({ limits: { signInPer15Minutes: 100, writesPerMinute: 100_000 } })
  officer = await aStaffMember(test.pool)
  staff = await test.signInStaff(officer.email)
})
afterAll(() => test?.close())

let children = 0
const child = (more: object = {}) => {
  children += 1
  return { forename: 'Lena', surname: `Hart ${children}`, birthOn: '2018-03-09', ...more }
}
const mother = (email: string, more: object = {}) => ({
  name: 'Sofia Hart',
  email,
  relationship: 'mother',
  hasParentalResponsibility: true,
  level: 'act',
  evidence: 'Birth certificate seen',
  ...more,
})
const open = (more: object = {}, visitor = staff) =>
  visitor.post('/api/staff/cases', {
    basis: 'request',
    child: child(),
    receivedOn: '2026-11-20',
    requestSource: 1,
    people: [],
    ...more,
  })
async function opened(more: object = {}): Promise<CaseOpened> {
  const answer = await open(more)
  expect(answer.statusCode, answer.payload).toBe(201)
  return answer.json()
}
const read = async (id: string) => (await staff.get(`/api/staff/cases/${id}`)).json<CaseForStaff>()
const count = async (table: string) =>
  Number((await test.pool.query(`select count(*) from ${table}`)).rows[0]?.count)

describe('a request that staff enter', () => {
  it('opens the case of a new child; its family may sign in, sees it and is told once', async () => {
    const email = 'sofia.hart@family.example'
    const { id, reference } = await opened({
      child: child({
        preferredName: 'Leni',
        upn: 'a123456789012',
        postcode: 'ct1 2zz',
        district: 'Canterbury',
      }),
      officerId: officer.id,
      people: [mother(email, { email: ' Sofia.Hart@family.example ' })],
    })

    const view = await read(id)
    expect(view).toMatchObject({
      reference,
      status: 'DECIDING_TO_ASSESS',
      receivedOn: '2026-11-20',
      officer: { id: officer.id },
      child: { preferredName: 'Leni', upn: 'A123456789012', postcode: 'CT1 2ZZ', district: 'Canterbury' },
      people: [{ name: 'Sofia Hart', email, level: 'act' }],
    })
    expect(view.duties[0]).toMatchObject({ kind: 'decide-to-assess', legalDate: '2027-01-01' })
    expect(view.events).toMatchObject([{ kind: 'request-received', by: 'Priya Shah', canBeCorrected: true }])
    const page = await (await test.signInFamily(email)).get(`/api/family/cases/${id}`)
    expect(page.json<CaseForFamily>()).toMatchObject({ reference, childName: 'Leni' })
    const { rows } = await test.pool.query('select kind from notifications where case_id = $1', [id])
    expect(rows).toEqual([{ kind: 'case-updated' }])
  })

  it('gives a school no more than a school may see, and then keeps nothing of the case', async () => {
    const before = await count('cases')
    const senco = mother('senco@school.example', {
      ...{ name: 'Lena Marsh', relationship: 'SENCO, Hillside School', hasParentalResponsibility: null },
    })
    const refused = await open({ people: [senco] })

    expect(refused.statusCode).toBe(400)
    expect(refused.json()).toMatchObject({ errors: [{ pointer: '/people/0/level' }] })
    expect(await count('cases')).toBe(before)
    await opened({ people: [{ ...senco, level: 'status' }] })
  })

  it('of a child and a parent the hub knows makes neither of them twice', async () => {
    const known = await aChild(test.pool)
    const amina = await aFamilyMember(test.pool)
    await aCase(test.pool, { childId: known.id, status: 'REFUSED_TO_ASSESS' })
    const before = [await count('children'), await count('family_members')]
    const { id } = await opened({
      childId: known.id,
      child: undefined,
      people: [mother(amina.email, { familyMemberId: amina.id })],
    })

    expect([await count('children'), await count('family_members')]).toEqual(before)
    expect((await read(id)).people).toMatchObject([{ id: amina.id }])
  })

  it('names in the audit who entered it', async () => {
    const { id } = await opened()
    const { rows } = await test.pool.query(
      "select actor_kind, actor_id, details from audit_entries where case_id = $1 and action = 'case-opened'",
      [id],
    )

    expect(rows).toEqual([
      {
        actor_kind: 'staff',
        actor_id: officer.id,
        details: { basis: 'request', on: '2026-11-20', people: 0 },
      },
    ])
  })

  it('of somebody who may be in the hub already is refused until staff say that it is another child', async () => {
    const twin = child()
    await opened({ child: twin })
    const again = { ...twin, forename: 'Ida', surname: twin.surname.toUpperCase() }

    expect((await open({ child: again })).json()).toMatchObject({
      status: 409,
      detail: expect.stringContaining('is in the hub already'),
    })
    await opened({ child: again, isAnotherChild: true })
  })

  it('never gives an address to a second name in passing, and then keeps nothing of the case', async () => {
    const amina = await aFamilyMember(test.pool)
    const before = [await count('children'), await count('cases')]
    const answer = await open({ people: [mother('new@family.example'), mother(amina.email)] })

    expect(answer.json()).toMatchObject({ status: 400, errors: [{ pointer: '/people/1/email' }] })
    expect([await count('children'), await count('cases')]).toEqual(before)
  })

  it.each([
    ['no child', { child: undefined }, '/child'],
    ['no name', { child: { forename: ' ', surname: 'Hart', birthOn: '2018-03-09' } }, '/child/forename'],
    [
      'a birthday after the request',
      { child: { forename: 'A', surname: 'B', birthOn: '2026-11-21' } },
      '/child/birthOn',
    ],
    [
      'a birthday of a century ago',
      { child: { forename: 'A', surname: 'B', birthOn: '1918-03-09' } },
      '/child/birthOn',
    ],
    [
      'a UPN that is none',
      { child: { forename: 'A', surname: 'B', birthOn: '2018-03-09', upn: '12' } },
      '/child/upn',
    ],
    [
      'a district that is not the council’s',
      { child: { forename: 'A', surname: 'B', birthOn: '2018-03-09', district: '=1+1' } },
      '/child/district',
    ],
    ['a child that is not there', { childId: newId() }, '/childId'],
    ['a day to come', { receivedOn: '2026-11-24' }, '/receivedOn'],
    ['nobody who asked', { requestSource: undefined }, '/requestSource'],
    ['an officer who is not there', { officerId: newId() }, '/officerId'],
    [
      'a person without evidence',
      { people: [mother('x@family.example', { evidence: ' ' })] },
      '/people/0/evidence',
    ],
    ['a person with no address but words', { people: [mother('at home')] }, '/people/0/email'],
    [
      'a person who is not there',
      { people: [mother('y@family.example', { familyMemberId: newId() })] },
      '/people/0/familyMemberId',
    ],
    ['no basis', { basis: 'wish' }, '/basis'],
  ])('is refused with %s', async (_, fault, pointer) => {
    const answer = await open(fault)

    expect(answer.json(), answer.payload).toMatchObject({ status: 400, errors: [{ pointer }] })
  })

  it('twice of one day is refused', async () => {
    const known = await aChild(test.pool)
    await opened({ childId: known.id, child: undefined })

    expect((await open({ childId: known.id, child: undefined })).statusCode).toBe(409)
  })
})

describe('a plan from another council', () => {
  const movedIn = {
    basis: 'plan-moved-in',
    receivedOn: '2026-11-09',
    planStartedOn: '2024-05-13',
    lastReviewOn: '2026-05-01',
    requestSource: undefined,
  }

  it('is in force here from that day: what we owe is reckoned from the move, and nothing from a request', async () => {
    const { id } = await opened({ ...movedIn, fromCouncil: '887' })
    const view = await read(id)

    expect(view).toMatchObject({ status: 'FINAL_ISSUED', team: 'Casework', statusSince: '2026-11-09' })
    expect(view.events).toMatchObject([
      { kind: 'plan-transferred-in', on: '2026-11-09', about: 'Last review on 1 May 2026' },
    ])
    const owed = view.duties
      .filter(({ metOn }) => metOn === null)
      .map(({ kind, legalDate }) => [kind, legalDate])
    expect(owed).toContainEqual(['write-after-move-in', '2026-12-21'])
    expect(owed.map(([kind]) => kind)).not.toContain('decide-to-assess')
    expect(owed.map(([kind]) => kind)).not.toContain('final-plan')
    expect(view.isLate).toBe(false)
    const { rows } = await test.pool.query(
      'select request_outcome, assessment_outcome, plan_started_on, is_active_plan, return_items from cases where id = $1',
      [id],
    )
    expect(rows).toEqual([
      {
        request_outcome: 'H',
        assessment_outcome: 'H',
        plan_started_on: '2024-05-13',
        is_active_plan: true,
        return_items: { activePlan: { transferLa: '887' } },
      },
    ])
  })

  it('takes the letter after the move as done', async () => {
    const { id } = await opened(movedIn)
    const { version } = await read(id)
    const answer = await staff.post(`/api/staff/cases/${id}/records`, {
      kind: 'moved-in-letter-sent',
      on: usualDay,
      version,
    })

    expect(
      answer.json<CaseForStaff>().duties.find(({ kind }) => kind === 'write-after-move-in'),
    ).toMatchObject({
      metOn: usualDay,
    })
  })

  it('can have its day put right', async () => {
    const { id } = await opened(movedIn)
    const { events, version } = await read(id)
    const answer = await staff.post(`/api/staff/cases/${id}/corrections`, {
      eventId: events[0]?.id,
      version,
      reason: 'The form said the ninth',
      on: '2026-11-02',
    })

    expect(answer.json<CaseForStaff>(), answer.payload).toMatchObject({
      receivedOn: '2026-11-02',
      statusSince: '2026-11-02',
      status: 'FINAL_ISSUED',
    })
  })

  it.each([
    ['no first day', { planStartedOn: undefined }, '/planStartedOn'],
    ['a first day after the move', { planStartedOn: '2026-11-10' }, '/planStartedOn'],
    ['a review after the move', { lastReviewOn: '2026-11-10' }, '/lastReviewOn'],
    ['a council without three digits', { fromCouncil: 'Medway' }, '/fromCouncil'],
  ])('is refused with %s', async (_, fault, pointer) => {
    expect((await open({ ...movedIn, ...fault })).json()).toMatchObject({
      status: 400,
      errors: [{ pointer }],
    })
  })
})

describe('who is in the hub already', () => {
  const alike = (body: object) => staff.post('/api/staff/cases/alike', body)

  it('is found by birthday and surname, by UPN and by address, with the cases there are; nobody else', async () => {
    const known = await aChild(test.pool, {
      forename: 'Mira',
      surname: 'Gale',
      birthOn: '2017-01-02',
      upn: 'B111111111111',
    })
    const found = await aCase(test.pool, { childId: known.id })
    const amina = await aFamilyMember(test.pool)
    await aChild(test.pool, { forename: 'Mira', surname: 'Gale', birthOn: '2017-01-03' })
    const byName = await alike({
      surname: 'GALE',
      birthOn: '2017-01-02',
      emails: [amina.email.toUpperCase()],
    })
    const byUpn = await alike({ surname: 'Other', birthOn: '2010-01-01', upn: 'b111111111111' })

    expect(byName.json<Alike>()).toEqual({
      children: [
        {
          id: known.id,
          name: 'Mira Gale',
          birthOn: '2017-01-02',
          postcode: expect.anything(),
          hasSameUpn: false,
          cases: [{ id: found.id, reference: found.reference, stage: 'Deciding to assess' }],
        },
      ],
      people: [{ id: amina.id, name: expect.any(String), email: amina.email }],
    })
    expect(byUpn.json<Alike>().children).toMatchObject([{ id: known.id, hasSameUpn: true }])
    const { rows } = await test.pool.query(
      "select actor_id from audit_entries where case_id = $1 and action = 'case-found-alike'",
      [found.id],
    )
    expect(rows).toHaveLength(2)
  })

  it('is asked in the body, with a real day', async () => {
    expect((await alike({ surname: 'Gale', birthOn: '2017-02-30' })).json()).toMatchObject({
      status: 400,
      errors: [{ pointer: '/birthOn' }],
    })
  })
})
