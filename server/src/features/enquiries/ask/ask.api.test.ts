import { randomUUID } from 'node:crypto'
import type { EnquiryForFamily, EnquiryForStaff, SchoolEnquiry } from '@send-hub/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import { aCase, aFamilyMember, anAccess, anEnquiry, aStaffMember } from '../../../../test/factories/index.ts'
import { usualMoment } from '../../../../test/test-clock.ts'
import type { Visitor } from '../../../../test/visitor.ts'
import { contextFor } from '../../../platform/context.ts'
import { statement } from '../../../platform/db/transaction.ts'

let test: TestApp
let amina: { id: string; email: string }
let parent: Visitor
let staff: Visitor
let caseId: string

beforeAll(async () => {
  test = await buildTestApp()
  amina = await aFamilyMember(test.pool, { name: 'Amina Okafor' })
  caseId = (await aCase(test.pool, { status: 'ASSESSING', sharedWith: [amina.id] })).id
  parent = await test.signInFamily(amina.email)
  staff = await test.signInStaff((await aStaffMember(test.pool)).email)
})
beforeEach(() => test.pool.query('delete from offered_answers'))
afterAll(() => test?.close())

const words = (more: object = {}) => ({ body: 'When will you decide? 🐣', requestKey: randomUUID(), ...more })
const asStaff = async (id: string) => (await staff.get(`/api/staff/enquiries/${id}`)).json<EnquiryForStaff>()
const counted = async () =>
  (await test.pool.query('select topic, stage, outcome from offered_answers order by outcome')).rows

describe('an answer that was offered', () => {
  const answered = (body: object, by = parent) => by.post('/api/family/offered-answers', body)
  const ask = (more: object) =>
    parent.post(`/api/family/cases/${caseId}/enquiries`, { topic: 'STATUS', ...words(more) })

  it('counts once when it was enough, of nobody', async () => {
    const key = randomUUID()
    for (const _ of [1, 2]) expect((await answered({ key, topic: 'STATUS', caseId })).statusCode).toBe(204)

    expect(await counted()).toEqual([{ topic: 'STATUS', stage: 'ASSESSING', outcome: 'answered' }])
    const { rows } = await test.pool.query('select * from offered_answers')
    expect(new Set(Object.keys(rows[0]))).toEqual(new Set(['id', 'offered_on', 'outcome', 'stage', 'topic']))
  })

  it('counts as asked with the question, once, also for who said first that it was enough', async () => {
    const offered = { key: randomUUID(), topic: 'STATUS' }
    await answered({ ...offered, caseId })
    const requestKey = randomUUID()
    for (const _ of [1, 2]) expect((await ask({ requestKey, offered })).statusCode).toBe(201)
    await answered({ ...offered, caseId })

    expect(await counted()).toEqual([{ topic: 'STATUS', stage: 'ASSESSING', outcome: 'asked' }])
  })

  it('is not counted when the question was refused', async () => {
    expect((await ask({ body: ' ', offered: { key: randomUUID(), topic: 'STATUS' } })).statusCode).toBe(400)
    expect(await counted()).toEqual([])
  })

  it('tells nothing of a case that is not theirs', async () => {
    const other = await aCase(test.pool, { status: 'FINAL_ISSUED' })
    await answered({ key: randomUUID(), topic: 'STATUS', caseId: other.id })

    expect(await counted()).toEqual([{ topic: 'STATUS', stage: 'NO_CASE', outcome: 'answered' }])
    expect((await answered({ key: 'x', topic: 'STATUS' })).statusCode).toBe(400)
    expect((await answered({ key: randomUUID(), topic: 'STATUS' }, test.stranger)).statusCode).toBe(401)
  })
})

describe('a question that is said to be urgent', () => {
  it('stands with the reason for staff, and is no more urgent until they say so', async () => {
    const { id: ofCase } = await aCase(test.pool, { status: 'ASSESSING', sharedWith: [amina.id] })
    const asked = await parent.post(`/api/family/cases/${ofCase}/enquiries`, {
      ...{ topic: 'STATUS', ...words(), urgentBecause: 'moving-soon' },
    })
    const { id, replyBy } = asked.json<EnquiryForFamily>()

    expect(await asStaff(id)).toMatchObject({ priority: 3, asked: { urgentBecause: 'moving-soon' } })
    expect(replyBy).toBe('2026-11-30')
    const refused = await parent.post(`/api/family/cases/${caseId}/enquiries`, {
      ...{ topic: 'STATUS', ...words(), urgentBecause: 'because' },
    })
    expect(refused.statusCode).toBe(400)
  })
})

describe('a question about no case', () => {
  it('is asked by whoever is signed in, and is theirs alone', async () => {
    const newcomer = await aFamilyMember(test.pool, { name: 'Lisa Rowe' })
    const lisa = await test.signInFamily(newcomer.email)
    const requestKey = randomUUID()
    const answers = [1, 2].map(() =>
      lisa.post('/api/family/enquiries', { topic: 'EHCNA', ...words({ requestKey }) }),
    )
    const [first, second] = await Promise.all(answers)

    expect([first?.statusCode, second?.statusCode]).toEqual([201, 201])
    expect(first?.json()).toMatchObject({ id: requestKey, caseId: null, status: 'waiting' })
    expect((await parent.get(`/api/family/enquiries/${requestKey}`)).statusCode).toBe(404)
    expect(await asStaff(requestKey)).toMatchObject({ contactName: 'Lisa Rowe', case: null })
    expect(
      (await parent.post('/api/family/enquiries', { topic: 'SAFEGUARDING', ...words() })).statusCode,
    ).toBe(400)
    expect(
      (await parent.post('/api/family/enquiries', { topic: 'PROFESSIONAL', ...words() })).statusCode,
    ).toBe(400)
    expect(
      (await test.stranger.post('/api/family/enquiries', { topic: 'EHCNA', ...words() })).statusCode,
    ).toBe(401)
  })
})

describe('a school', () => {
  let lena: { id: string; email: string }
  let school: Visitor
  let accessId: string
  const url = (ofCase = caseId) => `/api/family/school/pupils/${ofCase}/enquiries`
  const question = (more: object = {}) => ({ reason: 'advice-due', basis: 'consent', ...words(more) })

  beforeEach(async () => {
    test.clock.set(usualMoment)
    lena = await aFamilyMember(test.pool, { name: 'Lena Marsh' })
    school = await test.signInFamily(lena.email)
    accessId = await seesPupil(caseId)
  })
  const seesPupil = async (ofCase: string, more: object = {}) => {
    const as = { role: 'school', relationship: 'SENCO, Hillside School', level: 'status' } as const
    const person = { familyMemberId: lena.id, hasParentalResponsibility: null }
    return (await anAccess(test.pool, { caseId: ofCase, ...person, ...as, ...more })).id
  }

  it('asks about its pupil and reads the answer, in a thread that no family and no other school sees', async () => {
    const asked = await school.post(url(), question())
    expect(asked.statusCode, asked.body).toBe(201)
    const { id } = asked.json<EnquiryForFamily>()
    expect(asked.json()).toMatchObject({ isOfSchool: true, topics: ['The report that we were asked for'] })
    const seen = await asStaff(id)
    expect(seen).toMatchObject({
      ...{ contactName: 'Lena Marsh', topics: ['School or setting asking on behalf'] },
      asked: { schoolReason: 'advice-due', legalBasis: 'consent', urgentBecause: null },
    })

    const reply = { body: 'By the end of the week.', requestKey: randomUUID(), version: seen.version }
    expect((await staff.post(`/api/staff/enquiries/${id}/replies`, reply)).statusCode).toBe(200)
    expect((await school.get(`/api/family/enquiries/${id}`)).json<EnquiryForFamily>().messages).toHaveLength(
      2,
    )
    expect((await school.get(url())).json<{ items: SchoolEnquiry[] }>().items).toMatchObject([
      { id, reason: 'advice-due', status: 'answered' },
    ])
    expect((await parent.get(`/api/family/enquiries/${id}`)).statusCode).toBe(404)
    expect((await parent.get(`/api/family/cases/${caseId}`)).body).not.toContain(id)
    const other = await aFamilyMember(test.pool)
    await anAccess(test.pool, { caseId, familyMemberId: other.id, role: 'school', level: 'status' })
    const colleague = await test.signInFamily(other.email)
    expect((await colleague.get(url())).json()).toEqual({ items: [] })
    expect((await colleague.get(`/api/family/enquiries/${id}`)).statusCode).toBe(404)
  })

  it('sees nothing of what the family asks', async () => {
    const theirs = await anEnquiry(test.pool, { caseId, familyMemberId: amina.id })

    expect((await school.get(url())).json()).toEqual({ items: [] })
    expect((await school.get(`/api/family/enquiries/${theirs.id}`)).statusCode).toBe(404)
    expect((await school.post(`/api/family/enquiries/${theirs.id}/messages`, words())).statusCode).toBe(404)
  })

  it('must say what about and by what right', async () => {
    expect((await school.post(url(), words())).statusCode).toBe(400)
    expect((await school.post(url(), question({ basis: 'curiosity' }))).statusCode).toBe(400)
    expect((await school.post(url(), question({ reason: 'gossip' }))).statusCode).toBe(400)
    expect((await school.post(url(), question({ body: '  ' }))).statusCode).toBe(400)
  })

  it('asks nothing about a pupil of another school, or one who has left, and then reads nothing more', async () => {
    const { id } = (await school.post(url(), question())).json<EnquiryForFamily>()
    const stranger = (await aCase(test.pool, {})).id
    expect((await school.post(url(stranger), question())).statusCode).toBe(404)

    await test.pool.query('update case_access set ends_on = $2 where id = $1', [accessId, '2026-11-22'])
    expect((await school.post(url(), question())).statusCode).toBe(404)
    expect((await school.get(url())).statusCode).toBe(404)
    expect((await school.get(`/api/family/enquiries/${id}`)).statusCode).toBe(404)
    expect((await school.post(`/api/family/enquiries/${id}/messages`, words())).statusCode).toBe(404)
    expect((await asStaff(id)).messages, 'staff keep it').toHaveLength(1)
  })

  it('is no family: it does not ask as one, and a family does not ask as a school', async () => {
    const asFamily = await school.post(`/api/family/cases/${caseId}/enquiries`, {
      topic: 'STATUS',
      ...words(),
    })
    expect(asFamily.statusCode).toBe(404)
    expect((await parent.post(url(), question())).statusCode).toBe(404)
    expect((await test.stranger.post(url(), question())).statusCode).toBe(401)
  })

  describe('by the database alone', () => {
    const insert = statement(
      'test.school-asks',
      `insert into enquiries (id, case_id, family_member_id, contact_name, channel, topics, priority, opened_at,
         waiting_since, reply_by, team, school_reason, legal_basis)
       values (gen_random_uuid(), $1, $2, 'Lena', 'web', $3, 3, now(), now(), '2026-11-30', 'hub', $4, $5)`,
    )
    async function insertAs(
      who: { id: string },
      ofCase: string | null,
      topics: string[],
      basis: string | null,
    ) {
      const { rows } = await test.pool.query(
        'select id from sessions where family_member_id = $1 and revoked_at is null order by created_at desc limit 1',
        [who.id],
      )
      const actor = { kind: 'family', id: who.id, sessionId: String(rows[0].id) } as const
      const pool = (await import('../../../platform/db/app-pool.ts')).openAppPool(test.database.appUrl, {
        max: 1,
      })
      try {
        await contextFor(pool, test.clock, actor).tx((tx) =>
          tx.rows(insert, [ofCase, who.id, topics, basis && 'other', basis]),
        )
        return 'kept'
      } catch (error) {
        return String((error as { code?: string }).code)
      } finally {
        await pool.end()
      }
    }
    const refused = '42501'

    it('a school opens enquiries of its own kind alone, about its own pupils alone', async () => {
      const other = (await aCase(test.pool, {})).id

      expect(await insertAs(lena, caseId, ['PROFESSIONAL'], 'consent')).toBe('kept')
      expect(await insertAs(lena, caseId, ['STATUS'], 'consent')).toBe(refused)
      expect(await insertAs(lena, caseId, ['PROFESSIONAL', 'STATUS'], 'consent')).toBe(refused)
      expect(await insertAs(lena, caseId, ['PROFESSIONAL'], null), 'by no right').toBe(refused)
      expect(await insertAs(lena, other, ['PROFESSIONAL'], 'consent')).toBe(refused)
    })

    it('a family opens none of a school’s', async () => {
      expect(await insertAs(amina, caseId, ['STATUS'], null)).toBe('kept')
      expect(await insertAs(amina, null, ['STATUS'], null)).toBe('kept')
      expect(await insertAs(amina, caseId, ['PROFESSIONAL'], 'consent')).toBe(refused)
      expect(await insertAs(amina, null, ['PROFESSIONAL'], 'consent')).toBe(refused)
    })
  })
})

describe('somebody without an account', () => {
  const write = (more: object = {}) =>
    test.stranger.post('/api/questions', {
      ...{ name: 'Beth Hollis', email: 'Beth.Hollis@example.test', ...words(more) },
    })
  const receipts = async () =>
    (
      await test.pool.query(
        "select sealed_to, case_id, family_member_id from notifications where kind = 'question-received'",
      )
    ).rows

  it('writes to us: an enquiry of nobody, a day for the answer, and one receipt', async () => {
    const requestKey = randomUUID()
    const answers = await Promise.all([write({ requestKey }), write({ requestKey })])

    for (const answer of answers) {
      expect(answer.statusCode, answer.body).toBe(202)
      expect(answer.json()).toEqual({ replyBy: '2026-11-30' })
    }
    expect(await asStaff(requestKey)).toMatchObject({
      ...{ contactName: 'Beth Hollis', channel: 'web', case: null, priority: 3 },
      contact: { email: 'Beth.Hollis@example.test', phone: null },
    })
    const sent = await receipts()
    expect(sent).toMatchObject([{ case_id: null, family_member_id: null }])
    expect(sent[0].sealed_to).not.toContain('beth')
    await write()
    expect(await receipts(), 'a second message on one day').toHaveLength(1)
  })

  it('is answered alike, known or not', async () => {
    const known = await write({ email: amina.email, phone: '' })
    const unknown = await write({ email: 'nobody@example.test' })

    expect(known.statusCode).toBe(unknown.statusCode)
    expect(known.json()).toEqual(unknown.json())
    expect(new Set(Object.keys(known.headers))).toEqual(new Set(Object.keys(unknown.headers)))
    expect((await parent.get(`/api/family/cases/${caseId}`)).body).not.toContain('Beth')
  })

  it('must give a name, words and a way to answer', async () => {
    const faults = async (more: object) =>
      (await write(more)).json<{ errors: { pointer: string }[] }>().errors.map(({ pointer }) => pointer)

    expect(await faults({ name: ' ' })).toEqual(['/name'])
    expect(await faults({ email: '' })).toEqual(['/email'])
    expect(await faults({ email: 'not an address' })).toEqual(['/email'])
    expect(await faults({ phone: 'call me' })).toEqual(['/phone'])
    expect(await faults({ body: 'x'.repeat(20_001) })).toEqual(['/body'])
    expect((await write({ body: '🐣'.repeat(10_000) })).statusCode).toBe(202)
    expect((await write({ email: '', phone: '07700 900123' })).statusCode).toBe(202)
  })

  it('never gets hold of what somebody else wrote under a key', async () => {
    const requestKey = randomUUID()
    await write({ requestKey })

    expect((await write({ requestKey, name: 'Somebody else' })).statusCode).toBe(409)
    expect((await write({ requestKey, body: 'Other words' })).statusCode).toBe(409)
    const theirs = await anEnquiry(test.pool, { familyMemberId: amina.id })
    expect((await write({ requestKey: theirs.id })).statusCode).toBe(409)
  })

  it('can’t write without end from one network', async () => {
    const limited = await buildTestApp({
      limits: { signInPer15Minutes: 100, writesPerMinute: 100, questionsPerHour: 2 },
    })
    try {
      const send = () =>
        limited.stranger.post('/api/questions', { name: 'Beth', phone: '07700 900123', ...words() })
      const codes = [await send(), await send(), await send()].map(({ statusCode }) => statusCode)
      expect(codes).toEqual([202, 202, 429])
    } finally {
      await limited.close()
    }
  })
})
