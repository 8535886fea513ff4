import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { InboundMailRows } from '@send-hub/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import { aCase, aFamilyMember, anEnquiry, aStaffMember } from '../../../../test/factories/index.ts'
import { insertRow } from '../../../../test/factories/insert-row.ts'
import { aMail, htmlPart, multipart, textPart } from '../../../../test/mail/eml.ts'
import { aMailApart } from '../../../../test/mail/mail-requests.ts'
import type { Visitor } from '../../../../test/visitor.ts'
import { contextFor } from '../../../platform/context.ts'
import { createFolderStore, FileMissing } from '../../../platform/files/index.ts'
import { newId } from '../../../platform/ids.ts'
import { sweepFiles } from '../../documents/sweep-files.ts'

let test: TestApp
let staff: Visitor
let me: { id: string }
beforeAll(async () => {
  test = await buildTestApp()
  const member = await aStaffMember(test.pool)
  me = member
  staff = await test.signInStaff(member.email)
})
afterAll(() => test?.close())

const deep = (levels: number): ReturnType<typeof textPart> =>
  levels === 0 ? textPart('x') : multipart('mixed', [deep(levels - 1)], `deep${levels}x`)
const listed = async (show = 'open') =>
  (await staff.get(`/api/staff/inbound-mails?show=${show}`)).json<InboundMailRows>().items.map(({ id }) => id)
const traces = async (action: string, id: string) => {
  const found =
    'select actor_id from audit_entries where action = $1 and (subject_id = $2::uuid or details ->> $3 = $2::text)'
  return (await test.pool.query(found, [action, id, 'inboundMailId'])).rows
}

describe('the mail as it came', () => {
  it('is saved as text, byte for byte, and leaves a trace', async () => {
    const raw = aMail({
      messageId: `<${newId()}@mail.example>`,
      content: htmlPart('<script>steal()</script>'),
    })
    const id = await aMailApart(test, { raw })
    const answer = await staff.get(`/api/staff/inbound-mails/${id}/raw`)

    expect(answer.statusCode).toBe(200)
    expect(answer.rawPayload).toEqual(raw)
    expect(answer.headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': expect.stringMatching(/^attachment;.*email-2026-11-23\.txt/),
      'x-content-type-options': 'nosniff',
    })
    expect(await traces('mail-opened', id)).toEqual([{ actor_id: me.id }])
  })

  it('of an enquiry that is locked for somebody is not there for them', async () => {
    const aCaseOfSomebody = await aCase(test.pool)
    const enquiry = await anEnquiry(test.pool, { caseId: aCaseOfSomebody.id })
    const id = await aMailApart(test)
    await test.pool.query("update inbound_mails set enquiry_id = $2, outcome = 'joined' where id = $1", [
      id,
      enquiry.id,
    ])
    expect((await staff.get(`/api/staff/inbound-mails/${id}/raw`)).statusCode).toBe(200)
    await insertRow(test.pool, 'staff_locks', {
      ...{ id: newId(), child_id: aCaseOfSomebody.childId, staff_member_id: me.id, reason: 'relative' },
      ...{ set_at: test.clock.now(), set_by_id: me.id },
    })

    expect((await staff.get(`/api/staff/inbound-mails/${id}/raw`)).statusCode).toBe(404)
  })

  it('that does not exist is not found', async () => {
    expect((await staff.get(`/api/staff/inbound-mails/${newId()}/raw`)).statusCode).toBe(404)
    expect((await staff.get('/api/staff/inbound-mails/x/raw')).statusCode).toBe(400)
  })
})

describe('a mail that became no enquiry', () => {
  it('is listed until somebody has dealt with it, and then among all', async () => {
    const id = await aMailApart(test)
    expect(await listed()).toContain(id)

    expect((await staff.post(`/api/staff/inbound-mails/${id}/seen`, {})).statusCode).toBe(204)
    expect(await listed()).not.toContain(id)
    expect(await listed('all')).toContain(id)
    expect(await traces('mail-seen', id)).toHaveLength(1)
  })

  it('becomes an enquiry with its own words and sender, once', async () => {
    const id = await aMailApart(test)
    const made = await staff.post(`/api/staff/inbound-mails/${id}/enquiry`, {})

    expect(made.statusCode, made.payload).toBe(201)
    const { rows } = await test.pool.query(
      'select e.channel, e.contact_name, e.contact, m.body from enquiries e join messages m on m.enquiry_id = e.id where e.id = $1',
      [made.json().id],
    )
    expect(rows).toEqual([
      {
        ...{ channel: 'email', contact_name: 'Amina Okafor', contact: { email: 'amina@family.example' } },
        body: 'Subject: A question\n\nWhen will you decide?',
      },
    ])
    expect(await listed('all')).not.toContain(id)
    expect((await staff.post(`/api/staff/inbound-mails/${id}/enquiry`, {})).statusCode).toBe(409)
  })

  it('that the hub can’t read needs somebody to say what is in it, and ends the task', async () => {
    const id = await aMailApart(test, {
      raw: aMail({ content: deep(100), messageId: `<${newId()}@m.example>` }),
      outcome: null,
    })
    await insertRow(test.pool, 'staff_tasks', {
      ...{
        id: newId(),
        kind: 'read-mail',
        cause_key: `read-mail:${id}`,
        team: 'hub',
        created_at: test.clock.now(),
      },
    })
    const unsaid = await staff.post(`/api/staff/inbound-mails/${id}/enquiry`, {})
    expect(unsaid.statusCode).toBe(400)
    expect(unsaid.json().errors).toEqual([
      { pointer: '/body', detail: expect.stringContaining('Write what it says') },
    ])

    const made = await staff.post(`/api/staff/inbound-mails/${id}/enquiry`, {
      name: 'Amina',
      body: 'She asks when.',
    })
    expect(made.statusCode, made.payload).toBe(201)
    const { rows } = await test.pool.query('select outcome from staff_tasks where cause_key = $1', [
      `read-mail:${id}`,
    ])
    expect(rows).toEqual([{ outcome: 'recorded' }])
  })

  it('can’t be decided on when it is part of an enquiry', async () => {
    const enquiry = await anEnquiry(test.pool)
    const id = await aMailApart(test)
    await test.pool.query('update inbound_mails set enquiry_id = $2 where id = $1', [id, enquiry.id])

    expect((await staff.post(`/api/staff/inbound-mails/${id}/seen`, {})).statusCode).toBe(404)
    expect((await staff.post(`/api/staff/inbound-mails/${id}/enquiry`, {})).statusCode).toBe(409)
  })
})

describe('an address that was checked', () => {
  it('of nobody is not found, and of somebody whose mail goes changes nothing', async () => {
    const person = await aFamilyMember(test.pool)

    expect((await staff.post(`/api/staff/family-members/${newId()}/mail-checked`, {})).statusCode).toBe(404)
    expect((await staff.post(`/api/staff/family-members/${person.id}/mail-checked`, {})).statusCode).toBe(204)
    expect(await traces('mail-started', person.id)).toEqual([])
  })
})

it('what was taken in is there after the store was swept of what no row knows of', async () => {
  const id = await aMailApart(test)
  const { rows } = await test.pool.query('select storage_key as key from inbound_mails where id = $1', [id])
  const { key } = rows[0]
  const files = createFolderStore(test.filesDir)
  const unknown = await (await files.stage(Readable.from([Buffer.from('nobody knows me')]))).keep()
  const inTwoDays = { now: () => new Date(Date.now() + 48 * 60 * 60_000) }
  await sweepFiles(contextFor(test.pool, inTwoDays, { kind: 'system', id: null }), files)

  await expect(files.open(unknown)).rejects.toThrow(FileMissing)
  expect((await buffer(await files.open(key))).toString()).toContain('When will you decide?')
})
