import {
  askWords,
  type CaseForFamily,
  familyTopics,
  formatDay,
  speaksOfDanger,
  type TopicCode,
  topicSettings,
  topicsFor,
  type UrgentChoice,
  urgentChoices,
} from '@send-hub/shared'
import { HiddenFields } from '../../lib/error-view.tsx'
import { errorFor, type FormError, type FormValues } from '../../lib/form.ts'
import { Narrow } from '../../lib/plain-views.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkboxes } from '../../ui/checkboxes.tsx'
import { InsetText } from '../../ui/inset-text.tsx'
import { Radios } from '../../ui/radios.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { FileNames, FilesField, type KeptFile } from './ask-files.tsx'
import { EmergencyAdvice, EmergencyLine } from './emergency-advice.tsx'
import { promiseBeforeSending } from './promise-words.ts'

interface TopicViewProps {
  base: string
  kase: CaseForFamily | null
  chosen: string | undefined
  /** What was written already, by someone who came back to change what it is about. */
  kept: FormValues
  errors: readonly FormError[]
}

/** First: what it is about, the likely topics of this stage on top. */
export function TopicView({ base, kase, chosen, kept, errors }: TopicViewProps) {
  const { likely, rest } = kase ? topicsFor(kase.status) : { likely: [], rest: familyTopics }
  const choice = (topic: TopicCode) => ({ value: topic, text: topicSettings[topic].publicLabel })
  const divider = likely.length > 0 ? [{ divider: 'or' }] : []
  return (
    <Narrow>
      <EmergencyLine />
      {kase && <span className="govuk-caption-l">{kase.childName}</span>}
      <form method="post" action={base} noValidate>
        <HiddenFields values={kept} />
        <Radios
          name="topic"
          legend="What is your question about?"
          legendSize="l"
          isPageHeading
          hint="Choose the nearest. We will pass it on if it is for another team."
          items={[...likely.map(choice), ...divider, ...rest.map(choice)]}
          defaultValue={chosen}
          error={errorFor(errors, 'topic')}
        />
        <Button>Continue</Button>
      </form>
    </Narrow>
  )
}

/** What goes along unseen from page to page. */
export type Carried = { about: string; requestKey: string } & Partial<
  Record<'shown' | 'files' | 'urgent' | 'body', string>
>

interface MessageViewProps {
  base: string
  /** Where a call can be asked for; null where there is no case to call about. */
  callHref: string | null
  topic: TopicCode
  carried: Carried
  body: string | undefined
  files: readonly KeptFile[]
  maxBytes: number
  errors: readonly FormError[]
}

/** Then: their words and files. All texts stand before the files: see lib/file-form.ts. */
export function MessageView({
  base,
  callHref,
  topic,
  carried,
  body,
  files,
  maxBytes,
  errors,
}: MessageViewProps) {
  return (
    <Narrow>
      <EmergencyLine />
      <span className="govuk-caption-l">{topicSettings[topic].publicLabel}</span>
      <form method="post" action={`${base}/message`} encType="multipart/form-data" noValidate>
        <HiddenFields values={{ ...carried, body: undefined, step: 'next' }} />
        <Textarea
          name="body"
          label="What do you want to ask or tell us?"
          labelSize="l"
          isPageHeading
          hint="Use your own words. Short is fine."
          rows={8}
          spellCheck
          defaultValue={body}
          error={errorFor(errors, 'body')}
        />
        <FilesField files={files} maxBytes={maxBytes} errors={errors} />
        <Button>Continue</Button>
      </form>
      {callHref && (
        <p className="govuk-body">
          <a className="govuk-link" href={callHref}>
            {askWords.callInstead}
          </a>
        </p>
      )}
    </Narrow>
  )
}

interface UrgentViewProps {
  base: string
  carried: Carried
  chosen: string | undefined
  errors: readonly FormError[]
}

/** Then: whether it is urgent, and why. It holds nothing up, and a person decides. */
export function UrgentView({ base, carried, chosen, errors }: UrgentViewProps) {
  const items = Object.entries(urgentChoices).map(([value, text]) => ({ value, text }))
  return (
    <Narrow>
      <EmergencyLine />
      <form method="post" action={`${base}/message`} noValidate>
        <HiddenFields values={{ ...carried, urgent: undefined, step: 'urgent' }} />
        <Radios
          name="urgent"
          legend={askWords.isItUrgent}
          legendSize="l"
          isPageHeading
          hint={askWords.urgentHint}
          className="app-urgent"
          items={[
            { value: 'no', text: askWords.notUrgent },
            { divider: 'or, it is urgent because' },
            ...items,
          ]}
          defaultValue={chosen}
          error={errorFor(errors, 'urgent')}
        />
        <Button>Continue</Button>
      </form>
    </Narrow>
  )
}

interface CheckViewProps {
  base: string
  kase: CaseForFamily | null
  asking: CaseForFamily['asking']
  topic: TopicCode
  carried: Carried & { body: string }
  files: readonly KeptFile[]
  errors: readonly FormError[]
}

/** Then: a look at it before it goes. */
export function CheckView({ base, kase, asking, topic, carried, files }: CheckViewProps) {
  const { body, urgent } = carried
  const before = kase?.enquiries.find(isOpenAbout(topic))
  const why = urgent && urgent in urgentChoices ? urgentChoices[urgent as UrgentChoice] : null
  return (
    <Narrow>
      <h1 className="govuk-heading-l">Check before you send</h1>
      {speaksOfDanger(body) ? <EmergencyAdvice /> : <EmergencyLine />}
      <SummaryList
        rows={[
          { key: 'About', value: topicSettings[topic].publicLabel },
          { key: 'Your words', value: <div className="app-message__body">{body}</div> },
          { key: 'Files', value: <FileNames files={files} /> },
          urgent !== undefined && { key: 'Urgent', value: why ?? 'No' },
        ]}
      />
      {asking && <p className="govuk-body">{promiseBeforeSending(asking, topic)}</p>}
      <form method="post" action={`${base}/message`}>
        <HiddenFields values={carried} />
        {before && <AskedBefore before={before} />}
        <div className="govuk-button-group">
          <Button name="step" value="send" preventDoubleClick>
            Send
          </Button>
          <Button name="step" value="change" variant="secondary">
            Change your words or files
          </Button>
          <Button name="step" value="change-topic" variant="secondary">
            Change what it is about
          </Button>
        </div>
      </form>
    </Narrow>
  )
}

type Before = CaseForFamily['enquiries'][number]

const isOpenAbout =
  (topic: TopicCode) =>
  ({ topics, status }: Before) =>
    status !== 'closed' && topics.includes(topicSettings[topic].publicLabel)

/** One matter has one thread: what they write now joins it, unless they say that it is about something else. */
function AskedBefore({ before }: { before: Before }) {
  return (
    <>
      <InsetText>
        You asked about this on {formatDay(before.openedOn)}. We put your new words with{' '}
        <a className="govuk-link" href={`/enquiries/${before.id}`}>
          that question
        </a>
        , so that one person sees all of it.
      </InsetText>
      <Checkboxes
        name="newMatter"
        legend="Is it about something else?"
        legendSize="s"
        items={[{ value: 'yes', text: 'This is about something else. Keep it apart' }]}
      />
    </>
  )
}
