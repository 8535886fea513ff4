import { randomUUID } from 'node:crypto'
import type { ContactRecorded, EnquiryForFamily, EnquiryForStaff } from '@send-hub/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import { aCase, aFamilyMember, anAccess, anEnquiry, aStaffMember } from '../../../../test/factories/index.ts'
import { insertRow } from '../../../../test/factories/insert-row.ts'
import { aForm, aPdf } from '../../../../test/sample-files.ts'
import { usualMoment } from '../../../../test/test-clock.ts'
import type { Visitor } from '../../../../test/visitor.ts'
import { newId } from '../../../platform/ids.ts'

/** Now is Monday 23 November 2026, 10 in the morning. */
let test: TestApp
let joe: { id: string; visitor: Visitor }
let amina: { id: string; visitor: Visitor }
let kase: { id: string; childId: string }

beforeAll(async () => {
  test = await buildTestApp()
})
beforeEach(async () => {
  test.clock.set(usualMoment)
  const staff = await aStaffMember(test.pool, { name: 'Joe Bell' })
  joe = { id: staff.id, visitor: await test.signInStaff(staff.email) }
  const parent = await aFamilyMember(test.pool)
  amina = { id: parent.id, visitor: await test.signInFamily(parent.email) }
  kase = await aCase(test.pool, { status: 'ASSESSING', sharedWith: [amina.id] })
})
afterAll(() => test?.close())

const known = ['birth-date', 'address']
const aCall = (more: object = {}) => ({
  ...{ requestKey: randomUUID(), channel: 'phone', familyMemberId: amina.id, caseId: kase.id },
  ...{ topics: ['STATUS'], asked: 'Where is the report of the psychologist?', ...more },
})
const log = (body: object, visitor = joe.visitor) => visitor.post('/api/staff/contacts', body)
async function logged(body: object): Promise<ContactRecorded> {
  const answer = await log(body)
  expect(answer.statusCode, answer.payload).toBe(201)
  return answer.json()
}
const asStaff = async (id: string) =>
  (await joe.visitor.get(`/api/staff/enquiries/${id}`)).json<EnquiryForStaff>()
const asFamily = async (id: string) =>
  (await amina.visitor.get(`/api/family/enquiries/${id}`)).json<EnquiryForFamily>()
const refusal = async (body: object) => {
  const answer = await log(body)
  return {
    status: answer.statusCode,
    at: answer.json<{ errors?: { pointer: string }[] }>().errors?.[0]?.pointer,
  }
}
async function mailsTo(familyMemberId: string): Promise<string[]> {
  const { rows } = await test.pool.query<{ kind: string }>(
    `select kind from notifications where family_member_id = $1 and kind like 'enquiry%' order by created_at`,
    [familyMemberId],
  )
  return rows.map(({ kind }) => kind)
}
const talk = { callerChecks: known, told: 'The report is due on Friday.', sendsAgreed: true }

describe('a call that is logged', () => {
  it('becomes an enquiry of the caller with a promised day, which they are told', async () => {
    const done = await logged(aCall())

    expect(done).toMatchObject({ replyBy: '2026-11-30', hasJoined: false })
    expect(await asStaff(done.enquiryId)).toMatchObject({
      ...{ channel: 'phone', status: 'waiting', contactName: 'Amina Okafor', ownerId: null },
      messages: [{ authorKind: 'family', body: 'Where is the report of the psychologist?' }],
      writtenDown: [{ messageId: done.messageId, channel: 'phone', by: 'Joe Bell' }],
      promised: { days: [{ dueOn: '2026-11-30', outcome: 'open' }] },
      events: [{ kind: 'recorded', by: 'Joe Bell', details: { channel: 'phone' } }],
    })
    expect(await mailsTo(amina.id)).toEqual(['enquiry-received'])
  })

  it('is on the family’s page as told by phone, without who wrote it down', async () => {
    const { enquiryId, messageId } = await logged(aCall())

    const view = await asFamily(enquiryId)
    expect(view).toMatchObject({
      messages: [{ from: 'you' }],
      writtenDown: [{ messageId, channel: 'phone' }],
    })
    expect(JSON.stringify(view)).not.toContain('Joe')
  })

  it('answered on the phone is a real answer: the promise is kept and the family reads what was said', async () => {
    const done = await logged(aCall({ ...talk, isAnswered: true }))

    expect(done.replyBy).toBeNull()
    expect(await asStaff(done.enquiryId)).toMatchObject({
      ...{ status: 'answered', ownerName: 'Joe Bell', promised: { days: [{ outcome: 'kept' }] } },
    })
    const [, answer] = (await asFamily(done.enquiryId)).messages
    expect(answer).toMatchObject({ from: 'us', name: 'Joe, Hub' })
    expect(answer?.body).toBe(
      'We spoke on the phone on Monday 23 November 2026.\n\nThe report is due on Friday.',
    )
    const { rows } = await test.pool.query('select first_answered_at from enquiries where id = $1', [
      done.enquiryId,
    ])
    expect(rows).toEqual([{ first_answered_at: test.clock.now() }])
    expect(await mailsTo(amina.id)).toEqual(['enquiry-answered'])
  })

  it('what was agreed for a day is a promise of whoever agreed it, also where the question was answered', async () => {
    const agreed = { agreed: 'We will ring the school.', agreedBy: '2026-11-25', isMine: true }
    const done = await logged(aCall({ ...talk, ...agreed, isAnswered: true }))

    expect(done.replyBy).toBe('2026-11-25')
    expect(await asStaff(done.enquiryId)).toMatchObject({
      ...{ status: 'waiting', replyBy: '2026-11-25', ownerName: 'Joe Bell' },
      promised: {
        days: [{ outcome: 'kept' }, { dueOn: '2026-11-25', ownerName: 'Joe, Hub', outcome: 'open' }],
      },
    })
    expect((await asFamily(done.enquiryId)).messages[1]?.body).toMatch(
      /What we agreed:\nWe will ring the school\.\n\nWe will do this by Wednesday 25 November 2026\.$/,
    )
  })

  it('an agreed day makes the promise earlier, never later, while an answer is owed', async () => {
    const soon = await logged(aCall({ ...talk, agreed: 'We ring.', agreedBy: '2026-11-24' }))
    const late = await logged(
      aCall({ ...talk, agreed: 'We ring.', agreedBy: '2027-01-05', isNewMatter: true }),
    )

    expect([soon.replyBy, late.replyBy]).toEqual(['2026-11-24', '2026-11-30'])
  })

  it('can be made more urgent than its topics, never less', async () => {
    const urgent = await logged(aCall({ priority: 'P1' }))
    const calm = await logged(aCall({ topics: ['OUT_OF_SCHOOL'], priority: 'P4' }))

    expect((await asStaff(urgent.enquiryId)).priority).toBe(1)
    expect(urgent.replyBy).toBe('2026-11-23')
    expect((await asStaff(calm.enquiryId)).priority).toBe(1)
  })

  it('keeps what was said among staff unless it is to go to the family, and a note always', async () => {
    const { enquiryId } = await logged(aCall({ ...talk, sendsAgreed: false, note: 'Sounded tired.' }))

    expect((await asStaff(enquiryId)).messages.map(({ kind }) => kind).sort()).toEqual([
      'message',
      'note',
      'note',
    ])
    expect((await asFamily(enquiryId)).messages).toHaveLength(1)
  })

  it('goes on with an open enquiry of the same person, and one that we had answered is open again', async () => {
    const open = await anEnquiry(test.pool, { caseId: kase.id, familyMemberId: amina.id, status: 'answered' })

    const done = await logged(aCall({ joinsEnquiryId: open.id, topics: [] }))

    expect(done).toMatchObject({ enquiryId: open.id, hasJoined: true, replyBy: '2026-11-25' })
    expect(await asStaff(open.id)).toMatchObject({
      status: 'waiting',
      messages: [{}, { authorKind: 'family' }],
    })
  })

  it('is recognised as a repeat by itself, counted and raised, unless they say that it is something else', async () => {
    const first = await logged(aCall())
    const again = await logged(aCall({ asked: 'Still nothing.' }))
    const other = await logged(aCall({ asked: 'And another thing.', isNewMatter: true }))

    expect(again).toMatchObject({ enquiryId: first.enquiryId, hasJoined: true })
    expect(other.enquiryId).not.toBe(first.enquiryId)
    expect(await asStaff(first.enquiryId)).toMatchObject({ contactCount: 2, priority: 2 })
  })

  it('never goes on with the enquiry of the other parent', async () => {
    const other = await aFamilyMember(test.pool, { name: 'Daniel Okafor' })
    await anAccess(test.pool, { caseId: kase.id, familyMemberId: other.id })
    const { id } = await anEnquiry(test.pool, { caseId: kase.id, familyMemberId: other.id })

    expect(await refusal(aCall({ joinsEnquiryId: id, topics: [] }))).toEqual({
      status: 400,
      at: '/joinsEnquiryId',
    })
  })

  it('of somebody without an account keeps their name and number', async () => {
    const contact = { name: 'Gwen Harker', phone: '03069 990333' }
    const done = await logged(
      aCall({ familyMemberId: undefined, caseId: undefined, contact, told: 'Ring IASK.' }),
    )

    expect(await asStaff(done.enquiryId)).toMatchObject({
      ...{ contactName: 'Gwen Harker', contact: { phone: '03069 990333' } },
      messages: [{ authorKind: 'contact' }, { kind: 'message', authorKind: 'staff' }],
    })
  })

  it('of another name on the same number is never taken for the first caller again, but of the same name it is', async () => {
    const nobody = { familyMemberId: undefined }
    const of = (name: string) => aCall({ ...nobody, contact: { name, phone: '01622 496123' } })
    const first = await logged(of('Amina Okafor'))
    const other = await logged(of('Daniel Okafor'))
    const again = await logged(of('amina okafor'))

    expect(other).toMatchObject({ hasJoined: false })
    expect(other.enquiryId).not.toBe(first.enquiryId)
    expect(again).toMatchObject({ hasJoined: true, enquiryId: first.enquiryId })
    expect((await asStaff(other.enquiryId)).messages).toMatchObject([{ authorName: 'Daniel Okafor' }])
  })

  it('sent twice is written once; with other words it is refused', async () => {
    const body = aCall(talk)
    const first = await logged(body)

    expect(await logged(body)).toEqual(first)
    expect((await log({ ...body, asked: 'Something else' })).statusCode).toBe(409)
    expect((await asStaff(first.enquiryId)).messages).toHaveLength(2)
  })
})

describe('before anything is told', () => {
  it('it must be written how it was checked who they are: two things they knew, or one that proves it', async () => {
    for (const callerChecks of [[], ['birth-date'], ['birth-date', 'birth-date']])
      expect(await refusal(aCall({ ...talk, callerChecks }))).toEqual({ status: 400, at: '/callerChecks' })
    const { enquiryId } = await logged(aCall({ ...talk, callerChecks: ['called-known-number'] }))

    const { rows } = await test.pool.query(
      "select details from audit_entries where action = 'contact-recorded' and subject_id = $1",
      [enquiryId],
    )
    expect(rows).toEqual([{ details: { channel: 'phone', callerChecks: ['called-known-number'] } }])
  })

  it('a restriction keeps everything from whom it is about', async () => {
    await insertRow(test.pool, 'restrictions', {
      ...{
        id: newId(),
        child_id: kase.childId,
        kind: 'NO_CONTACT',
        family_member_id: amina.id,
        note: 'Order',
      },
      ...{ set_at: usualMoment, set_by_id: joe.id },
    })

    expect((await log(aCall({ ...talk, sendsAgreed: false }))).statusCode).toBe(409)
    expect((await log(aCall())).statusCode).toBe(201)
    expect(await mailsTo(amina.id)).toEqual([])
  })

  it('words that give the other parent away are stopped until somebody has looked', async () => {
    const other = await aFamilyMember(test.pool, { name: 'Daniel Ferreira', phone: '03069 990444' })
    await anAccess(test.pool, { caseId: kase.id, familyMemberId: other.id, relationship: 'Father' })

    const { status, at } = await refusal(aCall({ ...talk, told: 'Daniel Ferreira rang us yesterday.' }))
    const asked = await refusal(aCall({ asked: 'Did Daniel Ferreira ring?' }))

    expect([status, asked.status]).toEqual([400, 400])
    expect(at).toMatch(/^\/confirms\//)
  })

  it('nothing is sent to somebody who can’t see the case online', async () => {
    const gone = await aFamilyMember(test.pool)
    await anAccess(test.pool, { caseId: kase.id, familyMemberId: gone.id, endsOn: '2026-11-01' })

    expect(await refusal(aCall({ ...talk, familyMemberId: gone.id }))).toEqual({
      status: 400,
      at: '/sendsAgreed',
    })
    await logged(aCall({ familyMemberId: gone.id }))
    expect(await mailsTo(gone.id)).toEqual([])
  })

  it.each([
    ['no topic', { topics: [] }, '/topics'],
    ['nobody', { familyMemberId: undefined }, '/contact/name'],
    ['an answer without words', { isAnswered: true }, '/told'],
    ['a day for nothing', { agreedBy: '2026-11-25' }, '/agreed'],
    ['an agreed day that has passed', { ...talk, agreed: 'x', agreedBy: '2026-11-20' }, '/agreedBy'],
    ['no words', { asked: ' ' }, '/asked'],
    ['a letter from tomorrow', { channel: 'post', receivedOn: '2026-11-24' }, '/receivedOn'],
    ['a letter of years ago', { channel: 'post', receivedOn: '2024-11-24' }, '/receivedOn'],
  ])('%s is refused', async (_, more, at) => {
    expect(await refusal(aCall(more))).toEqual({ status: 400, at })
  })

  it('nobody is written down as asking about a child of somebody else', async () => {
    const { id: caseId } = await aCase(test.pool)

    expect(await refusal(aCall({ caseId }))).toEqual({ status: 400, at: '/caseId' })
  })

  it('a case that is locked to whoever writes is not there', async () => {
    await insertRow(test.pool, 'staff_locks', {
      ...{ id: newId(), child_id: kase.childId, staff_member_id: joe.id, reason: 'relative' },
      ...{ set_at: usualMoment, set_by_id: joe.id },
    })

    expect((await log(aCall())).statusCode).toBe(404)
  })

  it('families and strangers write nothing down', async () => {
    expect((await log(aCall(), amina.visitor)).statusCode).toBe(401)
    expect((await log(aCall(), test.stranger)).statusCode).toBe(401)
  })
})

describe('a letter', () => {
  it('counts from the day it came', async () => {
    const done = await logged(aCall({ channel: 'post', receivedOn: '2026-11-18' }))

    expect(done.replyBy).toBe('2026-11-25')
    expect(await asStaff(done.enquiryId)).toMatchObject({
      openedAt: '2026-11-18T12:00:00.000Z',
      channel: 'post',
    })
  })

  it('of today after 17:00 counts as of the next working day', async () => {
    test.clock.set('2026-11-23T17:30:00Z')
    joe.visitor = await test.signInStaff((await aStaffMember(test.pool)).email)

    expect((await logged(aCall({ channel: 'drop-in' }))).replyBy).toBe('2026-12-01')
  })

  it('keeps its scan with what was written down from it, for the family to open', async () => {
    const { enquiryId, messageId } = await logged(aCall({ channel: 'post', receivedOn: '2026-11-20' }))
    const scan = aForm({}, { name: 'letter.pdf', content: aPdf() })

    const added = await joe.visitor.post(
      `/api/staff/enquiries/${enquiryId}/messages/${messageId}/scan`,
      scan.payload,
      scan.headers,
    )

    expect(added.statusCode, added.payload).toBe(201)
    expect((await asStaff(enquiryId)).files).toMatchObject([{ messageId, fileName: 'letter.pdf' }])
    expect((await asFamily(enquiryId)).files).toHaveLength(1)
    const own = await anEnquiry(test.pool, { familyMemberId: amina.id })
    const elsewhere = `/api/staff/enquiries/${own.id}/messages/${own.id}/scan`
    expect((await joe.visitor.post(elsewhere, scan.payload, scan.headers)).statusCode).toBe(404)
  })
})

describe('what they tell us about an enquiry that is there', () => {
  const tell = (id: string, more: object = {}, visitor = joe.visitor) =>
    visitor.post(`/api/staff/enquiries/${id}/told-by-them`, {
      ...{ requestKey: randomUUID(), channel: 'phone', body: 'The school has sent it.', ...more },
    })

  it('counts as theirs: what was answered is open again with a new day', async () => {
    const { id } = await anEnquiry(test.pool, {
      caseId: kase.id,
      familyMemberId: amina.id,
      status: 'answered',
    })

    test.clock.pass({ minutes: 1 })
    const answer = await tell(id)

    expect(answer.json<EnquiryForStaff>()).toMatchObject({
      ...{ status: 'waiting', replyBy: '2026-11-30' },
      messages: [{}, { authorKind: 'family', body: 'The school has sent it.' }],
      writtenDown: [{ channel: 'phone', by: 'Joe Bell' }],
    })
    expect(await mailsTo(amina.id)).toEqual(['enquiry-received'])
  })

  it('leaves a promise that runs as it is', async () => {
    const { id } = await anEnquiry(test.pool, {
      caseId: kase.id,
      familyMemberId: amina.id,
      replyBy: '2026-11-24',
    })

    expect((await tell(id)).json()).toMatchObject({ status: 'waiting', replyBy: '2026-11-24' })
    expect(await mailsTo(amina.id)).toEqual([])
  })

  it('is written once, by staff alone, and never without words', async () => {
    const { id } = await anEnquiry(test.pool, { caseId: kase.id, familyMemberId: amina.id })
    const requestKey = randomUUID()
    await tell(id, { requestKey })

    expect((await tell(id, { requestKey })).json<EnquiryForStaff>().messages).toHaveLength(2)
    expect((await tell(id, { requestKey, body: 'Other words' })).statusCode).toBe(409)
    expect((await tell(id, { body: '' })).statusCode).toBe(400)
    expect((await tell(id, {}, amina.visitor)).statusCode).toBe(401)
    expect((await tell(newId())).statusCode).toBe(404)
  })
})
