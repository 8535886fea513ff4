import { formatDay } from '@send-hub/shared'
import type { FastifyInstance } from 'fastify'
import { addPage, type Visit } from '../../lib/page.ts'
import { type StaffDesk, staffPage } from '../../lib/staff-desk.ts'
import { notPostedHref, staffLetterHref, staffLetterPdfHref } from './letter-links.ts'
import { addStaffAddress } from './staff-address-routes.ts'
import { StaffLetterPage } from './staff-letter-page.tsx'
import { postView, readWords } from './staff-letters-view.ts'

/** The letters of a case, for staff: to read, to print, and where they go. */
export function addStaffLetters(app: FastifyInstance, desk: StaffDesk): void {
  const { web } = desk
  addPage(app, web, {
    url: staffLetterHref(':caseId', ':letterId'),
    access: 'staff',
    show: (visit) => letterPage(desk, visit),
  })
  addPage(app, web, {
    url: staffLetterPdfHref(':caseId', ':letterId'),
    access: 'staff',
    show: (visit) => {
      const { caseId, letterId } = idsOf(visit)
      return {
        to: `/api/staff/cases/${encodeURIComponent(caseId)}/letters/${encodeURIComponent(letterId)}/pdf`,
      }
    },
  })
  addPage(app, web, {
    url: notPostedHref(':caseId', ':letterId'),
    access: 'staff',
    show: (visit) => ({ to: staffLetterHref(idsOf(visit).caseId, idsOf(visit).letterId) }),
    submit: async (visit) => {
      const { caseId, letterId } = idsOf(visit)
      await visit.call('POST /api/staff/letters/posted', { body: { letterIds: [letterId], on: null } })
      return { to: staffLetterHref(caseId, letterId) }
    },
  })
  addStaffAddress(app, desk)
}

const idsOf = ({ params }: Visit) => ({ caseId: params.caseId ?? '', letterId: params.letterId ?? '' })

async function letterPage(desk: StaffDesk, visit: Visit) {
  const { caseId, letterId } = idsOf(visit)
  const letter = await visit.call('GET /api/staff/cases/:caseId/letters/:letterId', {
    params: { caseId, letterId },
  })
  const { content, to, isByPost, readOn, isTakenBack } = letter
  const post = letter.post && postView(letter.post)
  return staffPage(desk, visit, {
    section: 'cases',
    title: `Letter, case ${content.reference}`,
    name: 'letter',
    component: StaffLetterPage,
    view: {
      ...{ content, isTakenBack, isByPost },
      caseHref: `/staff/cases/${caseId}#letters`,
      pdfHref: staffLetterPdfHref(caseId, letterId),
      notPostedHref: notPostedHref(caseId, letterId),
      post,
      facts: [
        { key: 'To', value: to },
        { key: 'Sent', value: `${formatDay(content.sentOn)}${isByPost ? ', by post' : ''}` },
        ...(post ? [{ key: 'Post', value: post.isLate ? `${post.words}. Late` : post.words }] : []),
        { key: 'First read', value: readWords(isByPost, readOn) },
      ],
    },
  })
}
