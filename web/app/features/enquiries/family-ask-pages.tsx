import { randomUUID } from 'node:crypto'
import type { CaseForFamily, TopicCode } from '@send-hub/shared'
import { familyPage } from '../../family-layout.tsx'
import { FormFault } from '../../lib/form.ts'
import type { PageRoute, Redirect, Visit } from '../../lib/page.ts'
import type { Page } from '../../lib/render-page.tsx'
import { askAboutHref, askHref, chooseableTopic, sealTopic, unsealTopic } from './ask-links.ts'
import { type Carried, CheckView, MessageView, TopicView } from './ask-views.tsx'

/** The longest message the API takes, in characters. */
const longestMessage = 20_000

/** Asking a question, first page: what it is about. */
export const familyAskPage: PageRoute = {
  url: '/cases/:caseId/ask',
  access: 'family',
  show: async (visit) => topicPage(visit, await readCase(visit)),
  submit: async (visit) => {
    const topic = chooseableTopic(visit.values.topic)
    if (!topic) throw new FormFault([{ field: 'topic', text: 'Choose what your question is about' }])
    // Someone who has written already goes on with their words, not with an empty page.
    if (visit.values.body !== undefined) return messagePage(visit, await readCase(visit), topic)
    return { to: askAboutHref(visit.web, caseIdOf(visit), topic) }
  },
}

/** Second page: the words; then a look at them; then they are sent. */
export const familyMessagePage: PageRoute = {
  url: '/cases/:caseId/ask/message',
  access: 'family',
  show: async (visit) => {
    const topic = topicOf(visit)
    if (!topic) return { to: askHref(caseIdOf(visit)) }
    return messagePage(visit, await readCase(visit), topic)
  },
  submit: async (visit) => {
    const topic = topicOf(visit)
    if (!topic) return { to: askHref(caseIdOf(visit)) }
    const { step } = visit.values
    if (step === 'change') return messagePage(visit, await readCase(visit), topic)
    if (step === 'change-topic') return topicPage(visit, await readCase(visit))
    const body = requireBody(visit.values.body)
    if (step === 'send') return send(visit, topic, body)
    const kase = await readCase(visit)
    return familyPage(visit, {
      title: 'Check before you send',
      children: <CheckView kase={kase} topic={topic} body={body} carried={carriedOn(visit, topic)} />,
    })
  },
}

/** @throws FormFault when there are no words, or more than the API takes */
export function requireBody(typed: string | undefined): string {
  const body = typed?.trim() ?? ''
  if (body === '') throw new FormFault([{ field: 'body', text: 'Write your message' }])
  if (body.length > longestMessage) {
    const text = `Your message must be ${longestMessage.toLocaleString('en-GB')} characters or fewer`
    throw new FormFault([{ field: 'body', text }])
  }
  return body
}

/**
 * Made when the form is first shown and kept since: sending the same form twice opens one enquiry. A form that was
 * refused gets a new one: nothing was stored under the old, or something else was.
 */
export function requestKeyOf({ values: { requestKey }, errors }: Visit): string {
  return errors.length === 0 && requestKey && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(requestKey)
    ? requestKey
    : randomUUID()
}

function topicPage(visit: Visit, kase: CaseForFamily): Page {
  const { topic, body, requestKey } = visit.values
  return familyPage(visit, {
    title: 'What is your question about?',
    back: { href: `/cases/${kase.id}` },
    children: (
      <TopicView
        kase={kase}
        chosen={topic ?? topicOf(visit) ?? undefined}
        kept={body === undefined ? {} : { body, requestKey }}
        errors={visit.errors}
      />
    ),
  })
}

function messagePage(visit: Visit, kase: CaseForFamily, topic: TopicCode): Page {
  const { values, errors } = visit
  return familyPage(visit, {
    title: 'What do you want to ask or tell us?',
    back: { href: askHref(kase.id) },
    children: (
      <MessageView
        kase={kase}
        topic={topic}
        carried={carriedOn(visit, topic)}
        body={values.body}
        errors={errors}
      />
    ),
  })
}

async function send(visit: Visit, topic: TopicCode, body: string): Promise<Redirect> {
  const enquiry = await visit.call('POST /api/family/cases/:caseId/enquiries', {
    params: { caseId: caseIdOf(visit) },
    body: { topic, body, requestKey: requestKeyOf(visit) },
  })
  return { to: `/enquiries/${enquiry.id}/sent` }
}

async function readCase(visit: Visit): Promise<CaseForFamily> {
  const kase = await visit.call('GET /api/family/cases/:caseId', { params: { caseId: caseIdOf(visit) } })
  // Someone who may only look is told so before they write, not after.
  if (!kase.asking)
    throw Object.assign(new Error('Your account may look at this, but not ask.'), { kind: 'not-allowed' })
  return kase
}

function topicOf({ web, values, query }: Visit): TopicCode | null {
  return unsealTopic(web, values.about ?? query.about)
}

function carriedOn(visit: Visit, topic: TopicCode): Carried {
  return { about: sealTopic(visit.web, topic), requestKey: requestKeyOf(visit) }
}

const caseIdOf = (visit: Visit) => encodeURIComponent(visit.params.caseId ?? '')
