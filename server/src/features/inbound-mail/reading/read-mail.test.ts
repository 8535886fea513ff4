import { describe, expect, it } from 'vitest'
import { aMail, filePart, htmlPart, multipart, type Part, textPart } from '../../../../test/mail/eml.ts'
import { firstMails } from '../../../../test/mail/shapes.ts'
import { messageBody } from './message-body.ts'
import { readMail, UnreadableMail } from './read-mail.ts'
import { wordsOfHtml } from './words-of-html.ts'

const bodyOf = async (raw: Buffer) => {
  const mail = await readMail(raw)
  return messageBody(mail, { words: mail.text, subject: null, refusedFiles: [] })
}

describe('a first mail', () => {
  it.each(Object.entries(firstMails))('%s: its words are read', async (_, { mail, words }) => {
    expect((await bodyOf(aMail(mail))).replaceAll(/\s+/g, ' ')).toContain(words.replaceAll(/\s+/g, ' '))
  })

  it.each(Object.entries(firstMails))('%s: nothing is in it that a database refuses', async (_, { mail }) => {
    const read = await readMail(aMail(mail))
    for (const text of [read.text, read.subject, ...read.senders.map(({ name }) => name)]) {
      expect(text.includes('\0')).toBe(false)
      expect(text.isWellFormed()).toBe(true)
    }
  })

  it('that means harm leaves its words, and no script, style, address or picture', async () => {
    const { mail } = firstMails['a page that means harm'] ?? {}
    const body = await bodyOf(aMail(mail))

    expect(body).toBe('Our question is about transport')
  })
})

describe('the head of a mail', () => {
  it('gives the sender in lower case with a clean name', async () => {
    const { senders } = await readMail(aMail({ from: '"Okafor,\tAmina\u202e" <Amina.O@Family.Example>' }))

    expect(senders).toEqual([{ name: 'Okafor, Amina', address: 'amina.o@family.example' }])
  })

  it.each([
    ['two From headers', aMail({ headers: ['From: Somebody <else@other.example>'] })],
    ['two people in one From', aMail({ from: 'a@family.example, b@other.example' })],
  ])('%s name two senders', async (_, raw) => {
    expect((await readMail(raw)).senders).toHaveLength(2)
  })

  it.each([
    ['no address', 'Amina Okafor'],
    ['an address that is none', 'Amina <amina at family>'],
    ['a line that would begin another header', 'Amina <amina@family.example\\r\\nBcc: x@y.example>'],
  ])('with %s names nobody', async (_, from) => {
    expect((await readMail(aMail({ from }))).senders).toEqual([])
  })

  it('an encoded name with a line break in it stays on one line', async () => {
    const name = `=?utf-8?B?${Buffer.from('Amina\r\nBcc: all@council.example').toString('base64')}?=`
    const { senders, subject } = await readMail(
      aMail({ from: `${name} <amina@family.example>`, subject: name }),
    )

    expect(senders[0]?.name).toBe('Amina Bcc: all@council.example')
    expect(subject).toBe('Amina Bcc: all@council.example')
    expect(senders[0]?.address).toBe('amina@family.example')
  })

  it('names what it answers, nearest first, however it is written', async () => {
    const mail = await readMail(
      aMail({
        headers: ['In-Reply-To: <B@hub.test>', 'References: <a@hub.test>\r\n <b@hub.test> c@hub.test'],
      }),
    )

    expect(mail.references).toEqual(['b@hub.test', 'c@hub.test', 'a@hub.test'])
  })

  it('is read at once with 90 references of 20,000 letters', async () => {
    const headers = Array.from({ length: 90 }, () => `References: ${'a'.repeat(20_000)}`)
    const started = performance.now()

    expect((await readMail(aMail({ headers }))).references).toEqual([])
    expect(performance.now() - started).toBeLessThan(3_000)
  })

  it.each([
    'amina@family.example, "x" <evil@[192.0.2.1]>',
    '<amina@family.example>, <evil@localhost>',
    `"${'x'.repeat(20_000)}" <amina@family.example>`,
  ])('that names somebody beside one whom nobody can read names nobody: %#', async (from) => {
    expect((await readMail(aMail({ headers: [`From: ${from}`], from: '' }))).senders).toEqual([])
  })

  it('is read with 10,000 lines in it', async () => {
    const headers = Array.from({ length: 10_000 }, (_, n) => `X-Line-${n}: something`)

    expect((await readMail(aMail({ headers }))).text).toBe('When will you decide?')
  })

  it('of more than 2 MB is left to a person', async () => {
    const headers = [`X-Long: ${'x'.repeat(2_100_000)}`]

    await expect(readMail(aMail({ headers }))).rejects.toThrow(UnreadableMail)
  })
})

describe('the parts of a mail', () => {
  const nested = (depth: number): Part =>
    depth === 0 ? textPart('Deep down') : multipart('mixed', [nested(depth - 1)], `b${depth}x`)

  it('are read where they lie 40 deep', async () => {
    expect((await readMail(aMail({ content: nested(40) }))).text).toBe('Deep down')
  })

  it('that lie 200 deep are left to a person, in no time', async () => {
    await expect(readMail(aMail({ content: nested(200) }))).rejects.toMatchObject({ fault: 'NESTING' })
  })

  it('of 30 MB come whole', async () => {
    const content = Buffer.alloc(22_000_000, 1)
    const mail = await readMail(
      aMail({
        content: multipart('mixed', [
          textPart('See the scan'),
          filePart('scan.pdf', 'application/pdf', content),
        ]),
      }),
    )

    expect(mail.text).toBe('See the scan')
    expect(mail.files.map(({ name, content: { length } }) => [name, length])).toEqual([
      ['scan.pdf', 22_000_000],
    ])
  })

  it('that only prove a signature are no files', async () => {
    const { mail } = firstMails['a signed mail (S/MIME)'] ?? {}

    expect((await readMail(aMail(mail))).files).toEqual([])
  })
})

describe('the message that a mail becomes', () => {
  const mail = { isEncrypted: false }

  it('begins with the subject where there is one', () => {
    expect(messageBody(mail, { words: 'When?', subject: 'The taxi', refusedFiles: [] })).toBe(
      'Subject: The taxi\n\nWhen?',
    )
  })

  it('holds the beginning of a very long mail and says so, in 20,000 characters at most', () => {
    const body = messageBody(mail, { words: '😀'.repeat(30_000), subject: 'Long', refusedFiles: ['a.zip'] })

    expect(body.length).toBeLessThanOrEqual(20_000)
    expect(body).toContain('We have kept all of it.')
    expect(body).toContain('a.zip')
    expect(body.isWellFormed()).toBe(true)
  })

  it('says which files can’t be opened', () => {
    const names = Array.from({ length: 12 }, (_, n) => `file${n}`)
    const body = messageBody(mail, { words: 'See', subject: null, refusedFiles: names })

    expect(body).toContain('file0, file1')
    expect(body).toContain('and 2 more')
  })
})

describe('the words of a page', () => {
  it('are found under 10,000 open tags without trouble', () => {
    expect(wordsOfHtml(`${'<div>'.repeat(10_000)}end`).length).toBeLessThan(1_000)
  })

  it('keep lists and line breaks apart', () => {
    expect(
      wordsOfHtml('<p>One</p><ul><li>Two</li><li>Three</li></ul>Four<br>Five')
        .replaceAll(/\n+/g, '|')
        .replaceAll(' ', ''),
    ).toBe('One|*Two|*Three|Four|Five')
  })

  it('say what a link says, not where it leads', () => {
    expect(wordsOfHtml('<a href="https://evil.example">Kent County Council</a>')).toBe('Kent County Council')
  })

  it('of a page come from a page part as well', async () => {
    expect((await readMail(aMail({ content: htmlPart('<p>Hello</p>') }))).text).toBe('Hello')
  })
})
