import { InboundMailSearch, MailFloodParams } from '@send-hub/shared'
import type { FastifyInstance } from 'fastify'
import { listPages } from '../../lib/list-pages.ts'
import { addPage, type Visit } from '../../lib/page.ts'
import type { StaffDesk } from '../../lib/staff-desk.ts'
import { EnquiryOfMailView } from './enquiry-of-mail-view.tsx'
import { FloodView } from './mail-floods.tsx'
import {
  addressCheckedHref,
  floodHref,
  floodSeenHref,
  mailEnquiryHref,
  mailHref,
  mailSeenHref,
} from './mail-links.ts'
import { type MailDone, MailView, mailDoneWords } from './mail-view.tsx'

/** `/staff/mail`: emails that became no enquiry, and addresses that emails came back from. */
export function addInboundMail(app: FastifyInstance, desk: StaffDesk): void {
  const { web } = desk
  addPage(app, web, { url: mailHref, access: 'staff', show: (visit) => showMails(desk, visit) })
  addPage(app, web, {
    url: mailEnquiryHref(':inboundMailId'),
    access: 'staff',
    show: (visit) => {
      const { values, errors } = visit
      const isUnreadable = visit.query.unreadable === 'yes'
      const view = <EnquiryOfMailView {...{ id: idOf(visit), isUnreadable, values, errors }} />
      return mailPage(desk, visit, 'Make an enquiry of an email', view)
    },
    submit: async (visit) => {
      const { name, body } = visit.values
      const { id } = await visit.call('POST /api/staff/inbound-mails/:inboundMailId/enquiry', {
        params: { inboundMailId: idOf(visit) },
        body: { name: name || undefined, body: body?.trim() || undefined },
      })
      return { to: `/staff/enquiries/${id}` }
    },
  })
  addPage(app, web, {
    url: mailSeenHref(':inboundMailId'),
    access: 'staff',
    show: () => ({ to: mailHref }),
    submit: async (visit) => {
      await visit.call('POST /api/staff/inbound-mails/:inboundMailId/seen', {
        params: { inboundMailId: idOf(visit) },
      })
      const of = MailFloodParams.safeParse({ floodId: visit.values.flood })
      return { to: of.success ? `${floodHref(of.data.floodId)}&done=seen` : `${mailHref}?done=seen` }
    },
  })
  addPage(app, web, {
    url: floodSeenHref(':floodId'),
    access: 'staff',
    show: ({ params }) => ({ to: floodHref(params.floodId ?? '') }),
    submit: async ({ call, params, values }) => {
      const floodId = params.floodId ?? ''
      const body = { until: values.until ?? '' }
      const { left } = await call('POST /api/staff/mail-floods/:floodId/seen', { params: { floodId }, body })
      return { to: left > 0 ? `${floodHref(floodId)}&done=flood` : `${mailHref}?done=flood` }
    },
  })
  addPage(app, web, {
    url: addressCheckedHref(':familyMemberId'),
    access: 'staff',
    show: () => ({ to: mailHref }),
    submit: async (visit) => {
      await visit.call('POST /api/staff/family-members/:familyMemberId/mail-checked', {
        params: { familyMemberId: visit.params.familyMemberId ?? '' },
      })
      return { to: `${mailHref}?done=checked` }
    },
  })
}

const idOf = ({ params }: Visit) => params.inboundMailId ?? ''
const doneOf = (done: string | undefined): MailDone | null =>
  done !== undefined && Object.hasOwn(mailDoneWords, done) ? (done as MailDone) : null

async function showMails(desk: StaffDesk, visit: Visit) {
  const asked = InboundMailSearch.catch({ page: 1, pageSize: 50, show: 'open' }).parse(visit.query)
  const { show, flood: floodId } = asked
  const query = { show, page: String(asked.page), pageSize: String(asked.pageSize), flood: floodId }
  const { items, total } = await visit.call('GET /api/staff/inbound-mails', { query })
  const { items: floods } = await visit.call('GET /api/staff/mail-floods')
  const base = floodId ? `${floodHref(floodId)}&` : `${mailHref}?`
  const pages = listPages(asked, total, (page) => `${base}show=${show}&page=${page}`)
  const done = doneOf(visit.query.done)
  const shown = { items, pages, show, today: desk.today() }
  if (floodId) {
    const flood = floods.find(({ id }) => id === floodId) ?? null
    const view = <FloodView {...{ ...shown, flood, floodId, done: done && mailDoneWords[done] }} />
    return mailPage(desk, visit, 'Emails held back', view)
  }
  const { items: stopped } = await visit.call('GET /api/staff/stopped-addresses')
  return mailPage(desk, visit, 'Emails to sort', <MailView {...{ ...shown, stopped, floods, done }} />)
}

/** Drawn on the server, with nothing that has to come alive. */
async function mailPage(desk: StaffDesk, visit: Visit, title: string, view: React.ReactElement) {
  return { title, view, client: 'staff' as const, frame: desk.frame('more', await desk.me(visit)) }
}
