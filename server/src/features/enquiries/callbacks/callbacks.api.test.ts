import { randomUUID } from 'node:crypto'
import {
  type CallBackForFamily,
  type CallsToMake,
  type EnquiryForFamily,
  type EnquiryForStaff,
  kent,
} from '@send-hub/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import { aCase, aFamilyMember, anAccess, anEnquiry, aStaffMember } from '../../../../test/factories/index.ts'
import { insertRow } from '../../../../test/factories/insert-row.ts'
import type { Visitor } from '../../../../test/visitor.ts'
import { openAppPool } from '../../../platform/db/app-pool.ts'
import type { Pool } from '../../../platform/db/pool.ts'
import { newId } from '../../../platform/ids.ts'
import { noticeMissedCallBacks } from './index.ts'

/** One call in a slot; slots of three working days. */
const council = { ...kent, callBacks: { perSlot: 1, workingDays: 3 } }
/** Mondays at 9 in the morning, in winter weeks without a bank holiday: slots are shared by all. */
const mondays = Array.from({ length: 10 }, (_, week) => new Date(Date.UTC(2027, 0, 11 + 7 * week, 9)))
/** Wall-clock days of that week in London, 0 is Monday. */
let monday: Date
const day = (offset: number) => new Date(monday.getTime() + offset * 86_400_000).toISOString().slice(0, 10)

let test: TestApp
let appPool: Pool
let joe: { id: string; visitor: Visitor }
let amina: { id: string; visitor: Visitor }
let kase: { id: string; childId: string }
let enquiry: { id: string }
let number = 0

beforeAll(async () => {
  test = await buildTestApp({ council })
  appPool = openAppPool(test.database.appUrl, { max: 4 })
})
beforeEach(async () => {
  monday = mondays[number % mondays.length] as Date
  number += 1
  await test.pool.query("update callbacks set status = 'cancelled', ended_at = now() where status = 'agreed'")
  test.clock.set(monday.toISOString())
  const staff = await aStaffMember(test.pool, { name: 'Joe Bell' })
  joe = { id: staff.id, visitor: await test.signInStaff(staff.email) }
  const parent = await aFamilyMember(test.pool, { phone: '03069 990111' })
  amina = { id: parent.id, visitor: await test.signInFamily(parent.email) }
  kase = await aCase(test.pool, { status: 'ASSESSING', sharedWith: [amina.id] })
  enquiry = await anEnquiry(test.pool, {
    ...{ caseId: kase.id, familyMemberId: amina.id, ownerId: joe.id },
    ...{ openedAt: monday.toISOString(), replyBy: day(7) },
  })
})
afterAll(async () => {
  await appPool?.end()
  await test?.close()
})

/** Signing in lasts half an hour: later in the week they sign in again. */
async function at(offset: number, hour: number, minute = 0) {
  test.clock.set(
    new Date(monday.getTime() + offset * 86_400_000 + (hour - 9) * 3_600_000 + minute * 60_000).toISOString(),
  )
  await test.pool.query(
    "update sessions set expires_at = $1::timestamptz + interval '1 hour', renewed_at = $1",
    [test.clock.now()],
  )
}
const family = (path = '', id = enquiry.id) => `/api/family/enquiries/${id}/call-back${path}`
const own = async (visitor = amina.visitor) => (await visitor.get(family())).json<CallBackForFamily>()
const slot = (offset: number, startsAtHour: number, more: object = {}) => ({
  ...{ slotOn: day(offset), startsAtHour, phone: '07700 900123', ...more },
})
const ask = (body: object, visitor = amina.visitor) => visitor.post(family(), body)
const asStaff = async () =>
  (await joe.visitor.get(`/api/staff/enquiries/${enquiry.id}`)).json<EnquiryForStaff>()
const act = (name: string, body: object) =>
  joe.visitor.post(`/api/staff/enquiries/${enquiry.id}/call-back${name}`, body)
async function acted(name: string, body: object): Promise<EnquiryForStaff> {
  const answer = await act(name, body)
  expect(answer.statusCode, answer.payload).toBe(200)
  return answer.json()
}
const aTry = (outcome: string, more: object = {}) => ({
  requestKey: randomUUID(),
  outcome,
  note: 'Rang out.',
  ...more,
})
const version = async () => (await asStaff()).version
async function mails(): Promise<string[]> {
  const { rows } = await test.pool.query<{ kind: string }>(
    "select kind from notifications where family_member_id = $1 and kind like 'call%' order by created_at, id",
    [amina.id],
  )
  return rows.map(({ kind }) => kind)
}
const thread = async () =>
  (await amina.visitor.get(`/api/family/enquiries/${enquiry.id}`)).json<EnquiryForFamily>().messages
const notice = () => noticeMissedCallBacks({ pool: appPool, clock: test.clock, council })

describe('a family that asks for a call', () => {
  it('takes three slots at most, and can still move those', async () => {
    const asked = []
    for (const hour of [9, 11, 13, 15]) {
      const other = await anEnquiry(test.pool, { caseId: kase.id, familyMemberId: amina.id })
      asked.push({ id: other.id, answer: await amina.visitor.post(family('', other.id), slot(1, hour)) })
    }

    expect(asked.map(({ answer }) => answer.statusCode)).toEqual([201, 201, 201, 409])
    const moved = await amina.visitor.post(family('', asked[0]?.id), slot(2, 9))
    expect(moved.json()).toMatchObject({ agreed: { slotOn: day(2) } })
  })

  it('is offered the slots that have room, its number filled in', async () => {
    const offered = await own()

    expect(offered).toMatchObject({ phone: '03069 990111', agreed: null, wasMissed: false })
    expect(offered.slots.map(({ slotOn, startsAtHour }) => `${slotOn} ${startsAtHour}`)).toEqual([
      ...[11, 13, 15].map((hour) => `${day(0)} ${hour}`),
      ...[1, 2].flatMap((offset) => [9, 11, 13, 15].map((hour) => `${day(offset)} ${hour}`)),
    ])
  })

  it('has its slot at once, a line in the thread and an email without a private word', async () => {
    const answer = await ask(slot(1, 9))

    expect(answer.statusCode, answer.payload).toBe(201)
    expect(answer.json()).toMatchObject({
      agreed: { slotOn: day(1), startsAtHour: 9, phone: '07700 900123' },
    })
    expect((await thread()).at(-1)).toMatchObject({
      from: 'you',
      body: expect.stringContaining('between 9am and 11am'),
    })
    expect(await asStaff()).toMatchObject({
      callBack: { on: day(1), startsAtHour: 9 },
      lastCallBack: { status: 'agreed', isAskedByFamily: true, tries: [], mayGiveUp: false },
    })
    const { rows } = await test.pool.query(
      "select values from notifications where kind = 'call-agreed' and family_member_id = $1",
      [amina.id],
    )
    expect(rows).toEqual([
      { values: { when: expect.stringMatching(/^\w+ \d+ \w+ 2027, between 9am and 11am$/) } },
    ])
  })

  it('twice with one form has one call; with another slot the first gives way', async () => {
    await ask(slot(1, 9))
    await ask(slot(1, 9))
    await ask(slot(1, 11))

    const { rows } = await test.pool.query(
      'select status, starts_at_hour as hour from callbacks where enquiry_id = $1 order by status',
      [enquiry.id],
    )
    expect(rows.map(({ status, hour }) => `${hour} ${status}`)).toEqual(['11 agreed', '9 moved'])
    expect(await mails()).toEqual(['call-agreed', 'call-agreed'])
    expect((await own()).agreed).toMatchObject({ startsAtHour: 11 })
  })

  it('cannot have a slot that is full, past, at a weekend or of other hours', async () => {
    const other = await aFamilyMember(test.pool)
    const { id } = await anEnquiry(test.pool, { familyMemberId: other.id })
    const stranger = await test.signInFamily(other.email)
    expect((await stranger.post(family('', id), slot(1, 9))).statusCode).toBe(201)

    for (const taken of [slot(1, 9), slot(0, 9), slot(5, 9), slot(1, 10), slot(20, 9)]) {
      const answer = await ask(taken)
      expect(answer.statusCode, JSON.stringify(taken)).toBe(400)
    }
    expect((await ask(slot(1, 11, { phone: 'call me' }))).json()).toMatchObject({
      errors: [{ pointer: '/phone' }],
    })
    expect(await own()).toMatchObject({ agreed: null })
  })

  it('two who take the last room of a slot at the same moment do not both have it', async () => {
    const other = await aFamilyMember(test.pool)
    const { id } = await anEnquiry(test.pool, { familyMemberId: other.id })
    const stranger = await test.signInFamily(other.email)

    const answers = await Promise.all([ask(slot(2, 13)), stranger.post(family('', id), slot(2, 13))])

    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 400])
  })

  it('opens an answered question again by it, and can cancel', async () => {
    await test.pool.query(
      "update enquiries set status = 'answered', waiting_since = null, reply_by = null where id = $1",
      [enquiry.id],
    )
    await ask(slot(1, 9))

    expect((await asStaff()).status).toBe('waiting')
    const cancelled = await amina.visitor.post(family('/cancel'), {})
    expect(cancelled.json()).toMatchObject({ agreed: null })
    expect((await amina.visitor.post(family('/cancel'), {})).statusCode).toBe(409)
  })

  it('can ask about a case: a question with its promise, once', async () => {
    const body = { ...slot(1, 15), topic: 'PROVISION', body: '', requestKey: randomUUID() }
    const post = () => amina.visitor.post(`/api/family/cases/${kase.id}/call-back`, body)

    const [first, second] = [await post(), await post()]

    expect(first.statusCode, first.payload).toBe(201)
    expect(second.json()).toEqual(first.json())
    const { enquiryId } = first.json<CallBackForFamily>()
    expect((await joe.visitor.get(`/api/staff/enquiries/${enquiryId}`)).json()).toMatchObject({
      ...{
        status: 'waiting',
        topics: ['Section F help not given'],
        messages: [{ body: 'Please phone me.' }],
      },
      callBack: { startsAtHour: 15 },
    })
  })

  it('sees nobody else’s call, and only who may act asks about a case', async () => {
    await ask(slot(1, 9))
    const other = await aFamilyMember(test.pool)
    await anAccess(test.pool, { caseId: kase.id, familyMemberId: other.id, level: 'status' })
    const stranger = await test.signInFamily(other.email)

    expect((await stranger.get(family())).statusCode).toBe(404)
    expect((await ask(slot(1, 9), stranger)).statusCode).toBe(404)
    expect((await stranger.post(family('/cancel'), {})).statusCode).toBe(404)
    const about = { ...slot(1, 15), topic: 'STATUS', requestKey: randomUUID() }
    expect((await stranger.post(`/api/family/cases/${kase.id}/call-back`, about)).statusCode).toBe(403)
    expect((await test.stranger.get(family())).statusCode).toBe(401)
  })
})

describe('the calls to make', () => {
  it('are on the owner’s list in the order of their slots, due from the beginning of the slot', async () => {
    await acted('', { ...slot(0, 11), version: await version() })
    const mine = async (whose = 'mine') =>
      (await joe.visitor.get(`/api/staff/call-backs?whose=${whose}`)).json<CallsToMake>().items

    expect(await mine()).toMatchObject([{ enquiryId: enquiry.id, isDue: false, isOver: false }])
    await at(0, 11)
    expect(await mine()).toMatchObject([{ isDue: true, isOver: false }])
    await at(0, 13)
    expect(await mine('all')).toMatchObject([{ isDue: true, isOver: true }])

    const other = await test.signInStaff((await aStaffMember(test.pool, { team: 'finance' })).email)
    expect((await other.get('/api/staff/call-backs')).json()).toEqual({ items: [] })
  })
})

describe('trying to ring back', () => {
  it('writes each try with its half-day, what came of it and a note', async () => {
    await ask(slot(1, 9))
    await at(1, 9, 30)
    const body = aTry('no-answer')

    await acted('/tries', body)
    const after = await acted('/tries', body)

    expect(after.lastCallBack).toMatchObject({
      tries: [{ outcome: 'no-answer', by: 'Joe Bell', half: 'am', triedOn: day(1), note: 'Rang out.' }],
      halfDays: 1,
    })
    expect((await own()).agreed?.triedAt).toHaveLength(1)
    expect((await act('/tries', aTry('no-answer', { note: ' ' }))).statusCode).toBe(400)
  })

  it('may be given up only after three different half-days, and the family hears when we tried', async () => {
    await ask(slot(1, 9))
    await at(1, 9, 30)
    await acted('/tries', aTry('no-answer'))
    await acted('/tries', aTry('left-message'))
    await acted('/tries', aTry('no-answer'))
    expect((await act('/give-up', { version: await version() })).statusCode).toBe(409)
    await at(1, 14)
    await acted('/tries', aTry('no-answer'))
    await at(2, 10)
    expect((await acted('/tries', aTry('no-answer'))).lastCallBack).toMatchObject({
      halfDays: 3,
      mayGiveUp: true,
    })

    const after = await acted('/give-up', { version: await version() })

    expect(after).toMatchObject({ status: 'waiting', lastCallBack: { status: 'given-up', mayGiveUp: false } })
    const told = (await thread()).at(-1)
    expect(told).toMatchObject({ from: 'us', name: 'Hub' })
    expect(told?.body.match(/in the (morning|afternoon)/g)).toEqual([
      'in the morning',
      'in the afternoon',
      'in the morning',
    ])
    expect(told?.body).toContain('choose another time')
    expect(await mails()).toEqual(['call-agreed', 'call-given-up'])
    const { rows } = await test.pool.query('select first_answered_at from enquiries where id = $1', [
      enquiry.id,
    ])
    expect(rows).toEqual([{ first_answered_at: null }])
    expect((await act('/tries', aTry('no-answer'))).statusCode).toBe(409)
  })

  it('having spoken is an answer if whoever rang says so, and the family reads what was said', async () => {
    await ask(slot(1, 9))
    await at(1, 9, 30)
    const said = { told: 'The plan is on its way.', sendsAgreed: true, callerChecks: ['called-known-number'] }

    const after = await acted('/tries', aTry('spoke', { ...said, isAnswered: true }))

    expect(after).toMatchObject({ status: 'answered', callBack: null, lastCallBack: { status: 'spoke' } })
    expect((await thread()).at(-1)?.body).toContain('The plan is on its way.')
  })

  it('tells nobody anything before it is known who they are, and then the try is not written either', async () => {
    await ask(slot(1, 9))
    const answer = await act('/tries', aTry('spoke', { told: 'The plan is on its way.' }))

    expect(answer.json()).toMatchObject({ errors: [{ pointer: '/callerChecks' }] })
    expect((await asStaff()).lastCallBack).toMatchObject({ status: 'agreed', tries: [] })
  })

  it('can be moved, and cancelled as the family told us', async () => {
    await acted('', { ...slot(1, 9), version: await version() })
    const moved = await acted('', { ...slot(1, 13), version: await version() })
    expect(moved.lastCallBack).toMatchObject({ status: 'agreed', startsAtHour: 13, isAskedByFamily: false })

    expect((await act('/cancel', { version: 1 })).statusCode).toBe(409)
    expect((await acted('/cancel', { version: await version() })).lastCallBack).toMatchObject({
      status: 'cancelled',
    })
  })

  it('is not agreed with whom a restriction keeps us from', async () => {
    await insertRow(test.pool, 'restrictions', {
      ...{
        id: newId(),
        child_id: kase.childId,
        kind: 'NO_CONTACT',
        family_member_id: amina.id,
        note: 'Order',
      },
      ...{ set_at: test.clock.now(), set_by_id: joe.id },
    })

    expect((await act('', { ...slot(1, 9), version: await version() })).statusCode).toBe(409)
  })
})

describe('a slot in which nobody rang', () => {
  it('is noticed once, by any number of workers: an apology, an offer, and a task for the owner', async () => {
    await ask(slot(1, 9))
    await at(1, 10, 59)
    expect(await notice()).toBe(0)
    await at(1, 11)

    const noticed = await Promise.all([notice(), notice()])

    expect(noticed.reduce((sum, one) => sum + one)).toBe(1)
    expect(await notice()).toBe(0)
    expect((await thread()).filter(({ body }) => body.includes('we are sorry'))).toHaveLength(1)
    expect(await own()).toMatchObject({ agreed: null, wasMissed: true })
    expect(await mails()).toEqual(['call-agreed', 'call-missed'])
    const { rows } = await test.pool.query(
      'select kind, for_staff_id, done_at from staff_tasks where enquiry_id = $1',
      [enquiry.id],
    )
    expect(rows).toEqual([{ kind: 'call-back-missed', for_staff_id: joe.id, done_at: null }])
  })

  it('ends its task when another slot is agreed', async () => {
    await ask(slot(1, 9))
    await at(1, 12)
    await notice()
    await ask(slot(1, 15))

    const { rows } = await test.pool.query('select outcome from staff_tasks where enquiry_id = $1', [
      enquiry.id,
    ])
    expect(rows).toEqual([{ outcome: 'agreed-again' }])
    expect(await own()).toMatchObject({ wasMissed: false, agreed: { startsAtHour: 15 } })
  })

  it('was not missed where somebody tried in it; a try before it began does not count', async () => {
    await ask(slot(1, 9))
    await at(1, 8, 30)
    await acted('/tries', aTry('no-answer'))
    await at(1, 9, 5)
    await acted('/tries', aTry('no-answer'))
    await at(1, 12)
    expect(await notice()).toBe(0)

    await ask(slot(2, 9))
    await at(2, 8, 30)
    await acted('/tries', aTry('no-answer'))
    await at(2, 12)
    expect(await notice()).toBe(1)
  })

  it('says nothing to whom a restriction keeps us from, and staff still have the task', async () => {
    await ask(slot(1, 9))
    await insertRow(test.pool, 'restrictions', {
      ...{ id: newId(), child_id: kase.childId, kind: 'SAFEGUARDING_HOLD', note: 'Hold' },
      ...{ set_at: test.clock.now(), set_by_id: joe.id },
    })
    await at(1, 12)

    expect(await notice()).toBe(1)

    expect(await mails()).toEqual(['call-agreed'])
    const { rows } = await test.pool.query(
      "select from messages where enquiry_id = $1 and author_kind = 'system'",
      [enquiry.id],
    )
    expect(rows).toEqual([])
  })
})
