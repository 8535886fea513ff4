import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import { aCase, aFamilyMember, anEnquiry, aStaffMember } from '../../../../test/factories/index.ts'
import { insertRow } from '../../../../test/factories/insert-row.ts'
import type { Visitor } from '../../../../test/visitor.ts'
import { newId } from '../../../platform/ids.ts'
import { createSealer } from '../../../platform/sealed-text.ts'

let test: TestApp
let staff: Visitor
const address = 'sam@family.example'
const body = 'Your question is with the right team. You hear from us on Friday.'

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

/** Made by a report that a mail could not be delivered. Answers how staff end it. */
async function aTaskToCheck(of: { enquiry_id: string }) {
  const id = newId()
  await insertRow(test.pool, 'staff_tasks', {
    ...{
      id,
      kind: 'check-address',
      cause_key: `check-address:${id}`,
      team: 'hub',
      created_at: test.clock.now(),
    },
    ...of,
  })
  return async () => {
    expect((await staff.post(`/api/staff/tasks/${id}/done`, { outcome: 'done' })).statusCode).toBe(204)
  }
}

async function reply(id: string, more: object = {}) {
  const { version } = (await staff.get(`/api/staff/enquiries/${id}`)).json<{ version: number }>()
  const input = { body, version, requestKey: newId(), ...more }
  return staff.post(`/api/staff/enquiries/${id}/replies`, input)
}

const waiting = async () =>
  (
    await test.pool.query<{ kind: string; sealedTo: string; values: object }>(
      'select kind, sealed_to as "sealedTo", values from notifications order by id',
    )
  ).rows

describe('the answer to somebody without an account', () => {
  it('goes by email once its writer has said so, and neither words nor address stand in the outbox', async () => {
    const id = await anEmail()
    const answer = await reply(id, { reachesBy: 'email', mailTo: address })

    expect(answer.statusCode).toBe(200)
    const rows = await waiting()
    expect(rows).toMatchObject([{ kind: 'reply-by-email', values: {} }])
    expect(createSealer(test.secrets.sealedAddress).unseal(rows[0]?.sealedTo ?? '')).toBe(address)
    expect(JSON.stringify(rows)).not.toMatch(/sam@|Friday/)
    const audit = await test.pool.query(
      "select details from audit_entries where subject_id = $1 and action = 'enquiry-answered'",
      [id],
    )
    expect(audit.rows).toMatchObject([{ details: { byEmail: true } }])
  })

  it('is not sent twice by the same form', async () => {
    const id = await anEmail()
    const requestKey = newId()
    const { version } = (await staff.get(`/api/staff/enquiries/${id}`)).json<{ version: number }>()
    const input = { body, version, requestKey, reachesBy: 'email', mailTo: address }
    await staff.post(`/api/staff/enquiries/${id}/replies`, input)
    await staff.post(`/api/staff/enquiries/${id}/replies`, input)

    expect(await waiting()).toHaveLength(1)
  })

  it('is only recorded when its writer tells them in another way', async () => {
    const answer = await reply(await anEmail(), { reachesBy: 'told' })

    expect(answer.statusCode).toBe(200)
    expect(await waiting()).toEqual([])
  })

  it('wants its writer to say how it reaches them, when they wrote by email', async () => {
    const answer = await reply(await anEmail())

    expect(answer.statusCode).toBe(400)
    expect(answer.json().errors).toMatchObject([{ pointer: '/reachesBy' }])
    expect((await reply(await anEmail({ channel: 'phone' }))).statusCode).toBe(200)
  })

  it.each([
    ['this enquiry', (id: string) => aTaskToCheck({ enquiry_id: id })],
    [
      'another one of theirs',
      async () => aTaskToCheck({ enquiry_id: await anEmail({ email: 'Came.Back@family.example' }) }),
    ],
    [
      'a person with an account',
      async () => {
        const { id } = await aFamilyMember(test.pool, { email: 'came.back@family.example' })
        await test.pool.query('update family_members set mail_stopped_at = now() where id = $1', [id])
        return async () =>
          void (await test.pool.query('update family_members set mail_stopped_at = null where id = $1', [id]))
      },
    ],
  ])(
    'goes nowhere while mail to the address came back, because of %s, and nobody checked it',
    async (_, cameBack) => {
      const mailTo = 'came.back@family.example'
      const id = await anEmail({ email: mailTo })
      const check = await cameBack(id)
      const answer = await reply(id, { reachesBy: 'email', mailTo })

      expect(answer.statusCode).toBe(409)
      expect(answer.json().detail).toContain('came back')
      expect(await waiting()).toEqual([])
      expect((await staff.get(`/api/staff/enquiries/${id}`)).json().mailOfReply).toEqual({
        ...{ way: 'none', address: null, refusal: 'came-back' },
      })

      await check()
      expect((await reply(id, { reachesBy: 'email', mailTo })).statusCode).toBe(200)
    },
  )

  it('never goes by email while the enquiry is linked to a case that they have no right to', async () => {
    const { id: caseId } = await aCase(test.pool)
    const id = await anEmail({ caseId })
    const answer = await reply(id, { reachesBy: 'email', mailTo: address })

    expect(answer.statusCode).toBe(409)
    expect(answer.json().detail).toContain('linked to a case')
    expect(await waiting()).toEqual([])
    expect((await staff.get(`/api/staff/enquiries/${id}`)).json().mailOfReply).toEqual({
      way: 'none',
      address: null,
      refusal: 'linked-to-case',
    })
  })

  it('does not go to another address than its writer saw', async () => {
    const answer = await reply(await anEmail(), { reachesBy: 'email', mailTo: 'old@family.example' })

    expect(answer.statusCode).toBe(409)
    expect(await waiting()).toEqual([])
  })

  it('takes no files along: they would reach nobody', async () => {
    const more = { reachesBy: 'email', mailTo: address, fileIds: [newId()] }
    const answer = await reply(await anEmail(), more)

    expect(answer.statusCode).toBe(409)
    expect(answer.json().detail).toContain('Files don’t go by email')
  })

  it('does not go by email to somebody who gave no address', async () => {
    const id = await anEmail({ email: null })

    expect((await reply(id, { reachesBy: 'email', mailTo: address })).statusCode).toBe(409)
  })

  it('is stopped when it names a case, until its writer lets that stand', async () => {
    const { reference } = await aCase(test.pool)
    const words = { body: `${body} See ${reference}.`, reachesBy: 'email', mailTo: address }
    const id = await anEmail()
    const answer = await reply(id, words)

    expect(answer.statusCode).toBe(400)
    expect(answer.json().errors).toMatchObject([{ pointer: '/confirms/other-child' }])
    expect((await reply(id, { ...words, confirms: ['other-child'] })).statusCode).toBe(200)
  })
})

describe('the answer to somebody with an account', () => {
  it('is told of with a notice, and staff see where it would go in full', async () => {
    const amina = await aFamilyMember(test.pool)
    const { id } = await anEnquiry(test.pool, { familyMemberId: amina.id })
    const wayNow = async () => (await staff.get(`/api/staff/enquiries/${id}`)).json().mailOfReply.way

    expect(await wayNow()).toBe('notice')
    await test.pool.query('update family_members set replies_by_email = true where id = $1', [amina.id])
    expect(await wayNow()).toBe('whole')
    expect((await reply(id, { reachesBy: 'email', mailTo: amina.email })).statusCode).toBe(409)
    expect((await reply(id)).statusCode).toBe(200)
    expect(await waiting()).toMatchObject([{ kind: 'enquiry-answered', sealedTo: null }])
  })
})

it('mail that came back about what is locked to the writer counts as well', async () => {
  const { id: caseId, childId } = await aCase(test.pool)
  const joe = await aStaffMember(test.pool)
  const other = await anEmail({ caseId, email: 'both@family.example' })
  await aTaskToCheck({ enquiry_id: other })
  const id = await anEmail({ email: 'both@family.example' })
  await insertRow(test.pool, 'staff_locks', {
    ...{ id: newId(), child_id: childId, staff_member_id: joe.id, reason: 'relative' },
    ...{ set_at: test.clock.now(), set_by_id: joe.id },
  })
  const usual = staff
  staff = await test.signInStaff(joe.email)
  expect((await staff.get(`/api/staff/enquiries/${other}`)).statusCode).toBe(404)

  const answer = await reply(id, { reachesBy: 'email', mailTo: 'both@family.example' })

  staff = usual
  expect(answer.statusCode, answer.payload).toBe(409)
})
