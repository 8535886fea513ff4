import { randomUUID } from 'node:crypto'
import type { CaseForStaff, PeopleOfCase, Restrictions } from '@send-hub/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import {
  aCase,
  aDocument,
  aFamilyMember,
  aLetter,
  anAccess,
  anEnquiry,
  aSentLetter,
  aStaffMember,
} from '../../../../test/factories/index.ts'
import { insertRow } from '../../../../test/factories/insert-row.ts'
import { usualDay, usualMoment } from '../../../../test/test-clock.ts'
import type { Visitor } from '../../../../test/visitor.ts'

let test: TestApp
let staff: Visitor
let staffId: string
let guard: Visitor

beforeAll(async () => {
  test = await buildTestApp()
  const officer = await aStaffMember(test.pool, { name: 'Priya Shah' })
  staffId = officer.id
  staff = await test.signInStaff(officer.email)
  guard = await test.signInStaff(
    (await aStaffMember(test.pool, { name: 'Grace Obi', powers: ['safeguarding'] })).email,
  )
})
beforeEach(() => test.clock.set(usualMoment))
afterAll(() => test?.close())

async function aFamily() {
  const mother = await aFamilyMember(test.pool, { name: 'Amina Okafor' })
  const father = await aFamilyMember(test.pool, { name: 'Daniel Okafor' })
  const made = await aCase(test.pool, { sharedWith: [mother.id, father.id], officerId: staffId })
  const [atMothers, atFathers] = await Promise.all(
    [mother, father].map(({ email }) => test.signInFamily(email)),
  )
  return { ...made, mother, father, atMothers: atMothers as Visitor, atFathers: atFathers as Visitor }
}
const restrict = (caseId: string, body: object, visitor = guard) =>
  visitor.post(`/api/staff/cases/${caseId}/restrictions`, { note: 'Order of the Family Court', ...body })
const clear = (caseId: string, id: string) =>
  guard.post(`/api/staff/cases/${caseId}/restrictions/${id}/clear`, { note: 'The order has ended' })
const sees = async (visitor: Visitor, caseId: string) =>
  (await visitor.get(`/api/family/cases/${caseId}`)).statusCode === 200
const queued = (caseId: string, familyMemberId: string) =>
  insertRow(test.pool, 'notifications', {
    ...{ id: randomUUID(), event_key: randomUUID(), kind: 'case-updated', family_member_id: familyMemberId },
    ...{ case_id: caseId, template_version: 1, created_at: usualMoment, due_at: usualMoment },
  })
const statusOf = async (id: unknown) =>
  (await test.pool.query('select status from notifications where id = $1', [id])).rows[0]?.status
const staffCase = async (id: string, visitor = staff) =>
  (await visitor.get(`/api/staff/cases/${id}`)).json<CaseForStaff>()

describe('a safeguarding hold', () => {
  it('keeps everybody in the family from the case and stops what waits, for good', async () => {
    const { id, mother, father, atMothers, atFathers } = await aFamily()
    const waiting = [await queued(id, mother.id), await queued(id, father.id)]
    const set = await restrict(id, { kind: 'SAFEGUARDING_HOLD' })

    expect(set.json()).toMatchObject({ stopped: 2 })
    expect([await sees(atMothers, id), await sees(atFathers, id)]).toEqual([false, false])
    const meanwhile = await queued(id, mother.id)
    expect((await clear(id, set.json().id)).statusCode).toBe(204)
    expect([await sees(atMothers, id), await sees(atFathers, id)]).toEqual([true, true])
    for (const { id: mail } of [...waiting, meanwhile]) expect(await statusOf(mail)).toBe('stopped')
  })

  it('lets no document and no reply go', async () => {
    const { id, mother } = await aFamily()
    const enquiry = await anEnquiry(test.pool, { caseId: id, familyMemberId: mother.id })
    const document = await aDocument(test.pool, test.filesDir, { caseId: id, staffId })
    await restrict(id, { kind: 'SAFEGUARDING_HOLD' })
    const release = await staff.post(`/api/staff/cases/${id}/documents/${document.id}/release`, {
      ...{ to: null, isReadAndMayGo: true, confirms: ['not-looked-through', 'child-not-named'] },
    })
    const reply = await staff.post(`/api/staff/enquiries/${enquiry.id}/replies`, {
      ...{ body: 'We will write again', requestKey: randomUUID(), version: 1 },
    })

    expect(release.statusCode, release.payload).toBe(409)
    expect(release.json().detail).toContain('hold')
    expect(reply.statusCode, reply.payload).toBe(409)
    expect(reply.json().detail).toContain('restriction')
  })
})

describe('no contact', () => {
  it('reaches one person and whoever they let in, and nobody else', async () => {
    const { id, mother, father, atMothers, atFathers } = await aFamily()
    const helper = await aFamilyMember(test.pool, { name: 'Lee Hart' })
    await anAccess(test.pool, {
      caseId: id,
      familyMemberId: helper.id,
      role: 'advocate',
      consentedById: father.id,
    })
    const atHelpers = await test.signInFamily(helper.email)
    const [toMother, toFather, toHelper] = [
      await queued(id, mother.id),
      await queued(id, father.id),
      await queued(id, helper.id),
    ]
    expect((await restrict(id, { kind: 'NO_CONTACT', familyMemberId: father.id })).json()).toMatchObject({
      stopped: 2,
    })

    expect([await sees(atMothers, id), await sees(atFathers, id), await sees(atHelpers, id)]).toEqual([
      true,
      false,
      false,
    ])
    expect([await statusOf(toMother.id), await statusOf(toFather.id), await statusOf(toHelper.id)]).toEqual([
      ...['waiting', 'stopped', 'stopped'],
    ])
  })

  it('keeps letters from that person: none is written, and those on paper stay here', async () => {
    const { id, father } = await aFamily()
    const written = await aSentLetter(test.pool, { caseId: id, familyMemberId: father.id, isByPost: true })
    await restrict(id, { kind: 'NO_CONTACT', familyMemberId: father.id })
    const preview = await staff.post(`/api/staff/cases/${id}/letters/preview`, {
      ...{ kind: 'assessment-refused', letter: aLetter() },
    })
    const toPost = await staff.get('/api/staff/letters?pageSize=100')
    const posted = await staff.post('/api/staff/letters/posted', { letterIds: [written.id], on: usualDay })
    const printed = await staff.get(`/api/staff/cases/${id}/letters/${written.id}/pdf`)

    expect(preview.json().letters.map(({ to }: { to: string }) => to)).toEqual(['Amina Okafor'])
    expect(preview.json().heldBack).toEqual(['Daniel Okafor'])
    const listed = toPost.json<{ items: { id: string; warning: string }[] }>().items
    expect(listed.find((letter) => letter.id === written.id)).toMatchObject({ warning: 'held-back' })
    expect([posted.statusCode, printed.statusCode]).toEqual([409, 409])
  })

  it('names somebody of this child', async () => {
    const { id } = await aFamily()
    const stranger = await aFamilyMember(test.pool)

    for (const familyMemberId of [undefined, stranger.id]) {
      const answer = await restrict(id, { kind: 'NO_CONTACT', familyMemberId })
      expect(answer.json().errors).toMatchObject([{ pointer: '/familyMemberId' }])
    }
  })
})

describe('a hidden address', () => {
  const hide = async () => {
    const family = await aFamily()
    await test.pool.query(
      "update family_members set postal_address = E'5 Harbour Street\\nCT9 9ZZ' where id = $1",
      [family.mother.id],
    )
    await insertRow(test.pool, 'setting_consultations', {
      ...{ id: randomUUID(), case_id: family.id, setting_name: 'Hillside School', asked_on: usualDay },
    })
    await restrict(family.id, { kind: 'ADDRESS_HIDDEN' })
    return family
  }

  it('is on no staff screen and in no answer to another system', async () => {
    const { id, reference, mother } = await hide()
    const enquiry = await anEnquiry(test.pool, { caseId: id, familyMemberId: mother.id })
    const service = await test.service(['cases:read', 'enquiries:read'])
    const pages = [
      await staff.get(`/api/staff/cases/${id}`),
      await staff.get(`/api/staff/cases/${id}/people`),
      await staff.get(`/api/staff/enquiries/${enquiry.id}`),
      await staff.get(`/api/staff/cases?query=${reference}`),
      await staff.get('/api/staff/caseload?whose=all&pageSize=100'),
      await service.get(`/api/staff/cases/${id}`),
      await service.get(`/api/staff/cases?query=${reference}`),
      await service.get(`/api/staff/enquiries/${enquiry.id}`),
    ]

    for (const page of pages) {
      expect(page.statusCode).toBe(200)
      expect(page.payload).not.toMatch(/CT9|Harbour Street|03069|Hillside/)
      expect(page.payload).not.toContain(mother.email)
    }
    expect((await staffCase(id)).child).toMatchObject({ postcode: null, district: null })
    const inDistrict = (await staff.get(`/api/staff/cases?district=Thanet&query=${reference}`)).json()
    expect(inDistrict).toMatchObject({ items: [], total: 0 })
  })

  it('is on no screen of the other parent or of a helper', async () => {
    const { id, atFathers, father } = await hide()
    await test.pool.query("update cases set status = 'ASSESSING' where id = $1", [id])
    const senco = await aFamilyMember(test.pool, { name: 'Lena Ford' })
    await anAccess(test.pool, {
      ...{ caseId: id, familyMemberId: senco.id, role: 'school', level: 'status' },
      relationship: 'SENCO, Hillside School',
    })
    await insertRow(test.pool, 'advice_requests', {
      ...{ id: randomUUID(), case_id: id, kind: 'setting', asked_of: 'Hillside School', asked_on: usualDay },
      created_at: usualMoment,
    })
    const helper = await aFamilyMember(test.pool, { name: 'Hal Webb' })
    await anAccess(test.pool, {
      ...{ caseId: id, familyMemberId: helper.id, role: 'advocate', consentedById: father.id },
    })
    const pages = ['', '/people', '/looked', '/record-corrections']
    for (const visitor of [atFathers, await test.signInFamily(helper.email)]) {
      for (const page of pages) {
        const answer = await visitor.get(`/api/family/cases/${id}${page}`)
        expect(answer.statusCode, page).toBe(200)
        expect(answer.payload, page).not.toMatch(/CT9|Harbour|Thanet|Hillside|Amina|Lena/)
      }
      expect((await visitor.get('/api/family/cases')).payload).not.toMatch(
        /CT9|Harbour|Thanet|Hillside|Amina|Lena/,
      )
    }
  })

  it('is not told where people are compared for another child', async () => {
    const { mother } = await hide()
    const other = await aCase(test.pool)
    const compared = await staff.post(`/api/staff/cases/${other.id}/people/compare`, {
      ...{
        familyMemberId: mother.id,
        role: 'parent',
        relationship: 'Mother',
        hasParentalResponsibility: true,
      },
      ...{ level: 'act', evidence: 'Passport seen', isCompared: false },
    })

    expect(compared.statusCode, compared.payload).toBe(200)
    expect(compared.json()).toMatchObject({ person: { email: null } })
  })

  it('is shown to whoever asks for it, whose name is kept', async () => {
    const { id, mother } = await hide()
    const shown = await staff.post(`/api/staff/cases/${id}/address/show`, {})

    expect(shown.json()).toMatchObject({
      postcode: 'CT9 1AA',
      district: 'Thanet',
      settings: ['Hillside School'],
    })
    expect(shown.json().people).toContainEqual(
      expect.objectContaining({
        name: 'Amina Okafor',
        email: mother.email,
        postalAddress: ['5 Harbour Street', 'CT9 9ZZ'],
      }),
    )
    const { rows } = await test.pool.query(
      "select actor_id from audit_entries where action = 'address-shown' and case_id = $1",
      [id],
    )
    expect(rows).toEqual([{ actor_id: staffId }])
  })

  it('is in nothing that staff write to somebody', async () => {
    const { id, father } = await hide()
    const enquiry = await anEnquiry(test.pool, { caseId: id, familyMemberId: father.id })
    const reply = (body: string) =>
      staff.post(`/api/staff/enquiries/${enquiry.id}/replies`, { body, requestKey: randomUUID(), version: 1 })
    const letter = await staff.post(`/api/staff/cases/${id}/letters/preview`, {
      ...{
        kind: 'assessment-refused',
        letter: aLetter({ reasons: `${aLetter().reasons} Sam goes to Hillside School.` }),
      },
    })
    const delay = await staff.post(`/api/staff/cases/${id}/delays`, {
      ...{ duty: 'decide-to-assess', reason: 'OTHER', reasonWords: 'The move to ct9 9zz took long' },
      ...{ promisedOn: '2027-01-15', ownerId: staffId, version: (await staffCase(id)).version },
    })

    for (const body of [
      'Sam lives in CT91AA now',
      'He starts at hillside school',
      'Write to 5 Harbour Street',
    ]) {
      expect((await reply(body)).json().errors, body).toMatchObject([{ pointer: '/body' }])
    }
    expect((await reply('We will write again soon')).statusCode).toBe(200)
    expect(JSON.stringify(letter.json().missing)).toContain('where the child lives')
    expect(delay.json().errors, delay.payload).toMatchObject([{ pointer: '/reasonWords' }])
  })
})

describe('a case opened for a child under a restriction', () => {
  it('lets nobody in without the power', async () => {
    const { id, childId } = await aFamily()
    await restrict(id, { kind: 'ADDRESS_HIDDEN' })
    const open = (visitor: Visitor, level: string) =>
      visitor.post('/api/staff/cases', {
        ...{ basis: 'request', childId, receivedOn: usualDay, requestSource: 1 },
        people: [
          {
            ...{ name: 'Ruth Adeyemi', email: `${randomUUID()}@family.example`, relationship: 'Aunt', level },
            ...{ hasParentalResponsibility: false, evidence: 'Passport seen' },
          },
        ],
      })

    expect((await open(staff, 'act')).statusCode).toBe(403)
    expect((await open(guard, 'act')).statusCode).toBe(201)
  })
})

describe('restrictions', () => {
  it('stand in plain sight on the case and beside an enquiry, with what the asker may be told', async () => {
    const { id, father } = await aFamily()
    const enquiry = await anEnquiry(test.pool, { caseId: id, familyMemberId: father.id })
    await restrict(id, { kind: 'COURT_ORDER' })
    await restrict(id, { kind: 'NO_CONTACT', familyMemberId: father.id })
    const beside = (await staff.get(`/api/staff/enquiries/${enquiry.id}`)).json()

    expect((await staffCase(id)).restrictions).toMatchObject([
      { kind: 'COURT_ORDER', note: 'Order of the Family Court', setBy: 'Grace Obi', person: null },
      { kind: 'NO_CONTACT', person: { name: 'Daniel Okafor' } },
    ])
    expect(beside.case).toMatchObject({ askerStanding: 'held-back', askerLevel: null })
    expect(beside.case.restrictions).toHaveLength(2)
    const service = await test.service(['cases:read'])
    expect((await staffCase(id, service)).restrictions.map(({ note }) => note)).toEqual(['', ''])
  })

  it('are listed for those who look after them, those due for another look first', async () => {
    const { id } = await aFamily()
    await restrict(id, { kind: 'COURT_ORDER', reviewOn: '2026-12-01' })
    test.clock.set('2026-12-01T10:00:00Z')
    const later = await test.signInStaff((await aStaffMember(test.pool, { powers: ['safeguarding'] })).email)
    const { items } = (await later.get('/api/staff/restrictions')).json<Restrictions>()

    expect(items[0]).toMatchObject({ caseId: id, kind: 'COURT_ORDER', isReviewDue: true })
  })

  it('are set and cleared by nobody without the power, and leave a trace without a name', async () => {
    const { id } = await aFamily()
    const set = (await restrict(id, { kind: 'COURT_ORDER' })).json()
    const path = `/api/staff/cases/${id}/restrictions/${set.id}/clear`

    expect((await restrict(id, { kind: 'SAFEGUARDING_HOLD' }, staff)).statusCode).toBe(403)
    expect((await staff.post(path, { note: 'No longer' })).statusCode).toBe(403)
    expect((await staff.get(`/api/staff/cases/${id}/people`)).json<PeopleOfCase>()).toMatchObject({
      mayRestrict: false,
    })
    const { rows } = await test.pool.query(
      "select details from audit_entries where action = 'restriction-set' and case_id = $1",
      [id],
    )
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toMatch(/Family Court|Okafor/)
  })

  it('are set once and cleared once', async () => {
    const { id } = await aFamily()
    const both = await Promise.all([
      restrict(id, { kind: 'COURT_ORDER' }),
      restrict(id, { kind: 'COURT_ORDER' }),
    ])
    const [set] = both.filter(({ statusCode }) => statusCode === 201)
    const cleared = await Promise.all([clear(id, set?.json().id), clear(id, set?.json().id)])

    expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409])
    expect(cleared.map(({ statusCode }) => statusCode).toSorted()).toEqual([204, 409])
  })

  it.each<[string, object]>([
    ['/kind', { kind: 'GROUNDED' }],
    ['/note', { kind: 'COURT_ORDER', note: '' }],
    ['/reviewOn', { kind: 'COURT_ORDER', reviewOn: usualDay }],
  ])('are refused where %s is wrong', async (pointer, body) => {
    const { id } = await aFamily()

    expect((await restrict(id, body)).json().errors[0]).toMatchObject({ pointer })
  })
})
