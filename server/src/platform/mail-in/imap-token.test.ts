import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTokenServer, type TokenServer } from '../../../test/token-server.ts'
import { keepImapTokens } from './imap-token.ts'

describe('a token for the mailbox', () => {
  let service: TokenServer
  beforeAll(async () => {
    service = await startTokenServer('hub')
  })
  beforeEach(() => {
    service.given.length = 0
  })
  afterAll(() => service?.close())

  it('is used until the minute before its time is over', async () => {
    let now = 0
    const tokens = keepImapTokens(service.client, () => now)
    const first = await tokens.current()
    now = 539_999

    expect(await tokens.current()).toBe(first)
    now = 540_000
    expect(await tokens.current()).not.toBe(first)
    expect(service.given).toHaveLength(2)
  })

  it('is another when the mail server has refused it', async () => {
    const tokens = keepImapTokens(service.client)
    const first = await tokens.current()
    tokens.drop()

    expect(await tokens.current()).not.toBe(first)
  })
})

describe('a service that answers something else', () => {
  let answer: { status: number; type: string; body: string }
  const server = createServer((_request, reply) => {
    reply.writeHead(answer.status, { 'content-type': answer.type }).end(answer.body)
  })
  beforeAll(() => new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve)))
  afterAll(() => void server.close())

  const type = 'application/json'
  const tokensOfIt = () => {
    const { port } = server.address() as AddressInfo
    const tokenUrl = `http://127.0.0.1:${port}/token`
    return keepImapTokens({ tokenUrl, clientId: 'the-hub', clientSecret: 'hunter2', scope: null })
  }

  it.each([
    ['that it is busy', 503, type, '{"error":"temporarily_unavailable"}', 'NO_TOKEN'],
    ['that we ask too often', 429, type, '{"error":"slow_down"}', 'NO_TOKEN'],
    ['with a page', 200, 'text/html', '<h1>Welcome</h1>', 'NO_TOKEN'],
    ['without a token', 200, type, '{"token_type":"Bearer"}', 'NO_TOKEN'],
    ['with a token of another kind', 200, type, '{"access_token":"t","token_type":"mac"}', 'NO_TOKEN'],
    ['that it knows no such scope', 400, type, '{"error":"invalid_scope"}', 'TOKEN_REFUSED-invalid_scope'],
    ['with a word that may tell something', 400, type, '{"error":"hunter2"}', 'TOKEN_REFUSED'],
  ])('%s is known by a code alone', async (_what, status, type, body, code) => {
    answer = { status, type, body }

    await expect(tokensOfIt().current()).rejects.toMatchObject({ name: 'ImapFault', code })
  })

  it('without a word on how long the token lasts is asked before each connection', async () => {
    const tokens = tokensOfIt()
    for (const token of ['one', 'two']) {
      answer = { status: 200, type, body: `{"access_token":"${token}","token_type":"Bearer"}` }

      expect(await tokens.current()).toBe(token)
    }
  })
})
