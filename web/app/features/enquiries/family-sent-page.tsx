import {
  askWords,
  type Council,
  type EnquiryForFamily,
  formatDayLong,
  joinedWords,
  sentWords,
  speaksOfDanger,
} from '@send-hub/shared'
import { familyPage } from '../../family-layout.tsx'
import { londonDay } from '../../lib/london-time.ts'
import type { PageRoute } from '../../lib/page.ts'
import { HubContact, Narrow } from '../../lib/plain-views.tsx'
import { Panel } from '../../ui/panel.tsx'
import { pupilHref } from '../school/pupil-links.ts'
import { callBackHref } from './callback-links.ts'
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
      children: (
        <SentView enquiry={enquiry} hub={visit.web.council.hub} hasJoined={visit.query.joined === 'yes'} />
      ),
    })
  },
}

interface SentViewProps {
  enquiry: EnquiryForFamily
  hub: Council['hub']
  /** The words went with a question that they had asked before. */
  hasJoined?: boolean
}

export function SentView({ enquiry, hub, hasJoined }: SentViewProps) {
  const { id, reference, replyBy, answeredBy, messages, files, isOfSchool } = enquiry
  // What was just sent is among the newest, which are read.
  const mayBeInDanger = messages.some(({ from, body }) => from === 'you' && speaksOfDanger(body))
  const { href, text } = wayBack(enquiry)
  return (
    <Narrow>
      <Panel title="We have your question">
        Your reference
        <br />
        <strong>{reference}</strong>
      </Panel>
      {replyBy && hasJoined && (
        <p className="govuk-body-l">{joinedWords(londonDay(new Date(enquiry.openedAt)), replyBy)}</p>
      )}
      {replyBy && !hasJoined && (
        <p className="govuk-body-l">
          We will answer by <strong>{formatDayLong(replyBy)}</strong>.
        </p>
      )}
      <p className="govuk-body">Who answers: {answeredBy}.</p>
      {files.length > 0 && <p className="govuk-body">{filesWords(files.length)}</p>}
      {mayBeInDanger && <EmergencyAdvice isSent />}
      <p className="govuk-body">
        We are sending you an email to say so. We will send another when there is an answer. You read it here.
      </p>
      <h2 className="govuk-heading-m">{sentWords.ifWeMiss}</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>{sentWords.saySo}</li>
        <li>{sentWords.goesUp}</li>
        <li>{sentWords.noNeed}</li>
      </ul>
      <p className="govuk-body">
        You can also phone or{' '}
        <a className="govuk-link" href="/contact#complain">
          complain
        </a>
        . <HubContact hub={hub} />
      </p>
      {!isOfSchool && (
        <p className="govuk-body">
          <a className="govuk-link" href={callBackHref(id)}>
            {askWords.callInstead}
          </a>
        </p>
      )}
      <p className="govuk-body">
        <a className="govuk-link" href={`/enquiries/${id}`}>
          See your question
        </a>
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href={href}>
          {text}
        </a>
      </p>
    </Narrow>
  )
}

const filesWords = (count: number) => (count === 1 ? 'We have your file.' : `We have your ${count} files.`)

/** To the case, the pupil, or home. */
export function wayBack({ caseId, isOfSchool }: Pick<EnquiryForFamily, 'caseId' | 'isOfSchool'>) {
  if (isOfSchool && caseId) return { href: pupilHref(caseId), text: 'Go back to the pupil' }
  return caseId
    ? { href: `/cases/${caseId}`, text: 'Go back to the case' }
    : { href: '/', text: 'Go to your children' }
}
