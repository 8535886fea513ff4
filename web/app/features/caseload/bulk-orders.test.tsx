import type { BulkOrderView, OpenedBulkOrder } from '@send-hub/shared'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { BulkOrderPage } from './bulk-order-page.tsx'
import { BulkOrdersPage } from './bulk-orders-page.tsx'
import { bulkOrderPageView, bulkOrdersView } from './bulk-orders-view.ts'

const today = '2026-11-23'
const order: BulkOrderView = {
  id: '0190a000-0000-7000-8000-000000000001',
  act: 'arrange-reviews',
  caseCount: 2,
  askedBy: { name: 'Karen Price', isYou: false },
  askedAt: '2026-11-23T09:00:00Z',
  state: 'waiting',
  decidedBy: null,
  decidedAt: null,
  reason: null,
  result: null,
}
const mine: BulkOrderView = { ...order, askedBy: { name: 'Karen Price', isYou: true } }
const decided = { decidedBy: { name: 'Joe Bell', isYou: false }, decidedAt: '2026-11-23T10:00:00Z' }
const preview: OpenedBulkOrder['preview'] = {
  ...{ act: 'arrange-reviews', ready: 1, needsSecondPerson: true },
  items: [
    {
      ...{
        id: order.id,
        reference: 'SEN-7K3M-Q',
        childName: 'Maya Okafor',
        version: 1,
        stage: 'Final plan issued',
      },
      ...{ meetingOn: '2027-01-14', writes: 'Annual review arranged', familyReads: 'Review time' },
      ...{ told: ['Amina Okafor'], notTold: [], refusal: null, isAboutMeeting: false },
    },
  ],
}
const opened = (some: Partial<OpenedBulkOrder> = {}): OpenedBulkOrder => ({
  order,
  preview,
  seen: 'mark',
  ...some,
})
const page = (one: OpenedBulkOrder, form = { typed: {}, errors: [] as { field: string; text: string }[] }) =>
  renderToStaticMarkup(<BulkOrderPage view={bulkOrderPageView(one, today, form)} />)

describe('the list', () => {
  test('says what waits and who asked, and what became of my own', () => {
    const stopped: BulkOrderView = { ...mine, ...decided, state: 'stopped', reason: 'That day is a holiday' }
    const html = renderToStaticMarkup(
      <BulkOrdersPage view={bulkOrdersView({ waiting: [order], mine: [stopped] }, today)} />,
    )

    expect(html).toContain('Arrange annual reviews: 2 cases')
    expect(html).toContain('Karen Price, today at 9:00am')
    expect(html).toContain('Stopped by Joe Bell, today at 10:00am')
    expect(html).toContain('“That day is a holiday”')
  })

  test('that is empty says so', () => {
    const html = renderToStaticMarkup(
      <BulkOrdersPage view={bulkOrdersView({ waiting: [], mine: [] }, today)} />,
    )

    expect(html).toContain('Nothing that a colleague asked for is waiting.')
    expect(html).not.toContain('Asked for by you')
  })
})

describe('one of them', () => {
  test('shows a colleague who would be told, and lets them go or stop it', () => {
    const html = page(opened())

    expect(html).toContain('Karen Price asked for it, today at 9:00am.')
    expect(html).toContain('Amina Okafor')
    expect(html).toContain('name="seen" value="mark"')
    expect(html).toMatch(/value="send"[^>]*>Let it go/)
    expect(html).toMatch(/value="stop"[^>]*>Stop it/)
  })

  test('can only be taken back by the one who asked', () => {
    const html = page(opened({ order: mine }))

    expect(html).not.toContain('value="send"')
    expect(html).toContain('Take it back')
  })

  test('that is not possible any more can only be stopped', () => {
    const html = page(opened({ preview: null, seen: null }))

    expect(html).toContain('This is not possible any more.')
    expect(html).not.toContain('value="send"')
  })

  test('that is decided says by whom, and what became of each case', () => {
    const items = [
      {
        id: order.id,
        reference: 'SEN-7K3M-Q',
        childName: 'Maya Okafor',
        outcome: 'done' as const,
        reason: null,
      },
    ]
    const result = { act: 'arrange-reviews' as const, done: 1, items }
    const html = page(
      opened({ order: { ...order, ...decided, state: 'sent', result }, preview: null, seen: null }),
    )

    expect(html).toContain('Let go by Joe Bell, today at 10:00am.')
    expect(html).toContain('Review arranged')
    expect(html).not.toContain('<form')
  })

  test('that broke off says so', () => {
    const html = page(opened({ order: { ...order, ...decided, state: 'sent' }, preview: null, seen: null }))

    expect(html).toContain('nobody knows how far it went')
  })

  test('comes back with what is missing', () => {
    const html = page(opened(), { typed: {}, errors: [{ field: 'reason', text: 'Say why' }] })

    expect(html).toContain('href="#reason"')
  })
})
