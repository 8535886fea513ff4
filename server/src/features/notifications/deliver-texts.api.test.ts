import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { kent } from '@send-hub/shared'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../test/build-test-app.ts'
import { aFamilyMember } from '../../../test/factories/index.ts'
import { type NotifyServer, startNotifyServer } from '../../../test/notify-server.ts'
import { usualMoment } from '../../../test/test-clock.ts'
import { contextFor } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { readInbox } from '../../platform/inbox/index.ts'
import type { Mailer } from '../../platform/mailer.ts'
import { oneTimeCode } from '../../platform/one-time-code.ts'
import { createSealer } from '../../platform/sealed-text.ts'
import { createInboxTexts, createNotifyTexts, type TextSender } from '../../platform/texts/index.ts'
import { type Delivery, deliverDue } from './deliver-notifications.ts'
import { queueNotification } from './queue-notification.ts'

const templateId = '8a6f0a3c-0b5c-4a8e-9f53-0c3f2f0b2a11'
let test: TestApp
let notify: NotifyServer
let client: pg.Client
let mails: string[]
let personId = ''

beforeAll(async () => {
  test = await buildTestApp()
  notify = await startNotifyServer()
  client = new pg.Client({ connectionString: test.database.url })
  await client.connect()
  await client.query('set role hub_system')
})

afterAll(async () => {
  await client.end()
  await notify.stop()
  await test.close()
})

beforeEach(async () => {
  test.clock.set(usualMoment)
  await test.pool.query("update notifications set status = 'stopped' where status = 'waiting'")
  Object.assign(notify, { lookups: 0, answer: () => undefined })
  notify.taken.length = 0
  mails = []
  ;({ id: personId } = await aFamilyMember(test.pool, {}))
  await test.pool.query("update family_members set text_number = '+447700900982' where id = $1", [personId])
})

const mailer: Mailer = {
  send: async ({ subject }) => {
    mails.push(subject)
    return { outcome: 'accepted' }
  },
  close: () => undefined,
}
const byNotify = () =>
  createNotifyTexts({ url: notify.url, apiKey: notify.apiKey, smsTemplateId: templateId })

function delivery(texts: TextSender | null): Delivery {
  return {
    ...{ clock: test.clock, mailer, texts, messageIdDomain: 'hub.test' },
    sender: { councilName: kent.name, serviceUrl: 'http://hub.test', ...kent.hub },
    codeKey: test.secrets.signInCode,
    unsealAddress: createSealer(test.secrets.sealedAddress).unseal,
    acceptedNotNoted: new Map(),
  }
}

async function queueCode(to?: string) {
  const ctx = contextFor(test.pool, test.clock, { kind: 'system', id: null })
  const challengeId = newId()
  await ctx.tx((tx) =>
    queueNotification(tx, ctx, {
      ...{
        eventKey: challengeId,
        kind: 'text-code',
        to: { familyMembers: [personId] },
        values: { challengeId },
      },
      ...(to && { sealedTo: createSealer(test.secrets.sealedAddress).seal(to) }),
    }),
  )
  return { challengeId, code: oneTimeCode(test.secrets.signInCode, challengeId) }
}

const ledger = async (challengeId: string) =>
  (
    await test.pool.query(
      'select channel, status, attempts, last_error, values, sealed_to from notifications where event_key = $1',
      [challengeId],
    )
  ).rows[0]

describe('a code by text', () => {
  it('goes to the number on record, by GOV.UK Notify, and says nothing but the code and who sends it', async () => {
    const { challengeId, code } = await queueCode()

    expect(await deliverDue(client, delivery(byNotify()))).toBe(1)

    expect(notify.taken).toMatchObject([
      {
        phone_number: '+447700900982',
        template_id: templateId,
        personalisation: { message: `${code} is your code. Kent County Council` },
      },
    ])
    expect(await ledger(challengeId)).toMatchObject({ channel: 'text', status: 'sent', values: {} })
    expect(mails).toEqual([])
  })

  it('goes to the new number while that is confirmed, which the ledger then forgets', async () => {
    const { challengeId } = await queueCode('+447700900111')

    await deliverDue(client, delivery(byNotify()))

    expect(notify.taken).toMatchObject([{ phone_number: '+447700900111' }])
    expect(await ledger(challengeId)).toMatchObject({ status: 'sent', sealed_to: null })
  })

  it('is kept in the local inbox where there is one', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'send-hub-texts-'))
    const { code } = await queueCode()

    await deliverDue(client, delivery(createInboxTexts(dir)))

    expect(await readInbox(dir)).toMatchObject([
      { to: '+447700900982', subject: 'Text message', text: `${code} is your code. Kent County Council` },
    ])
    await rm(dir, { recursive: true })
  })

  it('that GOV.UK Notify refuses has failed', async () => {
    const { challengeId } = await queueCode()
    notify.answer = () => 400

    await deliverDue(client, delivery(byNotify()))

    expect(await ledger(challengeId)).toMatchObject({ status: 'failed', last_error: 'NOTIFY 400' })
  })

  it.each([429, 500, 503])('that meets %s is tried again, and mail goes on meanwhile', async (status) => {
    const { challengeId } = await queueCode()
    const second = await queueCode()
    const ctx = contextFor(test.pool, test.clock, { kind: 'system', id: null })
    const mail = { eventKey: newId(), kind: 'factor-added' as const, to: { familyMembers: [personId] } }
    await ctx.tx((tx) => queueNotification(tx, ctx, mail))
    notify.answer = () => status

    await deliverDue(client, delivery(byNotify()))

    expect(mails).toHaveLength(1)
    // The second was not even tried: it would have fared no better.
    const both = [await ledger(challengeId), await ledger(second.challengeId)]
    expect(both.map((one) => one.status)).toEqual(['waiting', 'waiting'])
    expect(both.map((one) => one.last_error).filter(Boolean)).toEqual([`NOTIFY ${status}`])
    expect(both[0].attempts + both[1].attempts).toBe(1)
    notify.answer = () => undefined
    test.clock.pass({ minutes: 2 })
    expect(await deliverDue(client, delivery(byNotify()))).toBe(2)
    expect(notify.taken).toHaveLength(2)
  })

  it('whose acceptance was lost on the way is not sent again: Notify is asked whether it has it', async () => {
    const { challengeId } = await queueCode()
    notify.answer = () => 'hang-up'
    await deliverDue(client, delivery(byNotify()))
    expect(await ledger(challengeId)).toMatchObject({ status: 'waiting' })

    notify.answer = () => undefined
    test.clock.pass({ minutes: 2 })
    await deliverDue(client, delivery(byNotify()))

    expect(notify.taken).toHaveLength(1)
    expect(notify.lookups).toBe(1)
    expect(await ledger(challengeId)).toMatchObject({ status: 'sent' })
  })

  it('that has run out is not sent any more', async () => {
    const { challengeId } = await queueCode()
    test.clock.pass({ minutes: 10, seconds: 1 })

    await deliverDue(client, delivery(byNotify()))

    expect(notify.taken).toEqual([])
    expect(await ledger(challengeId)).toMatchObject({ status: 'stopped' })
  })

  it('waits where no texts can be sent, until it has run out', async () => {
    const { challengeId } = await queueCode()

    await deliverDue(client, delivery(null))

    expect(await ledger(challengeId)).toMatchObject({ status: 'waiting', attempts: 0 })
  })

  it('of somebody whose number was taken away meanwhile goes nowhere', async () => {
    const { challengeId } = await queueCode()
    await test.pool.query('update family_members set text_number = null where id = $1', [personId])

    await deliverDue(client, delivery(byNotify()))

    expect(notify.taken).toEqual([])
    expect(await ledger(challengeId)).toMatchObject({ status: 'stopped', last_error: 'no address' })
  })
})
