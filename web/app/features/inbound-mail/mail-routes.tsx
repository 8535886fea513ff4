import { InboundMailSearch } from '@send-hub/shared'
import type { FastifyInstance } from 'fastify'
import { listPages } from '../../lib/list-pages.ts'
import { addPage, type Visit } from '../../lib/page.ts'
import type { StaffDesk } from '../../lib/staff-desk.ts'
import { EnquiryOfMailView } from './enquiry-of-mail-view.tsx'
import { addressCheckedHref, mailEnquiryHref, mailHref, mailSeenHref } from './mail-links.ts'
import { type MailDone, MailView } from './mail-view.tsx'

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
      return { to: `${mailHref}?done=seen` }
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
  done === 'seen' || done === 'checked' ? done : null

async function showMails(desk: StaffDesk, visit: Visit) {
  const asked = InboundMailSearch.catch({ page: 1, pageSize: 50, show: 'open' }).parse(visit.query)
  const query = { show: asked.show, page: String(asked.page), pageSize: String(asked.pageSize) }
  const { items, total } = await visit.call('GET /api/staff/inbound-mails', { query })
  const { items: stopped } = await visit.call('GET /api/staff/stopped-addresses')
  const href = (page: number) => `${mailHref}?show=${asked.show}&page=${page}`
  const pages = listPages(asked, total, href)
  const shown = {
    items,
    stopped,
    pages,
    show: asked.show,
    today: desk.today(),
    done: doneOf(visit.query.done),
  }
  return mailPage(desk, visit, 'Emails to sort', <MailView {...shown} />)
}

/** Drawn on the server, with nothing that has to come alive. */
async function mailPage(desk: StaffDesk, visit: Visit, title: string, view: React.ReactElement) {
  return { title, view, client: 'staff' as const, frame: desk.frame('more', await desk.me(visit)) }
}
