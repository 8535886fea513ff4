import type { InboundMailRow } from '@send-hub/shared'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { EnquiryOfMailView } from './enquiry-of-mail-view.tsx'
import { MailView } from './mail-view.tsx'
import { mailOfMessage, ThreadMailLine } from './thread-mail.tsx'

const id = '0199aaaa-0000-7000-8000-000000000001'
const mail: InboundMailRow = {
  ...{ id, receivedAt: '2026-11-23T09:58:00Z', sender: 'amina@family.example', subject: 'Out of office' },
  ...{ outcome: 'ignored-automatic', byteSize: 900, isSeen: false },
}
const noPages = { range: null, previousHref: null, nextHref: null }
const page = (more: Partial<Parameters<typeof MailView>[0]> = {}) =>
  renderToStaticMarkup(
    <MailView
      {...{ items: [mail], stopped: [], pages: noPages, show: 'open', today: '2026-11-23', done: null }}
      {...more}
    />,
  )

describe('emails apart', () => {
  it('say what each was taken for, and what can be done with it', () => {
    const html = page()

    expect(html).toContain('An automatic answer that belongs to no enquiry')
    expect(html).toContain(`href="/staff/mail/${id}/enquiry"`)
    expect(html).toContain(`href="/api/staff/inbound-mails/${id}/raw"`)
    expect(html).toContain(`action="/staff/mail/${id}/seen"`)
  })

  it('show no words of an email as markup', () => {
    expect(page({ items: [{ ...mail, subject: '<script>steal()</script>' }] })).not.toContain('<script>')
  })

  it('that can’t be read ask for their words', () => {
    expect(page({ items: [{ ...mail, outcome: null }] })).toContain(
      `/staff/mail/${id}/enquiry?unreadable=yes`,
    )
    const form = (isUnreadable: boolean) =>
      renderToStaticMarkup(<EnquiryOfMailView {...{ id, isUnreadable, values: {}, errors: [] }} />)
    expect(form(true)).toContain('name="body"')
    expect(form(false)).not.toContain('name="body"')
  })

  it('offer no “Nothing to do” once somebody has dealt with them', () => {
    const html = page({ items: [{ ...mail, isSeen: true }] })

    expect(html).not.toContain('<form')
    expect(html).toContain('Dealt with')
  })

  it('say so when there are none', () => {
    expect(page({ items: [] })).toContain('Nothing here.')
  })

  it('stand below the people whose emails came back', () => {
    const stopped = [
      {
        familyMemberId: id,
        name: 'Amina Okafor',
        stoppedAt: mail.receivedAt,
        cases: [{ id, reference: 'SEN-7K3M-Q' }],
      },
    ]
    const html = page({ stopped })

    expect(html).toContain(`action="/staff/mail/addresses/${id}"`)
    expect(html.indexOf('Amina Okafor')).toBeLessThan(html.indexOf('Out of office'))
  })
})

describe('under a message', () => {
  it('stands the email it came by, and how sure we are who wrote it', () => {
    const found = mailOfMessage({ mails: [{ messageId: id, inboundMailId: id, proof: 'address' }] }, id)
    const html = found && renderToStaticMarkup(<ThreadMailLine mail={found} />)

    expect(html).toContain('Only its address says who wrote it.')
    expect(html).toContain(`/api/staff/inbound-mails/${id}/raw`)
  })

  it('stands nothing where it came another way', () => {
    expect(mailOfMessage({ mails: [] }, id)).toBeNull()
  })
})
