import type { InboundMailRow, MailFlood } from '@send-hub/shared'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { EnquiryOfMailView } from './enquiry-of-mail-view.tsx'
import { FloodView } from './mail-floods.tsx'
import { MailView } from './mail-view.tsx'
import { mailOfMessage, ThreadMailLine } from './thread-mail.tsx'

const id = '0199aaaa-0000-7000-8000-000000000001'
const mail: InboundMailRow = {
  ...{ id, receivedAt: '2026-11-23T09:58:00Z', sender: 'amina@family.example', subject: 'Out of office' },
  ...{ outcome: 'ignored-automatic', byteSize: 900, isSeen: false, floodId: null },
}
const noPages = { range: null, previousHref: null, nextHref: null }
const page = (more: Partial<Parameters<typeof MailView>[0]> = {}) =>
  renderToStaticMarkup(
    <MailView
      {...{
        items: [mail],
        stopped: [],
        floods: [],
        pages: noPages,
        show: 'open',
        today: '2026-11-23',
        done: null,
      }}
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

describe('emails held back', () => {
  const flood: MailFlood = {
    ...{ id, sender: 'many@family.example', isSenderProven: false, count: 3, mayBeHarm: 0 },
    ...{ firstAt: mail.receivedAt, lastAt: mail.receivedAt, heldUntil: '2026-11-23T09:58:01.000Z' },
  }
  const held: InboundMailRow = { ...mail, outcome: 'flood', floodId: id }
  const floodPage = (more: Partial<Parameters<typeof FloodView>[0]> = {}) =>
    renderToStaticMarkup(
      <FloodView
        {...{
          flood,
          floodId: id,
          items: [held],
          pages: noPages,
          show: 'open',
          today: '2026-11-23',
          done: null,
        }}
        {...more}
      />,
    )

  it('are one line for each sender, above the others', () => {
    const html = page({ floods: [flood] })

    expect(html).toContain(`href="/staff/mail?flood=${id}"`)
    expect(html).toContain('3 emails')
    expect(html).toContain('Only the address says who sent them')
    expect(html.indexOf('many@family.example')).toBeLessThan(html.indexOf('Out of office'))
  })

  it('say why, and are put aside in one act as far as they are shown', () => {
    const html = floodPage()

    expect(html).toContain('30 emails from this address in an hour')
    expect(html).toContain(`action="/staff/mail/floods/${id}/seen"`)
    expect(html).toContain('name="until" value="2026-11-23T09:58:01.000Z"')
    expect(html).toContain('Nothing to do with these 3 emails')
    expect(html).toContain(`name="flood" value="${id}"`)
  })

  it('that may speak of harm are marked, and never put aside with the rest', () => {
    const items = [{ ...held, outcome: 'flood-harm' }]

    expect(floodPage({ items, flood: { ...flood, mayBeHarm: 2 } })).toContain('Nothing to do with this email')
    const only = floodPage({ items, flood: { ...flood, mayBeHarm: 3 } })
    expect(only).toContain('<strong>May speak of harm: read it now.')
    expect(only).not.toContain('/staff/mail/floods/')
    expect(page({ floods: [{ ...flood, mayBeHarm: 1 }] })).toContain('1 may speak of harm')
  })

  it('that somebody has dealt with leave an empty list', () => {
    expect(floodPage({ flood: null, items: [] })).toContain('Somebody has dealt with all of them.')
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
