import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTransport, type SendMailOptions } from 'nodemailer'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Inbox, readInbox, startInbox } from './index.ts'

let dir: string
let inbox: Inbox

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'send-hub-inbox-'))
  inbox = await startInbox({ dir })
})

afterEach(async () => {
  await inbox.stop()
  await rm(dir, { recursive: true, force: true })
})

async function send(more: SendMailOptions = {}): Promise<void> {
  const transport = createTransport(inbox.smtpUrl)
  await transport.sendMail({
    from: 'SEND hub <hub@council.example>',
    to: 'amina@family.example',
    subject: 'There is news',
    text: 'Sign in to read it.',
    ...more,
  })
  transport.close()
}

const sorted = (texts: string[]) => texts.toSorted((a, b) => a.localeCompare(b))

describe('the local inbox', () => {
  it('shows a message as it was sent', async () => {
    await send({
      subject: 'Caffè – naïve £5',
      html: '<p>Sign in to read it.</p>',
      headers: { 'Auto-Submitted': 'auto-generated' },
    })

    const [message] = await readInbox(dir)

    expect(message).toMatchObject({
      to: 'amina@family.example',
      from: 'SEND hub <hub@council.example>',
      subject: 'Caffè – naïve £5',
      html: expect.stringContaining('<p>Sign in to read it.</p>'),
      headers: { 'auto-submitted': 'auto-generated' },
      receivedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    })
    expect(message?.text.trim()).toBe('Sign in to read it.')
  })

  it('keeps one message of those that carry the same Message-ID to the same person', async () => {
    await send({ messageId: '<one@hub>' })
    await send({ messageId: '<one@hub>', subject: 'The same again' })
    await send({ messageId: '<one@hub>', to: 'daniel@family.example' })
    await send({ messageId: '<two@hub>' })

    const messages = await readInbox(dir)

    expect(sorted(messages.map(({ to, headers }) => `${headers['message-id']} ${to}`))).toEqual([
      '<one@hub> amina@family.example',
      '<one@hub> daniel@family.example',
      '<two@hub> amina@family.example',
    ])
    expect(messages.map(({ subject }) => subject)).not.toContain('The same again')
  })

  it('gives each of several recipients a message, hidden ones too', async () => {
    await send({ to: ['one@family.example', 'two@family.example'], bcc: 'three@family.example' })

    const messages = await readInbox(dir)

    expect(sorted(messages.map(({ to }) => to))).toEqual([
      'one@family.example',
      'three@family.example',
      'two@family.example',
    ])
  })

  it('has the newest first and shows no more than 200', async () => {
    const message = (n: number) => `Delivered-To: a@b.example\r\nSubject: ${n}\r\n\r\nText\r\n`
    for (let n = 1; n <= 205; n += 1) {
      await writeFile(join(dir, `${n}.eml`), message(n))
      await utimes(join(dir, `${n}.eml`), n, n)
    }

    const messages = await readInbox(dir)

    expect(messages).toHaveLength(200)
    expect(messages.slice(0, 2).map(({ subject }) => subject)).toEqual(['205', '204'])
  })

  it('leaves out what is no message and still shows the rest', async () => {
    await send()
    await writeFile(join(dir, 'damaged.eml'), Buffer.from([0, 255, 1, 13, 10]))
    await writeFile(join(dir, 'unfinished.part'), 'Delivered-To: a@b.example\r\n\r\n')
    await writeFile(join(dir, 'notes.txt'), 'hello')

    expect(await readInbox(dir)).toHaveLength(1)
  })

  it('is empty when there is no folder yet', async () => {
    expect(await readInbox(join(dir, 'nowhere'))).toEqual([])
  })

  it('refuses a message that is too big and keeps nothing of it', async () => {
    await expect(send({ text: 'x'.repeat(31_000_000) })).rejects.toThrow()

    expect(await readdir(dir)).toEqual([])
  })

  it('keeps messages over a restart, and takes new ones after it', async () => {
    await send({ subject: 'Before' })
    await inbox.stop()
    inbox = await startInbox({ dir })
    await send({ subject: 'After' })

    expect(sorted((await readInbox(dir)).map(({ subject }) => subject))).toEqual(['After', 'Before'])
  })
})
