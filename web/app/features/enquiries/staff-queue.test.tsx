import { EnquirySearch, kent } from '@send-hub/shared'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { ListLinks } from '../../lib/staff-list.tsx'
import { bulkOf } from './queue-bulk-view.ts'
import { ordinal } from './queue-row-view.ts'
import { anEnquiryRow, now, today } from './staff-enquiry.fixtures.ts'
import { backToQueue } from './staff-queue-href.ts'
import { StaffQueuePage } from './staff-queue-page.tsx'
import { type QueueFacts, queueView } from './staff-queue-view.ts'

const theirs = { isMine: false, ownerName: 'Hana Reid' }
const counts = {
  ...{ mine: 4, team: 12, all: 312, unassigned: 7, late: 3, today: 5, urgent: 1, escalated: 2, unlinked: 9 },
  ...{ snoozed: 6, tasks: 3 },
}

function aQueue(some: Partial<QueueFacts> = {}) {
  const rows = { items: [anEnquiryRow()], total: 1 }
  const search = EnquirySearch.parse({})
  return queueView({
    search,
    searchToken: undefined,
    rows,
    counts,
    saved: [],
    colleagues: [],
    myTeam: 'hub',
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

test('the line says what makes it differ: who asks, how often, whose draft, when we ring back', () => {
  const row = anEnquiryRow({
    ...{ contactName: 'Mrs Rai', askerRole: 'school', contactCount: 3, escalation: 1, priority: 1 },
    ...{ draftsBy: ['Joe Marsh'], callBack: { on: today, startsAtHour: 11 }, replyBy: today, daysOver: 0 },
  })
  const html = page({ rows: { items: [row], total: 1 } })

  expect(html).toContain('School: Mrs Rai')
  expect(html).toContain('escalated to senior, 3rd contact, call back 11 to 1, draft open (Joe Marsh)')
  expect(html).toContain('<strong>today 11:00</strong>')
  expect(html).toContain('>P1<')
})

test('a call back after lunch is told by the clock on the wall', () => {
  const [row] = aQueue(
    withRow({ callBack: { on: '2026-11-24', startsAtHour: 13 }, replyBy: '2026-11-26', daysOver: 0 }),
  ).rows

  expect(row?.state).toEqual(['call back Tue 24 Nov 1 to 3'])
  expect(row?.replyBy).toBe('Tue 24 Nov 13:00')
})

test('a call back never hides that the promise is broken', () => {
  const [row] = aQueue(
    withRow({ callBack: { on: today, startsAtHour: 9 }, replyBy: '2026-11-20', daysOver: 2 }),
  ).rows

  expect(row?.replyBy).toBe('2 days over')
})

test.each([
  [1, '1st'],
  [2, '2nd'],
  [3, '3rd'],
  [4, '4th'],
  [11, '11th'],
  [12, '12th'],
  [13, '13th'],
  [21, '21st'],
  [112, '112th'],
])('%i is the %s', (n, words) => {
  expect(ordinal(n)).toBe(words)
})

test('counts stand beside the views, and each way of narrowing leads back again', () => {
  const { queues, narrower } = aQueue({ search: EnquirySearch.parse({ due: 'late', queue: 'team' }) })

  expect(queues.map(({ text, count }) => [text, count])).toEqual([
    ['Mine', 4],
    ['My team’s', 12],
    ['All', 312],
    ['Unassigned', 7],
  ])
  expect(narrower.map(({ text, count, href }) => [text, count, href])).toEqual([
    ['Late', 3, '/staff/enquiries?queue=team'],
    ['Promised for today', 5, '/staff/enquiries?queue=team&due=today'],
    ['Urgent', 1, '/staff/enquiries?queue=team&priority=urgent&due=late'],
    ['Escalated', 2, '/staff/enquiries?queue=team&due=late&escalated=yes'],
    ['No case linked', 9, '/staff/enquiries?queue=team&due=late&unlinked=yes'],
  ])
})

test('of more than a thousand it says that there are more', () => {
  const { queues, narrower } = aQueue({ counts: { ...counts, all: 1_001, mine: 1_000, late: 1_001 } })

  expect(queues[0]).toMatchObject({ text: 'Mine', count: 1_000 })
  expect(queues[0]?.isMore).toBeUndefined()
  expect(queues[2]).toMatchObject({ text: 'All', count: 1_000, isMore: true })
  expect(narrower[0]).toMatchObject({ text: 'Late', count: 1_000, isMore: true })
  expect(renderToStaticMarkup(<ListLinks label="Whose" links={queues} />)).toContain('1,000+')
})

test('a saved view is a link, and says when one looks at it', () => {
  const saved = [
    { ...{ id: 'a', name: 'Late buses', query: 'topic=TRANSPORT&due=late', isShared: true }, ...theirs },
    { ...{ id: 'b', name: 'Elsewhere', query: 'next=https://elsewhere.example', isShared: true }, ...theirs },
  ]
  const view = aQueue({ saved, search: EnquirySearch.parse({ due: 'late', topic: 'TRANSPORT' }) })

  expect(view.saved).toEqual([
    { text: 'Late buses (Hana Reid)', href: '/staff/enquiries?topic=TRANSPORT&due=late', isCurrent: true },
    { text: 'Elsewhere (Hana Reid)', href: '/staff/enquiries', isCurrent: false },
  ])
  expect(view.toSave).toBe('topic=TRANSPORT&due=late')
})

test('each line has a box that holds the version it was shown at', () => {
  expect(page()).toMatch(/<input type="checkbox" form="bulk" name="enquiry-019aa[^"]*" value="3"/)
})

test('an act on several goes on from the version each was chosen at', () => {
  const values = { act: 'topics', topics: 'APPEAL', from: '/staff/enquiries?queue=mine', 'enquiry-abc': '7' }

  expect(bulkOf(values)).toEqual({
    act: 'topics',
    topics: ['APPEAL'],
    enquiries: [{ id: 'abc', version: '7' }],
  })
})

test.each([
  ['/staff/enquiries?queue=mine&page=3', '/staff/enquiries?queue=mine&page=3'],
  ['https://elsewhere.example/staff/enquiries', '/staff/enquiries'],
  ['//elsewhere.example', '/staff/enquiries'],
  ['/staff/enquiries?next=//elsewhere.example&queue=team', '/staff/enquiries?queue=team'],
  [undefined, '/staff/enquiries'],
])('a form that says it came from %j leads back to %s', (from, to) => {
  expect(backToQueue(from)).toBe(to)
})

const many = { ...{ searchToken: undefined, search: EnquirySearch.parse({ status: 'closed' }) } }

test('of what is never all counted the page says so, and offers no order of promises', () => {
  const rows = { items: [anEnquiryRow({ status: 'closed' })], total: 1_000, isMore: true }
  const view = aQueue({ ...many, rows })

  expect(view.range).toBe('1 to 50 of more than 1,000')
  expect(view.sorts).toEqual([])
})

test('the last page that was counted leads on where there is more', () => {
  const rows = { items: [anEnquiryRow()], total: 1_000, isMore: true }
  const search = EnquirySearch.parse({ page: 20 })

  expect(aQueue({ ...many, search, rows }).nextHref).toContain('page=21')
  expect(aQueue({ ...many, search, rows: { ...rows, isMore: false } }).nextHref).toBeNull()
})
