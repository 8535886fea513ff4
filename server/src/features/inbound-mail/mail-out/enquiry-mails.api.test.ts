import { replyAboveLine } from '@send-hub/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import { aCase, aFamilyMember, anEnquiry, aStaffMember } from '../../../../test/factories/index.ts'
import { type MailBothWays, startMailBothWays } from '../../../../test/mail/mail-both-ways.ts'
import { hubAddress } from '../../../../test/mail/mail-filing.ts'
import { createFolderStore } from '../../../platform/files/index.ts'
import { newId } from '../../../platform/ids.ts'
import { threadMessageId, threadOfMessageId } from '../../../platform/mail-thread-id.ts'
import type { Mailer } from '../../../platform/mailer.ts'
import { receiveMail } from '../receive-mail.ts'
import { messageIdIn } from './enquiry-mails.ts'

let test: TestApp
let post: MailBothWays

beforeAll(async () => {
  test = await buildTestApp()
  post = await startMailBothWays(test)
})
beforeEach(async () => {
  await test.pool.query('delete from notifications')
  post.mail.taken.length = 0
  post.mail.answer = {}
})
afterAll(async () => {
  await post?.close()
  await test?.close()
})

const words = 'Your case is with Jo.\nShe rings you on Friday.'

/** Somebody asked, and staff have answered: the notice waits. */
async function anAnswer({ choseWords = false, topics = ['STATUS'], priority = 3 } = {}) {
  const amina = await aFamilyMember(test.pool)
  const { id: caseId } = await aCase(test.pool, { sharedWith: [amina.id] })
  const { id } = await anEnquiry(test.pool, { caseId, familyMemberId: amina.id })
  await test.pool.query('update enquiries set topics = $2, priority = $3 where id = $1', [
    id,
    topics,
    priority,
  ])
  if (choseWords)
    await test.pool.query('update family_members set replies_by_email = true where id = $1', [amina.id])
  const staff = await test.signInStaff((await aStaffMember(test.pool)).email)
  await test.pool.query("update notifications set status = 'stopped' where status = 'waiting'")
  const { version } = (await staff.get(`/api/staff/enquiries/${id}`)).json<{ version: number }>()
  const reply = await staff.post(`/api/staff/enquiries/${id}/replies`, {
    body: words,
    version,
    requestKey: newId(),
  })
  expect(reply.statusCode).toBe(200)
  return { enquiryId: id, caseId, amina }
}

async function ledger() {
  const { rows } = await test.pool.query<{ id: string; kind: string; status: string; values: object }>(
    "select id, kind, status, values from notifications where status <> 'stopped' order by created_at desc, id desc limit 1",
  )
  return rows[0]
}

describe('a mail about an enquiry', () => {
  it('carries a signed id of its thread, is answered to the hub, and says above which line', async () => {
    const { enquiryId } = await anAnswer()
    await post.deliver()

    const [sent] = post.mail.taken
    const row = await ledger()
    expect(threadOfMessageId(test.secrets.mailThread, sent?.messageId ?? '')).toEqual({
      enquiryId,
      uniqueId: row?.id,
    })
    const first = threadMessageId(test.secrets.mailThread, enquiryId, enquiryId, 'hub.test')
    expect(sent?.headers).toMatchObject({
      'reply-to': hubAddress,
      'in-reply-to': first,
      references: first,
      'auto-submitted': 'auto-generated',
    })
    expect(sent?.headers['x-auto-response-suppress']).not.toMatch(/NDR|All/)
    expect(sent?.returnTo).toBe(hubAddress)
    expect(sent?.text.startsWith(replyAboveLine)).toBe(true)
  })

  it('has the same id at each try', async () => {
    await anAnswer()
    const ids: string[] = []
    const noting: Mailer = {
      ...post.mailer,
      async send(message) {
        ids.push(message.messageId)
        return { outcome: 'try-again', reason: '451', isServerDown: true }
      },
    }
    await post.deliver(noting)
    test.clock.pass({ minutes: 5 })
    await post.deliver(noting)
    await post.deliver()
    test.clock.pass({ minutes: 5 })
    await post.deliver()

    expect(ids).toHaveLength(2)
    expect(new Set([...ids, post.mail.taken[0]?.messageId]).size).toBe(1)
  })

  it('answers their own newest mail, by its id as they wrote it', async () => {
    const { enquiryId } = await anAnswer()
    const raw = Buffer.from('Message-ID:\r\n <CAB+aBc@Mail.Example>\r\nFrom: a@b.example\r\n\r\nHello\r\n')
    const files = createFolderStore(test.filesDir)
    const { id } = await receiveMail(
      { pool: test.pool, clock: test.clock, files },
      { raw, envelopeFrom: 'a@b.example', envelopeTo: hubAddress, cameBy: 'lmtp' },
    )
    await test.pool.query(
      "update inbound_mails set status = 'filed', outcome = 'joined', filed_at = now(), enquiry_id = $2 where id = $1",
      [id, enquiryId],
    )
    await post.deliver()

    expect(post.mail.taken[0]?.headers['in-reply-to']).toBe('<CAB+aBc@Mail.Example>')
    expect(post.mail.taken[0]?.headers.references).toMatch(/^<e\.\S+> <CAB\+aBc@Mail\.Example>$/)
  })

  it('is a notice and no more, when nothing else was chosen', async () => {
    await anAnswer()
    await post.deliver()

    expect(post.mail.taken[0]?.subject).toBe('There is a reply for you')
    expect(post.mail.taken[0]?.text).toContain('Sign in to read it:')
    expect(post.mail.taken[0]?.text).not.toContain('Jo')
  })

  it('never has an id that could put something into our headers', () => {
    expect(messageIdIn('Message-ID: <a@b>\r\nX: y')).toBe('<a@b>')
    expect(messageIdIn('Message-ID: <a b@c>')).toBeNull()
    expect(messageIdIn('Message-ID: none')).toBeNull()
    expect(messageIdIn('Message-ID: <ä@b>')).toBeNull()
    expect(messageIdIn('Subject: x')).toBeNull()
  })
})

describe('a whole answer by email', () => {
  it('goes to who chose it, and its words are in no table of mails', async () => {
    await anAnswer({ choseWords: true })
    const before = await test.pool.query('select * from notifications')
    await post.deliver()

    expect(post.mail.taken[0]?.text).toContain(words)
    expect(post.mail.taken[0]?.subject).toBe('There is a reply for you')
    expect(await ledger()).toMatchObject({ kind: 'answer-by-email', status: 'sent', values: {} })
    const after = await test.pool.query('select * from notifications')
    expect(JSON.stringify([before.rows, after.rows])).not.toContain('Friday')
  })

  it('becomes a notice when the choice was taken back before it went', async () => {
    const { amina } = await anAnswer({ choseWords: true })
    await test.pool.query('update family_members set replies_by_email = false where id = $1', [amina.id])
    await post.deliver()

    expect(post.mail.taken[0]?.text).not.toContain('Friday')
    expect(await ledger()).toMatchObject({ kind: 'enquiry-answered', status: 'sent' })
  })

  it.each([
    ['about a risk of harm', { topics: ['STATUS', 'SAFEGUARDING'] }],
    ['of the first priority', { priority: 0 }],
  ])('is never one %s', async (_, more) => {
    await anAnswer({ choseWords: true, ...more })
    await post.deliver()

    expect(post.mail.taken[0]?.text).toContain('Sign in to read it:')
    expect(post.mail.taken[0]?.text).not.toContain('Friday')
  })

  it('is only a notice once the question belongs to another case than when it was answered', async () => {
    const { enquiryId, amina } = await anAnswer({ choseWords: true })
    const other = await aCase(test.pool, { sharedWith: [amina.id] })
    await test.pool.query('update enquiries set case_id = $2 where id = $1', [enquiryId, other.id])
    await post.deliver()

    expect(post.mail.taken[0]?.text).not.toContain('Friday')
  })

  it.each([
    ['their access has ended', "update case_access set ends_on = '2026-11-22' where case_id = $1"],
    [
      'mail to them came back',
      'update family_members set mail_stopped_at = now() where id = (select family_member_id from enquiries where case_id = $1)',
    ],
    ['the child has died', "update cases set status = 'CLOSED_DECEASED' where id = $1"],
  ])('does not go, nor a notice, when %s', async (_, change) => {
    const { caseId } = await anAnswer({ choseWords: true })
    await test.pool.query(change, [caseId])
    await post.deliver()

    expect(post.mail.taken).toEqual([])
  })
})
