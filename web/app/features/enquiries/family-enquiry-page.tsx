import { randomUUID } from 'node:crypto'
import { type EnquiryForFamily, feedbackWords, urgentWords } from '@send-hub/shared'
import { familyPage } from '../../family-layout.tsx'
import { formErrorsOf } from '../../lib/form.ts'
import { londonDay } from '../../lib/london-time.ts'
import type { PageRoute, Visit } from '../../lib/page.ts'
import type { Page } from '../../lib/render-page.tsx'
import { pupilHref } from '../school/pupil-links.ts'
import { requireConfirmed } from '../second-factor/confirm-pages.tsx'
import { carryFiles, type KeptFile, keptFiles, takeFiles, tokensOf } from './ask-files.tsx'
import { conversationPages } from './conversation-pages.tsx'
import { requestKeyOf, requireBody } from './family-ask-pages.tsx'
import { EnquiryView } from './family-enquiry-view.tsx'
import { threadPlace } from './thread-place.tsx'

/** One question and everything said about it since, with room to write back. */
const conversationPage: PageRoute = {
  url: '/enquiries/:enquiryId',
  access: 'family',
  takesFile: true,
  show: (visit) => showPage(visit, keptFiles(visit)),
  submit: async (visit) => {
    const params = { enquiryId: visit.params.enquiryId ?? '' }
    const files = await takeFiles(visit)
    if (visit.values.remove !== undefined) return showPage(visit, files)
    try {
      const message = { body: requireBody(visit.values.body), requestKey: requestKeyOf(visit) }
      await visit.call('POST /api/family/enquiries/:enquiryId/messages', {
        params,
        body: { ...message, files: tokensOf(files) },
      })
    } catch (error) {
      const fault = formErrorsOf(error)
      if (!fault) throw error
      // Files that came with this form are kept: nobody chooses them twice.
      const page = await showPage({ ...visit, errors: fault.errors }, files)
      return { ...page, status: fault.status, title: `Error: ${page.title}` }
    }
    return { to: `/enquiries/${encodeURIComponent(params.enquiryId)}?written=yes` }
  },
}

/** The address of a file for people: who is signed out is led to sign in and back. The file itself comes from the API. */
const filePage: PageRoute = {
  url: '/enquiries/:enquiryId/files/:fileId',
  access: 'family',
  show: async (visit) => {
    const { enquiryId = '', fileId = '' } = visit.params
    const { contentUrl } = await visit.call('GET /api/family/enquiries/:enquiryId/message-files/:fileId', {
      params: { enquiryId, fileId },
    })
    if (!contentUrl) return { to: `/enquiries/${encodeURIComponent(enquiryId)}` }
    await requireConfirmed(visit)
    return { to: contentUrl }
  },
}

/** What was done on the page that led here, said once. */
const newsWords: Record<string, string> = {
  answered: feedbackWords.thanks,
  'not-answered': feedbackWords.opened,
  complain: 'We have your complaint.',
  urgent: urgentWords.sent,
}

const newsOf = ({ query }: Visit): string | null =>
  query.written === 'yes' ? 'We have your message.' : (newsWords[query.said ?? ''] ?? null)

/** By the box, or on a page of its own: words of danger are answered at once, wherever they were written. */
const hasWritten = ({ query }: Visit): boolean =>
  query.written === 'yes' || ['not-answered', 'complain', 'urgent'].includes(query.said ?? '')

export const familyEnquiryPages: readonly PageRoute[] = [conversationPage, filePage, ...conversationPages]

async function showPage(visit: Visit, files: readonly KeptFile[]): Promise<Page> {
  const { before } = visit.query
  const enquiry = await visit.call('GET /api/family/enquiries/:enquiryId', {
    params: { enquiryId: visit.params.enquiryId ?? '' },
    query: { before },
  })
  const place = threadPlace(`/enquiries/${enquiry.id}`, enquiry, before)
  return familyPage(visit, {
    title: `${place.newestHref ? 'Earlier messages' : 'Your question'}, ${enquiry.reference}`,
    back: backFrom(enquiry),
    children: (
      <EnquiryView
        enquiry={enquiry}
        place={place}
        council={visit.web.council}
        requestKey={requestKeyOf(visit)}
        body={visit.values.body}
        files={files}
        carriedFiles={carryFiles(visit, files)}
        maxBytes={visit.web.maxUploadBytes}
        errors={visit.errors}
        hasJustWritten={hasWritten(visit) && visit.errors.length === 0}
        news={visit.errors.length === 0 ? newsOf(visit) : null}
        feedbackKey={randomUUID()}
        today={londonDay(visit.web.now())}
      />
    ),
  })
}

function backFrom({ caseId, childName, isOfSchool }: EnquiryForFamily) {
  if (!caseId) return { href: '/', text: 'Your children' }
  const href = isOfSchool ? pupilHref(caseId) : `/cases/${caseId}`
  return { href, text: `${childName}’s page` }
}
