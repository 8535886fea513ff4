import { describe, expect, it } from 'vitest'
import { aMail } from '../../../../test/mail/eml.ts'
import { answersBy } from '../../../../test/mail/shapes.ts'
import { withoutOurQuote } from './cut-quoted.ts'
import { readMail } from './read-mail.ts'

const ourselves = { addresses: ['no-reply@hub.test', 'hub@council.example'], name: 'Kent County Council' }
const cut = (text: string) => withoutOurQuote(text, ourselves)
const theirs = 'Thank you.\nHe starts on Monday.'

describe('an answer', () => {
  it.each(Object.entries(answersBy))('from %s is cut to what was written', async (_, write) => {
    const mail = await readMail(aMail({ content: write(theirs) }))
    const left = cut(mail.text)

    expect(left.replaceAll(/\s+/g, ' ')).toMatch(/^Thank you\. He starts on Monday\.( Sent from my iPhone)?$/)
  })

  it.each(Object.entries(answersBy))('from %s without a word of theirs is kept whole', async (_, write) => {
    const mail = await readMail(aMail({ content: write('') }))

    expect(cut(mail.text)).toBe(mail.text)
    expect(mail.text).toContain('There is a reply for you.')
  })

  it('written between our lines is kept whole', () => {
    const text =
      'On Mon, 23 Nov 2026, Kent County Council <no-reply@hub.test> wrote:\n> Which school?\nOak School\n> From when?\nJanuary'

    expect(cut(text)).toBe(text)
  })

  it('with a line of theirs above and more between ours is kept whole', () => {
    const text =
      'Hello\n\nOn Mon, 23 Nov 2026, Kent County Council <no-reply@hub.test> wrote:\n> Which school?\nOak School\n> From when?'

    expect(cut(text)).toBe(text)
  })

  it('that says its answers are below is kept whole, where nothing marks our lines', () => {
    const text =
      'Please see my answers below in capitals.\n\nFrom: Kent County Council <no-reply@hub.test>\nSent: today\nTo: me\nSubject: x\n\nWhich school? OAK SCHOOL'

    expect(cut(text)).toBe(text)
  })

  it('keeps what they quote of others', () => {
    const text =
      'Look what they say.\n\nOn Mon, 23 Nov 2026, Head Teacher <head@school.example> wrote:\n> He may not come back.'

    expect(cut(text)).toBe(text)
  })

  it('keeps a letter they copied that looks like a mail', () => {
    const text =
      'Look.\n\nFrom: Head Teacher\nSent: today\nTo: Amina\nSubject: Exclusion\n\nHe may not come back.'

    expect(cut(text)).toBe(text)
  })

  it('that mentions us is not cut', () => {
    const text = 'On Monday Kent County Council rang me:\nthey said it is sent.\nFrom: now on I wait.'

    expect(cut(text)).toBe(text)
  })

  it('of only a greeting from a phone is kept whole', () => {
    const text =
      'Sent from my iPhone\n\n> On 23 Nov 2026, at 09:12, Kent County Council <no-reply@hub.test> wrote:\n> There is a reply'

    expect(cut(text)).toBe(text)
  })

  it('of 200,000 characters takes no time', () => {
    const started = performance.now()
    for (const piece of ['> ', 'On ', '-', '_ ', 'From: x\n', 'a:']) cut(piece.repeat(200_000 / piece.length))

    expect(performance.now() - started).toBeLessThan(2_000)
  })

  it.each([
    ['one line of spaces before our mail', `hello\n${' '.repeat(190_000)}x`],
    ['lines of one space', `hello${'\n '.repeat(95_000)}\nx`],
  ])('with %s takes no time', (_, above) => {
    const started = performance.now()
    cut(
      `${above}\nOn 23 Nov 2026, at 09:12, Kent County Council <no-reply@hub.test> wrote:\n> There is a reply`,
    )

    expect(performance.now() - started).toBeLessThan(2_000)
  })
})
