import { randomUUID } from 'node:crypto'
import { type EnquiryForFamily, type EnquiryForStaff, kent } from '@send-hub/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import { aCase, aFamilyMember, anEnquiry, aStaffMember } from '../../../../test/factories/index.ts'
import { usualMoment } from '../../../../test/test-clock.ts'
import { Visitor } from '../../../../test/visitor.ts'
import { workOnPromises } from './index.ts'

let test: TestApp
let amina: { id: string; email: string }
let priya: { id: string; email: string }
let helen: { id: string }
let staff: Visitor
let parent: Visitor
let caseId: string

beforeAll(async () => {
  test = await buildTestApp()
  priya = await aStaffMember(test.pool)
  helen = await aStaffMember(test.pool, { name: 'Helen Marsh', role: 'manager' })
})
beforeEach(async () => {
  amina = await aFamilyMember(test.pool)
  caseId = (await aCase(test.pool, { sharedWith: [amina.id] })).id
  await on(usualMoment)
})
afterAll(() => test?.close())

/** Another day: sessions last twelve hours, so everybody signs in again. */
async function on(moment: string) {
  test.clock.set(moment)
  parent = await test.signInFamily(amina.email)
  staff = await test.signInStaff(priya.email)
}

const ask = async (more: object = {}, visitor = parent, about = caseId) =>
  visitor.post(`/api/family/cases/${about}/enquiries`, {
    ...{ topic: 'STATUS', body: 'When will you decide?', requestKey: randomUUID(), ...more },
  })
const asked = async (more: object = {}) => (await ask(more)).json<EnquiryForFamily>()
const read = async (id: string) => (await parent.get(`/api/family/enquiries/${id}`)).json<EnquiryForFamily>()
const look = async (id: string) => (await staff.get(`/api/staff/enquiries/${id}`)).json<EnquiryForStaff>()
async function act(id: string, name: string, body: object = {}) {
  const { version } = await look(id)
  return staff.post(`/api/staff/enquiries/${id}/${name}`, { requestKey: randomUUID(), version, ...body })
}
const pause = (id: string, body = 'Which school does Sam go to now?') => act(id, 'pause', { body })
const answer = (id: string) => act(id, 'replies', { body: 'By Friday.' })
const write = (id: string, body = 'Oak School.') =>
  parent.post(`/api/family/enquiries/${id}/messages`, { body, requestKey: randomUUID() })
const outcomes = (found: EnquiryForFamily) =>
  found.promised.days.map(({ dueOn, outcome }) => [dueOn, outcome])
async function eventsOf(id: string): Promise<string[]> {
  return (await look(id)).events.map(({ kind }) => kind)
}
async function tasksOf(id: string) {
  const { rows } = await test.pool.query(
    'select kind, for_staff_id as for, done_at is not null as done from staff_tasks where enquiry_id = $1 order by created_at',
    [id],
  )
  return rows
}

describe('a question to the family', () => {
  it('stands in the thread, stops the clock in sight of everybody, and tells them by email that we need something', async () => {
    const { id } = await asked()
    test.clock.pass({ minutes: 1 })

    expect((await pause(id)).statusCode).toBe(200)

    const found = await read(id)
    expect(found).toMatchObject({ status: 'paused', replyBy: null, promised: { pausedOn: '2026-11-23' } })
    expect(found.messages.at(-1)).toMatchObject({ from: 'us', body: 'Which school does Sam go to now?' })
    expect(outcomes(found)).toEqual([['2026-11-30', 'paused']])
    expect(await look(id)).toMatchObject({
      pausedSince: '2026-11-23T10:01:00.000Z',
      promised: { daysLeft: 5, cannotPause: 'This enquiry is not waiting for us.' },
    })
    expect(await eventsOf(id)).toEqual(['paused'])
    const { rows } = await test.pool.query(
      'select n.kind from notifications n join messages m on m.id::text = n.event_key where m.enquiry_id = $1 order by n.created_at, n.kind',
      [id],
    )
    expect(rows.map(({ kind }) => kind)).toEqual(['enquiry-received', 'enquiry-asks'])
  })

  it('is no answer: nothing is kept and nobody has answered yet', async () => {
    const { id } = await asked()
    await pause(id)

    const { rows } = await test.pool.query(
      `select e.first_answered_at, (select count(*)::int from promises where enquiry_id = e.id and kept_at is not null) as kept
       from enquiries e where id = $1`,
      [id],
    )
    expect(rows).toEqual([{ first_answered_at: null, kept: 0 }])
  })

  it('is over when the family writes: the rest of the days counts from then', async () => {
    const { id } = await asked()
    await on('2026-11-25T10:00:00Z')
    await pause(id)
    await on('2026-12-01T10:00:00Z')

    await write(id)

    const found = await read(id)
    expect(found).toMatchObject({ status: 'waiting', replyBy: '2026-12-04', promised: { pausedOn: null } })
    expect(outcomes(found)).toEqual([
      ['2026-11-30', 'changed'],
      ['2026-12-04', 'open'],
    ])
    expect(await eventsOf(id)).toEqual(['paused', 'resumed'])
  })

  it('leaves a working day at least', async () => {
    const { id } = await asked()
    await on('2026-11-30T09:00:00Z')
    await pause(id)
    await on('2026-12-01T09:00:00Z')

    await write(id)

    expect(await read(id)).toMatchObject({ replyBy: '2026-12-02' })
  })

  it('hides no lateness: a day that had passed stays missed', async () => {
    const { id } = await anEnquiry(test.pool, { caseId, familyMemberId: amina.id, replyBy: '2026-11-20' })

    await pause(id)
    await on('2026-11-26T10:00:00Z')
    await write(id)

    expect(outcomes(await read(id))).toEqual([
      ['2026-11-20', 'missed'],
      ['2026-11-27', 'open'],
    ])
    expect(new Set(await eventsOf(id))).toEqual(new Set(['paused', 'promise-missed', 'resumed']))
  })

  it('may be asked twice between two answers, and not a third time', async () => {
    const { id } = await asked()
    for (let time = 0; time < 2; time++) {
      expect((await pause(id)).statusCode).toBe(200)
      await write(id)
    }
    expect((await pause(id)).json()).toMatchObject({
      status: 409,
      detail: 'The family has been asked twice since its last answer. Answer, or phone.',
    })

    await answer(id)
    await write(id, 'And then?')

    expect((await pause(id)).statusCode).toBe(200)
  })

  it('and the task that nothing came end when something comes', async () => {
    const { id } = await asked()
    await pause(id)
    await on('2026-12-08T09:00:00Z')
    const { reminded } = await workOnPromises({ pool: test.pool, clock: test.clock, council: kent })
    expect(reminded).toBeGreaterThan(0)
    expect(await tasksOf(id)).toMatchObject([{ kind: 'no-word-from-family', done: false }])

    await write(id)

    expect(await tasksOf(id)).toMatchObject([{ kind: 'no-word-from-family', done: true }])
  })

  it('can be answered without waiting: the promise is kept', async () => {
    const { id } = await asked()
    await pause(id)
    await on('2026-12-07T10:00:00Z')

    await answer(id)

    expect(outcomes(await read(id))).toEqual([['2026-11-30', 'kept']])
  })

  it.each([
    ['a risk of harm', { topics: ['SAFEGUARDING' as const], priority: 0 }],
    ['a complaint', { topics: ['COMPLAINT' as const] }],
    ['a request for information', { topics: ['DATA' as const, 'STATUS' as const] }],
    ['one that is answered', { status: 'answered' as const }],
    ['one that is closed', { status: 'closed' as const }],
  ])('does not stop the clock of %s', async (_what, more) => {
    const { id } = await anEnquiry(test.pool, { caseId, familyMemberId: amina.id, ...more })

    expect((await pause(id)).statusCode).toBe(409)
    const { rows } = await test.pool.query(
      "select status from enquiries where id = $1 and status <> 'paused'",
      [id],
    )
    expect(rows).toHaveLength(1)
  })

  it('needs its words, the version it was decided on, and staff', async () => {
    const { id } = await asked()

    expect((await pause(id, '  ')).statusCode).toBe(400)
    expect((await act(id, 'pause', { body: 'Which?', version: 7 })).statusCode).toBe(409)
    expect((await act(randomUUID(), 'pause', { body: 'Which?', version: 1 })).statusCode).toBe(404)
    const path = `/api/staff/enquiries/${id}/pause`
    const form = { body: 'Which?', version: 1, requestKey: randomUUID() }
    expect((await parent.post(path, form)).statusCode).toBe(401)
    expect((await new Visitor(test.app, {}).post(path, form)).statusCode).toBe(401)
    expect((await staff.post(path, form)).statusCode).toBe(200)
    expect((await staff.post(path, form)).statusCode).toBe(200)
    expect((await read(id)).messages).toHaveLength(2)
  })
})

describe('a second and a third contact', () => {
  it('join the first: counted, raised, promised sooner and never later, and a supervisor is told', async () => {
    const first = await asked()
    await on('2026-11-24T10:00:00Z')

    const second = await asked({ body: 'I still wait.' })

    expect(second).toMatchObject({ id: first.id, replyBy: '2026-11-26', promised: { contactCount: 2 } })
    expect(second.messages.map(({ body }) => body)).toEqual(['When will you decide?', 'I still wait.'])
    expect(await tasksOf(first.id)).toEqual([{ kind: 'repeat-contact', for: helen.id, done: false }])
    await on('2026-11-25T10:00:00Z')
    expect(await asked({ body: 'Hello?' })).toMatchObject({ id: first.id, replyBy: '2026-11-25' })
    await on('2026-11-26T10:00:00Z')

    const fourth = await asked({ body: 'Please.' })

    expect(fourth).toMatchObject({ replyBy: '2026-11-25', promised: { contactCount: 4 } })
    expect(await look(first.id)).toMatchObject({ priority: 1 })
    expect(await tasksOf(first.id)).toHaveLength(1)
    const { rows } = await test.pool.query('select count(*)::int as n from enquiries where case_id = $1', [
      caseId,
    ])
    expect(rows).toEqual([{ n: 1 }])
  })

  it('after an answer open it again, with a new day at the raised priority', async () => {
    const first = await asked()
    await answer(first.id)
    await on('2026-12-14T10:00:00Z')

    const second = await asked({ body: 'Nothing came on Friday.' })

    expect(second).toMatchObject({ id: first.id, status: 'waiting', replyBy: '2026-12-16' })
    expect(await eventsOf(first.id)).toEqual(expect.arrayContaining(['reopened', 'repeat-contact']))
  })

  it('while we wait for the family end the pause', async () => {
    const first = await asked()
    await pause(first.id)

    expect(await asked({ body: 'Oak School.' })).toMatchObject({ id: first.id, status: 'waiting' })
  })

  it.each([
    ['four weeks after the answer', '2026-12-22T10:00:00Z', {}],
    ['about another topic', '2026-11-24T10:00:00Z', { topic: 'TRANSPORT' }],
    ['that the family says is something else', '2026-11-24T10:00:00Z', { isNewMatter: true }],
  ])('%s is a question of its own', async (_when, moment, more) => {
    const first = await asked()
    await answer(first.id)
    await on(moment)

    expect((await asked(more)).id).not.toBe(first.id)
  })

  it('that the family calls something else is counted all the same', async () => {
    const first = await asked()
    await asked({ isNewMatter: true })

    expect(await look(first.id)).toMatchObject({ priority: 3, contactCount: 1 })
    expect(await eventsOf(first.id)).toEqual(['repeat-contact'])
  })

  it('never join two parents of one child, nor two children of one parent', async () => {
    const ben = await aFamilyMember(test.pool, { name: 'Ben Okafor' })
    const shared = await aCase(test.pool, { sharedWith: [amina.id, ben.id] })
    const first = await ask({}, parent, shared.id)

    const ofFather = await ask({}, await test.signInFamily(ben.email), shared.id)
    const ofOtherChild = await ask()

    const ids = [first, ofFather, ofOtherChild].map((each) => each.json<EnquiryForFamily>().id)
    expect(new Set(ids).size).toBe(3)
    expect(ofFather.json<EnquiryForFamily>().messages).toHaveLength(1)
  })

  it('sent twice, or twice at once, count once', async () => {
    const first = await asked()
    const form = { body: 'I still wait.', requestKey: randomUUID() }

    const answers = [...(await Promise.all([ask(form), ask(form)])), await ask(form)]

    for (const each of answers) {
      expect(each.json()).toMatchObject({ id: first.id, promised: { contactCount: 2 } })
    }
    expect((await ask({ ...form, body: 'Other words' })).statusCode).toBe(409)
    expect((await read(first.id)).messages).toHaveLength(2)
  })
})

describe('“it has become urgent”', () => {
  const raise = (id: string, body = 'Sam is sent home since today.', visitor = parent) =>
    visitor.post(`/api/family/enquiries/${id}/raise`, { body, requestKey: randomUUID() })

  it('is a message, an answer within two working days, and a task to look at it today', async () => {
    const { id } = await asked()
    test.clock.pass({ minutes: 1 })

    expect((await raise(id)).statusCode).toBe(201)

    expect(await read(id)).toMatchObject({
      replyBy: '2026-11-25',
      messages: [{}, { body: 'Sam is sent home since today.' }],
    })
    expect(await look(id)).toMatchObject({ priority: 2 })
    expect(await tasksOf(id)).toEqual([{ kind: 'said-urgent', for: null, done: false }])
  })

  it('never lowers and never puts off', async () => {
    const { id } = await asked({ topic: 'OUT_OF_SCHOOL' })

    await raise(id)

    expect(await look(id)).toMatchObject({ priority: 1, replyBy: '2026-11-23' })
  })

  it('opens again what was answered', async () => {
    const { id } = await asked()
    await answer(id)

    await raise(id)

    expect(await read(id)).toMatchObject({ status: 'waiting', replyBy: '2026-11-25' })
  })

  it('is the asker’s own to say: nobody else’s, not signed out, and with words', async () => {
    const { id } = await asked()
    const other = await test.signInFamily((await aFamilyMember(test.pool)).email)

    expect((await raise(id, 'x', other)).statusCode).toBe(404)
    expect((await raise(id, 'x', new Visitor(test.app, {}))).statusCode).toBe(401)
    expect((await raise(id, ' ')).statusCode).toBe(400)
    expect(await look(id)).toMatchObject({ priority: 3 })
  })
})
