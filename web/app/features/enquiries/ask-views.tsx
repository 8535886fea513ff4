import { type CaseForFamily, type TopicCode, topicSettings } from '@send-hub/shared'
import { HiddenFields } from '../../lib/error-view.tsx'
import { errorFor, type FormError, type FormValues } from '../../lib/form.ts'
import { Narrow } from '../../lib/plain-views.tsx'
import { Button } from '../../ui/button.tsx'
import { InsetText } from '../../ui/inset-text.tsx'
import { Radios } from '../../ui/radios.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { askHref } from './ask-links.ts'
import { speaksOfDanger } from './danger-words.ts'
import { EmergencyAdvice, EmergencyLine } from './emergency-advice.tsx'
import { topicsFor } from './likely-topics.ts'
import { promiseBeforeSending } from './promise-words.ts'

interface TopicViewProps {
  kase: CaseForFamily
  chosen: string | undefined
  /** What was written already, by someone who came back to change what it is about. */
  kept: Partial<FormValues>
  errors: readonly FormError[]
}

/** First: what it is about, the likely topics of this stage on top. */
export function TopicView({ kase, chosen, kept, errors }: TopicViewProps) {
  const { likely, rest } = topicsFor(kase.status)
  const choice = (topic: TopicCode) => ({ value: topic, text: topicSettings[topic].publicLabel })
  return (
    <Narrow>
      <EmergencyLine />
      <span className="govuk-caption-l">{kase.childName}</span>
      <form method="post" action={askHref(kase.id)} noValidate>
        <HiddenFields values={kept} />
        <Radios
          name="topic"
          legend="What is your question about?"
          legendSize="l"
          isPageHeading
          hint="Choose the nearest. We will pass it on if it is for another team."
          items={[...likely.map(choice), { divider: 'or' }, ...rest.map(choice)]}
          defaultValue={chosen}
          error={errorFor(errors, 'topic')}
        />
        <Button>Continue</Button>
      </form>
    </Narrow>
  )
}

/** What goes along unseen from the message to its check. */
export interface Carried {
  about: string
  requestKey: string
}

interface MessageViewProps {
  kase: CaseForFamily
  topic: TopicCode
  carried: Carried
  body: string | undefined
  errors: readonly FormError[]
}

/** Then: their words. Somebody who asks where the case is reads first where it is. */
export function MessageView({ kase, topic, carried, body, errors }: MessageViewProps) {
  return (
    <Narrow>
      <EmergencyLine />
      <span className="govuk-caption-l">{topicSettings[topic].publicLabel}</span>
      <form method="post" action={`${askHref(kase.id)}/message`} noValidate>
        <HiddenFields values={{ ...carried }} />
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
        {topic === 'STATUS' && <AnswerWeHave kase={kase} />}
        <Button name="step" value="check">
          Continue
        </Button>
      </form>
    </Narrow>
  )
}

function AnswerWeHave({ kase }: { kase: CaseForFamily }) {
  return (
    <InsetText>
      <p className="govuk-body">
        <strong>Where it is now: {kase.stage.title}.</strong>
      </p>
      <p className="govuk-body">
        {kase.stage.now} {kase.stage.next}
      </p>
      <p className="govuk-body">
        If that answers it, you can{' '}
        <a className="govuk-link" href={`/cases/${kase.id}`}>
          go back
        </a>
        . If not, ask us.
      </p>
    </InsetText>
  )
}

interface CheckViewProps {
  kase: CaseForFamily
  topic: TopicCode
  carried: Carried
  body: string
}

/** Then: a look at it before it goes. */
export function CheckView({ kase, topic, carried, body }: CheckViewProps) {
  return (
    <Narrow>
      <h1 className="govuk-heading-l">Check before you send</h1>
      {speaksOfDanger(body) ? <EmergencyAdvice /> : <EmergencyLine />}
      <SummaryList
        rows={[
          { key: 'About', value: topicSettings[topic].publicLabel },
          { key: 'Your words', value: <div className="app-message__body">{body}</div> },
        ]}
      />
      {kase.asking && <p className="govuk-body">{promiseBeforeSending(kase.asking, topic)}</p>}
      <form method="post" action={`${askHref(kase.id)}/message`}>
        <HiddenFields values={{ ...carried, body }} />
        <div className="govuk-button-group">
          <Button name="step" value="send" preventDoubleClick>
            Send
          </Button>
          <Button name="step" value="change" variant="secondary">
            Change your words
          </Button>
          <Button name="step" value="change-topic" variant="secondary">
            Change what it is about
          </Button>
        </div>
      </form>
    </Narrow>
  )
}
