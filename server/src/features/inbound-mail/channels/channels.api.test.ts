import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import { type Dovecot, findDovecot, startDovecot } from '../../../../test/dovecot/index.ts'
import { LmtpClient } from '../../../../test/lmtp-client.ts'
import { aThousandMails, type ExpectedMail } from '../../../../test/mail/a-thousand-mails.ts'
import { anAskerOfMails } from '../../../../test/mail/thousand-families.ts'
import { waitUntil } from '../../../../test/wait-until.ts'
import { findFreePort } from '../../../platform/embedded-postgres/index.ts'

const programs = await findDovecot()
const why = typeof programs === 'string' ? ` (not run: ${programs})` : ''
const hubAddresses: [string, string] = ['hub@council.example', 'send@council.example']
/** When a worker is killed, in milliseconds after it was started: while it starts, receives, stores and files. */
const lives = [900, 1_700, 1_200, 2_300]
const withinMs = 120_000

let test: TestApp
let mails: ExpectedMail[]
const workers = new Set<ChildProcess>()

beforeEach(async () => {
  test = await buildTestApp()
  const of = { threadKey: test.secrets.mailThread, domain: 'hub.test' }
  const people = await Promise.all(Array.from({ length: 40 }, () => anAskerOfMails(test.pool, of)))
  mails = aThousandMails({ askers: people.slice(0, 30), unreachable: people.slice(30), hubAddresses })
})
afterEach(async () => {
  for (const worker of workers) worker.kill('SIGKILL')
  await test?.close()
})

function startWorker(env: Record<string, string>): ChildProcess {
  const script = fileURLToPath(new URL('../../../worker.ts', import.meta.url))
  const worker = spawn(process.execPath, [script], {
    env: {
      ...process.env,
      DATABASE_URL: test.database.url,
      SMTP_URL: 'smtp://127.0.0.1:9', // what they are told waits: this is about what comes in
      PUBLIC_URL: 'http://hub.test',
      HUB_DATA_DIR: test.filesDir,
      HUB_ADDRESS: hubAddresses.join(),
      ...env,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  workers.add(worker)
  return worker
}

/** Keeps a worker running and kills it again and again, until there are no lives left: the last one stays. */
async function keepKilling(env: Record<string, string>, turns: readonly number[]): Promise<number> {
  for (const life of turns) {
    const worker = startWorker(env)
    await pause(life)
    worker.kill('SIGKILL')
    await once(worker, 'exit')
    workers.delete(worker)
  }
  startWorker(env)
  return turns.length
}

const rows = async (sql: string) => (await test.pool.query(sql)).rows
const count = async (sql: string) => Number((await rows(`select count(*) as n from ${sql}`))[0].n)
const own = () => mails.filter(({ outcome }) => outcome !== 'copy')

/** What was claimed by a worker that was killed would be taken up again after two minutes: they pass here at once. */
async function allIsFiled(): Promise<void> {
  await waitUntil('every mail is kept', async () => (await count('inbound_mails')) === own().length, withinMs)
  await waitUntil(
    'every mail is filed',
    async () => {
      await test.pool.query(
        "update inbound_mails set due_at = now() where status = 'received' and attempts < 3",
      )
      await test.pool.query('notify mails_waiting')
      await pause(250)
      return (await count("inbound_mails where status = 'received'")) === 0
    },
    withinMs,
  )
}

/** Nothing lost, nothing doubled: one row a mail, and as many enquiries, messages and notes as the rows say. */
async function expectEachOnce(before: { enquiries: number; messages: number }): Promise<void> {
  const found = await rows(
    `select (regexp_match(subject, '#(\\d+)$'))[1]::int as number, outcome from inbound_mails order by 1`,
  )
  expect(found.map(({ number }) => number)).toEqual(own().map(({ number }) => number))
  const outcomeOf = new Map(own().map(({ number, outcome }) => [number, outcome]))
  expect(found.filter(({ number, outcome }) => outcomeOf.get(number) !== outcome)).toEqual([])
  const of = (wanted: string) => own().filter(({ outcome }) => outcome === wanted).length
  const noted = own().filter(({ isNoted }) => isNoted).length
  expect((await count('enquiries')) - before.enquiries).toBe(of('new-enquiry'))
  expect((await count('messages')) - before.messages).toBe(of('new-enquiry') + of('joined') + noted)
  expect(await count('inbound_mails where message_id is not null')).toBe(
    of('new-enquiry') + of('joined') + of('noted-automatic'),
  )
}

const countBefore = async () => ({
  enquiries: await count('enquiries'),
  messages: await count('messages'),
})

describe('a worker that is killed again and again', () => {
  it('loses and doubles none of a thousand mails that are handed over by LMTP', async () => {
    const before = await countBefore()
    const port = await findFreePort()
    const killing = keepKilling({ LMTP_LISTEN: `127.0.0.1:${port}` }, lives)
    await Promise.all(
      [0, 1].map((half) =>
        handOverAll(
          port,
          mails.filter(({ number }) => number % 2 === half),
        ),
      ),
    )
    await killing
    await allIsFiled()

    await expectEachOnce(before)
  }, 240_000)
})

/** A mail server's queue: what was not acknowledged for each of its recipients is handed over again. */
async function handOverAll(port: number, queue: ExpectedMail[]): Promise<void> {
  let client: LmtpClient | null = null
  for (const { raw, envelopeFrom, envelopeTo } of queue) {
    for (;;) {
      try {
        client ??= await LmtpClient.connect(port)
        const answers = await client.send({ from: envelopeFrom, to: envelopeTo, mail: raw })
        if (answers.every((answer) => answer.startsWith('250'))) break
      } catch {
        client?.close()
        client = null
      }
      await pause(50)
    }
  }
  client?.close()
}

describe.skipIf(typeof programs === 'string')(`two workers on one mailbox${why}`, () => {
  let dovecot: Dovecot
  afterEach(() => dovecot?.stop())

  it('that are killed again and again lose and double none of a thousand mails', async () => {
    if (typeof programs === 'string') return
    dovecot = await startDovecot(programs)
    const before = await countBefore()
    for (const { raw, envelopeFrom, envelopeTo } of mails) {
      const trace = `Return-Path: <${envelopeFrom}>\r\nDelivered-To: ${envelopeTo[0]}\r\n`
      await dovecot.deliver(Buffer.concat([Buffer.from(trace), raw]))
    }
    const env = { IMAP_URL: dovecot.imapUrl }
    const half = lives.length / 2
    await Promise.all([keepKilling(env, lives.slice(0, half)), keepKilling(env, lives.slice(half))])
    await allIsFiled()

    await expectEachOnce(before)
  }, 240_000)
})
