import { randomUUID } from 'node:crypto'
import { answerTo, type TopicCode, topicSettings, UrgentChoice } from '@send-hub/shared'
import { familyPage } from '../../family-layout.tsx'
import { type FormError, FormFault, formErrorsOf } from '../../lib/form.ts'
import type { PageRoute, Redirect, Visit } from '../../lib/page.ts'
import type { Page } from '../../lib/render-page.tsx'
import { AnswerView, ThanksView } from './ask-answer-view.tsx'
import { carryFiles, type KeptFile, keptFiles, takeFiles, tokensOf } from './ask-files.tsx'
import { chooseableTopic, sealTopic, unsealTopic } from './ask-links.ts'
import { type AskPlace, aboutACase, aboutNoCase } from './ask-places.ts'
import { type Carried, CheckView, MessageView, TopicView, UrgentView } from './ask-views.tsx'

/** The longest message the API takes, in characters. */
const longestMessage = 20_000

/** Asking a question, one thing a page: about a case of theirs, or about none. */
export const familyAskPages: readonly PageRoute[] = [aboutACase, aboutNoCase].flatMap((place) => [
  topicRoute(place),
  answerRoute(place),
  thanksRoute(place),
  messageRoute(place),
])

/** First: what it is about. */
function topicRoute(place: AskPlace): PageRoute {
  return {
    url: place.url,
    access: 'family',
    show: (visit) => topicPage(visit, place),
    submit: async (visit) => {
      const topic = chooseableTopic(visit.values.topic)
      if (!topic) throw new FormFault([{ field: 'topic', text: 'Choose what your question is about' }])
      // Someone who has written already goes on with their words, not with an answer or an empty page.
      if (visit.values.body !== undefined) return messagePage(visit, place, topic, keptFiles(visit))
      const page = answerTo(topic, await place.read(visit)) ? 'answer' : 'message'
      return { to: `${place.base(visit)}/${page}?about=${sealTopic(visit.web, topic)}` }
    },
  }
}

/** Then: the answer we already have, if we have it. Each showing counts once, under a key of its own. */
function answerRoute(place: AskPlace): PageRoute {
  return {
    url: `${place.url}/answer`,
    access: 'family',
    show: async (visit) => {
      const topic = topicOf(visit)
      const kase = await place.read(visit)
      const answer = topic && answerTo(topic, kase)
      if (!topic || !answer) return { to: place.base(visit) }
      return familyPage(visit, {
        title: answer.title,
        back: { href: place.base(visit) },
        children: (
          <AnswerView
            {...{ base: place.base(visit), topic, answer, kase, council: visit.web.council }}
            carried={{ about: sealTopic(visit.web, topic), shown: randomUUID() }}
          />
        ),
      })
    },
    submit: async (visit) => {
      const base = place.base(visit)
      const topic = topicOf(visit)
      const key = uuidIn(visit.values.shown)
      if (!topic || !key) return { to: base }
      if (visit.values.step === 'answered') {
        const caseId = place.caseId(visit)
        await visit.call('POST /api/family/offered-answers', {
          body: { key, topic, ...(caseId && { caseId }) },
        })
        return { to: `${base}/answered` }
      }
      return { to: `${base}/message?about=${sealTopic(visit.web, topic)}&shown=${key}` }
    },
  }
}

function thanksRoute(place: AskPlace): PageRoute {
  return {
    url: `${place.url}/answered`,
    access: 'family',
    show: (visit) =>
      familyPage(visit, {
        title: 'We are glad that helped',
        children: <ThanksView base={place.base(visit)} back={place.back(visit)} />,
      }),
  }
}

/** Then: the words and files, whether it is urgent, and a look at all of it; then it is sent. */
function messageRoute(place: AskPlace): PageRoute {
  return {
    url: `${place.url}/message`,
    access: 'family',
    takesFile: true,
    show: async (visit) => {
      const topic = topicOf(visit)
      if (!topic) return { to: place.base(visit) }
      return messagePage(visit, place, topic, keptFiles(visit))
    },
    submit: async (visit) => {
      const topic = topicOf(visit)
      if (!topic) return { to: place.base(visit) }
      const { step } = visit.values
      if (step === 'change') return messagePage(visit, place, topic, keptFiles(visit))
      if (step === 'change-topic') return topicPage(visit, place)
      // Nothing is sent that was not looked at: whatever else comes goes on to the next page.
      if (step !== 'urgent' && step !== 'send') return takeWords(visit, place, topic)
      const body = requireBody(visit.values.body)
      return step === 'send' ? send(visit, place, topic, body) : takeUrgency(visit, place, topic, body)
    },
  }
}

/** Files that came are kept even where the words are wrong: nobody chooses them twice. */
async function takeWords(visit: Visit, place: AskPlace, topic: TopicCode): Promise<Page> {
  const files = await takeFiles(visit)
  if (visit.values.remove !== undefined) return messagePage(visit, place, topic, files)
  try {
    const body = requireBody(visit.values.body)
    return isUrgentAnyway(topic)
      ? checkPage(visit, place, topic, { ...carriedOn(visit, topic, files), body }, files)
      : urgentPage(visit, place, { ...carriedOn(visit, topic, files), body })
  } catch (error) {
    const fault = formErrorsOf(error)
    if (!fault) throw error
    return faulty(await messagePage({ ...visit, errors: fault.errors }, place, topic, files))
  }
}

async function takeUrgency(visit: Visit, place: AskPlace, topic: TopicCode, body: string): Promise<Page> {
  const files = keptFiles(visit)
  const carried = { ...carriedOn(visit, topic, files), body }
  const chosen = visit.values.urgent
  if (chosen === 'no' || UrgentChoice.safeParse(chosen).success)
    return checkPage(visit, place, topic, { ...carried, urgent: chosen }, files)
  const errors: FormError[] = [{ field: 'urgent', text: 'Choose why it is urgent, or that it can wait' }]
  return faulty(urgentPage({ ...visit, errors }, place, carried))
}

/** Nobody is asked whether it is urgent that a child is out of school. */
const isUrgentAnyway = (topic: TopicCode) => topicSettings[topic].defaultPriority === 'P1'

const faulty = (page: Page): Page => ({ ...page, status: 422, title: `Error: ${page.title}` })

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
  return (errors.length === 0 && uuidIn(requestKey)) || randomUUID()
}

const uuidIn = (text: string | undefined) =>
  text && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text) ? text : null

async function topicPage(visit: Visit, place: AskPlace): Promise<Page> {
  const { topic, body, requestKey, files, shown, urgent } = visit.values
  const kept = body === undefined ? {} : { body, requestKey, files, shown, urgent }
  return familyPage(visit, {
    title: 'What is your question about?',
    back: place.back(visit),
    children: (
      <TopicView
        {...{ base: place.base(visit), kase: await place.read(visit), kept, errors: visit.errors }}
        chosen={topic ?? topicOf(visit) ?? undefined}
      />
    ),
  })
}

async function messagePage(
  visit: Visit,
  place: AskPlace,
  topic: TopicCode,
  files: readonly KeptFile[],
): Promise<Page> {
  await place.read(visit) // someone who may not ask is told so before they write
  const { values, errors, web } = visit
  return familyPage(visit, {
    title: 'What do you want to ask or tell us?',
    back: { href: place.base(visit) },
    children: (
      <MessageView
        callHref={place.callHref(visit)}
        {...{
          base: place.base(visit),
          topic,
          files,
          errors,
          maxBytes: web.maxUploadBytes,
          body: values.body,
        }}
        carried={carriedOn(visit, topic, files)}
      />
    ),
  })
}

function urgentPage(visit: Visit, place: AskPlace, carried: Carried): Page {
  const { urgent } = visit.values
  return familyPage(visit, {
    title: 'Is it urgent?',
    children: <UrgentView base={place.base(visit)} carried={carried} chosen={urgent} errors={visit.errors} />,
  })
}

async function checkPage(
  visit: Visit,
  place: AskPlace,
  topic: TopicCode,
  carried: Carried & { body: string },
  files: readonly KeptFile[],
): Promise<Page> {
  const kase = await place.read(visit)
  return familyPage(visit, {
    title: 'Check before you send',
    children: (
      <CheckView
        {...{ base: place.base(visit), topic, carried, files, errors: visit.errors }}
        kase={kase}
        asking={kase?.asking ?? null}
      />
    ),
  })
}

async function send(visit: Visit, place: AskPlace, topic: TopicCode, body: string): Promise<Redirect> {
  const urgentBecause = UrgentChoice.safeParse(visit.values.urgent).data
  const key = uuidIn(visit.values.shown)
  const requestKey = requestKeyOf(visit)
  const enquiry = await place.send(visit, {
    ...{ topic, body, requestKey, files: tokensOf(keptFiles(visit)) },
    ...(urgentBecause && { urgentBecause }),
    ...(visit.values.newMatter === 'yes' && { isNewMatter: true }),
    ...(key && { offered: { key, topic } }),
  })
  // Where it joined a question of before, its id is not the one that the form made.
  return { to: `/enquiries/${enquiry.id}/sent${enquiry.id === requestKey ? '' : '?joined=yes'}` }
}

function topicOf({ web, values, query }: Visit): TopicCode | null {
  return unsealTopic(web, values.about ?? query.about)
}

function carriedOn(visit: Visit, topic: TopicCode, files: readonly KeptFile[]): Carried {
  const shown = uuidIn(visit.values.shown ?? visit.query.shown)
  const { urgent } = visit.values
  const carriedFiles = carryFiles(visit, files)
  return {
    ...{ about: sealTopic(visit.web, topic), requestKey: requestKeyOf(visit) },
    ...(shown && { shown }),
    ...(urgent !== undefined && { urgent }),
    ...(carriedFiles && { files: carriedFiles }),
  }
}
