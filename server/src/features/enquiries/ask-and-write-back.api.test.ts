import { randomUUID } from 'node:crypto'
import type { EnquiryForFamily } from '@send-hub/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../test/build-test-app.ts'
import { aCase, aFamilyMember, anAccess, aStaffMember } from '../../../test/factories/index.ts'
import { usualMoment } from '../../../test/test-clock.ts'
import type { Visitor } from '../../../test/visitor.ts'

let test: TestApp
let amina: { id: string; email: string }
let parent: Visitor
let staff: Visitor
let caseId: string

beforeAll(async () => {
  test = await buildTestApp()
  staff = await test.signInStaff((await aStaffMember(test.pool)).email)
})
beforeEach(async () => {
  test.clock.set(usualMoment)
  amina = await aFamilyMember(test.pool)
  parent = await test.signInFamily(amina.email)
  caseId = (await aCase(test.pool, { sharedWith: [amina.id] })).id
})
afterAll(() => test?.close())

const aQuestion = (more: object = {}) => ({
  topic: 'STATUS',
  body: 'When will you decide?',
  requestKey: randomUUID(),
  ...more,
})
const ask = (question: object = aQuestion(), visitor = parent, about = caseId) =>
  visitor.post(`/api/family/cases/${about}/enquiries`, question)
const asked = async (question: object = aQuestion()) => (await ask(question)).json<EnquiryForFamily>()
const writeBack = (id: string, message: object, visitor = parent) =>
  visitor.post(`/api/family/enquiries/${id}/messages`, { requestKey: randomUUID(), ...message })
const read = async (id: string) => (await parent.get(`/api/family/enquiries/${id}`)).json<EnquiryForFamily>()

/** Another day: sessions last twelve hours, so the parent signs in again. */
async function on(moment: string) {
  test.clock.set(moment)
  parent = await test.signInFamily(amina.email)
}

async function answer(id: string, body = 'On Friday.') {
  test.clock.pass({ minutes: 1 })
  const { version } = (await staff.get(`/api/staff/enquiries/${id}`)).json<{ version: number }>()
  const answered = await staff.post(`/api/staff/enquiries/${id}/replies`, {
    body,
    version,
    requestKey: randomUUID(),
  })
  expect(answered.statusCode).toBe(200)
}

async function countOf(table: string, enquiryId: string): Promise<number> {
  const column = { messages: 'enquiry_id', promises: 'enquiry_id', audit_entries: 'subject_id' }[table]
  const { rows } = await test.pool.query(`select count(*)::int as n from ${table} where ${column} = $1`, [
    enquiryId,
  ])
  return rows[0].n
}

describe('a question', () => {
  it('gets a reference, a day for the answer, and is read back as it was written', async () => {
    const answer = await ask(
      aQuestion({ body: '  When will you decide?\n\nSam is worried. <b>&</b> ’ 😀  ' }),
    )

    expect(answer.statusCode).toBe(201)
    expect(answer.json()).toEqual({
      id: expect.any(String),
      files: [],
      earlier: 0,
      isOfSchool: false,
      mergedInto: null,
      complaint: [],
      feedback: { isAsked: false, said: null },
      writtenDown: [],
      reference: expect.stringMatching(/^ENQ-[2-9A-Z]{4}-[2-9A-Z]$/),
      caseId,
      childName: 'Sam',
      topics: ['Where my case is'],
      status: 'waiting',
      openedAt: '2026-11-23T10:00:00.000Z',
      replyBy: '2026-11-30',
      isOverdue: false,
      answeredBy: 'Hub',
      promised: {
        days: [{ dueOn: '2026-11-30', madeOn: '2026-11-23', ownerName: 'Hub', outcome: 'open' }],
        ...{ missedBy: null, heldBy: 'owner', pausedOn: null, contactCount: 1 },
      },
      messages: [
        {
          id: expect.any(String),
          from: 'you',
          name: 'Amina Okafor',
          writtenAt: '2026-11-23T10:00:00.000Z',
          body: 'When will you decide?\n\nSam is worried. <b>&</b> ’ 😀',
        },
      ],
    })
    expect(await read(answer.json<EnquiryForFamily>().id)).toEqual(answer.json())
  })

  it('is stored with one message, one promise, one trace and one email, all or nothing', async () => {
    const { id, reference } = await asked()

    for (const table of ['messages', 'promises', 'audit_entries']) expect(await countOf(table, id)).toBe(1)
    const { rows } = await test.pool.query(
      'select kind, values, case_id from notifications where event_key = $1',
      [id],
    )
    expect(rows).toEqual([
      {
        kind: 'enquiry-received',
        values: { reference, replyBy: 'Monday 30 November 2026' },
        case_id: caseId,
      },
    ])
    const audit = await test.pool.query('select * from audit_entries where subject_id = $1', [id])
    expect(JSON.stringify(audit.rows)).not.toMatch(/Amina|decide|Sam/)
  })

  it.each([
    ['OUT_OF_SCHOOL', '2026-11-23', 'Casework team'],
    ['PLACEMENT', '2026-11-25', 'Casework team'],
    ['STATUS', '2026-11-30', 'Hub'],
    ['COMPLAINT', '2026-11-30', 'Complaints team'],
    ['DATA', '2026-12-23', 'Information team'],
  ])('about %s is promised an answer by %s, by the %s', async (topic, replyBy, team) => {
    expect(await asked(aQuestion({ topic }))).toMatchObject({ replyBy, answeredBy: team })
  })

  it('that comes at five in the evening counts from the next working day', async () => {
    await on('2026-12-24T17:00:00Z')
    expect((await asked()).replyBy).toBe('2027-01-06')
    await on('2026-12-24T16:59:59Z')
    expect((await asked(aQuestion({ isNewMatter: true }))).replyBy).toBe('2027-01-05')
  })

  it.each(['SAFEGUARDING', 'PROFESSIONAL'])('about %s is not for this form', async (topic) => {
    expect((await ask(aQuestion({ topic }))).json()).toMatchObject({
      status: 400,
      errors: [{ pointer: '/topic' }],
    })
  })

  it('may have 20,000 characters, and not one more', async () => {
    expect((await ask(aQuestion({ body: '😀'.repeat(10_000) }))).statusCode).toBe(201)
    expect((await ask(aQuestion({ body: 'x'.repeat(20_001) }))).json()).toMatchObject({
      status: 400,
      detail: 'Your message must be 20,000 characters or fewer',
    })
  })

  it('takes nothing else that is sent with it', async () => {
    const { id } = await asked(
      aQuestion({
        status: 'closed',
        priority: 0,
        familyMemberId: randomUUID(),
        ownerId: randomUUID(),
        replyBy: '2020-01-01',
      }),
    )

    const { rows } = await test.pool.query(
      'select status, priority, family_member_id, owner_id from enquiries where id = $1',
      [id],
    )
    expect(rows).toEqual([{ status: 'waiting', priority: 3, family_member_id: amina.id, owner_id: null }])
  })

  it('takes at most eleven statements to open, one of them to see whether it was asked before', async () => {
    await ask()
    const another = aQuestion({ topic: 'TRANSPORT' })

    expect((await test.statementsOf(() => ask(another))).length).toBeLessThanOrEqual(11)
  })
})

describe('the same form sent twice', () => {
  it('opens one enquiry', async () => {
    const question = aQuestion()
    const [first, second] = [await asked(question), await asked(question)]

    expect(second).toEqual(first)
    expect(await countOf('messages', first.id)).toBe(1)
    expect(await countOf('audit_entries', first.id)).toBe(1)
  })

  it('opens one enquiry when both arrive at once', async () => {
    const question = aQuestion()
    const answers = await Promise.all([ask(question), ask(question), ask(question)])

    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201, 201])
    expect(new Set(answers.map((each) => each.json<EnquiryForFamily>().reference)).size).toBe(1)
    expect(await countOf('messages', question.requestKey)).toBe(1)
    expect(await countOf('promises', question.requestKey)).toBe(1)
  })

  it('with other words is refused, not taken for the first: nothing that a family wrote is lost unseen', async () => {
    const question = aQuestion()
    await ask(question)
    const changed = await ask({ ...question, body: 'And what about transport?' })

    expect(changed.statusCode).toBe(409)
    expect(changed.json()).toMatchObject({ type: 'urn:send-hub:problem:conflict' })
  })

  it('about another child is refused, not taken for the first', async () => {
    const question = aQuestion()
    await ask(question)
    const sister = await aCase(test.pool, { sharedWith: [amina.id] })

    expect((await ask(question, parent, sister.id)).statusCode).toBe(409)
  })

  it('with the key of somebody else’s form opens nothing and tells nothing', async () => {
    const { id, reference } = await asked(aQuestion({ body: 'Only for us' }))
    const stranger = await aFamilyMember(test.pool, { name: 'Zofia Nowak' })
    const zofia = await test.signInFamily(stranger.email)
    const other = await aCase(test.pool, { sharedWith: [stranger.id] })
    const answer = await ask(aQuestion({ requestKey: id, body: 'Only for us' }), zofia, other.id)

    expect(answer.statusCode).toBe(409)
    expect(answer.payload).not.toMatch(/Only for us|Amina/)
    expect(answer.payload).not.toContain(reference)
    expect(await countOf('messages', id)).toBe(1)
  })

  it('with the key of a message that exists is refused, and leaves no empty enquiry', async () => {
    const { id } = await asked()
    await answer(id)
    const theirReply = (await read(id)).messages[1]?.id
    const refused = await ask(aQuestion({ requestKey: theirReply }))

    expect(refused.statusCode).toBe(409)
    const { rowCount } = await test.pool.query('select from enquiries where id = $1', [theirReply])
    expect(rowCount).toBe(0)
  })
})

describe('who may ask', () => {
  it('is not someone who may only look', async () => {
    const looker = await aFamilyMember(test.pool)
    await anAccess(test.pool, { caseId, familyMemberId: looker.id, level: 'status' })
    const answer = await ask(aQuestion(), await test.signInFamily(looker.email))

    expect(answer.statusCode).toBe(403)
    expect(answer.json()).toMatchObject({ detail: expect.stringContaining('Call us') })
  })

  it('two parents of a child never see each other’s questions, in no list and no thread', async () => {
    const daniel = await aFamilyMember(test.pool, { name: 'Daniel Okafor' })
    await anAccess(test.pool, { caseId, familyMemberId: daniel.id, relationship: 'Father' })
    const other = await test.signInFamily(daniel.email)
    const { id } = await asked()
    await answer(id)

    const absent = await other.get(`/api/family/enquiries/${randomUUID()}`)
    const notTheirs = await other.get(`/api/family/enquiries/${id}`)
    expect(notTheirs.statusCode).toBe(404)
    expect({ ...notTheirs.json<object>(), instance: '' }).toEqual({ ...absent.json<object>(), instance: '' })
    expect((await writeBack(id, { body: 'Me too' }, other)).statusCode).toBe(404)
    const page = await other.get(`/api/family/cases/${caseId}`)
    expect(page.json()).toMatchObject({ enquiries: [], seenBy: [{ name: 'Daniel Okafor', isYou: true }] })
    expect(page.payload).not.toContain('Amina')
    const cards = await other.get('/api/family/cases')
    expect(cards.json()).toMatchObject({ items: [{ newReplies: 0 }] })
  })
})

describe('writing back', () => {
  it('to an answer opens the enquiry again, with a new promise and an email', async () => {
    const { id } = await asked()
    await answer(id)
    await on('2026-12-01T09:00:00Z')
    const written = await writeBack(id, { body: 'Which Friday?' })

    expect(written.statusCode).toBe(201)
    expect(written.json()).toMatchObject({
      status: 'waiting',
      replyBy: '2026-12-08',
      messages: [{ from: 'you' }, { from: 'us', name: 'Priya, Hub' }, { from: 'you', body: 'Which Friday?' }],
    })
    expect(await countOf('promises', id)).toBe(2)
    const { rows } = await test.pool.query(
      "select count(*)::int as n from notifications where family_member_id = $1 and kind = 'enquiry-received'",
      [amina.id],
    )
    expect(rows).toEqual([{ n: 2 }])
  })

  it('while it waits keeps the first promise: an older one is not pushed away', async () => {
    const { id } = await asked()
    await on('2026-11-25T09:00:00Z')
    const written = await writeBack(id, { body: 'And one more thing' })

    expect(written.json()).toMatchObject({ status: 'waiting', replyBy: '2026-11-30' })
    expect(await countOf('promises', id)).toBe(1)
  })

  it('while staff write their answer makes them look again: what was added last is not answered unread', async () => {
    const { id } = await asked()
    const { version } = (await staff.get(`/api/staff/enquiries/${id}`)).json<{ version: number }>()
    await writeBack(id, { body: 'Sorry, I meant transport' })
    const reply = { body: 'On Friday.', version, requestKey: randomUUID() }

    expect((await staff.post(`/api/staff/enquiries/${id}/replies`, reply)).statusCode).toBe(409)
    expect(await read(id)).toMatchObject({ status: 'waiting' })
  })

  it('to a closed enquiry opens it again', async () => {
    const { id } = await asked()
    await staff.post(`/api/staff/enquiries/${id}/close`, { version: 1, reason: 'Rang her' })
    const written = await writeBack(id, { body: 'Nobody rang' })

    expect(written.json()).toMatchObject({ status: 'waiting', replyBy: '2026-11-30' })
    const { rows } = await test.pool.query('select closed_at from enquiries where id = $1', [id])
    expect(rows).toEqual([{ closed_at: null }])
  })

  it('twice by the same form leaves one message; other words under the same key are refused', async () => {
    const { id } = await asked()
    const message = { body: 'And one more thing', requestKey: randomUUID() }
    const [first, second] = await Promise.all([writeBack(id, message), writeBack(id, message)])
    const changed = await writeBack(id, { ...message, body: 'Something else' })

    expect([first.statusCode, second.statusCode, changed.statusCode]).toEqual([201, 201, 409])
    expect((await read(id)).messages).toHaveLength(2)
  })

  it('under the key of a message in another thread is refused: it would be lost', async () => {
    const [one, other] = [await asked(), await asked()]

    expect((await writeBack(one.id, { body: 'Hello?', requestKey: other.id })).statusCode).toBe(409)
  })

  it('and reading end with access to the case, at once, as if there had been nothing', async () => {
    const { id } = await asked()
    await test.pool.query(
      "update case_access set revoked_at = $2, revoked_by_kind = 'staff' where case_id = $1",
      [caseId, test.clock.now()],
    )
    const answers = [
      await parent.get(`/api/family/enquiries/${id}`),
      await parent.post(`/api/family/enquiries/${id}/messages`, {
        body: 'Still there?',
        requestKey: randomUUID(),
      }),
    ]

    for (const answer of answers) expect(answer.statusCode).toBe(404)
  })
})

describe('what the asker reads', () => {
  it('never holds a note, and of staff no more than the first name and the team', async () => {
    const { id } = await asked()
    await staff.post(`/api/staff/enquiries/${id}/notes`, {
      body: 'Mother sounded tired',
      requestKey: randomUUID(),
    })
    await answer(id)
    const { payload } = await parent.get(`/api/family/enquiries/${id}`)

    expect(payload).not.toMatch(/tired|Shah|council\.example/)
    expect(JSON.parse(payload)).toMatchObject({ answeredBy: 'Priya, Hub', replyBy: null, status: 'answered' })
  })

  it('says honestly when the promised day has passed', async () => {
    const { id } = await asked()
    await on('2026-11-30T23:59:00Z')
    expect((await read(id)).isOverdue).toBe(false)
    await on('2026-12-01T00:00:00Z')
    expect((await read(id)).isOverdue).toBe(true)
  })

  it('takes at most five statements to read', async () => {
    const { id } = await asked()

    expect((await test.statementsOf(() => read(id))).length).toBeLessThanOrEqual(5)
  })
})
