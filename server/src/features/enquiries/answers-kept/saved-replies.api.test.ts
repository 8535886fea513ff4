import { randomUUID } from 'node:crypto'
import type { FilledReply } from '@send-hub/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import { aCase, aFamilyMember, anAccess, anEnquiry, aStaffMember } from '../../../../test/factories/index.ts'
import { insertRow } from '../../../../test/factories/insert-row.ts'
import { usualMoment } from '../../../../test/test-clock.ts'
import type { Visitor } from '../../../../test/visitor.ts'

/** The usual moment is Monday 23 November 2026, 10 in the morning. */
let test: TestApp
let grace: { id: string }
let joe: { id: string; email: string }
let manager: Visitor
let hub: Visitor

beforeAll(async () => {
  test = await buildTestApp()
  const graces = await aStaffMember(test.pool, { name: 'Grace Hall', role: 'manager' })
  grace = graces
  joe = await aStaffMember(test.pool, { name: 'Joe Bell' })
  manager = await test.signInStaff(graces.email)
  hub = await test.signInStaff(joe.email)
})
afterAll(() => test?.close())
beforeEach(() => test.pool.query('delete from saved_replies'))

const list = '/api/staff/saved-replies'
const reply = (more: object = {}) => ({
  title: 'Where it is',
  topics: ['STATUS'],
  body: 'It is here.',
  ...more,
})
async function written(more: object = {}): Promise<string> {
  const answer = await manager.post(list, reply(more))
  expect(answer.statusCode, answer.payload).toBe(201)
  return answer.json().id
}
const items = async (visitor = hub) => (await visitor.get(list)).json().items

const everything = [
  ...['{child’s first name}', '{stage}', '{what happens now}', '{what happens next}', '{if it is late}'],
  ...['{next date}', '{who is responsible}', '{reply by}', '{phone of the hub}', '{advice service}'],
]
const ofTheCase = everything.slice(0, 7)

async function fill(enquiryId: string, body = everything.join('\n'), visitor = hub): Promise<FilledReply> {
  const id = await written({ title: randomUUID(), body })
  const answer = await visitor.post(`/api/staff/enquiries/${enquiryId}/saved-replies/${id}`, {})
  expect(answer.statusCode, answer.payload).toBe(200)
  return answer.json()
}

describe('saved replies', () => {
  it('are read by everybody who answers, and written by managers', async () => {
    const id = await written()

    expect(await items()).toMatchObject([{ id, title: 'Where it is', version: 1, writtenBy: 'Grace Hall' }])
    expect((await hub.get(list)).json().mayChange).toBe(false)
    expect((await manager.get(list)).json().mayChange).toBe(true)
    expect((await hub.post(list, reply({ title: 'Mine' }))).statusCode).toBe(403)
    expect((await hub.post(`${list}/${id}`, reply({ version: 1 }))).statusCode).toBe(403)
    expect((await hub.post(`${list}/${id}/retire`, { version: 1, isRetired: true })).statusCode).toBe(403)
    expect((await hub.post(`${list}/examples`, {})).statusCode).toBe(403)
  })

  it('get a new number with each change, and nobody overwrites another', async () => {
    const id = await written()

    expect((await manager.post(`${list}/${id}`, reply({ body: 'There.', version: 1 }))).statusCode).toBe(204)
    expect((await manager.post(`${list}/${id}`, reply({ body: 'Lost.', version: 1 }))).statusCode).toBe(409)

    expect(await items()).toMatchObject([{ body: 'There.', version: 2 }])
  })

  it('that are retired stay on record, come back, and are offered to nobody meanwhile', async () => {
    const id = await written()
    const { id: enquiryId } = await anEnquiry(test.pool)
    await manager.post(`${list}/${id}/retire`, { version: 1, isRetired: true })

    expect(await items()).toMatchObject([{ id, isRetired: true }])
    expect((await hub.post(`/api/staff/enquiries/${enquiryId}/saved-replies/${id}`, {})).statusCode).toBe(404)
    await manager.post(`${list}/${id}/retire`, { version: 2, isRetired: false })
    expect((await hub.post(`/api/staff/enquiries/${enquiryId}/saved-replies/${id}`, {})).statusCode).toBe(200)
  })

  it.each([
    ['no title', { title: ' ' }],
    ['no words', { body: '' }],
    ['a topic that is none', { topics: ['WEATHER'] }],
    ['a placeholder that nothing fills', { body: 'Dear {name}' }],
  ])('are refused with %s', async (_, more) => {
    expect((await manager.post(list, reply(more))).statusCode).toBe(400)
  })

  it('are refused with a title that another has', async () => {
    await written()
    const other = await written({ title: 'Another' })

    expect((await manager.post(list, reply())).json().errors).toMatchObject([{ pointer: '/title' }])
    expect((await manager.post(`${list}/${other}`, reply({ version: 1 }))).statusCode).toBe(400)
  })

  it('begin with our examples once, and without touching one of the same title', async () => {
    const first = (await manager.post(`${list}/examples`, {})).json().added
    await test.pool.query('update saved_replies set body = $1', ['Our own words'])

    expect(first).toBeGreaterThan(5)
    expect((await manager.post(`${list}/examples`, {})).json()).toEqual({ added: 0 })
    expect(new Set((await items()).map(({ body }: { body: string }) => body))).toEqual(
      new Set(['Our own words']),
    )
  })

  it('are there for nobody else', async () => {
    const family = await test.signInFamily((await aFamilyMember(test.pool)).email)

    for (const visitor of [test.stranger, family]) {
      expect((await visitor.get(list)).statusCode).toBe(401)
      expect((await visitor.post(list, reply())).statusCode).toBe(401)
    }
  })

  it('that are not there are not found', async () => {
    expect((await manager.post(`${list}/${randomUUID()}`, reply({ version: 1 }))).statusCode).toBe(404)
    expect(
      (await manager.post(`${list}/${randomUUID()}/retire`, { version: 1, isRetired: true })).statusCode,
    ).toBe(404)
  })
})

describe('what is filled in', () => {
  it('is what the asker reads on their own page, word for word, with the name the child is called by', async () => {
    const amina = await aFamilyMember(test.pool)
    const { id: caseId } = await aCase(test.pool, { status: 'ASSESSING', sharedWith: [amina.id] })
    const { id } = await anEnquiry(test.pool, { caseId, familyMemberId: amina.id })
    const parent = await test.signInFamily(amina.email)
    const page = (await parent.get(`/api/family/cases/${caseId}`)).json()

    const { body, open } = await fill(id)

    expect(open).toEqual([])
    const lines = body.split('\n')
    expect(lines[0]).toBe('Sam')
    expect(lines.slice(1, 4)).toEqual([page.stage.title, page.stage.now, page.stage.next])
    expect(body).toContain(page.stage.who)
    expect(body).toContain(page.keyDate.label)
    expect(body).not.toMatch(/late/i)
    expect(body).toContain('Monday 30 November 2026')
  })

  it('says that it is late with the words of the page', async () => {
    const amina = await aFamilyMember(test.pool)
    const { id: caseId } = await aCase(test.pool, {
      ...{ status: 'DECIDING_TO_ASSESS', receivedOn: '2026-09-01', sharedWith: [amina.id] },
    })
    const { id } = await anEnquiry(test.pool, { caseId, familyMemberId: amina.id })
    const parent = await test.signInFamily(amina.email)
    const { late, keyDate } = (await parent.get(`/api/family/cases/${caseId}`)).json()

    const { body, open } = await fill(id, '{if it is late}\n{next date}')

    expect(keyDate).toBeNull()
    expect(body).toContain(late.heading)
    for (const paragraph of late.paragraphs) expect(body).toContain(paragraph)
    expect(open).toEqual(['{next date}'])
  })

  it('is of a young person in the words for themselves', async () => {
    const sam = await aFamilyMember(test.pool, { name: 'Sam Okafor' })
    const { id: caseId } = await aCase(test.pool, { status: 'ASSESSING' })
    await anAccess(test.pool, { caseId, familyMemberId: sam.id, role: 'young-person' })
    const { id } = await anEnquiry(test.pool, { caseId, familyMemberId: sam.id })

    const { body } = await fill(id, '{what happens now}')

    expect(body).toContain('know you')
    expect(body).not.toContain('Sam')
  })

  it('leaves a trace of who filled what in, and of no words', async () => {
    const { id } = await anEnquiry(test.pool)
    await fill(id)

    const { rows } = await test.pool.query(
      `select actor_id, details from audit_entries where action = 'saved-reply-used' and subject_id = $1`,
      [id],
    )
    expect(rows).toEqual([{ actor_id: joe.id, details: { savedReplyId: expect.any(String), version: 1 } }])
  })
})

describe('nothing of the case is filled in', () => {
  const leaks = ['Sam', 'Okafor', 'We have asked people', 'finding out about needs']
  async function nothingIn(enquiryId: string) {
    const { body, open } = await fill(enquiryId)
    expect(open).toEqual(ofTheCase)
    for (const leak of leaks) expect(body).not.toContain(leak)
  }
  const asked = async (access: Partial<Parameters<typeof anAccess>[1]> | null) => {
    const dan = await aFamilyMember(test.pool, { name: 'Dan Reed' })
    const mother = await aFamilyMember(test.pool)
    const { id: caseId, childId } = await aCase(test.pool, { status: 'ASSESSING', sharedWith: [mother.id] })
    if (access) await anAccess(test.pool, { caseId, familyMemberId: dan.id, ...access })
    return { ...(await anEnquiry(test.pool, { caseId, familyMemberId: dan.id })), caseId, childId, dan }
  }

  it.each([
    ['somebody who never had access', null],
    ['somebody whose access ended yesterday', { endsOn: '2026-11-22' }],
    ['somebody whose access begins tomorrow', { startsOn: '2026-11-24' }],
    ['somebody whose access was taken back', { revokedAt: new Date(usualMoment) }],
    ['somebody who may see nothing', { level: 'none' as const }],
    ['a school', { role: 'school' as const, level: 'status' as const }],
  ])('for %s', async (_, access) => {
    await nothingIn((await asked(access)).id)
  })

  it('for somebody without an account', async () => {
    const { id: caseId } = await aCase(test.pool, { status: 'ASSESSING' })
    await nothingIn((await anEnquiry(test.pool, { caseId })).id)
  })

  it('where nobody has linked a case', async () => {
    const amina = await aFamilyMember(test.pool)
    await aCase(test.pool, { status: 'ASSESSING', sharedWith: [amina.id] })
    await nothingIn((await anEnquiry(test.pool, { familyMemberId: amina.id })).id)
  })

  it('for somebody from whom a restriction keeps it', async () => {
    const { id, childId, dan } = await asked({})
    await test.pool.query('update case_access set held_back = true where family_member_id = $1', [dan.id])
    await insertRow(test.pool, 'restrictions', {
      ...{ id: randomUUID(), child_id: childId, kind: 'NO_CONTACT', family_member_id: dan.id },
      ...{ note: 'Ask safeguarding', set_at: usualMoment, set_by_id: grace.id },
    })
    await nothingIn(id)
  })

  it('for a colleague who is locked out: the enquiry is not there', async () => {
    const { id, childId } = await asked({})
    await insertRow(test.pool, 'staff_locks', {
      ...{ id: randomUUID(), child_id: childId, staff_member_id: joe.id, reason: 'relative' },
      ...{ set_at: usualMoment, set_by_id: grace.id },
    })
    const saved = await written()

    expect((await hub.post(`/api/staff/enquiries/${id}/saved-replies/${saved}`, {})).statusCode).toBe(404)
  })
})

describe('two parents', () => {
  it('are each told their own day to comment, and nothing of the other’s', async () => {
    const [mother, father] = [
      await aFamilyMember(test.pool),
      await aFamilyMember(test.pool, { name: 'Ben Okafor' }),
    ]
    const { id: caseId } = await aCase(test.pool, {
      status: 'DRAFT_WITH_FAMILY',
      sharedWith: [mother.id, father.id],
    })
    const mothers = await test.signInFamily(mother.email)
    const asking = { kind: 'more-time', requestKey: randomUUID(), words: '' }
    const wanted = await mothers.post(`/api/family/cases/${caseId}/draft/requests`, asking)
    expect([200, 201], wanted.payload).toContain(wanted.statusCode)
    await test.pool.query(
      `update family_requests set answer = 'agreed', answered_at = $2, answered_by_id = $3, answered_by_name = 'Joe, Hub',
         extended_to = '2027-01-08' where case_id = $1`,
      [caseId, usualMoment, joe.id],
    )
    const ofMother = await anEnquiry(test.pool, { caseId, familyMemberId: mother.id })
    const ofFather = await anEnquiry(test.pool, { caseId, familyMemberId: father.id })
    const fathers = await test.signInFamily(father.email)
    const { keyDate } = (await fathers.get(`/api/family/cases/${caseId}`)).json()

    const [hers, his] = [await fill(ofMother.id, '{next date}'), await fill(ofFather.id, '{next date}')]

    expect(hers.body).toContain('8 January 2027')
    expect(his.body).toContain(keyDate.label)
    expect(his.body).not.toContain('8 January 2027')
  })
})

describe('an address that is hidden', () => {
  it('and the schools that were asked stand in nothing that is filled in', async () => {
    const amina = await aFamilyMember(test.pool)
    const { id: caseId, childId } = await aCase(test.pool, {
      ...{ status: 'DRAFT_WITH_FAMILY', sharedWith: [amina.id] },
      child: { postcode: 'CT9 1AA', district: 'Thanet' },
    })
    await insertRow(test.pool, 'restrictions', {
      ...{ id: randomUUID(), child_id: childId, kind: 'ADDRESS_HIDDEN', note: 'Ask safeguarding' },
      ...{ family_member_id: null, set_at: usualMoment, set_by_id: grace.id },
    })
    await insertRow(test.pool, 'setting_consultations', {
      ...{ id: randomUUID(), case_id: caseId, setting_name: 'Oak Tree Academy', asked_on: '2026-11-16' },
    })
    const { id } = await anEnquiry(test.pool, { caseId, familyMemberId: amina.id })

    const { body, open } = await fill(id)

    expect(open).toEqual([])
    expect(body).toContain('Sam')
    expect(body).not.toMatch(/Oak Tree|CT9|Thanet/)
  })
})

describe('a reply with a placeholder in it', () => {
  it.each(['{next date}', '{ Next Date }', '{insert name here}'])('is not sent: %s', async (left) => {
    const amina = await aFamilyMember(test.pool)
    const { id: caseId } = await aCase(test.pool, { sharedWith: [amina.id] })
    const { id } = await anEnquiry(test.pool, { caseId, familyMemberId: amina.id })
    const body = `We decide by ${left}.`

    for (const act of ['replies', 'pause']) {
      const form = { body, requestKey: randomUUID(), version: 1 }
      const answer = await hub.post(`/api/staff/enquiries/${id}/${act}`, form)

      expect(answer.statusCode, act).toBe(400)
      expect(answer.json().errors).toMatchObject([
        { pointer: '/body', detail: expect.stringContaining(left) },
      ])
    }
    const { rows } = await test.pool.query('select count(*)::int as n from messages where enquiry_id = $1', [
      id,
    ])
    expect(rows).toEqual([{ n: 1 }])
  })
})
