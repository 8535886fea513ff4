import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { kent } from '@send-hub/shared'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aFamilyMember } from '../../../test/factories/index.ts'
import { type MailServer, startMailServer } from '../../../test/mail-server.ts'
import { createTestDatabase, type TestDatabase } from '../../../test/test-database.ts'
import { waitUntil } from '../../../test/wait-until.ts'
import { systemClock } from '../../platform/clock.ts'
import { openPool, type Pool } from '../../platform/db/pool.ts'
import { type Inbox, startInbox } from '../../platform/inbox/index.ts'
import { createMailer, type Mailer } from '../../platform/mailer.ts'
import { startNotificationWorker } from './notification-worker.ts'

let database: TestDatabase
let pool: Pool
let readerId: string
beforeAll(async () => {
  database = await createTestDatabase()
  pool = openPool(database.url, { max: 3 })
  readerId = (await aFamilyMember(pool)).id
})
afterEach(() => pool.query("update notifications set status = 'stopped' where status = 'waiting'"))
afterAll(async () => {
  await pool?.end()
  await database?.drop()
})

/** So many messages that are due, in one go. */
async function queue(count: number): Promise<void> {
  await pool.query(
    `insert into notifications (id, event_key, kind, family_member_id, template_version, created_at, due_at)
     select gen_random_uuid(), gen_random_uuid()::text, 'enquiry-answered', $1, 1, now(), now() - interval '1 second'
     from generate_series(1, $2)`,
    [readerId, count],
  )
}
async function countOf(status: string): Promise<number> {
  const { rows } = await pool.query('select count(*)::int as n from notifications where status = $1', [
    status,
  ])
  return rows[0].n
}
const allIsSent = async () => (await countOf('waiting')) === 0

describe('workers', () => {
  let mail: MailServer
  const stops: (() => Promise<void>)[] = []
  beforeEach(async () => {
    mail = await startMailServer()
  })
  afterEach(async () => {
    await Promise.all(stops.splice(0).map((stop) => stop()))
    await mail.stop()
  })

  function startWorker(
    wrap: (mailer: Mailer) => Mailer = (mailer) => mailer,
    pollMs: number | undefined = undefined,
  ): void {
    const mailer = createMailer(mail.url, 'Kent County Council <no-reply@hub.test>')
    const worker = startNotificationWorker(
      database.url,
      {
        clock: systemClock,
        texts: null,
        mailer: wrap(mailer),
        sender: { councilName: kent.name, serviceUrl: 'http://hub.test', ...kent.hub },
        messageIdDomain: 'hub.test',
        codeKey: 'a key',
        unsealAddress: () => null,
        acceptedNotNoted: new Map(),
      },
      { info: () => undefined, warn: () => undefined },
      pollMs,
    )
    stops.push(async () => {
      await worker.stop()
      mailer.close()
    })
  }

  it('are woken by what is written, and need not wait for their next look', async () => {
    startWorker(undefined, 600_000)
    await queue(1)
    await waitUntil('the first has arrived', () => mail.taken.length === 1)
    await waitUntil('it is noted', allIsSent)
    await queue(1)

    await waitUntil('the second has arrived', () => mail.taken.length === 2)
  })

  it('two at once send each message once', async () => {
    await queue(60)
    startWorker()
    startWorker()
    await waitUntil('all is sent', allIsSent)

    expect(mail.taken).toHaveLength(60)
    expect(new Set(mail.taken.map(({ messageId }) => messageId)).size).toBe(60)
  })

  it('go on when their connections to the database are lost', async () => {
    await queue(30)
    startWorker()
    await waitUntil('a few have arrived', () => mail.taken.length >= 5)
    await pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and application_name <> 'send-hub'`,
    )
    await waitUntil('all is sent', allIsSent)

    expect(new Set(mail.taken.map(({ messageId }) => messageId)).size).toBe(30)
    expect(mail.taken).toHaveLength(30)
  })

  it('that are asked to stop finish the message at hand, and leave the rest for others', async () => {
    await queue(20)
    let stopping: Promise<void> | undefined
    startWorker((mailer) => ({
      ...mailer,
      async send(message) {
        stopping ??= stops.pop()?.()
        return mailer.send(message)
      },
    }))
    await waitUntil('one was sent', async () => (await countOf('waiting')) === 19)
    await stopping

    expect(mail.taken).toHaveLength(1)
    startWorker()
    await waitUntil('all is sent', allIsSent)
    expect(mail.taken).toHaveLength(20)
  })
})

describe('the worker’s process', () => {
  let dir: string
  let inbox: Inbox
  const children: ChildProcess[] = []
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'send-hub-inbox-'))
    inbox = await startInbox({ dir })
  })
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL')
    await inbox.stop()
    await rm(dir, { recursive: true, force: true })
  })

  function spawnWorker(): ChildProcess {
    const script = fileURLToPath(new URL('../../worker.ts', import.meta.url))
    const child = spawn(process.execPath, [script], {
      env: {
        ...process.env,
        DATABASE_URL: database.url,
        SMTP_URL: inbox.smtpUrl,
        PUBLIC_URL: 'http://hub.test',
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    children.push(child)
    return child
  }
  const arrived = async () => (await readdir(dir)).filter((name) => name.endsWith('.eml')).length

  it('killed in the middle of its messages and started again has each arrive once', async () => {
    const sentBefore = await countOf('sent')
    const queued = 200
    await queue(queued)
    const first = spawnWorker()
    await waitUntil('some have arrived', async () => (await arrived()) >= 7)
    first.kill('SIGKILL')
    await once(first, 'exit')
    const atTheKill = await arrived()
    expect(atTheKill).toBeLessThan(queued)

    spawnWorker()
    await waitUntil('all is sent', allIsSent)

    expect(await arrived()).toBe(queued)
    expect((await countOf('sent')) - sentBefore).toBe(queued)
    const { rows } = await pool.query(
      "select count(*)::int as n from notifications where status = 'sent' and attempts > 2",
    )
    expect(rows).toEqual([{ n: 0 }])
  })

  it('ends cleanly when it is told to', async () => {
    const worker = spawnWorker()
    await queue(1)
    await waitUntil('it works', async () => (await arrived()) === 1)
    worker.kill('SIGTERM')

    expect(await once(worker, 'exit')).toEqual([0, null])
  })
})
