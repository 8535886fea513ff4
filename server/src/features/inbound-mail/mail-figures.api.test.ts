import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../test/build-test-app.ts'
import { aStaffMember } from '../../../test/factories/index.ts'
import { aMail } from '../../../test/mail/eml.ts'
import { aMailApart } from '../../../test/mail/mail-requests.ts'
import type { Visitor } from '../../../test/visitor.ts'
import { createFolderStore } from '../../platform/files/index.ts'
import { newId } from '../../platform/ids.ts'
import { receiveMail } from './receive-mail.ts'

let test: TestApp
let monitor: Visitor
let staff: Visitor
beforeAll(async () => {
  test = await buildTestApp()
  monitor = await test.service(['metrics:read'])
  staff = await test.signInStaff((await aStaffMember(test.pool)).email)
})
afterAll(() => test?.close())

/** What `/metrics` says of mail, by name and without the beginning that all have. */
async function figures(): Promise<Record<string, number>> {
  const { body } = await monitor.get('/metrics')
  const found = body.matchAll(/^inbound_mails_(\w+) (\S+)$/gm)
  return Object.fromEntries([...found].map(([, name, value]) => [name, Number(value)]))
}

async function aMailWaiting(): Promise<void> {
  const raw = aMail({ messageId: `<${newId()}@mail.example>` })
  const mail = { raw, envelopeFrom: 'amina@family.example', envelopeTo: 'hub@council.example' }
  const { pool, clock, filesDir } = test
  await receiveMail({ pool, clock, files: createFolderStore(filesDir) }, { ...mail, cameBy: 'imap' })
}

it('a hub that never had a mail says so, and not when the last one came', async () => {
  expect(await figures()).toEqual({ waiting: 0, oldest_waiting_seconds: 0, apart: 0 })
})

it('who watches over the hub sees how many mails wait, since when, and how many wait for a person', async () => {
  await aMailWaiting()
  test.clock.pass({ minutes: 10 })
  await aMailWaiting()
  test.clock.pass({ minutes: 5 })
  const [seen] = [await aMailApart(test), await aMailApart(test, { outcome: null })]
  const lastReceivedAt = test.clock.now().getTime() / 1000
  await staff.post(`/api/staff/inbound-mails/${seen}/seen`, {})
  test.clock.pass({ seconds: 30 })

  expect(await figures()).toEqual({
    waiting: 2,
    oldest_waiting_seconds: 15 * 60 + 30,
    apart: 1,
    last_received_timestamp_seconds: lastReceivedAt,
  })
})

it('the figures of mail name nobody', async () => {
  const { body } = await monitor.get('/metrics')

  expect(body).toContain('# TYPE inbound_mails_waiting gauge')
  expect(body).not.toMatch(/@|amina|question/i)
})
