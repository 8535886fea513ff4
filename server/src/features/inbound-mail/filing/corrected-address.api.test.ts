import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import { aStaffMember } from '../../../../test/factories/index.ts'
import { aMail, type MailWanted } from '../../../../test/mail/eml.ts'
import { mailFilingOf } from '../../../../test/mail/mail-filing.ts'
import { aBounce } from '../../../../test/mail/reports.ts'
import { usualMoment } from '../../../../test/test-clock.ts'
import type { Visitor } from '../../../../test/visitor.ts'
import { newId } from '../../../platform/ids.ts'
import { threadMessageId } from '../../../platform/mail-thread-id.ts'
import { fileMails, type MailFiling, receiveMail } from '../index.ts'

let test: TestApp
let filing: MailFiling
let staff: Visitor
const [old, corrected] = ['sam@old.example', 'sam@new.example']
const subject = 'The taxi for Kit on Monday'

beforeAll(async () => {
  test = await buildTestApp()
  filing = mailFilingOf(test)
  staff = await test.signInStaff((await aStaffMember(test.pool)).email)
})
beforeEach(async () => {
  test.clock.set(usualMoment)
  await test.pool.query(
    'truncate staff_tasks, enquiry_events, inbound_mails, messages, promises, enquiries, notifications cascade',
  )
})
afterAll(() => test?.close())

interface Filed {
  outcome: string
  enquiryId: string
  proof: string | null
}
async function file(raw: Buffer): Promise<Filed> {
  const mail = { raw, envelopeFrom: 'x@other.example', envelopeTo: 'hub@council.example' }
  const { id } = await receiveMail(filing, { ...mail, cameBy: 'lmtp' })
  await fileMails(filing)
  const { rows } = await test.pool.query<Filed>(
    `select i.outcome, i.enquiry_id as "enquiryId", m.sender_proof as proof
     from inbound_mails i left join messages m on m.id = i.message_id where i.id = $1`,
    [id],
  )
  return rows[0] as Filed
}
const from = (address: string, more: MailWanted = {}) =>
  aMail({ from: `Sam Reed <${address}>`, messageId: `<${newId()}@mail.example>`, subject, ...more })

const path = (id: string) => `/api/staff/enquiries/${id}`
const versionOf = async (id: string) => (await staff.get(path(id))).json<{ version: number }>().version
const threadOf = async (id: string) =>
  (await staff.get(path(id))).json<{ messages: { kind: string }[] }>().messages.length

/** The Message-ID of an answer of ours that has left. */
async function answerTo(enquiryId: string, mailTo: string): Promise<string> {
  const reply = { body: 'On Monday.', requestKey: newId(), reachesBy: 'email', mailTo }
  const answer = await staff.post(`${path(enquiryId)}/replies`, {
    ...reply,
    version: await versionOf(enquiryId),
  })
  expect(answer.statusCode, answer.payload).toBe(200)
  const { rows } = await test.pool.query<{ id: string }>(
    "update notifications set status = 'sent', attempts = 1 where event_key = $1 returning id",
    [reply.requestKey],
  )
  return threadMessageId(filing.threadKey, enquiryId, rows[0]?.id ?? '', 'hub.test')
}

/** Sam wrote from one address; we answered to it, and then put the address right. */
async function aCorrectedThread() {
  const { enquiryId } = await file(from(old))
  const signedId = await answerTo(enquiryId, old)
  const form = { version: await versionOf(enquiryId), email: corrected, phone: '', isSpelt: true }
  expect((await staff.post(`${path(enquiryId)}/contact`, form)).statusCode).toBe(200)
  return { enquiryId, signedId, messages: await threadOf(enquiryId) }
}

describe('once the address is put right', () => {
  it('a mail from the new one joins by the signed Message-ID of ours that it answers', async () => {
    const { enquiryId, signedId } = await aCorrectedThread()
    const filed = await file(from(corrected, { headers: [`In-Reply-To: ${signedId}`] }))

    expect(filed).toEqual({ outcome: 'joined', enquiryId, proof: 'signed' })
  })

  it.each([
    ['the old address, though it answers our mail', old, true],
    ['the old address about the same matter', old, false],
    ['a stranger who got hold of our mail', 'stranger@other.example', true],
    ['a stranger about the same matter', 'stranger@other.example', false],
  ])('a mail of %s is an enquiry of its own', async (_, address, answers) => {
    const { enquiryId, signedId, messages } = await aCorrectedThread()
    const headers = answers ? [`In-Reply-To: ${signedId}`] : []
    const filed = await file(from(address, { headers }))

    expect(filed.outcome).toBe('new-enquiry')
    expect(filed.enquiryId).not.toBe(enquiryId)
    expect(await threadOf(enquiryId)).toBe(messages)
  })

  it('a mail from the new one that our mail server says is forged does not join', async () => {
    const { enquiryId, signedId } = await aCorrectedThread()
    const forged = 'Authentication-Results: mx.council.example; dmarc=fail'
    const filed = await file(from(corrected, { headers: [`In-Reply-To: ${signedId}`, forged] }))

    expect(filed.outcome).toBe('new-enquiry')
    expect(filed.enquiryId).not.toBe(enquiryId)
  })

  it('a mail that comes back from the old one stops nothing; one from the new one does', async () => {
    const { enquiryId, signedId } = await aCorrectedThread()
    const openTasks = async () =>
      (await test.pool.query("select from staff_tasks where kind = 'check-address' and done_at is null"))
        .rowCount

    await file(aBounce({ about: signedId, recipient: old, messageId: '<one@mx.example>' }))
    expect(await openTasks()).toBe(0)
    expect((await staff.get(path(enquiryId))).json().mailOfReply.refusal).toBeNull()

    const later = await answerTo(enquiryId, corrected)
    await file(aBounce({ about: later, recipient: corrected, messageId: '<two@mx.example>' }))
    expect(await openTasks()).toBe(1)
  })
})
