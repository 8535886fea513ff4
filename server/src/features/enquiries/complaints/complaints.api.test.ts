import { randomUUID } from 'node:crypto'
import type { EnquiryForFamily, EnquiryForStaff } from '@send-hub/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import { aCase, aFamilyMember, anAccess, aStaffMember } from '../../../../test/factories/index.ts'
import { usualMoment } from '../../../../test/test-clock.ts'
import type { Visitor } from '../../../../test/visitor.ts'

/** The usual moment is Monday 23 November 2026, 10 in the morning. */
let test: TestApp
let amina: { id: string; email: string }
let parent: Visitor
let staff: Visitor
let staffEmail: string
let caseId: string

beforeAll(async () => {
  test = await buildTestApp()
  staffEmail = (await aStaffMember(test.pool, { name: 'Priya Shah', team: 'complaints' })).email
})
beforeEach(async () => {
  test.clock.set(usualMoment)
  amina = await aFamilyMember(test.pool)
  parent = await test.signInFamily(amina.email)
  staff = await test.signInStaff(staffEmail)
  caseId = (await aCase(test.pool, { sharedWith: [amina.id] })).id
})
afterAll(() => test?.close())

/** Another day: sessions last twelve hours, so both sign in again. */
async function on(moment: string) {
  test.clock.set(moment)
  parent = await test.signInFamily(amina.email)
  staff = await test.signInStaff(staffEmail)
}

async function asked(topic = 'STATUS'): Promise<string> {
  const body = { topic, body: 'Nobody rings back.', requestKey: randomUUID() }
  const answer = await parent.post(`/api/family/cases/${caseId}/enquiries`, body)
  expect(answer.statusCode, answer.payload).toBe(201)
  return answer.json<EnquiryForFamily>().id
}
const complain = (id: string, more: object = {}, visitor = parent) =>
  visitor.post(`/api/family/enquiries/${id}/complaint`, {
    ...{ body: 'This is my complaint.', requestKey: randomUUID(), ...more },
  })
const feedback = (id: string, isAnswered: boolean, more: object = {}, visitor = parent) =>
  visitor.post(`/api/family/enquiries/${id}/feedback`, { isAnswered, requestKey: randomUUID(), ...more })
const forFamily = async (id: string) =>
  (await parent.get(`/api/family/enquiries/${id}`)).json<EnquiryForFamily>()
const forStaff = async (id: string) => (await staff.get(`/api/staff/enquiries/${id}`)).json<EnquiryForStaff>()

/** An act on the version that is there now. */
async function act(id: string, name: string, more: object = {}) {
  const { version } = await forStaff(id)
  return staff.post(`/api/staff/enquiries/${id}/${name}`, { version, ...more })
}
const said = (more: object = {}) => ({ body: 'We have looked into it.', requestKey: randomUUID(), ...more })
async function done(id: string, name: string, more: object = {}): Promise<EnquiryForStaff> {
  const answer = await act(id, name, more)
  expect(answer.statusCode, answer.payload).toBe(200)
  return answer.json()
}

describe('an enquiry turns into a complaint in one step', () => {
  it('by the family: five working days to acknowledge, the complaints team, told by email', async () => {
    const id = await asked('PLACEMENT')
    const answer = await complain(id)

    expect(answer.statusCode, answer.payload).toBe(201)
    expect(answer.json()).toMatchObject({
      topics: ['A complaint', 'A school or college place, or changing it'],
      // The sooner promise of two working days stands.
      ...{ status: 'waiting', replyBy: '2026-11-25' },
      complaint: [{ stage: 1, receivedOn: '2026-11-23', acknowledgeBy: '2026-11-30', acknowledgedOn: null }],
    })
    expect(await forStaff(id)).toMatchObject({ team: 'complaints', ownerId: null })
  })

  it('by staff, with a trace; the second time is refused', async () => {
    const id = await asked()
    const { complaint, events } = await done(id, 'complaint')

    expect(complaint).toMatchObject([{ stage: 1, acknowledgeBy: '2026-11-30' }])
    expect(events.at(-1)).toMatchObject({ kind: 'became-complaint', by: 'Priya Shah' })
    expect((await act(id, 'complaint')).statusCode).toBe(409)
    const { rows } = await test.pool.query(
      "select count(*)::int as n from audit_entries where action = 'complaint-made' and subject_id = $1",
      [id],
    )
    expect(rows).toEqual([{ n: 1 }])
  })

  it('from the start, where that is what they chose', async () => {
    expect(await forFamily(await asked('COMPLAINT'))).toMatchObject({
      replyBy: '2026-11-30',
      complaint: [{ stage: 1, receivedOn: '2026-11-23', acknowledgeBy: '2026-11-30' }],
    })
  })

  it('once, when the same form is sent twice, also at once', async () => {
    const id = await asked()
    const form = { requestKey: randomUUID() }
    const answers = await Promise.all([complain(id, form), complain(id, form)])

    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201])
    expect((await forFamily(id)).messages).toHaveLength(2)
    expect((await complain(id, { ...form, body: 'Other words' })).statusCode).toBe(409)
  })

  it('opens again what was answered', async () => {
    const id = await asked()
    await done(id, 'replies', said())
    await complain(id)

    expect(await forFamily(id)).toMatchObject({ status: 'waiting', replyBy: '2026-11-30' })
  })
})

describe('the clock of a complaint', () => {
  it('runs from the acknowledgement: ten working days, kept by the answer with its outcome', async () => {
    const id = await asked('COMPLAINT')
    await on('2026-11-26T10:00:00Z')
    const acknowledged = await done(id, 'complaint/acknowledgement', said())

    expect(acknowledged).toMatchObject({
      ...{ status: 'waiting', replyBy: '2026-12-10' },
      complaint: [{ acknowledgedOn: '2026-11-26', answerBy: '2026-12-10' }],
    })
    expect(acknowledged.messages.at(-1)?.body).toContain('We will answer by Thursday 10 December 2026.')
    await on('2026-12-09T10:00:00Z')
    const answered = await done(id, 'complaint/answer', said({ outcome: 'partly-upheld' }))
    expect(answered).toMatchObject({
      status: 'answered',
      complaint: [{ answeredOn: '2026-12-09', outcome: 'partly-upheld' }],
    })
    expect(answered.promised.days.map(({ dueOn, outcome }) => [dueOn, outcome])).toEqual([
      ['2026-11-30', 'kept'],
      ['2026-12-10', 'kept'],
    ])
  })

  it('is not stopped by whatever else is written: only acknowledging and answering keep it', async () => {
    const id = await asked('COMPLAINT')

    expect(await done(id, 'replies', said())).toMatchObject({ status: 'waiting', replyBy: '2026-11-30' })
    expect((await act(id, 'complaint/answer', said({ outcome: 'upheld' }))).statusCode).toBe(409)
    expect((await act(id, 'close', { reason: 'duplicate', words: 'Twice' })).statusCode).toBe(409)
  })

  it('runs for a complaint by phone as well, and is not stopped by what was said in the call', async () => {
    const call = { channel: 'phone', familyMemberId: amina.id, caseId, asked: 'I want to complain.' }
    const talk = { callerChecks: ['birth-date', 'address'], told: 'We are sorry.', isAnswered: true }
    const logged = await staff.post('/api/staff/contacts', {
      ...{ requestKey: randomUUID(), topics: ['COMPLAINT'], sendsAgreed: true, ...call, ...talk },
    })
    expect(logged.statusCode, logged.payload).toBe(201)

    expect(await forStaff(logged.json().enquiryId)).toMatchObject({
      ...{ status: 'waiting', replyBy: '2026-11-30', complaint: [{ stage: 1, acknowledgedOn: null }] },
    })
  })

  it('can be given up to ten working days more, once, with a reason the family reads', async () => {
    const id = await asked('COMPLAINT')
    const more = { extendedTo: '2026-12-21', reason: 'The officer is ill.', requestKey: randomUUID() }
    expect((await act(id, 'complaint/extension', more)).statusCode).toBe(409)
    await done(id, 'complaint/acknowledgement', said())
    test.clock.pass({ minutes: 1 })

    for (const extendedTo of ['2026-12-07', '2026-12-22']) {
      const refused = await act(id, 'complaint/extension', { ...more, extendedTo })
      expect(refused.json(), extendedTo).toMatchObject({ status: 400, errors: [{ pointer: '/extendedTo' }] })
    }
    const extended = await done(id, 'complaint/extension', more)
    expect(extended).toMatchObject({ replyBy: '2026-12-21', complaint: [{ extendedTo: '2026-12-21' }] })
    expect((await forFamily(id)).messages.at(-1)?.body).toContain('The officer is ill.')
    expect((await act(id, 'complaint/extension', { ...more, requestKey: randomUUID() })).statusCode).toBe(409)
  })

  it('starts again for stage 2: five working days, then twenty; and there is no stage 3', async () => {
    const id = await asked('COMPLAINT')
    await done(id, 'complaint/acknowledgement', said())
    await done(id, 'complaint/answer', said({ outcome: 'not-upheld' }))
    test.clock.pass({ minutes: 1 })
    await complain(id, { body: 'I do not agree.' })

    expect((await forFamily(id)).complaint).toMatchObject([
      { stage: 1, outcome: 'not-upheld' },
      { stage: 2, acknowledgeBy: '2026-11-30' },
    ])
    expect(await done(id, 'complaint/acknowledgement', said())).toMatchObject({ replyBy: '2026-12-21' })
    await done(id, 'complaint/answer', said({ outcome: 'upheld' }))
    expect((await complain(id, { body: 'Again' })).statusCode).toBe(409)
    expect((await act(id, 'complaint')).statusCode).toBe(409)
  })

  it('ends where the family withdraws it, and the question goes on', async () => {
    const id = await asked('COMPLAINT')

    expect(await done(id, 'complaint/withdrawal', { reason: 'Said so on the phone' })).toMatchObject({
      status: 'waiting',
      complaint: [{ outcome: 'withdrawn' }],
    })
    expect(await done(id, 'replies', said())).toMatchObject({ status: 'answered' })
  })

  it('has words that give nobody away: they are guarded as every reply', async () => {
    const daniel = await aFamilyMember(test.pool, { name: 'Daniel Quarrymaker' })
    await anAccess(test.pool, { caseId, familyMemberId: daniel.id, relationship: 'Father' })
    const id = await asked('COMPLAINT')
    const refused = await act(
      id,
      'complaint/acknowledgement',
      said({ body: 'Daniel Quarrymaker told us already.' }),
    )

    expect(refused.statusCode).toBe(400)
    expect(await forFamily(id)).toMatchObject({ complaint: [{ acknowledgedOn: null }] })
  })
})

describe('the one question after an answer', () => {
  it('“it answered my question” closes the enquiry, once', async () => {
    const id = await asked()
    await done(id, 'replies', said())
    expect(await forFamily(id)).toMatchObject({ feedback: { isAsked: true, said: null } })
    const form = { requestKey: randomUUID() }
    test.clock.pass({ minutes: 1 })

    expect((await feedback(id, true, form)).json()).toMatchObject({
      ...{ status: 'closed', feedback: { isAsked: false, said: true } },
    })
    expect((await feedback(id, true, form)).statusCode).toBe(200)
    const { rows } = await test.pool.query('select is_answered from enquiry_feedback where enquiry_id = $1', [
      id,
    ])
    expect(rows).toEqual([{ is_answered: true }])
  })

  it('“it did not” opens it again, more urgent, with a new day and what is missing', async () => {
    const id = await asked()
    await done(id, 'replies', said())
    test.clock.pass({ minutes: 1 })
    const answer = await feedback(id, false, { body: 'You did not say when.' })

    expect(answer.json()).toMatchObject({ status: 'waiting', replyBy: '2026-11-25' })
    expect(answer.json<EnquiryForFamily>().messages.at(-1)).toMatchObject({ body: 'You did not say when.' })
    const seen = await forStaff(id)
    expect(seen).toMatchObject({ priority: 2 })
    expect(seen.events.at(-1)).toMatchObject({ kind: 'reopened', by: null })
  })

  it('“it did not” after going back to the form that said it did is no repeat, nor is a form of another message', async () => {
    const id = await asked()
    const written = { body: 'And when?', requestKey: randomUUID() }
    await parent.post(`/api/family/enquiries/${id}/messages`, written)
    await done(id, 'replies', said())
    const form = { requestKey: randomUUID() }
    await feedback(id, true, form)

    expect((await feedback(id, false, { ...form, body: 'You did not say when.' })).statusCode).toBe(409)
    expect((await feedback(id, false, { ...written, body: 'Other words.' })).statusCode).toBe(409)
    expect((await forFamily(id)).status).toBe('closed')
  })

  it('is not asked before an answer, and closes no complaint that is open', async () => {
    const id = await asked()
    expect((await feedback(id, true)).statusCode).toBe(409)
    expect(await forFamily(id)).toMatchObject({ status: 'waiting', feedback: { isAsked: false } })
    expect((await feedback(id, true, { isAnswered: 'maybe' })).statusCode).toBe(400)
  })
})

describe('who may complain and say whether it was enough', () => {
  it('is nobody but who asked', async () => {
    const id = await asked()
    await done(id, 'replies', said())
    const daniel = await aFamilyMember(test.pool, { name: 'Daniel Okafor' })
    await anAccess(test.pool, { caseId, familyMemberId: daniel.id, relationship: 'Father' })
    const other = await test.signInFamily(daniel.email)

    expect((await complain(id, {}, other)).statusCode).toBe(404)
    expect((await feedback(id, true, {}, other)).statusCode).toBe(404)
    expect((await complain(id, {}, test.stranger)).statusCode).toBe(401)
    expect((await feedback(id, true, {}, test.stranger)).statusCode).toBe(401)
    expect((await complain(id, { body: ' ' })).statusCode).toBe(400)
    expect((await parent.post(`/api/staff/enquiries/${id}/complaint`, { version: 1 })).statusCode).toBe(401)
  })
})
