import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { caseStatuses, caseWords, kent, senderName } from '@send-hub/shared'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../test/build-test-app.ts'
import {
  aCase,
  aFamilyMember,
  anAccess,
  anEnquiry,
  aStaffMember,
  letterElsewhere,
} from '../../../test/factories/index.ts'
import { insertRow } from '../../../test/factories/insert-row.ts'
import { type MailServer, startMailServer } from '../../../test/mail-server.ts'
import { usualMoment } from '../../../test/test-clock.ts'
import { newId } from '../../platform/ids.ts'
import { readInbox, startInbox } from '../../platform/inbox/index.ts'
import { createMailer, type Mailer } from '../../platform/mailer.ts'
import { oneTimeCode } from '../../platform/one-time-code.ts'
import { createSealer } from '../../platform/sealed-text.ts'
import { type Delivery, deliverDue } from './deliver-notifications.ts'

let test: TestApp
let mail: MailServer
let mailer: Mailer
let delivery: Delivery
let client: pg.Client
const from = `${senderName(kent.name)} <no-reply@hub.test>`

beforeAll(async () => {
  test = await buildTestApp()
  mail = await startMailServer()
  mailer = createMailer(mail.url, from)
})
beforeEach(async () => {
  test.clock.set(usualMoment)
  await test.pool.query("update notifications set status = 'stopped' where status = 'waiting'")
  mail.taken.length = 0
  mail.answer = {}
  delivery = deliveryBy(mailer)
  client = await connected()
})
afterEach(() => client.end())
afterAll(async () => {
  mailer?.close()
  await mail?.stop()
  await test?.close()
})

/** A mailer whose server is not there, at an address where one may be started. */
async function withoutServer() {
  const down = await startMailServer()
  await down.stop()
  return { port: down.port, delivery: deliveryBy(createMailer(down.url, from)) }
}

function deliveryBy(by: Mailer): Delivery {
  return {
    clock: test.clock,
    mailer: by,
    texts: null,
    sender: { councilName: kent.name, serviceUrl: 'http://hub.test', ...kent.hub },
    messageIdDomain: 'hub.test',
    codeKey: test.secrets.signInCode,
    unsealAddress: createSealer(test.secrets.sealedAddress).unseal,
    acceptedNotNoted: new Map(),
  }
}

/** A connection like the worker's. */
async function connected(): Promise<pg.Client> {
  const each = new pg.Client({ connectionString: test.database.url })
  await each.connect()
  await each.query('set role hub_system')
  return each
}

/** A message that waits, to somebody who may have it. */
async function aMessage(more: Record<string, unknown> = {}, toEmail?: string | null) {
  const reader = await aFamilyMember(test.pool, toEmail === undefined ? {} : { email: toEmail })
  const { id: caseId } = await aCase(test.pool, { sharedWith: [reader.id] })
  const id = newId()
  await insertRow(test.pool, 'notifications', {
    id,
    event_key: id,
    kind: 'case-updated',
    family_member_id: reader.id,
    case_id: caseId,
    template_version: 1,
    created_at: test.clock.now(),
    due_at: test.clock.now(),
    ...more,
  })
  return { id, caseId, email: reader.email, readerId: reader.id }
}
async function ledger(id: string) {
  const { rows } = await test.pool.query(
    'select status, attempts, sent_at as "sentAt", last_error as "lastError", values from notifications where id = $1',
    [id],
  )
  return rows[0]
}

describe('a message about a case', () => {
  const kinds = [
    'case-updated',
    'keep-in-touch',
    'enquiry-received',
    'enquiry-answered',
    'access-granted',
  ] as const
  const values = { reference: 'ENQ-4F7H-2', replyBy: 'Monday 30 November 2026' }

  it.each(kinds)('of the kind %s never goes to somebody of another case', async (kind) => {
    const [one, other] = [await aMessage({ kind, values }), await aMessage({ kind, values })]
    await test.pool.query('update notifications set case_id = $2 where id = $1', [one.id, other.caseId])
    await test.pool.query('update notifications set case_id = $2 where id = $1', [other.id, one.caseId])

    await deliverDue(client, delivery)
    expect(mail.taken).toEqual([])
    for (const { id } of [one, other])
      expect(await ledger(id)).toMatchObject({ status: 'stopped', values: {} })
  })

  it.each(kinds)('of the kind %s goes to its own reader', async (kind) => {
    const { id } = await aMessage({ kind, values })

    await deliverDue(client, delivery)
    expect(await ledger(id)).toMatchObject({ status: 'sent' })
  })

  it.each(kinds)('of the kind %s does not go once its reader’s access was taken back', async (kind) => {
    const { id, caseId, readerId } = await aMessage({ kind, values })
    await test.pool.query(
      "update case_access set revoked_at = now(), revoked_by_kind = 'staff' where case_id = $1 and family_member_id = $2",
      [caseId, readerId],
    )

    await deliverDue(client, delivery)
    expect(mail.taken).toEqual([])
    expect(await ledger(id)).toMatchObject({ status: 'stopped' })
  })

  it('that access ended goes although it did', async () => {
    const { id, caseId } = await aMessage({ kind: 'access-ended' })
    await test.pool.query("update case_access set ends_on = '2026-11-22' where case_id = $1", [caseId])

    await deliverDue(client, delivery)
    expect(await ledger(id)).toMatchObject({ status: 'sent' })
  })
})

describe('a message that is due', () => {
  it('arrives once, and the ledger says when', async () => {
    const { id, email } = await aMessage()

    expect(await deliverDue(client, delivery)).toBe(1)
    expect(await deliverDue(client, delivery)).toBe(0)

    expect(mail.taken).toMatchObject([
      {
        to: email,
        from: 'Kent County Council <no-reply@hub.test>',
        subject: 'There is an update for you',
        messageId: `<${id}@hub.test>`,
        headers: { 'auto-submitted': 'auto-generated' },
      },
    ])
    expect(await ledger(id)).toEqual({
      status: 'sent',
      attempts: 1,
      sentAt: new Date(usualMoment),
      lastError: null,
      values: {},
    })
  })

  it('goes to the address that its reader has now', async () => {
    const { readerId } = await aMessage()
    await test.pool.query("update family_members set email = 'new@family.example' where id = $1", [readerId])
    await deliverDue(client, delivery)

    expect(mail.taken.map(({ to }) => to)).toEqual(['new@family.example'])
  })

  it('goes to nobody who has no address', async () => {
    const { id } = await aMessage({}, null)
    await deliverDue(client, delivery)

    expect(await ledger(id)).toMatchObject({ status: 'stopped', lastError: 'no address' })
  })

  it('comes before the others when somebody waits for it at a screen', async () => {
    await aMessage()
    const amina = await aFamilyMember(test.pool)
    await test.stranger.post('/api/sign-in/codes', { email: amina.email, side: 'family' })
    await test.lookUpSignIns()
    await deliverDue(client, delivery)

    expect(mail.taken.map(({ subject }) => subject)).toEqual([
      'Your sign-in code',
      'There is an update for you',
    ])
  })

  it('is left alone until then', async () => {
    await aMessage({ due_at: '2026-11-23T10:00:01Z' })

    expect(await deliverDue(client, delivery)).toBe(0)
    test.clock.pass({ seconds: 1 })
    expect(await deliverDue(client, delivery)).toBe(1)
  })
})

describe('what an email says', () => {
  it('is no name, school, need, stage or decision, whatever it is about', async () => {
    const amina = await aFamilyMember(test.pool, { name: 'Oluwaseun Adeyemi' })
    const child = { forename: 'Temitope', preferredName: 'Temi', surname: 'Adeyemi' }
    const { id: caseId, reference } = await aCase(test.pool, { sharedWith: [amina.id], child })
    const parent = await test.signInFamily(amina.email)
    const staff = await test.signInStaff((await aStaffMember(test.pool)).email)
    const body = 'When is the SEND decision on the EHC plan for Temi at Kestrel School?'
    await parent.post(`/api/family/cases/${caseId}/enquiries`, { topic: 'EHCNA', body, requestKey: newId() })
    const { rows } = await test.pool.query('select id from enquiries where case_id = $1', [caseId])
    const reply = { body: 'Temi is being assessed', version: 1, requestKey: newId() }
    await staff.post(`/api/staff/enquiries/${rows[0].id}/replies`, reply)
    await staff.post(`/api/staff/cases/${caseId}/steps`, {
      kind: 'assessment-agreed',
      on: '2026-11-23',
      version: 1,
      letter: letterElsewhere,
    })
    await test.stranger.post('/api/sign-in/codes', { email: amina.email, side: 'family' })
    await test.lookUpSignIns()
    await deliverDue(client, delivery)

    const subjects = mail.taken.map(({ subject }) => subject)
    expect(new Set(subjects)).toEqual(
      new Set([
        'We have your question',
        'There is a reply for you',
        'There is an update for you',
        'Your sign-in code',
      ]),
    )
    const stages = caseStatuses.flatMap((status) => [caseWords[status].title, caseWords[status].staffLabel])
    const telling = [
      'Temi',
      'Adeyemi',
      'Oluwaseun',
      'Kestrel',
      'SEND',
      'EHC',
      'special',
      'needs',
      'disab',
      reference,
    ]
    for (const { subject, text, html, headers, from: sender } of mail.taken) {
      const all = [subject, text, html.replace(/<meta[^>]*>/g, ''), JSON.stringify(headers), sender].join(
        '\n',
      )
      for (const word of [...telling, ...stages, 'school', 'child', 'assess', 'plan'])
        expect(all).not.toContain(word)
    }
  })

  it('is the code, in the one that asks for it, and nowhere in the database', async () => {
    const amina = await aFamilyMember(test.pool)
    const answer = await test.stranger.post('/api/sign-in/codes', { email: amina.email, side: 'family' })
    await test.lookUpSignIns()
    const code = oneTimeCode(test.secrets.signInCode, answer.json<{ attemptId: string }>().attemptId)
    await deliverDue(client, delivery)

    expect(mail.taken[0]?.text).toContain(`Your sign-in code is ${code}.`)
    const { rows } = await test.pool.query('select * from notifications')
    const attempts = await test.pool.query('select * from sign_in_attempts')
    expect(JSON.stringify([rows, attempts.rows])).not.toContain(code)
  })
})

describe('a message to an address that is on nobody’s record', () => {
  it('goes there, not to the address of its reader, and the address is forgotten with that', async () => {
    const amina = await aFamilyMember(test.pool)
    const visitor = await test.signInFamily(amina.email)
    await visitor.post('/api/family/email-changes', { email: 'a.new.one@family.example' })
    await test.lookUpSignIns()
    const waiting = await test.pool.query("select * from notifications where kind = 'email-change-new'")
    await deliverDue(client, delivery)

    expect(JSON.stringify(waiting.rows)).not.toContain('a.new.one')
    const sent = mail.taken.map(({ to, subject }) => [to, subject])
    expect(sent).toContainEqual(['a.new.one@family.example', 'Your code for this email address'])
    expect(sent).toContainEqual([amina.email, 'Your code to change your email address'])
    const { rows } = await test.pool.query('select sealed_to from notifications where sealed_to is not null')
    expect(rows).toEqual([])
  })

  it('stays unsent when it was sealed by another hub', async () => {
    const amina = await aFamilyMember(test.pool)
    const { id } = await aMessage()
    await test.pool.query(
      "update notifications set sealed_to = 'bm90IHNlYWxlZCBieSB0aGlzIGh1Yg', family_member_id = $2 where id = $1",
      [id, amina.id],
    )
    await deliverDue(client, delivery)

    expect(mail.taken).toEqual([])
    expect(await ledger(id)).toMatchObject({ status: 'stopped' })
  })
})

describe('a message that nobody may get any more', () => {
  it.each([
    ['access has ended', "update case_access set ends_on = '2026-11-22' where case_id = $1"],
    ['access was taken away', "update case_access set level = 'none' where case_id = $1"],
    ['the child has died', "update cases set status = 'CLOSED_DECEASED' where id = $1"],
  ])('is stopped because %s', async (_, change) => {
    const { id, caseId } = await aMessage()
    await test.pool.query(change, [caseId])
    await deliverDue(client, delivery)

    expect(mail.taken).toEqual([])
    expect(await ledger(id)).toMatchObject({ status: 'stopped', sentAt: null })
  })

  it.each(['enquiry-received', 'enquiry-answered', 'case-updated'])(
    'is stopped after a death, of the kind %s too',
    async (kind) => {
      const { id, caseId } = await aMessage({ kind, values: { reference: 'ENQ-2222-2', replyBy: 'Monday' } })
      await test.pool.query("update cases set status = 'CLOSED_DECEASED' where id = $1", [caseId])
      await deliverDue(client, delivery)

      expect(await ledger(id)).toMatchObject({ status: 'stopped' })
      expect(mail.taken).toEqual([])
    },
  )

  it('is about another case of a child who has died', async () => {
    const { id, caseId } = await aMessage()
    const { rows } = await test.pool.query('select child_id from cases where id = $1', [caseId])
    await aCase(test.pool, {
      childId: rows[0].child_id,
      status: 'CLOSED_DECEASED',
      receivedOn: '2025-01-06',
    })
    await deliverDue(client, delivery)

    expect(await ledger(id)).toMatchObject({ status: 'stopped' })
  })

  it('is a sign-in code that has run out', async () => {
    const amina = await aFamilyMember(test.pool)
    await test.stranger.post('/api/sign-in/codes', { email: amina.email, side: 'family' })
    await test.lookUpSignIns()
    test.clock.pass({ minutes: 10, seconds: 1 })
    await deliverDue(client, delivery)

    expect(mail.taken).toEqual([])
  })

  it('is stopped between the claim and the sending, too', async () => {
    const { id, caseId } = await aMessage({ due_at: '2026-11-23T09:00:00Z' })
    await aMessage({ due_at: '2026-11-23T08:00:00Z' })
    const whileSending: Mailer = {
      ...mailer,
      async send(message) {
        await test.pool.query("update notifications set status = 'stopped' where case_id = $1", [caseId])
        return mailer.send(message)
      },
    }
    await deliverDue(client, deliveryBy(whileSending))

    expect(mail.taken).toHaveLength(1)
    expect(await ledger(id)).toMatchObject({ status: 'stopped', attempts: 0 })
  })

  it('an answer to one’s own question goes to nobody whose access has ended: they can’t read it any more', async () => {
    const former = await aFamilyMember(test.pool)
    const { id: caseId } = await aCase(test.pool)
    await anAccess(test.pool, { caseId, familyMemberId: former.id, endsOn: '2026-11-22' })
    const { id } = await anEnquiry(test.pool, { caseId, familyMemberId: former.id })
    const staff = await test.signInStaff((await aStaffMember(test.pool)).email)
    await test.pool.query("update notifications set status = 'stopped' where status = 'waiting'")
    await staff.post(`/api/staff/enquiries/${id}/replies`, { body: 'Yes', version: 1, requestKey: newId() })
    await deliverDue(client, delivery)

    expect(mail.taken).toEqual([])
    const { rows } = await test.pool.query('select status from notifications where case_id = $1', [caseId])
    expect(rows).toEqual([{ status: 'stopped' }])
  })
})

describe('a mail server that fails', () => {
  it('and is down is tried again, ever more patiently, and each message arrives once', async () => {
    const { id } = await aMessage()
    const down = await withoutServer()
    const waits: number[] = []
    for (let n = 0; n < 8; n += 1) {
      expect(await deliverDue(client, down.delivery)).toBe(0)
      const { rows } = await test.pool.query('select due_at as at from notifications where id = $1', [id])
      waits.push((rows[0].at.getTime() - test.clock.now().getTime()) / 1000)
      test.clock.set(rows[0].at.toISOString())
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60])
    expect(await ledger(id)).toMatchObject({
      status: 'waiting',
      attempts: 8,
      lastError: expect.stringMatching(/^E/),
    })

    const back = await startMailServer(down.port)
    expect(await deliverDue(client, down.delivery)).toBe(1)
    expect(back.taken).toHaveLength(1)
    expect(await ledger(id)).toMatchObject({ status: 'sent', attempts: 9 })
    down.delivery.mailer.close()
    await back.stop()
  })

  it('and is down is asked about one message only, not about all', async () => {
    for (let n = 0; n < 3; n += 1) await aMessage()
    await deliverDue(client, (await withoutServer()).delivery)

    const { rows } = await test.pool.query(
      "select sum(attempts)::int as n from notifications where status = 'waiting'",
    )
    expect(rows).toEqual([{ n: 1 }])
  })

  it('and is down for a week loses nothing', async () => {
    const { id } = await aMessage()
    mail.answer.toSender = () => 451
    test.clock.pass({ days: 7 })
    await deliverDue(client, delivery)

    expect(await ledger(id)).toMatchObject({ status: 'waiting' })
  })

  it.each([550, 551, 553])(
    'and says %i to one address fails that one for good; the rest go on',
    async (status) => {
      const { id: gone, email } = await aMessage()
      const { id: fine } = await aMessage()
      mail.answer.to = (address) => (address === email ? status : undefined)

      expect(await deliverDue(client, delivery)).toBe(2)
      expect(await ledger(gone)).toMatchObject({ status: 'failed', lastError: `EENVELOPE ${status}` })
      expect(await ledger(fine)).toMatchObject({ status: 'sent' })
      expect(JSON.stringify(await ledger(gone))).not.toContain(email)
    },
  )

  it('and puts one address off holds nobody else up, and is given up after five days', async () => {
    const { id: greylisted, email } = await aMessage()
    const { id: fine } = await aMessage()
    mail.answer.to = (address) => (address === email ? 450 : undefined)

    await deliverDue(client, delivery)
    expect(await ledger(fine)).toMatchObject({ status: 'sent' })
    expect(await ledger(greylisted)).toMatchObject({ status: 'waiting' })
    test.clock.pass({ days: 5, minutes: 1 })
    await deliverDue(client, delivery)
    expect(await ledger(greylisted)).toMatchObject({ status: 'failed', lastError: 'EENVELOPE 450' })
  })

  it('and refuses the text of a message fails that one', async () => {
    const { id } = await aMessage()
    mail.answer.toData = () => 552
    await deliverDue(client, delivery)

    expect(await ledger(id)).toMatchObject({ status: 'failed' })
  })

  it.each([530, 550, 554])(
    'and says %i to us, not to the reader, fails nothing: settings can be mended',
    async (status) => {
      const { id } = await aMessage()
      mail.answer.toSender = () => status
      await deliverDue(client, delivery)
      expect(await ledger(id)).toMatchObject({ status: 'waiting' })

      delete mail.answer.toSender
      test.clock.pass({ minutes: 1 })
      await deliverDue(client, delivery)
      expect(await ledger(id)).toMatchObject({ status: 'sent' })
    },
  )

  it('or an address that can’t be one fails that one', async () => {
    const { id } = await aMessage({}, 'no address at all\u007f')
    const { id: fine } = await aMessage()
    await deliverDue(client, delivery)

    expect(await ledger(id)).toMatchObject({ status: 'failed' })
    expect(await ledger(fine)).toMatchObject({ status: 'sent' })
  })

  it.each([
    'a@b.example, evil@b.example',
    'a@b.example\r\nRCPT TO:<evil@b.example>',
    'a@b.example\r\nBcc: evil@b.example',
    'a@b.example> ORCPT=evil@b.example',
  ])('is given one reader a message, whatever stands in an address: %j', async (address) => {
    await aMessage({}, address.toLowerCase())
    await deliverDue(client, delivery)

    expect(mail.taken.filter(({ to }) => to.includes('evil') && to !== address.toLowerCase())).toEqual([])
    expect(mail.taken.length).toBeLessThanOrEqual(1)
  })
})

describe('a message of a kind that only a newer version knows', () => {
  it('waits for that version, and stops no other', async () => {
    const { id } = await aMessage({ kind: 'review-due', due_at: '2026-11-23T09:00:00Z' })
    const { id: fine } = await aMessage()
    await deliverDue(client, delivery)

    expect(await ledger(id)).toMatchObject({ status: 'waiting', lastError: 'UNKNOWN_KIND' })
    expect(await ledger(fine)).toMatchObject({ status: 'sent' })
  })
})

describe('a worker that dies', () => {
  it('after the server took the message and before it was noted sends the same message again, and one arrives', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'send-hub-inbox-'))
    const inbox = await startInbox({ dir })
    const real = createMailer(inbox.smtpUrl, from)
    const dying: Mailer = {
      ...real,
      async send(message) {
        await real.send(message)
        throw new Error('killed')
      },
    }
    try {
      const { id } = await aMessage()
      await expect(deliverDue(client, deliveryBy(dying))).rejects.toThrow('killed')
      expect(await ledger(id)).toMatchObject({ status: 'waiting', attempts: 1 })
      await client.end()

      client = await connected()
      await deliverDue(client, deliveryBy(real))

      expect(await ledger(id)).toMatchObject({ status: 'sent', attempts: 2 })
      expect((await readInbox(dir)).map(({ headers }) => headers['message-id'])).toEqual([`<${id}@hub.test>`])
    } finally {
      real.close()
      await inbox.stop()
      await rm(dir, { recursive: true, force: true })
    }
  })

  it('lets go of what it had claimed at once', async () => {
    await aMessage()
    const other = await connected()
    await other.query(
      "select pg_try_advisory_lock(886, hashtext(id::text)) from notifications where status = 'waiting'",
    )
    expect(await deliverDue(client, delivery)).toBe(0)

    await other.end()
    await expect.poll(() => deliverDue(client, delivery)).toBe(1)
  })

  it('whose database was lost when the server took the message notes it first when it is back', async () => {
    const { id } = await aMessage()
    const losing: Mailer = {
      ...mailer,
      async send(message) {
        const result = await mailer.send(message)
        await test.pool.query(
          "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'losing'",
        )
        return result
      },
    }
    const lost = new pg.Client({ connectionString: test.database.url, application_name: 'losing' })
    lost.on('error', () => undefined)
    await lost.connect()
    await lost.query('set role hub_system')
    const kept = deliveryBy(losing)
    await expect(deliverDue(lost, kept)).rejects.toThrow()
    await lost.end().catch(() => undefined)

    await deliverDue(client, { ...kept, mailer })
    expect(mail.taken).toHaveLength(1)
    expect(await ledger(id)).toMatchObject({ status: 'sent', attempts: 1 })
  })
})
