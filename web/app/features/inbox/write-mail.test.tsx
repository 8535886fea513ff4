import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { InboxView } from './inbox-page.tsx'
import { typedMail, WriteMail } from './write-mail.tsx'

describe('a mail that is written in the local inbox', () => {
  it('is one with an address and some words', () => {
    expect(typedMail({ from: ' a@family.example ', subject: 'Hello', text: 'When?' })).toEqual({
      from: 'a@family.example',
      subject: 'Hello',
      text: 'When?',
    })
    expect(() => typedMail({ from: 'a', text: '' })).toThrow()
  })

  it('answers another mail only by an id that is one', () => {
    const typed = { from: 'a@family.example', text: 'When?' }

    expect(typedMail({ ...typed, answers: '<e.1@hub.example>' })).toHaveProperty(
      'inReplyTo',
      '<e.1@hub.example>',
    )
    expect(typedMail({ ...typed, answers: 'x\r\nBcc: b@c' })).not.toHaveProperty('inReplyTo')
  })

  it('is shown again with what is wrong, and keeps what was typed', () => {
    const html = renderToStaticMarkup(
      <WriteMail
        to="hub@council.example"
        values={{ from: 'amina', text: 'When?' }}
        errors={[{ field: 'from', text: 'Enter the email address' }]}
      />,
    )

    expect(html).toContain('Enter the email address')
    expect(html).toContain('value="amina"')
    expect(html).toContain('>When?</textarea>')
  })

  it('can answer a mail that says where to answer, and no other', () => {
    const mail = { to: 'a@family.example', from: 'Kent', subject: 'There is a reply for you', text: 'Hello' }
    const moment = { receivedAt: '2026-12-26T09:00:00.000Z' }
    const headers = { 'reply-to': 'hub@council.example', 'message-id': '<e.1@hub.example>' }
    const html = renderToStaticMarkup(
      <InboxView
        canAnswer
        mails={[
          { ...mail, ...moment, headers },
          { ...mail, ...moment, headers: { 'message-id': '<2@hub.example>' } },
        ]}
      />,
    )

    expect(html.match(/Answer this email/g)).toHaveLength(1)
    expect(html).toContain(`/dev/inbox?answer=${encodeURIComponent('<e.1@hub.example>')}#write`)
  })
})
