import { EnquirySearch } from '@send-hub/shared'
import type { FastifyInstance } from 'fastify'
import type { ListForm } from '../../lib/form.ts'
import { addPage, answer, type Visit, visitOf } from '../../lib/page.ts'
import { type StaffDesk, staffPage } from '../../lib/staff-desk.ts'
import { openSearch, readAddress, sealSearch } from '../../lib/staff-search.ts'
import { count } from '../../lib/waiting-words.ts'
import { addQueueBulk } from './queue-bulk-routes.ts'
import { backToQueue, queueHref } from './staff-queue-href.ts'
import { StaffQueuePage } from './staff-queue-page.tsx'
import { queueView } from './staff-queue-view.ts'

/** The queue, its search, and what is done with it as a whole. */
export function addStaffQueue(app: FastifyInstance, desk: StaffDesk): void {
  addPage(app, desk.web, { url: '/staff', access: 'staff', show: () => ({ to: '/staff/enquiries' }) })
  addPage(app, desk.web, {
    url: '/staff/enquiries',
    access: 'staff',
    show: (visit) => showQueue(desk, visit, visit.query),
  })
  addPage(app, desk.web, {
    url: '/staff/enquiries/search',
    access: 'staff',
    show: () => ({ to: '/staff/enquiries' }),
    submit: ({ values, web }) => ({ to: searchAddress(web, values.query ?? '') }),
  })
  addAct(app, desk, '/staff/enquiries/next', takeNext)
  addAct(app, desk, '/staff/enquiries/share', shareOut)
  addQueueBulk(app, desk, showQueue)
}

/** A button without a page of its own: its address, opened later, leads to the queue. */
function addAct(
  app: FastifyInstance,
  { web }: StaffDesk,
  url: string,
  act: (visit: Visit) => Promise<{ to: string }>,
): void {
  const config = { access: 'staff' as const }
  app.get(url, { config }, async (_request, reply) => answer(reply, web, { to: '/staff/enquiries' }))
  app.post(url, { config }, async (request, reply) =>
    answer(reply, web, await act(visitOf(request, reply, web))),
  )
}

async function takeNext(visit: Visit) {
  const { enquiryId } = await visit.call('POST /api/staff/enquiries/take-next')
  return {
    to: enquiryId ? `/staff/enquiries/${enquiryId}?done=take` : '/staff/enquiries?queue=team&done=none',
  }
}

async function shareOut(visit: Visit) {
  const { from, 'share-team': team } = visit.values
  const { given, left } = await visit.call('POST /api/staff/enquiries/share-out', { body: { team } })
  const back = new URL(backToQueue(from), visit.web.publicUrl)
  back.searchParams.set('done', `shared-${given}-${left}`)
  return { to: back.pathname + back.search }
}

/** What was just done, from the mark in the address: a mark that we did not make says nothing. */
function doneWords(done: string | undefined): string | null {
  if (done === 'none') return 'Nobody in your team’s queue waits for an owner now'
  if (done === 'saved') return 'The view is saved'
  const [, given, left] = /^shared-(\d{1,4})-(\d{1,4})$/.exec(done ?? '') ?? []
  if (given === undefined) return null
  const words = (n: string) => (n === '1' ? '1 enquiry' : count(Number(n), 'enquirie'))
  const stayed =
    left === '0' ? '' : `. ${words(left ?? '0')} stayed: everybody is away, has enough or must not open them`
  return `${words(given)} given out${stayed}`
}

/** A search looks in all enquiries, also answered and closed ones: whoever rings may ask about any of them. */
function searchAddress(web: StaffDesk['web'], query: string): string {
  return query.trim() ? queueHref({ status: 'any', search: sealSearch(web, query) }) : queueHref({})
}

async function showQueue(
  desk: StaffDesk,
  visit: Visit,
  { search: token, done, ...address }: Visit['query'],
  form?: ListForm,
) {
  const query = openSearch(desk.web, token)
  const search = readAddress(EnquirySearch, { ...address, query })
  const [rows, counts, saved, calls, colleagues, me] = await Promise.all([
    visit.call('GET /api/staff/enquiries', { query: asTexts(search) }),
    visit.call('GET /api/staff/enquiries/counts', { query: { queue: search.queue } }),
    visit.call('GET /api/staff/saved-views'),
    search.queue === 'mine' ? visit.call('GET /api/staff/call-backs', { query: { whose: 'mine' } }) : null,
    desk.colleagues(visit),
    desk.me(visit),
  ])
  const view = queueView({
    ...{ search, rows, counts, colleagues, form },
    saved: saved.items,
    calls: calls?.items ?? [],
    searchToken: query ? token : undefined,
    myTeam: colleagues.find(({ id }) => id === me.id)?.team ?? 'hub',
    council: desk.web.council,
    today: desk.today(),
    now: desk.web.now(),
    done: doneWords(done),
  })
  const hasFault = form && form.errors.length > 0
  return staffPage(desk, visit, {
    section: 'enquiries',
    title: hasFault ? `Error: ${view.title}` : view.title,
    name: 'queue',
    component: StaffQueuePage,
    view,
    ...(hasFault && { status: 422 }),
  })
}

function asTexts(search: EnquirySearch): { [Name in keyof EnquirySearch]?: string } {
  return Object.fromEntries(Object.entries(search).map(([name, value]) => [name, String(value ?? '')]))
}
