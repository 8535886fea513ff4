import { describe, expect, it } from 'vitest'
import { aMail, type MailWanted } from '../../../../test/mail/eml.ts'
import { aBounce, anOutOfOffice, aPlainBounce } from '../../../../test/mail/reports.ts'
import { senderVerdict } from './authentication.ts'
import { classifyMail, isMarkedSpam, mayBeAnswered } from './classify.ts'
import { readDeliveryReport } from './delivery-report.ts'
import { marksIn } from './marks.ts'
import { readMail } from './read-mail.ts'

const ours = { hubAddresses: ['hub@council.example', 'no-reply@hub.test'], messageIdDomain: 'hub.test' }
const from = 'amina@family.example'
const kindOf = async (raw: Buffer, envelopeFrom = from) =>
  classifyMail(await readMail(raw), envelopeFrom, ours)
const kindOfMail = (wanted: MailWanted, envelopeFrom = from) => kindOf(aMail(wanted), envelopeFrom)

describe('a mail is from a machine', () => {
  it.each([
    ['Exchange is away', anOutOfOffice({ from })],
    ['vacation', aMail({ headers: ['Auto-Submitted: auto-replied (vacation)'] })],
    ['cPanel', aMail({ headers: ['X-Autorespond: away', 'Precedence: auto_reply'] })],
    [
      'Gmail is away',
      aMail({
        subject: 'Out of office Re: There is a reply',
        headers: ['Precedence: bulk', 'X-Autoreply: yes'],
      }),
    ],
    [
      'Outlook in German',
      aMail({ subject: 'Automatische Antwort: Hallo', headers: ['X-Auto-Response-Suppress: All'] }),
    ],
  ])('when %s says so', async (_, raw) => {
    expect(await kindOf(raw)).toBe('automatic')
  })

  it('when nobody wants an answer', async () => {
    expect(await kindOfMail({}, '')).toBe('automatic')
  })
})

describe('a mail is from a person', () => {
  it.each([
    ['an ordinary one', {}],
    ['one that says that it is no machine', { headers: ['Auto-Submitted: no'] }],
    [
      'one from an Exchange that stops answers',
      { headers: ['X-Auto-Response-Suppress: DR, OOF, AutoReply'] },
    ],
    ['one about being out of the office', { subject: 'Out of office again? Nobody rings me back' }],
    ['one about something undelivered', { subject: 'Undelivered letter' }],
    [
      'an answer to our mail',
      { headers: ['In-Reply-To: <x@hub.test>'], subject: 'Re: There is a reply for you' },
    ],
  ])('%s', async (_, wanted) => {
    expect(await kindOfMail(wanted)).toBe('person')
  })
})

describe('a mail goes round', () => {
  it.each([
    ['with a Message-ID of ours', { messageId: '<X@Hub.Test>' }],
    ['from an address of ours', { from: 'Hub <Hub@Council.Example>' }],
    ['with our mark', { headers: ['X-Loop: hub@council.example'] }],
    ['after 60 hops', { headers: Array.from({ length: 60 }, () => 'Received: from a by b; now') }],
  ])('%s', async (_, wanted) => {
    expect(await kindOfMail(wanted)).toBe('loop')
  })
})

describe('a mail was sent to many', () => {
  it.each([
    ['a list', ['List-Id: <parents.example>']],
    ['a newsletter', ['List-Unsubscribe: <https://x.example>']],
    ['bulk', ['Precedence: bulk']],
  ])('by %s', async (_, headers) => {
    expect(await kindOfMail({ headers })).toBe('list')
  })
})

describe('nobody is thanked', () => {
  it.each([
    ['without a return address', {}, ''],
    ['where machines are asked not to', { headers: ['X-Auto-Response-Suppress: All'] }, from],
    ['at a no-reply address', { from: 'no-reply@shop.example' }, 'x@shop.example'],
    ['when two claim to have sent it', { from: 'a@x.example, b@x.example' }, from],
    ['when nobody does', { from: 'Amina' }, from],
  ] as [string, MailWanted, string][])('%s', async (_, wanted, envelopeFrom) => {
    expect(mayBeAnswered(await readMail(aMail(wanted)), envelopeFrom)).toBe(false)
  })

  it('but a person is', async () => {
    expect(mayBeAnswered(await readMail(aMail()), from)).toBe(true)
  })
})

it('what the mail server took for spam is known by its mark', async () => {
  expect(isMarkedSpam(await readMail(aMail({ headers: ['X-Spam-Flag: YES'] })))).toBe(true)
  expect(isMarkedSpam(await readMail(aMail({ headers: ['X-Spam-Flag: NO'] })))).toBe(false)
})

describe('a delivery report', () => {
  const wanted = {
    about: '<d2c9a0f1-1111-4222-8333-44445555abcd@hub.test>',
    recipient: 'Amina@Family.example',
  }
  const read = async (raw: Buffer) => readDeliveryReport(await readMail(raw))

  it.each([
    ['Postfix', aBounce(wanted)],
    ['qmail, in words only', aPlainBounce(wanted)],
  ])('of %s is taken for one, and names the mail', async (_, raw) => {
    const report = await read(raw)

    expect(await kindOf(raw, '')).toBe('report')
    expect(report.outcome).toBe('failed')
    expect(report.mailIds).toContain('d2c9a0f1-1111-4222-8333-44445555abcd@hub.test')
    expect(report.words).toContain('amina@family.example')
  })

  it('names the recipient in lower case', async () => {
    expect((await read(aBounce(wanted))).recipients).toEqual(['amina@family.example'])
  })

  it.each([
    ['delayed', { action: 'delayed', status: '4.4.1' }, 'delayed'],
    ['failed for now only', { action: 'failed', status: '4.2.2' }, 'delayed'],
    ['delivered', { action: 'delivered', status: '2.0.0' }, 'other'],
    ['failed', { action: 'failed', status: '5.2.1' }, 'failed'],
  ] as const)('that it is %s is understood', async (_, more, outcome) => {
    expect((await read(aBounce({ ...wanted, ...more }))).outcome).toBe(outcome)
  })
})

describe('what the council’s mail server says of a sender', () => {
  const verdict = async (lines: string[], server: string | null = 'mx.council.example') =>
    senderVerdict(
      await readMail(aMail({ headers: lines.map((line) => `Authentication-Results: ${line}`) })),
      server,
    )

  it.each([
    ['mx.council.example; spf=pass smtp.mailfrom=x; dmarc=fail (p=reject) header.from=x', 'fail'],
    ['mx.council.example 1; dmarc=pass header.from=x', 'pass'],
    ['mx.council.example; spf=pass', 'none'],
    ['mx.council.example; dmarc=temperror', 'none'],
  ])('%s: %s', async (line, expected) => {
    expect(await verdict([line])).toBe(expected)
  })

  it('counts before what a sender wrote under its name further down', async () => {
    expect(await verdict(['mx.council.example; dmarc=fail', 'mx.council.example; dmarc=pass'])).toBe('fail')
  })

  it('is the worse of two, where words that the sender chose pretend to be one', async () => {
    const line =
      'mx.council.example; spf=pass (of "a); dmarc=pass ("@evil.example) smtp.mailfrom=x; dmarc=fail header.from=x'
    expect(await verdict([line])).toBe('fail')
    expect(await verdict([line.replace('dmarc=fail', 'dmarc=none')])).toBe('none')
  })

  it('is not taken from another server, from a comment, or without a trusted one', async () => {
    expect(await verdict(['evil.example; dmarc=pass'])).toBe('none')
    expect(await verdict(['evil.example (mx.council.example); dmarc=pass'])).toBe('none')
    expect(await verdict(['mx.council.example; spf=fail (; dmarc=pass)'])).toBe('none')
    expect(await verdict(['mx.council.example; dmarc=fail'], null)).toBe('none')
  })
})

describe('the mark of an enquiry', () => {
  it('is found in the subject first, then in the text, as people write it', () => {
    const marks = marksIn({
      subject: 'Re: enq 7k3m x',
      text: 'My reference is ENQ-22FX-Y, not SEN-7K3M-X. ENQ-22FX-Y!',
    })

    expect(marks).toEqual(['ENQ-7K3M-X', 'ENQ-22FX-Y'])
  })

  it('is none when its last sign is wrong', () => {
    expect(marksIn({ subject: 'ENQ-7K3M-Y', text: 'ENQ-7K3M' })).toEqual([])
  })
})
