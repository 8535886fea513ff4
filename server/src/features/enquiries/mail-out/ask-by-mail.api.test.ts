import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import { aCase, aFamilyMember, anEnquiry, aStaffMember } from '../../../../test/factories/index.ts'
import type { Visitor } from '../../../../test/visitor.ts'
import { newId } from '../../../platform/ids.ts'
import { createSealer } from '../../../platform/sealed-text.ts'

let test: TestApp
let staff: Visitor
const address = 'sam@family.example'
const body = 'Which school does Kim go to now?'

beforeAll(async () => {
  test = await buildTestApp()
  staff = await test.signInStaff((await aStaffMember(test.pool)).email)
})
beforeEach(() => test.pool.query('delete from notifications'))
afterAll(() => test?.close())

/** Somebody without an account wrote an email. */
async function anEmail({
  email = address,
  ...wanted
}: Parameters<typeof anEnquiry>[1] & { email?: string | null } = {}) {
  const contact = email ? { email } : {}
  return (await anEnquiry(test.pool, { channel: 'email', contact, ...wanted })).id
}

const formFor = async (id: string, more: object = {}) => {
  const { version } = (await staff.get(`/api/staff/enquiries/${id}`)).json<{ version: number }>()
  return { body, version, requestKey: newId(), ...more }
}
const send = (id: string, form: object) => staff.post(`/api/staff/enquiries/${id}/pause`, form)
const ask = async (id: string, more: object = {}) => send(id, await formFor(id, more))

const waiting = async () =>
  (
    await test.pool.query<{ kind: string; eventKey: string; sealedTo: string; values: object }>(
      'select kind, event_key as "eventKey", sealed_to as "sealedTo", values from notifications order by id',
    )
  ).rows
const statusOf = async (id: string) =>
  (await test.pool.query<{ status: string }>('select status from enquiries where id = $1', [id])).rows[0]
    ?.status

describe('our question to somebody without an account', () => {
  it('goes by email once its writer has said so, and neither words nor address stand in the outbox', async () => {
    const id = await anEmail()
    const form = await formFor(id, { reachesBy: 'email', mailTo: address.toUpperCase() })

    expect((await send(id, form)).json()).toMatchObject({ status: 'paused' })

    const rows = await waiting()
    expect(rows).toMatchObject([{ kind: 'ask-by-email', eventKey: form.requestKey, values: {} }])
    expect(createSealer(test.secrets.sealedAddress).unseal(rows[0]?.sealedTo ?? '')).toBe(address)
    expect(JSON.stringify(rows)).not.toMatch(/sam@|school/i)
    const audit = await test.pool.query(
      "select details from audit_entries where subject_id = $1 and action = 'enquiry-paused'",
      [id],
    )
    expect(audit.rows).toEqual([{ details: { byEmail: true } }])
  })

  it('is not sent twice by the same form, nor by two at once', async () => {
    const id = await anEmail()
    const form = await formFor(id, { reachesBy: 'email', mailTo: address })

    await Promise.all([send(id, form), send(id, form)])
    expect((await send(id, form)).statusCode).toBe(200)

    expect(await waiting()).toHaveLength(1)
  })

  it('is only recorded when its writer asks them in another way', async () => {
    const id = await anEmail()

    expect((await ask(id, { reachesBy: 'told' })).statusCode).toBe(200)

    expect(await waiting()).toEqual([])
    expect(await statusOf(id)).toBe('paused')
  })

  it('wants its writer to say how it reaches them, when they wrote by email', async () => {
    const id = await anEmail()
    const answer = await ask(id)

    expect(answer.statusCode).toBe(400)
    expect(answer.json().errors).toEqual([
      { pointer: '/reachesBy', detail: 'Say how your question reaches them' },
    ])
    expect(await statusOf(id)).toBe('waiting')
    expect((await ask(await anEmail({ channel: 'phone' }))).statusCode).toBe(200)
    expect(await waiting()).toEqual([])
  })

  it.each([
    ['another address than its writer saw', {}, { mailTo: 'old@family.example' }, 'another one'],
    ['an address that its writer did not see', {}, { mailTo: undefined }, 'another one'],
    ['somebody who gave no address', { email: null }, {}, 'This question can’t go by email'],
  ])('does not go to %s, and nothing is paused', async (_what, wanted, more, words) => {
    const id = await anEmail(wanted)
    const answer = await ask(id, { reachesBy: 'email', mailTo: address, ...more })

    expect(answer.statusCode).toBe(409)
    expect(answer.json().detail).toContain(words)
    expect(await waiting()).toEqual([])
    expect(await statusOf(id)).toBe('waiting')
  })

  it('never goes by email while the enquiry is linked to a case that they have no right to', async () => {
    const { id: caseId } = await aCase(test.pool)
    const id = await anEmail({ caseId })
    const answer = await ask(id, { reachesBy: 'email', mailTo: address })

    expect(answer.statusCode).toBe(409)
    expect(answer.json().detail).toContain('linked to a case')
    expect(await waiting()).toEqual([])
    expect((await ask(id, { reachesBy: 'told' })).statusCode).toBe(200)
  })

  it('is stopped when it names a case, until its writer lets that stand', async () => {
    const { reference } = await aCase(test.pool)
    const words = { body: `${body} See ${reference}.`, reachesBy: 'email', mailTo: address }
    const id = await anEmail()
    const answer = await ask(id, words)

    expect(answer.statusCode).toBe(400)
    expect(answer.json().errors).toMatchObject([{ pointer: '/confirms/other-child' }])
    expect(await statusOf(id)).toBe('waiting')
    expect((await ask(id, { ...words, confirms: ['other-child'] })).statusCode).toBe(200)
    expect(await waiting()).toHaveLength(1)
  })

  it('does not leave where the clock may not stop', async () => {
    const id = await anEmail()
    await test.pool.query('update enquiries set priority = 0 where id = $1', [id])

    expect((await ask(id, { reachesBy: 'email', mailTo: address })).statusCode).toBe(409)
    expect(await waiting()).toEqual([])
  })

  it('is refused with a way that nobody knows', async () => {
    expect((await ask(await anEmail(), { reachesBy: 'pigeon' })).statusCode).toBe(400)
  })
})

it('our question to somebody with an account is told of with a notice, and never goes by plain email', async () => {
  const amina = await aFamilyMember(test.pool)
  const { id } = await anEnquiry(test.pool, { familyMemberId: amina.id })

  expect((await ask(id, { reachesBy: 'email', mailTo: amina.email })).statusCode).toBe(409)
  expect((await ask(id)).statusCode).toBe(200)
  expect(await waiting()).toMatchObject([{ kind: 'enquiry-asks', sealedTo: null }])
})
