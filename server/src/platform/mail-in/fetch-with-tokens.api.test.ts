import { buffer } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Dovecot, findDovecot, startDovecot } from '../../../test/dovecot/index.ts'
import { createTestDatabase, type TestDatabase } from '../../../test/test-database.ts'
import { startTokenServer, type TokenServer } from '../../../test/token-server.ts'
import { startImapFetching } from './fetch-imap.ts'
import { mailboxAddressOf } from './imap-settings.ts'
import type { OAuthClient } from './imap-token.ts'
import type { IncomingMail } from './incoming-mail.ts'

const programs = await findDovecot()
const why = typeof programs === 'string' ? ` (not run: ${programs})` : ''
const timing = { pollMs: 60_000, askForLockMs: 50, firstWaitMs: 50 }

// Microsoft 365 takes tokens by XOAUTH2 alone; the other is the one of RFC 7628.
describe.skipIf(typeof programs === 'string').each(['xoauth2', 'oauthbearer'] as const)(
  `fetching mail with tokens handed over by %s${why}`,
  (mechanism) => {
    let dovecot: Dovecot
    let database: TestDatabase
    let service: TokenServer
    let stop: (() => Promise<void>) | undefined
    let taken: string[]
    const lines: string[] = []

    beforeAll(async () => {
      if (typeof programs === 'string') return
      ;[database, service] = await Promise.all([createTestDatabase(), startTokenServer('hub')])
      dovecot = await startDovecot(programs, { mechanism, introspectionUrl: service.introspectionUrl })
    })
    beforeEach(() => {
      taken = []
      lines.length = 0
      service.given.length = 0
      service.lifeSeconds = 600
      service.areForOthers = false
    })
    afterEach(async () => {
      const all = lines.join()
      await stop?.()
      for (const secret of [service.client.clientSecret, service.client.clientId, ...service.given])
        expect(all).not.toContain(secret)
      expect(all).not.toMatch(/hub@|127\.0\.0\.1|localhost/)
    })
    afterAll(async () => {
      await Promise.all([dovecot?.stop(), service?.close(), database?.drop()])
    })

    const log = {
      info: (fields: object, text: string) => lines.push(`${text} ${JSON.stringify(fields)}`),
      warn: (fields: object, text: string) => lines.push(`${text} ${JSON.stringify(fields)}`),
    }
    const faults = () => lines.flatMap((line) => /"err":"([^"]+)"/.exec(line)?.[1] ?? [])
    const waits = () => lines.map((line) => Number(/"waitMs":(\d+)/.exec(line)?.[1]))

    function startFetching(more: Partial<OAuthClient> = {}): void {
      const address = mailboxAddressOf(dovecot.imapUrlForTokens)
      if (!address) throw new Error('The address of the mailbox can’t be read')
      const keep = async ({ raw }: IncomingMail) => void taken.push(String(await buffer(raw)))
      const settings = { ...address, oauth: { ...service.client, ...more } }
      const setAside = async () => undefined
      stop = startImapFetching(settings, database.url, { keep, setAside, log }, timing).stop
    }
    const aMail = (n: number) =>
      `From: amina@family.example\r\nMessage-ID: <${n}@family.example>\r\n\r\nHello\r\n`

    it('takes what lies there, and signs in again with the same token while it is good', async () => {
      await dovecot.deliver(aMail(1))
      startFetching()
      await expect.poll(() => taken).toEqual([aMail(1)])
      await dovecot.restart()
      await dovecot.deliver(aMail(2))

      await expect.poll(() => taken).toEqual([aMail(1), aMail(2)])
      expect(faults()).toHaveLength(1) // the connection was lost
      expect(service.given).toHaveLength(1)
    })

    it('goes on with a new token when the one it has is withdrawn', async () => {
      startFetching()
      await dovecot.deliver(aMail(1))
      await expect.poll(() => taken.length).toBe(1)
      await service.withdraw(service.given[0] ?? '')
      await dovecot.restart()
      await dovecot.deliver(aMail(2))

      await expect.poll(() => taken).toEqual([aMail(1), aMail(2)])
      expect(faults()).toContain('AUTHENTICATION_FAILED')
      expect(service.given).toHaveLength(2)
    })

    it('never tries a token in its last minute, when its time may be over', async () => {
      service.lifeSeconds = 50
      startFetching()
      await dovecot.deliver(aMail(1))
      await expect.poll(() => taken.length).toBe(1)
      await service.withdraw(service.given[0] ?? '') // as its end would: tried again, it would be refused
      await dovecot.restart()
      await dovecot.deliver(aMail(2))

      await expect.poll(() => taken).toEqual([aMail(1), aMail(2)])
      expect(service.given.length).toBeGreaterThan(1)
      expect(faults()).not.toContain('AUTHENTICATION_FAILED')
    })

    it('waits longer each time while the service that gives the tokens is down, and goes on when it is back', async () => {
      await service.goDown()
      await dovecot.deliver(aMail(1))
      startFetching()
      await expect.poll(() => lines.length).toBeGreaterThan(1)
      expect(faults().slice(0, 2)).toEqual(['NO_TOKEN', 'NO_TOKEN'])
      expect(waits().slice(0, 2)).toEqual([50, 100])
      await service.goUp()

      await expect.poll(() => taken).toEqual([aMail(1)])
    })

    it('waits longer each time when the secret is wrong', async () => {
      startFetching({ clientSecret: 'hunter2' })

      await expect.poll(() => lines.length).toBeGreaterThan(1)
      expect(faults().slice(0, 2)).toEqual(['TOKEN_REFUSED-invalid_client', 'TOKEN_REFUSED-invalid_client'])
      expect(waits().slice(0, 2)).toEqual([50, 100])
      expect(lines.join()).not.toContain('hunter2')
    })

    it('asks for another token each time the mail server has refused one', async () => {
      service.areForOthers = true
      startFetching()

      await expect.poll(() => service.given.length).toBeGreaterThan(2)
      expect(new Set(faults())).toEqual(new Set(['AUTHENTICATION_FAILED']))
      expect(waits().slice(0, 2)).toEqual([50, 100])
    })
  },
)
