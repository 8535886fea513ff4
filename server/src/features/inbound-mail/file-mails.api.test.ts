import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../test/build-test-app.ts'
import { aFamilyMember, anEnquiry, aStaffMember } from '../../../test/factories/index.ts'
import { insertRow } from '../../../test/factories/insert-row.ts'
import { aMail, filePart, type MailWanted, multipart, textPart } from '../../../test/mail/eml.ts'
import { mailFilingOf } from '../../../test/mail/mail-filing.ts'
import { aBounce, anOutOfOffice } from '../../../test/mail/reports.ts'
import { answersBy } from '../../../test/mail/shapes.ts'
import { type AskerOfMails, anAskerOfMails } from '../../../test/mail/thousand-families.ts'
import { usualMoment } from '../../../test/test-clock.ts'
import type { Visitor } from '../../../test/visitor.ts'
import { createFolderStore } from '../../platform/files/index.ts'
import { newId } from '../../platform/ids.ts'
import { fileMails, type MailFiling, receiveMail } from './index.ts'

let test: TestApp
let filing: MailFiling
let staff: Visitor
beforeAll(async () => {
  test = await buildTestApp()
  filing = mailFilingOf(test)
  staff = await test.signInStaff((await aStaffMember(test.pool)).email)
})
beforeEach(() => test.clock.set(usualMoment))
afterAll(() => test?.close())

interface Kept {
  id: string
  status: string
  outcome: string | null
  enquiryId: string | null
  messageId: string | null
  fault: string | null
  isAcknowledged: boolean
}
const one = async <Row = Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<Row> =>
  (await test.pool.query(sql, values)).rows[0]
const count = async (of: string, values: unknown[] = []) =>
  Number((await one<{ n: string }>(`select count(*) as n from ${of}`, values)).n)

const keep = async (raw: Buffer, envelopeFrom = 'x@other.example', cameBy: 'lmtp' | 'imap' = 'lmtp') =>
  (await receiveMail(filing, { raw, envelopeFrom, envelopeTo: 'hub@council.example', cameBy })).id
const keptMail = (id: string) =>
  one<Kept>(
    `select id, status, outcome, enquiry_id as "enquiryId", message_id as "messageId", fault,
       acknowledged_at is not null as "isAcknowledged" from inbound_mails where id = $1`,
    [id],
  )
/** Takes a mail in and files it: what became of it. */
async function file(raw: Buffer, envelopeFrom?: string, with_: Partial<MailFiling> = {}): Promise<Kept> {
  const id = await keep(raw, envelopeFrom)
  await fileMails({ ...filing, ...with_ })
  return keptMail(id)
}
const fresh = (wanted: MailWanted = {}) => aMail({ messageId: `<${newId()}@mail.example>`, ...wanted })
const anAsker = (more: { email?: string; caseId?: string } = {}): Promise<AskerOfMails> =>
  anAskerOfMails(test.pool, { threadKey: filing.threadKey, domain: 'hub.test', ...more })
/** An answer of somebody to the mail that an asker got from us. */
const anAnswer = (to: AskerOfMails, from = to.email, more: MailWanted = {}) =>
  fresh({
    from,
    headers: [`In-Reply-To: ${to.signedId}`],
    content: answersBy.gmail('Thank you, from Monday.'),
    ...more,
  })
const enquiry = (id: string | null) =>
  one<Record<string, unknown>>('select * from enquiries where id = $1', [id])
const notesOf = (id: string | null) => count("messages where enquiry_id = $1 and kind = 'note'", [id])

describe('an answer of who asked', () => {
  it('is a message of theirs in the thread, cut to what they wrote, and opens it again with a new day', async () => {
    const asker = await anAsker()
    const filed = await file(anAnswer(asker))

    expect(filed).toMatchObject({ outcome: 'joined', enquiryId: asker.enquiryId })
    expect(await one('select * from messages where id = $1', [filed.messageId])).toMatchObject({
      ...{
        body: 'Thank you, from Monday.',
        author_kind: 'family',
        author_family_member_id: asker.familyMemberId,
      },
      ...{ channel: 'email', sender_proof: 'signed', kind: 'message' },
    })
    expect(await enquiry(asker.enquiryId)).toMatchObject({ status: 'waiting', reply_by: '2026-11-30' })
  })

  it('that only names the reference is known by its address alone', async () => {
    const asker = await anAsker()
    const filed = await file(fresh({ from: asker.email, subject: `About ${asker.reference}` }))

    expect(filed.outcome).toBe('joined')
    expect(await one('select sender_proof from messages where id = $1', [filed.messageId])).toEqual({
      sender_proof: 'address',
    })
  })

  it('to a mail of their own finds its thread', async () => {
    const asker = await anAsker()
    await file(anAnswer(asker, asker.email, { messageId: `<${asker.enquiryId}@mail.example>` }))
    const filed = await file(
      fresh({ from: asker.email, headers: [`References: <${asker.enquiryId}@mail.example>`] }),
    )

    expect(filed).toMatchObject({ outcome: 'joined', enquiryId: asker.enquiryId })
  })

  it('reads in their account and in the thread of staff, with the mail behind it', async () => {
    const asker = await anAsker()
    const { id, messageId } = await file(anAnswer(asker))
    const family = await test.signInFamily(asker.email)

    const theirs = await family.get(`/api/family/enquiries/${asker.enquiryId}`)
    expect(theirs.json().messages).toContainEqual(
      expect.objectContaining({ from: 'you', body: 'Thank you, from Monday.' }),
    )
    const ours = await staff.get(`/api/staff/enquiries/${asker.enquiryId}`)
    expect(ours.json().mails).toEqual([{ messageId, inboundMailId: id, proof: 'signed' }])
  })

  it('goes to the enquiry that theirs was joined to', async () => {
    const asker = await anAsker()
    const main = await anEnquiry(test.pool, { familyMemberId: asker.familyMemberId })
    await test.pool.query("update enquiries set status = 'closed', merged_into_id = $2 where id = $1", [
      asker.enquiryId,
      main.id,
    ])

    expect(await file(anAnswer(asker))).toMatchObject({ outcome: 'joined', enquiryId: main.id })
  })

  it('sets a promise going again that stood still', async () => {
    const asker = await anAsker()
    await test.pool.query(
      "update enquiries set status = 'paused', paused_since = opened_at, paused_days_left = 2 where id = $1",
      [asker.enquiryId],
    )
    await file(anAnswer(asker))

    expect(await enquiry(asker.enquiryId)).toMatchObject({
      status: 'waiting',
      paused_since: null,
      reply_by: '2026-11-25',
    })
  })

  it('from somebody without an account joins by the address they gave', async () => {
    const first = await file(fresh({ from: 'Pat <pat@new.example>' }), 'pat@new.example')
    const { reference } = await enquiry(first.enquiryId)
    const second = await file(
      fresh({ from: 'pat@new.example', subject: `Re: ${reference}` }),
      'pat@new.example',
    )

    expect(second).toMatchObject({ outcome: 'joined', enquiryId: first.enquiryId })
    expect(
      await one('select author_kind, author_name from messages where id = $1', [second.messageId]),
    ).toEqual({
      author_kind: 'contact',
      author_name: 'Pat',
    })
  })

  it('with files keeps them with the message, refused ones too, and says so', async () => {
    const asker = await anAsker()
    const parts = [
      textPart('See these.'),
      filePart('winmail.dat', 'application/ms-tnef', Buffer.alloc(100, 1)),
      filePart('notes.txt', 'text/plain', Buffer.from('Some notes of ours')),
    ]
    const { messageId } = await file(anAnswer(asker, asker.email, { content: multipart('mixed', parts) }))

    const { rows } = await test.pool.query(
      'select file_name, scan_status, uploaded_by_family_member_id as by from message_files where message_id = $1 order by 1',
      [messageId],
    )
    expect(rows).toEqual([
      { file_name: 'notes.txt', scan_status: 'unscanned', by: asker.familyMemberId },
      { file_name: 'winmail-dat.file', scan_status: 'refused', by: asker.familyMemberId },
    ])
    const { body } = await one<{ body: string }>('select body from messages where id = $1', [messageId])
    expect(body).toContain('can’t be opened here: winmail-dat')
  })
})

describe('a mail that answers what was not sent to its sender', () => {
  /** An enquiry of its own, with nothing of the thread in it, and a note for staff. */
  async function expectApart(filed: Kept, thread: AskerOfMails): Promise<void> {
    expect(filed.outcome).toBe('new-enquiry')
    expect(filed.enquiryId).not.toBe(thread.enquiryId)
    expect(await enquiry(filed.enquiryId)).toMatchObject({ case_id: null, family_member_id: null })
    expect(await notesOf(filed.enquiryId)).toBe(1)
    expect(await enquiry(thread.enquiryId)).toMatchObject({ status: 'answered', version: 1 })
    expect(await count('messages where enquiry_id = $1', [thread.enquiryId])).toBe(1)
  }

  it.each(['signed id', 'reference'])('of the other parent never joins, by %s', async (by) => {
    const mother = await anAsker()
    const { case_id: caseId } = await enquiry(mother.enquiryId)
    const father = await anAsker({ caseId: String(caseId) })
    const mail =
      by === 'reference'
        ? fresh({ from: father.email, subject: mother.reference })
        : anAnswer(mother, father.email)

    await expectApart(await file(mail, father.email), mother)
  })

  it('tells the other parent nothing: what they get is what a stranger gets', async () => {
    const mother = await anAsker()
    const { case_id: caseId } = await enquiry(mother.enquiryId)
    const father = await anAsker({ caseId: String(caseId) })
    const filed = await file(anAnswer(mother, father.email), father.email)

    const told = await one<{ values: object; kind: string; case_id: null }>(
      'select kind, values, case_id, family_member_id from notifications where event_key = $1',
      [filed.messageId],
    )
    const { reference } = await enquiry(filed.enquiryId)
    expect(told).toEqual({
      ...{ kind: 'mail-received', case_id: null, family_member_id: null },
      values: { reference, replyBy: 'Monday 30 November 2026' },
    })
    const family = await test.signInFamily(father.email)
    expect((await family.get(`/api/family/enquiries/${filed.enquiryId}`)).statusCode).toBe(404)
  })

  it('says nothing to staff that names the other enquiry in this one’s record', async () => {
    const mother = await anAsker()
    const filed = await file(anAnswer(mother, 'else@other.example'))

    const { body } = await one<{ body: string }>(
      "select body from messages where enquiry_id = $1 and kind = 'note'",
      [filed.enquiryId],
    )
    expect(body).not.toContain('ENQ-')
    expect(body).not.toContain(mother.email)
  })

  it('does not join after their access has ended', async () => {
    const asker = await anAsker()
    await test.pool.query("update case_access set ends_on = '2026-11-20' where family_member_id = $1", [
      asker.familyMemberId,
    ])

    await expectApart(await file(anAnswer(asker)), asker)
  })

  it('does not join while access is held back', async () => {
    const asker = await anAsker()
    const { rows } = await test.pool.query(
      'select c.child_id from cases c join enquiries e on e.case_id = c.id where e.id = $1',
      [asker.enquiryId],
    )
    await insertRow(test.pool, 'restrictions', {
      ...{
        id: newId(),
        child_id: rows[0].child_id,
        kind: 'NO_CONTACT',
        family_member_id: asker.familyMemberId,
      },
      ...{
        note: 'By order of a court',
        set_at: test.clock.now(),
        set_by_id: (await aStaffMember(test.pool)).id,
      },
    })

    await expectApart(await file(anAnswer(asker)), asker)
  })

  it('does not join where our mail server says it is forged, and nobody is thanked for it', async () => {
    const asker = await anAsker()
    const headers = [
      `In-Reply-To: ${asker.signedId}`,
      'Authentication-Results: mx.council.example; dmarc=fail',
    ]
    const filed = await file(anAnswer(asker, asker.email, { headers }))

    await expectApart(filed, asker)
    expect(filed.isAcknowledged).toBe(false)
  })

  it('does not join with a changed signature, though its reference is right', async () => {
    const asker = await anAsker()
    const wrong = asker.signedId.replace(/.(?=@)/, (one) => (one === '0' ? '1' : '0'))
    const headers = [`In-Reply-To: ${wrong}`]
    const filed = await file(anAnswer(asker, asker.email, { headers, content: 'No mark here' }))

    expect(filed.outcome).toBe('new-enquiry')
  })
})

describe('a first mail', () => {
  it('becomes an enquiry that is linked to nobody, also from an address on somebody’s record', async () => {
    const person = await aFamilyMember(test.pool)
    const filed = await file(fresh({ from: `Amina <${person.email}>`, subject: 'The taxi' }), person.email)

    expect(await enquiry(filed.enquiryId)).toMatchObject({
      ...{
        channel: 'email',
        status: 'waiting',
        reply_by: '2026-11-30',
        topics: ['OTHER'],
        contact_name: 'Amina',
      },
      ...{ family_member_id: null, case_id: null, contact: { email: person.email } },
    })
    expect(await one('select body from messages where id = $1', [filed.messageId])).toEqual({
      body: 'Subject: The taxi\n\nWhen will you decide?',
    })
  })

  it('is promised from when it came, however late it is filed', async () => {
    const id = await keep(fresh(), 'late@new.example')
    test.clock.pass({ hours: 30 })
    await fileMails(filing)

    expect(await enquiry((await keptMail(id)).enquiryId)).toMatchObject({ reply_by: '2026-11-30' })
  })

  it('is thanked for once an hour', async () => {
    const from = 'often@new.example'
    const thanked = []
    for (const minutes of [0, 30, 31]) {
      test.clock.pass({ minutes })
      thanked.push((await file(fresh({ from }), from)).isAcknowledged)
    }

    expect(thanked).toEqual([true, false, true])
  })

  it('is thanked for as long as not too many come in an hour, or our mail server knows its sender', async () => {
    test.clock.set('2026-11-25T10:00:00Z')
    const from = (name: string, more: MailWanted = {}) =>
      file(fresh({ from: `${name}@flood.example`, ...more }), undefined, { thanksPerHour: 2 })
    const proven = { headers: ['Authentication-Results: mx.council.example; dmarc=pass'] }
    const mails = [await from('a'), await from('b'), await from('c'), await from('d', proven)]
    test.clock.pass({ minutes: 61 })
    mails.push(await from('e'))

    expect(mails.map(({ isAcknowledged }) => isAcknowledged)).toEqual([true, true, false, true, true])
    expect(mails.every(({ outcome }) => outcome === 'new-enquiry')).toBe(true)
  })

  it('that came before in another encoding is no second enquiry', async () => {
    const messageId = `<${newId()}@mail.example>`
    const from = 'twice@new.example'
    const text = 'Grüße, and when will you decide?'
    const first = await file(aMail({ from, messageId, content: text }), from)
    const second = await file(
      aMail({ from, messageId, content: textPart(text, { encoding: 'base64' }) }),
      from,
    )

    expect(second).toMatchObject({ outcome: 'repeat', enquiryId: first.enquiryId, messageId: null })
  })

  it('with the Message-ID of another, and other words, is one of its own', async () => {
    const messageId = `<${newId()}@mail.example>`
    const first = await file(aMail({ messageId, content: 'One' }))
    const second = await file(aMail({ messageId, content: 'Two' }))

    expect(second.outcome).toBe('new-enquiry')
    expect(second.enquiryId).not.toBe(first.enquiryId)
  })

  it('about the same matter from the same stranger is one contact more in the first', async () => {
    const from = 'again@new.example'
    const first = await file(fresh({ from, subject: 'The taxi for Sam on Monday' }), from)
    const second = await file(fresh({ from, subject: 'RE: the taxi for Sam on Monday' }), from)

    expect(second).toMatchObject({ outcome: 'joined', enquiryId: first.enquiryId })
    expect(await enquiry(first.enquiryId)).toMatchObject({ contact_count: 2, status: 'waiting' })
    expect(
      await count("staff_tasks where enquiry_id = $1 and kind = 'repeat-contact'", [first.enquiryId]),
    ).toBe(1)
  })

  it.each([
    ['of the other parent is a matter of its own', 'Ben Sharing', 'new-enquiry'],
    ['of the same parent is one matter, however they write themselves', '"ANNA sharing"', 'joined'],
  ])('from the mailbox that two parents share: %s', async (_, name, outcome) => {
    const [from, subject] = [`${newId()}@new.example`, 'The taxi for Ida on Monday']
    const first = await file(fresh({ from: `Anna Sharing <${from}>`, subject }), from)
    const second = await file(fresh({ from: `${name} <${from}>`, subject }), from)

    expect(second.outcome).toBe(outcome)
    expect(second.enquiryId === first.enquiryId).toBe(outcome === 'joined')
  })

  it.each([
    ['another sender', 'other@new.example', 'The taxi for Kit on Monday', []],
    ['another subject', 'school@new.example', 'The taxi for Lou on Monday', []],
    [
      'a sender who is not proven',
      'school@new.example',
      'The taxi for Kit on Monday',
      ['Authentication-Results: mx.council.example; dmarc=fail'],
    ],
  ])('from %s is a matter of its own', async (_, from, subject, headers) => {
    const first = await file(fresh({ from: 'school@new.example', subject: 'The taxi for Kit on Monday' }))
    const second = await file(fresh({ from, subject, headers }), from)

    expect(second.outcome).toBe('new-enquiry')
    expect(second.enquiryId).not.toBe(first.enquiryId)
  })

  it('that the mail server took for spam is kept apart, unless who asked wrote it', async () => {
    const asker = await anAsker()
    const spam = ['X-Spam-Flag: YES']

    expect((await file(fresh({ headers: spam }))).outcome).toBe('spam')
    expect(
      (await file(anAnswer(asker, asker.email, { headers: [...spam, `In-Reply-To: ${asker.signedId}`] })))
        .outcome,
    ).toBe('joined')
  })

  it('fetched from an inbox without a return path is no machine’s', async () => {
    const id = await keep(fresh(), '', 'imap')
    await fileMails(filing)

    expect((await keptMail(id)).outcome).toBe('new-enquiry')
  })
})

describe('a machine’s answer', () => {
  it('is a note for staff, keeps no promise and resumes nothing', async () => {
    const asker = await anAsker()
    await test.pool.query(
      "update enquiries set status = 'paused', paused_since = opened_at, paused_days_left = 2 where id = $1",
      [asker.enquiryId],
    )
    const before = await count('notifications')
    const filed = await file(
      anOutOfOffice({ from: asker.email, answers: asker.signedId, messageId: `<${newId()}@m.example>` }),
      '',
    )

    expect(filed).toMatchObject({ outcome: 'noted-automatic', enquiryId: asker.enquiryId })
    expect(await enquiry(asker.enquiryId)).toMatchObject({ status: 'paused', version: 1 })
    expect(await count('notifications')).toBe(before)
    const family = await test.signInFamily(asker.email)
    const theirs = await family.get(`/api/family/enquiries/${asker.enquiryId}`)
    expect(theirs.payload).not.toContain('I am away')
  })
})

describe('mail that came back', () => {
  const stoppedAt = async ({ familyMemberId }: AskerOfMails) =>
    (
      await one<{ at: Date | null }>('select mail_stopped_at as at from family_members where id = $1', [
        familyMemberId,
      ])
    ).at
  const bounce = (asker: AskerOfMails, more: Partial<Parameters<typeof aBounce>[0]> = {}) =>
    aBounce({ about: asker.signedId, recipient: asker.email, messageId: `<${newId()}@mx.example>`, ...more })

  it('stops the address and becomes one task, until somebody has checked it', async () => {
    const asker = await anAsker()
    await file(bounce(asker), '')
    await file(bounce(asker), '')

    expect(await stoppedAt(asker)).not.toBeNull()
    expect(
      await count('staff_tasks where family_member_id = $1 and done_at is null', [asker.familyMemberId]),
    ).toBe(1)
    const listed = await staff.get('/api/staff/stopped-addresses')
    expect(listed.json().items).toContainEqual(
      expect.objectContaining({ familyMemberId: asker.familyMemberId }),
    )
    const shown = await staff.get(`/api/staff/enquiries/${asker.enquiryId}`)
    expect(shown.json().isMailStopped).toBe(true)

    const checked = await staff.post(`/api/staff/family-members/${asker.familyMemberId}/mail-checked`, {})
    expect(checked.statusCode).toBe(204)
    expect(await stoppedAt(asker)).toBeNull()
    expect(
      await count('staff_tasks where family_member_id = $1 and done_at is null', [asker.familyMemberId]),
    ).toBe(0)
  })

  it('counts no more once they have another address', async () => {
    const asker = await anAsker()
    await file(bounce(asker), '')
    await test.pool.query('update family_members set email = $2 where id = $1', [
      asker.familyMemberId,
      `${newId()}@new.example`,
    ])
    expect(await stoppedAt(asker)).toBeNull()

    expect((await file(bounce(asker), '')).outcome).toBe('bounce-unknown')
    expect(await stoppedAt(asker)).toBeNull()
  })

  it.each([
    ['made up, of a mail that we never sent', { about: `<${newId()}@hub.test>` }],
    ['made up, of a mail to somebody else', { recipient: 'other@family.example' }],
    ['only delayed', { action: 'delayed', status: '4.4.1' }],
    ['delivered', { action: 'delivered', status: '2.0.0' }],
  ] as const)('stops nobody when it is %s', async (_, more) => {
    const asker = await anAsker()
    await file(bounce(asker, more), '')

    expect(await stoppedAt(asker)).toBeNull()
  })

  it('of our thanks to a stranger is a note and a task in their enquiry', async () => {
    const first = await file(fresh({ from: 'gone@new.example' }), 'gone@new.example')
    await test.pool.query(
      "update notifications set attempts = 1, status = 'sent', sealed_to = '' where event_key = $1",
      [first.messageId],
    )
    const { id } = await one<{ id: string }>('select id from notifications where event_key = $1', [
      first.messageId,
    ])
    const report = aBounce({
      about: `<${id}@hub.test>`,
      recipient: 'gone@new.example',
      messageId: `<${newId()}@mx.example>`,
    })

    expect(await file(report, '')).toMatchObject({ outcome: 'bounce', enquiryId: first.enquiryId })
    expect(await notesOf(first.enquiryId)).toBe(1)
    expect(
      await count("staff_tasks where enquiry_id = $1 and kind = 'check-address'", [first.enquiryId]),
    ).toBe(1)
  })
})

describe('a mail that can’t be filed', () => {
  it('does not hold up the next, is tried again, and goes to a person in the end', async () => {
    const broken = { ...filing.files, open: () => Promise.reject(new Error('This one is broken')) }
    const bad = await keep(fresh({ subject: 'Bad', from: 'bad@new.example' }))
    await fileMails({ ...filing, files: broken })
    expect(await keptMail(bad)).toMatchObject({ status: 'received', fault: 'FAILED' })
    const good = await file(fresh())
    expect(good.outcome).toBe('new-enquiry')

    for (let tries = 0; tries < 5; tries += 1) {
      test.clock.pass({ hours: 1 })
      await fileMails({ ...filing, files: broken })
    }
    expect(await keptMail(bad)).toMatchObject({ status: 'unreadable', fault: 'FAILED' })
    expect(await count("staff_tasks where inbound_mail_id = $1 and kind = 'read-mail'", [bad])).toBe(1)
  })

  it('because the store is away waits as long as that takes', async () => {
    const id = await keep(fresh())
    const { rows } = await test.pool.query('select storage_key as key from inbound_mails where id = $1', [id])
    const away = createFolderStore(`${test.filesDir}/nowhere`)
    for (let tries = 0; tries < 10; tries += 1) {
      await fileMails({ ...filing, files: away })
      test.clock.pass({ hours: 1 })
    }
    expect(rows[0].key).toBeTruthy()
    expect((await keptMail(id)).status).toBe('received')
    await fileMails(filing)

    expect((await keptMail(id)).outcome).toBe('new-enquiry')
  })

  it('whose reader died is taken up again, and nothing of it is there twice', async () => {
    const id = await keep(fresh({ from: 'killed@new.example' }))
    const before = await count('enquiries')
    // A process that dies in the middle: what it wrote is gone with its transaction, and nothing is noted of why.
    await test.pool.query('update inbound_mails set attempts = 1, due_at = $2 where id = $1', [
      id,
      test.clock.in({ minutes: 2 }),
    ])
    expect(await fileMails(filing)).toBe(0)
    test.clock.pass({ minutes: 3 })
    await fileMails(filing)

    expect((await keptMail(id)).outcome).toBe('new-enquiry')
    expect((await count('enquiries')) - before).toBe(1)
  })

  it('that kills every reader goes to a person', async () => {
    const id = await keep(fresh())
    await test.pool.query('update inbound_mails set attempts = 5 where id = $1', [id])
    await fileMails(filing)

    expect(await keptMail(id)).toMatchObject({ status: 'unreadable', fault: 'NEVER_ENDED' })
  })

  it('leaves nothing when the database refuses half of it', async () => {
    const id = await keep(fresh({ from: 'half@new.example' }))
    const before = [
      await count('enquiries'),
      await count('messages'),
      await count('promises'),
      await count('notifications'),
    ]
    await fileMails({
      ...filing,
      sealAddress: () => {
        throw new Error('In the middle')
      },
    })

    expect(await keptMail(id)).toMatchObject({ status: 'received', outcome: null })
    expect([
      await count('enquiries'),
      await count('messages'),
      await count('promises'),
      await count('notifications'),
    ]).toEqual(before)
    test.clock.pass({ minutes: 5 })
    await fileMails(filing)
    expect((await keptMail(id)).outcome).toBe('new-enquiry')
  })
})

it('a worker that is asked to stop finishes the mail at hand and leaves the rest', async () => {
  for (let n = 0; n < 3; n += 1) await keep(fresh())
  let begun = 0
  const done = await fileMails(filing, () => ++begun > 1)

  expect(done).toBe(1)
  expect(await fileMails(filing)).toBe(2)
})
