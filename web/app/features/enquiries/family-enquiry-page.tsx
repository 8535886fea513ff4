import { familyPage } from '../../family-layout.tsx'
import type { PageRoute } from '../../lib/page.ts'
import { requestKeyOf, requireBody } from './family-ask-pages.tsx'
import { EnquiryView } from './family-enquiry-view.tsx'

/** One question and everything said about it since, with room to write back. */
export const familyEnquiryPage: PageRoute = {
  url: '/enquiries/:enquiryId',
  access: 'family',
  show: async (visit) => {
    const enquiry = await visit.call('GET /api/family/enquiries/:enquiryId', {
      params: { enquiryId: visit.params.enquiryId ?? '' },
    })
    const { caseId, childName, reference } = enquiry
    const back = caseId
      ? { href: `/cases/${caseId}`, text: `${childName}’s page` }
      : { href: '/', text: 'Your children' }
    return familyPage(visit, {
      title: `Your question, ${reference}`,
      back,
      children: (
        <EnquiryView
          enquiry={enquiry}
          council={visit.web.council}
          requestKey={requestKeyOf(visit)}
          body={visit.values.body}
          errors={visit.errors}
          hasJustWritten={visit.query.written === 'yes' && visit.errors.length === 0}
        />
      ),
    })
  },
  submit: async (visit) => {
    const enquiryId = visit.params.enquiryId ?? ''
    await visit.call('POST /api/family/enquiries/:enquiryId/messages', {
      params: { enquiryId },
      body: { body: requireBody(visit.values.body), requestKey: requestKeyOf(visit) },
    })
    return { to: `/enquiries/${encodeURIComponent(enquiryId)}?written=yes` }
  },
}
