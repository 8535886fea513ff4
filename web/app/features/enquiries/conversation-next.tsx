import { complainWords, type EnquiryForFamily, feedbackWords, urgentWords } from '@send-hub/shared'
import { HiddenFields } from '../../lib/error-view.tsx'
import { Button } from '../../ui/button.tsx'
import { conversationHref } from './conversation-links.ts'

/** Asked once under an answer: yes closes it, no opens it again. */
export function FeedbackQuestion({ enquiry, requestKey }: { enquiry: EnquiryForFamily; requestKey: string }) {
  if (!enquiry.feedback.isAsked) return null
  return (
    <section className="app-feedback" aria-labelledby="feedback">
      <h2 className="govuk-heading-m" id="feedback">
        {feedbackWords.question}
      </h2>
      <form method="post" action={conversationHref(enquiry.id, 'answered')} className="govuk-button-group">
        <HiddenFields values={{ requestKey }} />
        <Button variant="secondary" preventDoubleClick>
          {feedbackWords.yes}
        </Button>
        <a className="govuk-link" href={conversationHref(enquiry.id, 'not-answered')}>
          {feedbackWords.no}
        </a>
      </form>
    </section>
  )
}

/** What else somebody can do who is not helped by waiting. A school's question has no such ways. */
export function OtherWays({ enquiry }: { enquiry: EnquiryForFamily }) {
  const ways = waysOf(enquiry)
  if (ways.length === 0) return null
  return (
    <section aria-labelledby="other-ways">
      <h2 className="govuk-heading-s" id="other-ways">
        Other things you can do
      </h2>
      <ul className="govuk-list">
        {ways.map(({ href, text }) => (
          <li key={href}>
            <a className="govuk-link" href={href}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function waysOf({ id, status, isOfSchool, mergedInto, complaint }: EnquiryForFamily) {
  if (isOfSchool || mergedInto) return []
  const last = complaint.at(-1)
  const isOpen = last !== undefined && last.outcome === null
  const ways = [{ href: conversationHref(id, 'call-back'), text: 'Ask us to phone you' }]
  if (status === 'waiting' || status === 'paused') {
    ways.push({ href: conversationHref(id, 'urgent'), text: urgentWords.link })
  }
  if (!last) ways.push({ href: conversationHref(id, 'complain'), text: complainWords.link })
  else if (!isOpen && last.stage === 1) {
    ways.push({ href: conversationHref(id, 'complain'), text: complainWords.stage2Link })
  } else if (!isOpen) {
    ways.push({ href: 'https://www.lgo.org.uk', text: complainWords.ombudsman })
  }
  return ways
}
