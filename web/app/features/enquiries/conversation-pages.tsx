import { complainWords, type EnquiryForFamily, feedbackWords, urgentWords } from '@send-hub/shared'
import type { ReactNode } from 'react'
import { familyPage } from '../../family-layout.tsx'
import { HiddenFields } from '../../lib/error-view.tsx'
import { errorFor } from '../../lib/form.ts'
import type { PageRoute, Visit } from '../../lib/page.ts'
import { Narrow } from '../../lib/plain-views.tsx'
import { Button } from '../../ui/button.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { type ConversationPage, conversationHref } from './conversation-links.ts'
import { EmergencyLine } from './emergency-advice.tsx'
import { requestKeyOf, requireBody } from './family-ask-pages.tsx'

const paramsOf = ({ params }: Visit) => ({ enquiryId: params.enquiryId ?? '' })
const read = (visit: Visit): Promise<EnquiryForFamily> =>
  visit.call('GET /api/family/enquiries/:enquiryId', { params: paramsOf(visit) })
const backTo = (visit: Visit, said?: string) =>
  `/enquiries/${encodeURIComponent(paramsOf(visit).enquiryId)}${said ? `?said=${said}` : ''}`
const url = (page: ConversationPage) => `/enquiries/:enquiryId/${page}`

/** "Yes, it did": the button under an answer. */
const answeredPage: PageRoute = {
  url: url('answered'),
  access: 'family',
  // Somebody who reloads after a form came back asks for its address.
  show: (visit) => ({ to: backTo(visit) }),
  submit: async (visit) => {
    const body = { isAnswered: true, requestKey: requestKeyOf(visit) }
    await visit.call('POST /api/family/enquiries/:enquiryId/feedback', { params: paramsOf(visit), body })
    return { to: backTo(visit, 'answered') }
  },
}

interface OneQuestion {
  page: ConversationPage
  words(enquiry: EnquiryForFamily): {
    title: string
    lead: ReactNode
    label: string
    hint?: string
    button: string
  }
  send(visit: Visit): Promise<unknown>
}

/** A page with one box: what it asks differs, what it keeps and how it goes back do not. */
const oneQuestionPage = ({ page, words, send }: OneQuestion): PageRoute => ({
  url: url(page),
  access: 'family',
  show: async (visit) => {
    const enquiry = await read(visit)
    const { title, lead, label, hint, button } = words(enquiry)
    return familyPage(visit, {
      title,
      back: { href: backTo(visit), text: 'Your question' },
      children: (
        <Narrow>
          <span className="govuk-caption-l">{enquiry.reference}</span>
          <h1 className="govuk-heading-l">{title}</h1>
          {lead}
          <EmergencyLine />
          <form method="post" action={conversationHref(enquiry.id, page)} noValidate>
            <HiddenFields values={{ requestKey: requestKeyOf(visit) }} />
            <Textarea
              name="body"
              label={label}
              labelSize="m"
              hint={hint}
              rows={6}
              spellCheck
              defaultValue={visit.values.body}
              error={errorFor(visit.errors, 'body')}
            />
            <Button preventDoubleClick>{button}</Button>
          </form>
        </Narrow>
      ),
    })
  },
  submit: async (visit) => {
    await send(visit)
    return { to: backTo(visit, page) }
  },
})

const notAnsweredPage = oneQuestionPage({
  page: 'not-answered',
  words: () => ({
    title: feedbackWords.notAnswered,
    lead: <p className="govuk-body">We open your question again, and answer it sooner.</p>,
    label: feedbackWords.missing,
    hint: feedbackWords.missingHint,
    button: 'Open my question again',
  }),
  send: (visit) =>
    visit.call('POST /api/family/enquiries/:enquiryId/feedback', {
      params: paramsOf(visit),
      body: {
        isAnswered: false,
        body: visit.values.body?.trim() || undefined,
        requestKey: requestKeyOf(visit),
      },
    }),
})

const complainPage = oneQuestionPage({
  page: 'complain',
  words: ({ complaint }) =>
    complaint.length > 0
      ? {
          title: complainWords.stage2Title,
          lead: <p className="govuk-body">{complainWords.stage2Lead}</p>,
          label: 'Why you do not agree',
          button: 'Send',
        }
      : {
          title: complainWords.title,
          lead: <HowWeDealWithIt />,
          label: 'What went wrong, and what you want us to do',
          button: 'Send my complaint',
        },
  send: (visit) =>
    visit.call('POST /api/family/enquiries/:enquiryId/complaint', {
      params: paramsOf(visit),
      body: { body: requireBody(visit.values.body), requestKey: requestKeyOf(visit) },
    }),
})

function HowWeDealWithIt() {
  return (
    <>
      <p className="govuk-body">{complainWords.lead}</p>
      <ol className="govuk-list govuk-list--number">
        {complainWords.how.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p className="govuk-body">{complainWords.appeal}</p>
    </>
  )
}

const urgentPage = oneQuestionPage({
  page: 'urgent',
  words: () => ({
    title: urgentWords.title,
    lead: <p className="govuk-body">{urgentWords.lead}</p>,
    label: 'What has changed',
    button: 'Send',
  }),
  send: (visit) =>
    visit.call('POST /api/family/enquiries/:enquiryId/raise', {
      params: paramsOf(visit),
      body: { body: requireBody(visit.values.body), requestKey: requestKeyOf(visit) },
    }),
})

/** What somebody can do in a conversation besides writing. */
export const conversationPages: readonly PageRoute[] = [
  answeredPage,
  notAnsweredPage,
  complainPage,
  urgentPage,
]
