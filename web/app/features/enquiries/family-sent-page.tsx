import { type EnquiryForFamily, formatDayLong } from '@send-hub/shared'
import { familyPage } from '../../family-layout.tsx'
import type { PageRoute } from '../../lib/page.ts'
import { HubContact, Narrow } from '../../lib/plain-views.tsx'
import { Panel } from '../../ui/panel.tsx'
import { speaksOfDanger } from './danger-words.ts'
import { EmergencyAdvice } from './emergency-advice.tsx'

/** After sending: the reference, the promised day, and what happens if we miss it. */
export const familySentPage: PageRoute = {
  url: '/enquiries/:enquiryId/sent',
  access: 'family',
  show: async (visit) => {
    const enquiry = await visit.call('GET /api/family/enquiries/:enquiryId', {
      params: { enquiryId: visit.params.enquiryId ?? '' },
    })
    return familyPage(visit, {
      title: 'We have your question',
      children: <SentView enquiry={enquiry} hub={visit.web.council.hub} />,
    })
  },
}

interface SentViewProps {
  enquiry: EnquiryForFamily
  hub: Parameters<typeof HubContact>[0]['hub']
}

export function SentView({ enquiry, hub }: SentViewProps) {
  const { id, reference, replyBy, caseId, answeredBy, messages } = enquiry
  const mayBeInDanger = messages.some(({ from, body }) => from === 'you' && speaksOfDanger(body))
  return (
    <Narrow>
      <Panel title="We have your question">
        Your reference
        <br />
        <strong>{reference}</strong>
      </Panel>
      {replyBy && (
        <p className="govuk-body-l">
          We will answer by <strong>{formatDayLong(replyBy)}</strong>.
        </p>
      )}
      <p className="govuk-body">Who answers: {answeredBy}.</p>
      {mayBeInDanger && <EmergencyAdvice isSent />}
      <p className="govuk-body">
        We are sending you an email to say so. We will send another when there is an answer. You read it here.
      </p>
      <h2 className="govuk-heading-m">If we miss that date</h2>
      <p className="govuk-body">
        We will say so on the page of your question. It goes to the top of our list. You can also phone or{' '}
        <a className="govuk-link" href="/contact#complain">
          complain
        </a>
        . <HubContact hub={hub} />
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href={`/enquiries/${id}`}>
          See your question
        </a>
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href={caseId ? `/cases/${caseId}` : '/'}>
          {caseId ? 'Go back to the case' : 'Go to your children'}
        </a>
      </p>
    </Narrow>
  )
}
