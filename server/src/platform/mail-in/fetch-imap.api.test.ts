import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { ImapFlow } from 'imapflow'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Dovecot, findDovecot, password, startDovecot } from '../../../test/dovecot/index.ts'
import { createTestDatabase, type TestDatabase } from '../../../test/test-database.ts'
import { openPool, type Pool } from '../db/pool.ts'
import { startImapFetching } from './fetch-imap.ts'
import { type ImapSettings, mailboxAddressOf } from './imap-settings.ts'
import type { IncomingMail } from './incoming-mail.ts'
import type { SetAside } from './take-mails.ts'

const programs = await findDovecot()
const why = typeof programs === 'string' ? ` (not run: ${programs})` : ''
const largest = 100_000
const timing = { pollMs: 60_000, askForLockMs: 50, firstWaitMs: 50 }

describe.skipIf(typeof programs === 'string')(`fetching mail from a mailbox${why}`, () => {
  let dovecot: Dovecot
  let database: TestDatabase
  let pool: Pool
  let settings: ImapSettings
  const stops: (() => Promise<void>)[] = []
  const lines: string[] = []
  let taken: { text: string; from: string; to: string; by: string }[]
  let aside: SetAside[]
  let keepFault: (text: string) => Error | null

  beforeAll(async () => {
    if (typeof programs === 'string') return
    ;[database, dovecot] = await Promise.all([createTestDatabase(), startDovecot(programs)])
    pool = openPool(database.url, { max: 1 })
    const found = mailboxAddressOf(dovecot.imapUrl)
    if (!found) throw new Error('The address of the mailbox can’t be read')
    settings = { ...found, oauth: null }
  })
  beforeEach(() => {
    taken = []
    aside = []
    keepFault = () => null
    lines.length = 0
  })
  afterEach(async () => {
    await Promise.all(stops.splice(0).map((stop) => stop()))
    await onMailbox(async (client) => void (await client.messageDelete('1:*')))
  })
  afterAll(async () => {
    await pool?.end()
    await Promise.all([dovecot?.stop(), database?.drop()])
  })

  const log = {
    info: (fields: object, text: string) => lines.push(`${text} ${JSON.stringify(fields)}`),
    warn: (fields: object, text: string) => lines.push(`${text} ${JSON.stringify(fields)}`),
  }

  function startFetching(by = 'one', more: Partial<ImapSettings> = {}, pollMs = timing.pollMs): void {
    const keep = async ({ raw, envelopeFrom, envelopeTo }: IncomingMail) => {
      const text = String(await buffer(raw))
      const fault = keepFault(text)
      if (fault) throw fault
      taken.push({ text, from: envelopeFrom, to: envelopeTo, by })
    }
    const setAside = async (mail: SetAside) => aside.push(mail)
    const worker = startImapFetching(
      { ...settings, ...more },
      database.url,
      { keep, setAside, log, largest },
      { ...timing, pollMs },
    )
    stops.push(() => worker.stop())
  }

  async function onMailbox<T>(work: (client: ImapFlow) => Promise<T>, mailbox = 'INBOX'): Promise<T> {
    const { host, port, user } = settings
    const client = new ImapFlow({ host, port, secure: false, auth: { user, pass: password }, logger: false })
    await client.connect()
    await client.mailboxOpen(mailbox)
    return work(client).finally(() => client.logout())
  }
  const countIn = (mailbox: string) =>
    onMailbox(async (client) => (client.mailbox ? client.mailbox.exists : -1), mailbox)

  const aMail = (n: number | string, more = '') =>
    `Return-Path: <amina${n}@family.example>\r\nDelivered-To: hub@council.example\r\nFrom: Amina <someone@family.example>\r\nMessage-ID: <${n}@family.example>\r\nSubject: Question ${n}\r\n\r\nHello ${n}\r\n${more}`

  it('takes what lies there, byte for byte and in order, and moves it away', async () => {
    for (const n of [1, 2, 3]) await dovecot.deliver(aMail(n))
    startFetching()

    await expect.poll(() => taken.length).toBe(3)
    expect(taken.map(({ text }) => text)).toEqual([1, 2, 3].map((n) => aMail(n)))
    expect(taken[0]).toMatchObject({ from: 'amina1@family.example', to: 'hub@council.example' })
    await expect.poll(() => countIn('INBOX')).toBe(0)
    expect(await countIn('Hub.Taken')).toBe(3)
  })

  it('is told of a new mail, and need not wait for its next look', async () => {
    startFetching()
    await expect.poll(() => countIn('INBOX')).toBe(0)
    await dovecot.deliver(aMail('new'))

    await expect.poll(() => taken.length).toBe(1)
  })

  it('takes what somebody has read, and leaves what somebody has thrown away', async () => {
    await dovecot.deliver(aMail('read'))
    await dovecot.deliver(aMail('thrown away'))
    await onMailbox(async (client) => {
      await client.messageFlagsAdd('1', ['\\Seen'])
      await client.messageFlagsAdd('2', ['\\Deleted'])
    })
    startFetching()

    await expect.poll(() => countIn('INBOX')).toBe(1)
    expect(taken.map(({ text }) => text)).toEqual([aMail('read')])
  })

  it('streams one that is as big as may be, and has a person look at one that is bigger', async () => {
    const full = aMail('full')
      .padEnd(largest - 2, 'x')
      .concat('\r\n')
    await dovecot.deliver(full)
    await dovecot.deliver(aMail('big', 'x'.repeat(largest)))
    startFetching()

    await expect.poll(() => aside.length).toBe(1)
    await expect.poll(() => taken.length).toBe(1)
    expect(taken[0]?.text).toBe(full)
    expect(aside).toEqual([
      { key: expect.stringMatching(/^\d+:\d+$/), reason: 'too-big', bytes: expect.any(Number) },
    ])
    await expect.poll(() => countIn('Hub.Set aside')).toBe(1)
    expect(await countIn('INBOX')).toBe(0)
  })

  it('leaves what can’t be kept where it lies, goes on with the rest, and takes it later', async () => {
    keepFault = (text) => (text.includes('Hello bad') ? new Error('not now') : null)
    for (const n of ['bad', 1, 2]) await dovecot.deliver(aMail(n))
    startFetching('one', {}, 200)

    await expect.poll(() => taken.length).toBe(2)
    keepFault = () => null
    await expect.poll(() => taken.length).toBe(3)
    expect(taken.at(-1)?.text).toBe(aMail('bad'))
  })

  it('takes nothing away while nothing can be kept', async () => {
    keepFault = () => Object.assign(new Error('disk full for amina@family.example'), { code: 'ENOSPC' })
    for (const n of [1, 2, 3, 4]) await dovecot.deliver(aMail(n))
    startFetching()

    await expect.poll(() => lines.filter((line) => line.includes('can’t be read')).length).toBeGreaterThan(1)
    expect(await countIn('INBOX')).toBe(4)
    keepFault = () => null
    await expect.poll(() => taken.length).toBe(4)
    expect(lines.join()).not.toContain('amina')
  })

  it('marks what it may not move, and knows it again', async () => {
    const folder = join(dovecot.maildir, '.Hub.Taken')
    await rm(folder, { recursive: true, force: true })
    await writeFile(folder, 'in the way')
    await dovecot.deliver(aMail('kept'))
    startFetching()
    await expect.poll(() => onMailbox((client) => client.search({ keyword: '$HubTaken' }))).toEqual([1])
    await stops.shift()?.()
    await dovecot.deliver(aMail('new'))
    startFetching()

    await expect.poll(() => taken.length).toBe(2)
    expect(taken.map(({ text }) => text)).toEqual([aMail('kept'), aMail('new')])
    await stops.shift()?.()
    await rm(folder)
  })

  it('goes on when the connection is lost and when the server was away', async () => {
    startFetching()
    await dovecot.deliver(aMail(1))
    await expect.poll(() => taken.length).toBe(1)
    await dovecot.restart()
    await dovecot.deliver(aMail(2))

    await expect.poll(() => taken.length).toBe(2)
    expect(lines.join()).toContain('can’t be read')
  })

  it('takes all of a mailbox that was made anew, whose numbers begin again', async () => {
    const mailbox = 'Families'
    const numbers = new Set<string>()
    const make = (n: number) =>
      onMailbox(async (client) => {
        await client.mailboxDelete(mailbox).catch(() => undefined)
        await client.mailboxCreate(mailbox)
        await client.append(mailbox, aMail(n))
        const status = await client.status(mailbox, { uidValidity: true, uidNext: true })
        numbers.add(status ? `${status.uidValidity}` : '')
        return status ? status.uidNext : 0
      })
    expect(await make(1)).toBe(2)
    startFetching('one', { mailbox }, 200)
    await expect.poll(() => taken.length).toBe(1)
    expect(await make(2)).toBe(2)

    await expect.poll(() => taken.length).toBe(2)
    expect(taken.map(({ text }) => text)).toEqual([aMail(1), aMail(2)])
    expect(numbers.size).toBe(2)
  })

  it('is done by one of two workers, and by the other when that one stops', async () => {
    startFetching('one')
    await dovecot.deliver(aMail(1))
    await expect.poll(() => taken.length).toBe(1)
    startFetching('two')
    await expect.poll(() => lines.filter((line) => line.includes('stands by')).length).toBe(1)
    await dovecot.deliver(aMail(2))
    await expect.poll(() => taken.length).toBe(2)
    await stops.shift()?.()
    await dovecot.deliver(aMail(3))

    await expect.poll(() => taken.length).toBe(3)
    expect(taken.map(({ by }) => by)).toEqual(['one', 'one', 'two'])
  })

  it('goes on when its connection to the database is lost', async () => {
    startFetching()
    await dovecot.deliver(aMail(1))
    await expect.poll(() => taken.length).toBe(1)
    await pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and application_name = 'send-hub lock'`,
    )
    await dovecot.deliver(aMail(2))

    await expect.poll(() => taken.length).toBe(2)
  })

  it('waits longer each time when the password is wrong, and says neither it nor the address', async () => {
    startFetching('one', { password: 'wrong' })

    await expect.poll(() => lines.length).toBeGreaterThan(1)
    expect(lines[0]).toContain('AUTHENTICATION_FAILED')
    const waits = lines.map((line) => Number(/"waitMs":(\d+)/.exec(line)?.[1]))
    expect(waits.slice(0, 2)).toEqual([50, 100])
    expect(lines.join()).not.toMatch(/wrong|hub@|127\.0\.0\.1/)
  })
})
