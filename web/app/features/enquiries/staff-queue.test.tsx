import { EnquirySearch, kent } from '@send-hub/shared'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { anEnquiryRow, now, today } from './staff-enquiry.fixtures.ts'
import { StaffQueuePage } from './staff-queue-page.tsx'
import { type QueueFacts, queueView } from './staff-queue-view.ts'

function aQueue(some: Partial<QueueFacts> = {}) {
  const rows = { items: [anEnquiryRow()], total: 1 }
  const search = EnquirySearch.parse({})
  return queueView({
    search,
    searchToken: undefined,
    rows,
    colleagues: [],
    council: kent,
    today,
    now,
    ...some,
  })
}
const page = (some?: Partial<QueueFacts>) => renderToStaticMarkup(<StaffQueuePage view={aQueue(some)} />)
const withRow = (row: Parameters<typeof anEnquiryRow>[0]) => ({
  rows: { items: [anEnquiryRow(row)], total: 1 },
})

test('a broken promise is told in words and with the day that was promised', () => {
  const [row] = aQueue().rows

  expect(row).toMatchObject({ urgency: 'over', replyBy: '2 days over', promisedOn: '20 Nov' })
  expect(page()).toContain('<strong>2 days over</strong>')
})

test('one day over is one day', () => {
  expect(aQueue(withRow({ daysOver: 1, replyBy: '2026-11-21' })).rows[0]?.replyBy).toBe('1 day over')
})

test('a promise for today says so, a later one gives the day', () => {
  expect(aQueue(withRow({ daysOver: 0, replyBy: today })).rows[0]?.replyBy).toBe('today')
  expect(aQueue(withRow({ daysOver: 0, replyBy: '2026-11-26' })).rows[0]?.replyBy).toBe('Thu 26 Nov')
})

test('nothing is over once it is answered', () => {
  const [row] = aQueue(withRow({ status: 'answered', replyBy: null, daysOver: 0, waitingSince: null })).rows

  expect(row).toMatchObject({ urgency: 'none', replyBy: '–', waitingSince: null })
})

test('each line is headed by a plain link to the enquiry', () => {
  expect(page()).toMatch(
    /<th scope="row">\s*<a class="govuk-link staff-row__link" href="\/staff\/enquiries\/019aa/,
  )
})

test('waiting is reckoned from when the family wrote', () => {
  expect(page()).toContain('10 days')
})

test('a view is an address without names, and the usual choices stay out of it', () => {
  const { queues, statuses } = aQueue()

  expect(queues.map(({ href }) => href)).toEqual([
    '/staff/enquiries?queue=mine',
    '/staff/enquiries?queue=team',
    '/staff/enquiries',
    '/staff/enquiries?queue=unassigned',
  ])
  expect(statuses.find(({ isCurrent }) => isCurrent)?.text).toBe('Waiting for us')
})

test('the words searched for stand in the box and nowhere in a link', () => {
  const html = page({
    search: EnquirySearch.parse({ query: 'Okafor', status: 'any' }),
    searchToken: 'sealed-token',
  })

  expect(html).toContain('value="Okafor"')
  expect(html).toContain('search=sealed-token')
  expect(html).not.toMatch(/href="[^"]*Okafor/)
})

test('filters, order and search go along to the next page', () => {
  const { nextHref, previousHref, range } = aQueue({
    search: EnquirySearch.parse({ queue: 'team', topic: 'DRAFT', sort: 'newest', page: '2' }),
    searchToken: 'token',
    rows: { items: [anEnquiryRow()], total: 312 },
  })

  expect(range).toBe('51 to 100 of 312')
  expect(nextHref).toBe('/staff/enquiries?queue=team&topic=DRAFT&sort=newest&page=3&search=token')
  expect(previousHref).toBe('/staff/enquiries?queue=team&topic=DRAFT&sort=newest&search=token')
})

test('an empty list says why it is empty', () => {
  const rows = { items: [], total: 0 }

  expect(page({ rows })).toContain('Nobody is waiting in this list')
  expect(page({ rows, search: EnquirySearch.parse({ query: 'Zzz' }), searchToken: 't' })).toContain(
    'No enquiry has this name',
  )
  expect(page({ rows, search: EnquirySearch.parse({ topic: 'DRAFT' }) })).toContain(
    'No enquiry fits these filters',
  )
})
