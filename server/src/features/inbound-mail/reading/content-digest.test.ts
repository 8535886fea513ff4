import { describe, expect, it } from 'vitest'
import { aMail } from '../../../../test/mail/eml.ts'
import { createContentDigest } from './content-digest.ts'

function digestOf(raw: Buffer, chunkBytes = 64_000): string {
  const digest = createContentDigest()
  for (let at = 0; at < raw.length; at += chunkBytes) digest.take(raw.subarray(at, at + chunkBytes))
  return digest.digest()
}
const first = digestOf(aMail())

describe('the same mail', () => {
  it.each([
    ['in pieces of any size', digestOf(aMail(), 1)],
    [
      'with other lines of its way here',
      digestOf(aMail({ headers: ['Received: from elsewhere', 'Delivered-To: send@council.example'] })),
    ],
    ['to another of our addresses', digestOf(aMail({ to: 'send@council.example' }))],
    [
      'with line ends as a store keeps them',
      digestOf(Buffer.from(aMail().toString().replaceAll('\r\n', '\n'))),
    ],
    ['with empty lines at its end', digestOf(Buffer.concat([aMail(), Buffer.from('\r\n\r\n')]))],
  ])('%s is one', (_, digest) => {
    expect(digest).toBe(first)
  })
})

describe('another mail', () => {
  it.each([
    ['with the same Message-ID and other words', digestOf(aMail({ content: 'Something else' }))],
    ['with the same Message-ID from another sender', digestOf(aMail({ from: 'else@other.example' }))],
    ['with the same words another day', digestOf(aMail({ date: 'Mon, 30 Nov 2026 09:58:00 +0000' }))],
    ['with the same words and another Message-ID', digestOf(aMail({ messageId: '<two@family.example>' }))],
    ['with a line break more in the middle', digestOf(aMail({ content: 'When will\n\nyou decide?' }))],
  ])('%s is not taken for it', (_, digest) => {
    expect(digest).not.toBe(first)
  })

  it('without a Message-ID is told by its subject', () => {
    const digest = (subject: string) => digestOf(aMail({ messageId: null, subject }))

    expect(digest('One')).toBe(digest('One'))
    expect(digest('One')).not.toBe(digest('Two'))
  })
})

it('a mail without a body, or without anything, has a digest', () => {
  expect(digestOf(Buffer.from('From: x'))).toMatch(/^[0-9a-f]{64}$/)
  expect(digestOf(Buffer.alloc(0))).toMatch(/^[0-9a-f]{64}$/)
  expect(digestOf(Buffer.from('From: x'))).not.toBe(digestOf(Buffer.from('From: y')))
})
