import { buffer } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LmtpClient } from '../../../test/lmtp-client.ts'
import type { IncomingMail } from './incoming-mail.ts'
import { handOver } from './lmtp-client.ts'
import { type LmtpServer, startLmtpServer } from './lmtp-server.ts'

interface Kept extends Omit<IncomingMail, 'raw'> {
  text: string
}

const largest = 100_000
const addresses = ['hub@council.example', 'questions@council.example']
const warnings: object[] = []
const log = { info: () => undefined, warn: (fields: object) => warnings.push(fields) }
let kept: Kept[]
let fault: Error | null
let server: LmtpServer
let client: LmtpClient

beforeEach(async () => {
  kept = []
  fault = null
  warnings.length = 0
  server = await startLmtpServer({ host: '127.0.0.1', port: 0, addresses, largest, log, keep })
  client = await LmtpClient.connect(server.port)
})
afterEach(async () => {
  client.close()
  await server.stop()
})

async function keep({ raw, ...envelope }: IncomingMail) {
  const content = await buffer(raw)
  if (fault) throw fault
  kept.push({ ...envelope, text: content.toString() })
}

const mail = 'From: a@family.example\r\nSubject: x\r\n\r\nHello\r\n.a line with a dot\r\n'

describe('the LMTP endpoint', () => {
  it('keeps a mail byte for byte, and then says so', async () => {
    const answers = await client.send({ from: 'a@family.example', to: ['hub@council.example'], mail })

    expect(answers).toEqual([expect.stringMatching(/^250 /)])
    expect(kept).toEqual([
      {
        envelopeFrom: 'a@family.example',
        envelopeTo: 'hub@council.example',
        cameBy: 'lmtp',
        text: mail,
      },
    ])
  })

  it('takes a mail for two of our addresses once, and answers for each', async () => {
    const answers = await client.send({ from: 'a@family.example', to: addresses, mail })

    expect(answers).toEqual([expect.stringMatching(/^250 /), expect.stringMatching(/^250 /)])
    expect(kept).toHaveLength(1)
  })

  it('takes a returned mail, which has no sender', async () => {
    await client.send({ from: '', to: ['HUB@Council.Example'], mail })

    expect(kept).toMatchObject([{ envelopeFrom: '' }])
  })

  it('has no address but ours', async () => {
    await client.say('MAIL FROM:<a@family.example>')

    expect(await client.say('RCPT TO:<someone@council.example>')).toMatch(/^550 5\.1\.1/)
    expect(await client.say('RCPT TO:<hub@council.example>')).toMatch(/^250 /)
    expect(await client.data(mail, 1)).toEqual([expect.stringMatching(/^250 /)])
    expect(kept).toHaveLength(1)
  })

  it('asks for the mail again when it could not be kept, whatever the reason', async () => {
    fault = Object.assign(new Error('no space left for amina@family.example'), { code: 'ENOSPC' })
    const answers = await client.send({ from: 'a@family.example', to: addresses, mail })

    expect(answers).toEqual([expect.stringMatching(/^451 4\.3\.0/), expect.stringMatching(/^451 4\.3\.0/)])
    expect(JSON.stringify(warnings)).toContain('ENOSPC')
    expect(JSON.stringify(warnings)).not.toContain('amina')
    fault = null
    expect(await client.send({ from: 'a@family.example', to: addresses, mail })).toEqual([
      expect.stringMatching(/^250 /),
      expect.stringMatching(/^250 /),
    ])
  })

  it('refuses for good what is too big, announced or not, and takes the next', async () => {
    expect(await client.say(`MAIL FROM:<a@family.example> SIZE=${largest + 1}`)).toMatch(/^552 /)
    const big = `${mail}${'x'.repeat(70)}\r\n`.padEnd(largest + 5, 'y').concat('\r\n')
    const answers = await client.send({ from: 'a@family.example', to: ['hub@council.example'], mail: big })

    expect(answers).toEqual([expect.stringMatching(/^552 5\.3\.4/)])
    expect(kept).toEqual([])
    await client.send({ from: 'a@family.example', to: ['hub@council.example'], mail })
    expect(kept).toHaveLength(1)
  })

  it('takes one that is just as big as it may be', async () => {
    const full = mail.padEnd(largest - 2, 'y').concat('\r\n')
    const answers = await client.send({ from: 'a@family.example', to: ['hub@council.example'], mail: full })

    expect(answers).toEqual([expect.stringMatching(/^250 /)])
    expect(kept[0]?.text).toHaveLength(largest)
  })

  it('keeps nothing of a mail whose sender hung up in the middle', async () => {
    await client.say('MAIL FROM:<a@family.example>')
    await client.say('RCPT TO:<hub@council.example>')
    await client.say('DATA')
    client.write(mail)
    client.close()

    await expect.poll(() => warnings.length).toBe(1)
    expect(kept).toEqual([])
  })

  it('takes what the local inbox hands over, with the mail it answers', async () => {
    const written = { from: 'a@family.example', to: 'hub@council.example', subject: 'Re: x', text: 'Hello' }
    await handOver({ host: '127.0.0.1', port: server.port }, { ...written, inReplyTo: '<one@hub.test>' })

    expect(kept).toMatchObject([{ envelopeFrom: 'a@family.example', envelopeTo: 'hub@council.example' }])
    expect(kept[0]?.text).toMatch(/^In-Reply-To: <one@hub\.test>\r$/m)
    fault = new Error('not now')
    await expect(handOver({ host: '127.0.0.1', port: server.port }, written)).rejects.toThrow('451')
  })

  it('finishes what is being handed over before it stops', async () => {
    const sent = client.send({ from: 'a@family.example', to: ['hub@council.example'], mail })
    await expect.poll(() => kept.length).toBe(1)
    const [answers] = await Promise.all([sent, server.stop()])

    expect(answers).toEqual([expect.stringMatching(/^250 /)])
  })

  it('offers neither passwords nor TLS', async () => {
    const other = await LmtpClient.connect(server.port)

    expect(other.offers).not.toMatch(/AUTH|STARTTLS/)
    expect(other.offers).toContain(`SIZE ${largest}`)
    other.close()
  })
})
