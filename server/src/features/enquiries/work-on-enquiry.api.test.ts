import { randomUUID } from 'node:crypto'
import type { EnquiryForStaff } from '@send-hub/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../test/build-test-app.ts'
import { aCase, aFamilyMember, anEnquiry, aStaffMember } from '../../../test/factories/index.ts'
import { usualMoment } from '../../../test/test-clock.ts'
import type { Visitor } from '../../../test/visitor.ts'

let test: TestApp
let amina: { id: string; email: string }
let priya: { id: string; email: string }
let tom: { id: string }
let staff: Visitor
let caseId: string
let enquiry: { id: string }

beforeAll(async () => {
  test = await buildTestApp()
  amina = await aFamilyMember(test.pool)
  priya = await aStaffMember(test.pool)
  tom = await aStaffMember(test.pool, { name: 'Tom Reed', team: 'casework' })
  caseId = (await aCase(test.pool, { status: 'ASSESSING', officerId: tom.id, sharedWith: [amina.id] })).id
})
beforeEach(async () => {
  test.clock.set(usualMoment)
  staff = await test.signInStaff(priya.email)
  enquiry = await anEnquiry(test.pool, { caseId, familyMemberId: amina.id, openedAt: '2026-11-20T10:00:00Z' })
})
afterAll(() => test?.close())

const act = (name: string, body: object, visitor = staff) =>
  visitor.post(`/api/staff/enquiries/${enquiry.id}/${name}`, body)
const done = async (name: string, body: object) => {
  const answer = await act(name, body)
  expect(answer.statusCode, answer.payload).toBe(200)
  return answer.json<EnquiryForStaff>()
}
const aReply = (more: object = {}) => ({ body: 'By Friday.', version: 1, requestKey: randomUUID(), ...more })

async function mailsAbout(id = enquiry.id): Promise<string[]> {
  const { rows } = await test.pool.query<{ kind: string }>(
    `select n.kind from notifications n join messages m on m.id::text = n.event_key
     where m.enquiry_id = $1 and n.status = 'waiting' order by n.created_at`,
    [id],
  )
  return rows.map(({ kind }) => kind)
}
async function traces(): Promise<string[]> {
  const { rows } = await test.pool.query<{ action: string }>(
    "select action from audit_entries where subject_id = $1 and action <> 'enquiry-read' order by id",
    [enquiry.id],
  )
  return rows.map(({ action }) => action)
}

describe('an open enquiry', () => {
  it('shows the thread, who asks, and the child’s live case beside it', async () => {
    const answer = await staff.get(`/api/staff/enquiries/${enquiry.id}`)

    expect(answer.json()).toMatchObject({
      contactName: 'Amina Okafor',
      contact: { email: amina.email, phone: '03069 990111' },
      messages: [{ kind: 'message', authorKind: 'family', body: 'When will you decide?' }],
      promised: { days: [{ dueOn: '2026-11-30', outcome: 'open' }] },
      case: {
        id: caseId,
        childName: 'Sam Okafor',
        stage: 'Assessing',
        officer: 'Tom Reed',
        isLate: false,
        askerLevel: 'act',
        askerRelationship: 'Mother',
        duties: expect.arrayContaining([expect.objectContaining({ kind: 'final-plan' })]),
        familyWords: { title: expect.any(String) },
      },
      colleagues: expect.arrayContaining([{ id: tom.id, name: 'Tom Reed', team: 'casework' }]),
    })
  })

  it('leaves the trace of each reading', async () => {
    await staff.get(`/api/staff/enquiries/${enquiry.id}`)

    const { rows } = await test.pool.query(
      "select actor_kind, actor_id, case_id from audit_entries where subject_id = $1 and action = 'enquiry-read'",
      [enquiry.id],
    )
    expect(rows).toEqual([{ actor_kind: 'staff', actor_id: priya.id, case_id: caseId }])
  })

  it('says that the asker has no access now, so that nothing new is told to them', async () => {
    const former = await aFamilyMember(test.pool)
    const { id } = await anEnquiry(test.pool, { caseId, familyMemberId: former.id })
    const answer = await staff.get(`/api/staff/enquiries/${id}`)

    expect(answer.json()).toMatchObject({ case: { askerLevel: null, askerRelationship: null } })
  })

  it('without a case has none beside it', async () => {
    const { id } = await anEnquiry(test.pool, { contactName: 'Zofia Nowak' })
    const answer = await staff.get(`/api/staff/enquiries/${id}`)

    expect(answer.json()).toMatchObject({ case: null, contact: { email: null, phone: '03069 990222' } })
  })

  it('that does not exist is a 404', async () => {
    expect((await staff.get(`/api/staff/enquiries/${randomUUID()}`)).statusCode).toBe(404)
  })

  it('takes at most five statements to read', async () => {
    const seen = await test.statementsOf(() => staff.get(`/api/staff/enquiries/${enquiry.id}`))

    expect(seen.length).toBeLessThanOrEqual(5)
  })
})

describe('taking and handing over', () => {
  it('makes it mine, in my team', async () => {
    expect(await done('take', { version: 1 })).toMatchObject({
      ownerId: priya.id,
      ownerName: 'Priya Shah',
      team: 'hub',
      version: 2,
      status: 'waiting',
    })
    expect(await traces()).toEqual(['enquiry-taken'])
  })

  it('gives it to a colleague and their team, with a note that the family never reads', async () => {
    const view = await done('hand-over', { version: 1, ownerId: tom.id, note: 'Knows the school' })

    expect(view).toMatchObject({ ownerId: tom.id, team: 'casework', version: 2, replyBy: '2026-11-30' })
    expect(view.messages.at(-1)).toMatchObject({ kind: 'note', body: 'For Tom Reed: Knows the school' })
    const parent = await test.signInFamily(amina.email)
    expect((await parent.get(`/api/family/enquiries/${enquiry.id}`)).payload).not.toContain('Knows')
    expect(await mailsAbout()).toEqual([])
  })

  it('is refused for someone who does not work here', async () => {
    const left = await aStaffMember(test.pool, { isActive: false })
    for (const ownerId of [left.id, amina.id, randomUUID()]) {
      expect((await act('hand-over', { version: 1, ownerId })).json()).toMatchObject({
        status: 400,
        errors: [{ pointer: '/ownerId' }],
      })
    }
  })

  it('at the same time by two people has one winner', async () => {
    const other = await test.signInStaff((await aStaffMember(test.pool, { name: 'Ana Diaz' })).email)
    const answers = await Promise.all([act('take', { version: 1 }), act('take', { version: 1 }, other)])

    expect(answers.map(({ statusCode }) => statusCode).toSorted((one, two) => one - two)).toEqual([200, 409])
  })
})

describe('a reply', () => {
  it('reaches the asker, keeps the promise, and tells them by email that there is one', async () => {
    const view = await done('replies', aReply())

    expect(view).toMatchObject({
      status: 'answered',
      replyBy: null,
      waitingSince: null,
      ownerId: priya.id,
      promised: { days: [{ outcome: 'kept' }] },
    })
    expect(await mailsAbout()).toEqual(['enquiry-answered'])
    expect(await traces()).toEqual(['enquiry-answered'])
    const parent = await test.signInFamily(amina.email)
    const read = (await parent.get(`/api/family/enquiries/${enquiry.id}`)).json<{ messages: object[] }>()
    expect(read.messages.at(-1)).toMatchObject({ from: 'us', name: 'Priya, Hub', body: 'By Friday.' })
    expect((await parent.get('/api/family/cases')).json()).toMatchObject({ items: [{ newReplies: 1 }] })
    await test.pool.query("update enquiries set status = 'closed', reply_by = null where case_id = $1", [
      caseId,
    ])
  })

  it('after the promised day is kept late, for good', async () => {
    test.clock.set('2026-12-01T10:00:00Z')
    staff = await test.signInStaff(priya.email)

    expect(await done('replies', aReply())).toMatchObject({ promised: { days: [{ outcome: 'kept-late' }] } })
  })

  it('leaves the enquiry with the colleague who has it', async () => {
    await done('hand-over', { version: 1, ownerId: tom.id })

    expect(await done('replies', aReply({ version: 2 }))).toMatchObject({ ownerId: tom.id })
  })

  it('by two people at once goes out once: the other must look again', async () => {
    const other = await test.signInStaff((await aStaffMember(test.pool, { name: 'Ana Diaz' })).email)
    const answers = await Promise.all([act('replies', aReply()), act('replies', aReply(), other)])

    expect(answers.map(({ statusCode }) => statusCode).toSorted((one, two) => one - two)).toEqual([200, 409])
    expect(await mailsAbout()).toEqual(['enquiry-answered'])
  })

  it('of one form sent twice goes out once and is no fault', async () => {
    const reply = aReply()
    const answers = await Promise.all([act('replies', reply), act('replies', reply)])

    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200])
    expect(await mailsAbout()).toEqual(['enquiry-answered'])
    expect(await traces()).toEqual(['enquiry-answered'])
  })

  it('under the key of another text is refused, even of a note with the same words', async () => {
    const reply = aReply()
    await done('notes', reply)

    expect((await act('replies', reply)).statusCode).toBe(409)
    expect((await act('replies', { ...reply, body: 'Other words' })).statusCode).toBe(409)
    expect(await mailsAbout()).toEqual([])
  })

  it('to a closed enquiry opens it again as answered', async () => {
    await done('close', { version: 1, reason: 'other', words: 'Rang her' })

    expect(await done('replies', aReply({ version: 2 }))).toMatchObject({
      status: 'answered',
      closedAt: null,
    })
  })

  it('to somebody without an account sends no mail to nobody', async () => {
    const { id } = await anEnquiry(test.pool, { contactName: 'Zofia Nowak' })
    const answer = await staff.post(`/api/staff/enquiries/${id}/replies`, aReply())

    expect(answer.statusCode).toBe(200)
    expect(await mailsAbout(id)).toEqual([])
  })

  it.each([
    ['no words', { body: '   ' }],
    ['no key', { requestKey: undefined }],
    ['a key that is none', { requestKey: 'abc' }],
    ['no version', { version: undefined }],
    ['too many words', { body: 'x'.repeat(20_001) }],
  ])('with %s is not right', async (_, fault) => {
    expect((await act('replies', aReply(fault))).statusCode).toBe(400)
  })

  it.each(['take', 'hand-over', 'replies', 'close'])('on an older version, %s is refused', async (name) => {
    await done('take', { version: 1 })
    const body = { ...aReply(), ownerId: tom.id, reason: 'duplicate' }
    const answer = await act(name, body)

    expect(answer.statusCode).toBe(409)
    expect(answer.json()).toMatchObject({ detail: expect.stringContaining('Someone else has changed') })
  })
})

describe('a note', () => {
  it('is there for colleagues, keeps the promise open, and needs no version', async () => {
    const view = await done('notes', { body: 'Rang, no answer', requestKey: randomUUID() })

    expect(view.messages.at(-1)).toMatchObject({ kind: 'note', authorName: 'Priya Shah' })
    expect(view).toMatchObject({ status: 'waiting', promised: { days: [{ outcome: 'open' }] } })
    expect(await mailsAbout()).toEqual([])
  })

  it('sent twice is there once', async () => {
    const note = { body: 'Rang, no answer', requestKey: randomUUID() }
    await done('notes', note)
    const view = await done('notes', note)

    expect(view.messages.filter(({ kind }) => kind === 'note')).toHaveLength(1)
    expect(await traces()).toEqual(['note-added'])
  })

  it('under the key of a note elsewhere is refused, not lost', async () => {
    const note = { body: 'Rang, no answer', requestKey: randomUUID() }
    await done('notes', note)
    enquiry = await anEnquiry(test.pool)

    expect((await act('notes', note)).statusCode).toBe(409)
  })
})

describe('closing', () => {
  it('while the asker waits tells them, and sets the promise aside', async () => {
    const view = await done('close', { version: 1, reason: 'no-answer-owed', words: 'Thanks only' })

    expect(view).toMatchObject({
      status: 'closed',
      closedAt: '2026-11-23T10:00:00.000Z',
      replyBy: null,
      promised: { days: [{ outcome: 'changed' }] },
    })
    expect(view.messages.at(-1)).toMatchObject({
      kind: 'note',
      body: 'Closed: It asks nothing of us. Thanks only',
    })
    expect(await mailsAbout()).toEqual(['case-updated'])
  })

  it('after an answer is quiet', async () => {
    await done('replies', aReply())
    await done('close', { version: 2, reason: 'done' })

    expect(await mailsAbout()).toEqual(['enquiry-answered'])
  })

  it('needs a reason, and can’t be done twice', async () => {
    expect((await act('close', { version: 1, reason: ' ' })).statusCode).toBe(400)
    await done('close', { version: 1, reason: 'other', words: 'Settled' })

    expect((await act('close', { version: 2, reason: 'done' })).json()).toMatchObject({
      status: 409,
      detail: 'This enquiry is closed already.',
    })
  })
})

describe('an enquiry from another channel', () => {
  /** Of somebody who never rang before. */
  let rang = 0
  const aCall = (more: object = {}) => ({
    channel: 'phone',
    topics: ['STATUS', 'OUT_OF_SCHOOL'],
    body: 'Wants to know where the case is',
    contact: { name: 'Amina Okafor', phone: `03069 ${990_111 + rang++}` },
    ...more,
  })
  const record = (call: object = aCall(), key?: string, visitor = staff) =>
    visitor.post('/api/staff/enquiries', call, key ? { 'idempotency-key': key } : {})

  it('gets a reference and the earliest day of its topics', async () => {
    const answer = await record()

    expect(answer.statusCode).toBe(201)
    expect(answer.json()).toEqual({
      id: expect.any(String),
      reference: expect.stringMatching(/^ENQ-/),
      replyBy: '2026-11-23',
    })
    const { id } = answer.json<{ id: string }>()
    expect((await staff.get(`/api/staff/enquiries/${id}`)).json()).toMatchObject({
      channel: 'phone',
      priority: 1,
      team: 'hub',
      contact: { email: null, phone: '03069 990111' },
      messages: [{ authorKind: 'contact', authorName: 'Amina Okafor' }],
    })
  })

  it('is linked to its case by a reference as people type it', async () => {
    const { reference, id } = await aCase(test.pool)
    const answer = await record(aCall({ caseReference: ` ${reference.toLowerCase().replaceAll('-', ' ')}` }))

    expect(
      (await staff.get(`/api/staff/enquiries/${answer.json<{ id: string }>().id}`)).json(),
    ).toMatchObject({
      caseId: id,
    })
  })

  it('with a reference of no case is refused: it would stand alone unseen', async () => {
    for (const caseReference of ['SEN-2222-2', 'nonsense']) {
      expect((await record(aCall({ caseReference }))).json()).toMatchObject({
        status: 400,
        errors: [{ pointer: '/caseReference' }],
      })
    }
  })

  it('with the same key twice, or twice at once, is one', async () => {
    const key = randomUUID()
    const system = await test.service(['enquiries:write'])
    const call = aCall()
    const answers = [
      ...(await Promise.all([record(call, key, system), record(call, key, system)])),
      await record(call, key, system),
    ]

    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201, 201])
    for (const answer of answers) expect(answer.json()).toEqual(answers[0]?.json())
    const id = answers[0]?.json<{ id: string }>().id
    const { rows } = await test.pool.query('select count(*)::int as n from messages where enquiry_id = $1', [
      id,
    ])
    expect(rows).toEqual([{ n: 1 }])
  })

  it('with the same key from two systems is two', async () => {
    const key = randomUUID()
    const [one, other] = [await test.service(['enquiries:write']), await test.service(['enquiries:write'])]
    const ids = [await record(aCall(), key, one), await record(aCall(), key, other)].map(
      (each) => each.json().id,
    )

    expect(new Set(ids).size).toBe(2)
  })

  it('with an old key and another question is refused, not lost', async () => {
    const key = randomUUID()
    await record(aCall(), key)

    expect((await record(aCall({ body: 'Another matter' }), key)).statusCode).toBe(409)
  })

  it.each([
    ['no topic', { topics: [] }],
    ['an unknown topic', { topics: ['WEATHER'] }],
    ['a channel we don’t have', { channel: 'pigeon' }],
    ['nobody’s name', { contact: { name: ' ' } }],
    ['no body', { body: '' }],
    ['an address that is none', { contact: { name: 'A', email: 'nowhere' } }],
  ])('with %s is not right', async (_, fault) => {
    expect((await record(aCall(fault))).statusCode).toBe(400)
  })

  it('of somebody who rang about it before joins the first, and says since when', async () => {
    const call = aCall({ topics: ['STATUS'] })
    const first = (await record(call)).json<{ id: string; reference: string; replyBy: string }>()
    const key = randomUUID()

    const again = (await record({ ...call, body: 'Rang again' }, key)).json()

    expect(again).toEqual({ ...first, replyBy: '2026-11-25', askedOn: '2026-11-23' })
    expect((await record({ ...call, body: 'Rang again' }, key)).json()).toEqual(again)
    expect((await record({ ...call, body: 'Other words' }, key)).statusCode).toBe(409)
    expect((await staff.get(`/api/staff/enquiries/${first.id}`)).json()).toMatchObject({
      contactCount: 2,
      priority: 2,
      messages: [{ body: 'Wants to know where the case is' }, { body: 'Rang again' }],
    })
  })

  it('takes at most ten statements to record', async () => {
    expect((await test.statementsOf(() => record())).length).toBeLessThanOrEqual(10)
  })
})
