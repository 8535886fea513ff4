import type { EnquiryForStaff } from '@send-hub/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import { aCase, aFamilyMember, anEnquiry, aStaffMember } from '../../../../test/factories/index.ts'
import { insertRow } from '../../../../test/factories/insert-row.ts'
import { Visitor } from '../../../../test/visitor.ts'
import { newId } from '../../../platform/ids.ts'

/** Joe is the former partner of Amina, and locked out of her child's case. */
let test: TestApp
let staff: Visitor
let joe: Visitor
let amina: { id: string; email: string }
let caseId: string
let childId: string
const mistyped = 'sam@famly.example'
const right = 'sam@family.example'
const phone = '03069 990222'

beforeAll(async () => {
  test = await buildTestApp()
  const [one, other] = [await aStaffMember(test.pool), await aStaffMember(test.pool)]
  staff = await test.signInStaff(one.email)
  joe = await test.signInStaff(other.email)
  amina = await aFamilyMember(test.pool, { phone: '07700 900123' })
  const made = await aCase(test.pool, { sharedWith: [amina.id] })
  ;({ id: caseId, childId } = made)
  await insertRow(test.pool, 'staff_locks', {
    ...{ id: newId(), child_id: childId, staff_member_id: other.id, reason: 'relative' },
    ...{ set_at: test.clock.now(), set_by_id: one.id },
  })
})
afterAll(() => test?.close())

const rowsOf = async (sql: string, values: unknown[] = []) => (await test.pool.query(sql, values)).rows

const anAsked = async (wanted: Parameters<typeof anEnquiry>[1] = {}) =>
  (await anEnquiry(test.pool, { channel: 'web', contact: { email: mistyped, phone }, ...wanted })).id
async function cameBack(id: string) {
  await insertRow(test.pool, 'staff_tasks', {
    ...{ id: newId(), kind: 'check-address', cause_key: `check-address:${id}`, team: 'hub' },
    ...{ created_at: test.clock.now(), enquiry_id: id },
  })
}

const path = (id: string) => `/api/staff/enquiries/${id}`
const read = async (id: string) => (await staff.get(path(id))).json<EnquiryForStaff>()
const form = { version: 1, email: right, phone, isSpelt: true }
const send = (id: string, more: object = {}, by = staff) =>
  by.post(`${path(id)}/contact`, { ...form, ...more })
const contactOf = async (id: string) =>
  (await rowsOf('select contact, version from enquiries where id = $1', [id]))[0]
const openTasks = async (id: string) =>
  (await rowsOf('select from staff_tasks where enquiry_id = $1 and done_at is null', [id])).length

describe('how to reach somebody without an account', () => {
  it('is corrected, and answers go to the new address', async () => {
    const id = await anAsked()
    const answer = await send(id)

    expect(answer.statusCode, answer.payload).toBe(200)
    expect(answer.json()).toMatchObject({
      contact: { email: right, phone },
      mailOfReply: { way: 'choose', address: right },
      version: 2,
    })
  })

  it('leaves a trace of which of the two was changed, and of no value', async () => {
    const id = await anAsked()
    const view = (await send(id, { phone: '03069 990333' })).json<EnquiryForStaff>()

    expect(view.events).toMatchObject([
      { kind: 'contact-corrected', details: { changed: ['email', 'phone'] } },
    ])
    const traces = await rowsOf(
      "select action, details from audit_entries where subject_id = $1 and action <> 'enquiry-read'",
      [id],
    )
    expect(traces).toEqual([
      { action: 'enquiry-contact-corrected', details: { changed: ['email', 'phone'] } },
    ])
    expect(JSON.stringify([view.events, traces])).not.toMatch(/famly|family\.example|990/)
  })

  it('keeps what else they gave', async () => {
    const id = await anAsked({ contact: { name: 'Sam', email: mistyped } })
    await send(id, { phone: '' })

    expect(await contactOf(id)).toEqual({ contact: { name: 'Sam', email: right }, version: 2 })
  })

  it('with a new number alone asks for nothing to be spelt, and leaves the address to be checked', async () => {
    const id = await anAsked()
    await cameBack(id)
    const answer = await send(id, { email: mistyped.toUpperCase(), phone: '03069 990333', isSpelt: false })

    expect(answer.statusCode, answer.payload).toBe(200)
    expect(answer.json().events).toMatchObject([{ details: { changed: ['phone'] } }])
    expect(await openTasks(id)).toBe(1)
  })

  it('ends the task to check the old address in this enquiry, and in no other', async () => {
    const [id, other] = [await anAsked(), await anAsked()]
    await cameBack(id)
    await cameBack(other)
    expect((await read(id)).mailOfReply.refusal).toBe('came-back')

    await send(id)

    expect((await read(id)).mailOfReply).toMatchObject({ way: 'choose', address: right })
    const tasks = await rowsOf('select outcome from staff_tasks where enquiry_id = $1', [id])
    expect(tasks).toEqual([{ outcome: 'corrected' }])
    expect(await openTasks(other)).toBe(1)
    expect((await contactOf(other))?.contact).toEqual({ email: mistyped, phone })
    expect((await read(other)).mailOfReply.refusal).toBe('came-back')
    await rowsOf("update staff_tasks set done_at = now() where kind = 'check-address'")
  })

  it('is corrected once by the same form twice, also at once', async () => {
    const id = await anAsked()
    const both = await Promise.all([send(id), send(id)])
    const third = await send(id)

    expect([...both, third].map(({ statusCode }) => statusCode)).toEqual([200, 200, 200])
    expect((await contactOf(id))?.version).toBe(2)
    expect((await read(id)).events).toHaveLength(1)
  })

  it('is not overwritten by who had looked at it before a colleague changed it', async () => {
    const id = await anAsked()
    const both = await Promise.all([send(id), send(id, { email: 'other@family.example' })])

    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    const late = await send(id, { email: 'third@family.example' })
    expect(late.json()).toMatchObject({ status: 409, detail: expect.stringContaining('Someone else') })
    expect((await read(id)).events).toHaveLength(1)
  })
})

describe('how to reach somebody is not changed', () => {
  const refusedWith = async (id: string, more: object) => {
    const answer = await send(id, more)
    expect(answer.statusCode).toBeGreaterThanOrEqual(400)
    expect((await read(id)).events).toEqual([])
    const { status, detail, errors } = answer.json()
    return errors ? `${errors[0].pointer} ${errors[0].detail}` : `${status} ${detail}`
  }

  it.each([
    ['to an address that they have not spelt', { isSpelt: false }, '/isSpelt Ask them to spell'],
    [
      'to what is no address',
      { email: 'sam at home' },
      '/email Enter an email address in the correct format',
    ],
    ['to what is no number', { phone: 'the usual one' }, '/phone Enter a phone number'],
    ['without saying what becomes of the address', { email: undefined }, '/email'],
    ['to nothing at all', { email: '', phone: '' }, '/email Enter an email address or a phone number'],
  ])('%s', async (_, more, says) => {
    expect(await refusedWith(await anAsked(), more)).toContain(says)
  })

  it('where it goes on in another enquiry', async () => {
    const [id, main] = [await anAsked(), await anAsked()]
    await rowsOf(
      "update enquiries set merged_into_id = $2, status = 'closed', reply_by = null where id = $1",
      [id, main],
    )

    expect(await refusedWith(id, {})).toContain('409 This enquiry was joined to another one')
  })

  it('for somebody with an account', async () => {
    const id = await anAsked({ familyMemberId: amina.id, caseId })

    expect(await refusedWith(id, {})).toContain('409 This person has an account')
  })

  it('where it is hidden', async () => {
    const hidden = await aCase(test.pool)
    await insertRow(test.pool, 'restrictions', {
      ...{ id: newId(), child_id: hidden.childId, kind: 'ADDRESS_HIDDEN', note: 'A refuge' },
      ...{ set_at: test.clock.now(), set_by_id: (await aStaffMember(test.pool)).id },
    })

    expect(await refusedWith(await anAsked({ caseId: hidden.id }), {})).toContain('409 How to reach this')
  })

  it.each(['signed out', 'family'])('by %s', async (who) => {
    const id = await anAsked()
    const by = who === 'family' ? await test.signInFamily(amina.email) : new Visitor(test.app, {})

    expect((await send(id, {}, by)).statusCode).toBe(401)
    expect((await contactOf(id))?.version).toBe(1)
  })
})

it('a wrong number of who wrote a letter may go: they are answered by post', async () => {
  const id = await anAsked({ channel: 'post', contact: { phone } })

  expect((await send(id, { email: '', phone: '' })).statusCode).toBe(200)
  expect((await contactOf(id))?.contact).toEqual({})
})

describe('the locks of whoever an address belongs to', () => {
  it('keep who is locked out from correcting it, as from reading it', async () => {
    const id = await anAsked({ contact: { email: amina.email } })

    expect((await send(id, {}, joe)).statusCode).toBe(404)
  })

  it.each([
    ['address', { email: 'AMINA' }],
    ['number', { email: mistyped, phone: '+44 7700 900123' }],
  ])('are not taken off by a colleague who changes the %s', async (_, given) => {
    const contact = given.email === 'AMINA' ? { email: amina.email.toUpperCase() } : given
    const id = await anAsked({ contact })
    const answer = await send(id, { phone: '' })

    expect(answer.statusCode).toBe(409)
    expect(answer.json().detail).toContain('on the record of somebody with an account')
    expect((await joe.get(path(id))).statusCode).toBe(404)
  })

  it('are not in the way of the other of the two', async () => {
    const id = await anAsked({ contact: { email: mistyped, phone: '07700 900123' } })

    expect((await send(id, { phone: '07700 900123' })).statusCode).toBe(200)
    expect((await joe.get(path(id))).statusCode).toBe(404)
  })

  it('are not put on by who is locked out, and are by others', async () => {
    const id = await anAsked()
    const byJoe = await send(id, { email: amina.email }, joe)

    expect(byJoe.statusCode).toBe(409)
    expect(await contactOf(id)).toEqual({ contact: { email: mistyped, phone }, version: 1 })
    expect((await send(id, { email: amina.email })).statusCode).toBe(200)
    expect((await joe.get(path(id))).statusCode).toBe(404)
  })
})

it('an address that we put right proves nobody: who it belongs to is linked after a check only', async () => {
  const id = await anAsked({ contact: { email: mistyped } })
  await send(id, { email: amina.email, phone: '' })
  const link = { version: 2, caseId, familyMemberId: amina.id }

  const refused = await staff.post(`${path(id)}/link`, link)
  expect(refused.json().errors).toMatchObject([{ pointer: '/identityCheck' }])
  const checked = await staff.post(`${path(id)}/link`, {
    ...link,
    identityCheck: 'Rang the number on record',
  })
  expect(checked.statusCode).toBe(200)
})
