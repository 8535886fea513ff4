import { kent } from '@send-hub/shared'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aFamilyMember } from '../../../test/factories/index.ts'
import { insertRow } from '../../../test/factories/insert-row.ts'
import { type MailServer, startMailServer } from '../../../test/mail-server.ts'
import { testClock, usualMoment } from '../../../test/test-clock.ts'
import { createTestDatabase, type TestDatabase } from '../../../test/test-database.ts'
import { newId } from '../../platform/ids.ts'
import { createMailer, type Mailer } from '../../platform/mailer.ts'
import { deliverDue } from './deliver-notifications.ts'

let database: TestDatabase
let client: pg.Client
let mail: MailServer
let mailer: Mailer
beforeAll(async () => {
  database = await createTestDatabase()
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
  mail = await startMailServer()
  mailer = createMailer(mail.url, 'Kent County Council <no-reply@hub.test>')
})
afterAll(async () => {
  mailer?.close()
  await mail?.stop()
  await client?.end()
  await database?.drop()
})

it('an address that mail came back from gets the codes that are asked for now, and nothing else', async () => {
  const reached = await aFamilyMember(client)
  const stopped = await aFamilyMember(client)
  await client.query('update family_members set mail_stopped_at = now() where id = $1', [stopped.id])
  for (const { id } of [reached, stopped]) {
    for (const kind of ['enquiry-answered', 'sign-in-code', 'case-updated', 'email-change-old']) {
      await insertRow(client, 'notifications', {
        ...{ id: newId(), event_key: newId(), kind, family_member_id: id, template_version: 1 },
        ...{ created_at: usualMoment, due_at: usualMoment, values: { attemptId: newId(), codeOf: newId() } },
      })
    }
  }
  await deliverDue(client, {
    ...{ clock: testClock(), mailer, texts: null, messageIdDomain: 'hub.test', codeKey: 'a key' },
    ...{ unsealAddress: () => null, acceptedNotNoted: new Map() },
    sender: { councilName: kent.name, serviceUrl: 'http://hub.test', ...kent.hub },
  })

  const sentTo = (email: string) => mail.taken.filter(({ to }) => to === email).map(({ subject }) => subject)
  expect(sentTo(reached.email)).toHaveLength(4)
  expect(new Set(sentTo(stopped.email))).toEqual(
    new Set(['Your code to change your email address', 'Your sign-in code']),
  )
  const { rows } = await client.query(
    'select kind, status, last_error from notifications where family_member_id = $1 order by kind',
    [stopped.id],
  )
  expect(rows).toEqual([
    { kind: 'case-updated', status: 'stopped', last_error: 'mail came back' },
    { kind: 'email-change-old', status: 'sent', last_error: null },
    { kind: 'enquiry-answered', status: 'stopped', last_error: 'mail came back' },
    { kind: 'sign-in-code', status: 'sent', last_error: null },
  ])
})
