import { type Council, type Day, type EnquiryForFamily, speaksOfDanger, toldUsWords } from '@send-hub/shared'
import { HiddenFields } from '../../lib/error-view.tsx'
import { errorFor, type FormError } from '../../lib/form.ts'
import { formatMoment } from '../../lib/london-time.ts'
import { Narrow } from '../../lib/plain-views.tsx'
import { Button } from '../../ui/button.tsx'
import { cx } from '../../ui/markup.ts'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { FilesField, type KeptFile } from './ask-files.tsx'
import { FeedbackQuestion, OtherWays } from './conversation-next.tsx'
import { ConversationPromise } from './conversation-promise.tsx'
import { EmergencyAdvice, EmergencyLine } from './emergency-advice.tsx'
import { ThreadFiles } from './family-thread-files.tsx'
import { EarlierMessages, NewestMessages, type ThreadPlace } from './thread-place.tsx'

interface EnquiryViewProps {
  enquiry: EnquiryForFamily
  place: ThreadPlace
  council: Council
  requestKey: string
  body: string | undefined
  /** What came with a form that was refused. */
  files: readonly KeptFile[]
  carriedFiles: string | undefined
  maxBytes: number
  errors: readonly FormError[]
  /** What has just been done, said once. */
  news: string | null
  hasJustWritten: boolean
  /** Of the form under an answer: another than that of the box. */
  feedbackKey: string
  today: Day
}

export function EnquiryView({
  enquiry,
  place,
  council,
  requestKey,
  body,
  files,
  carriedFiles,
  maxBytes,
  errors,
  news,
  hasJustWritten,
  feedbackKey,
  today,
}: EnquiryViewProps) {
  const mayBeInDanger = speaksOfDanger(
    enquiry.messages.findLast((message) => message.from === 'you')?.body ?? '',
  )
  return (
    <Narrow>
      {news && <NotificationBanner type="success">{news}</NotificationBanner>}
      <span className="govuk-caption-l">{enquiry.reference}</span>
      <h1 className="govuk-heading-l">{topicWords(enquiry.topics)}</h1>
      <ConversationPromise enquiry={enquiry} council={council} today={today} />
      {hasJustWritten && mayBeInDanger && <EmergencyAdvice isSent />}
      <Thread enquiry={enquiry} place={place} />
      {/* It asks about our last answer, which stands among the newest. */}
      {!place.newestHref && <FeedbackQuestion enquiry={enquiry} requestKey={feedbackKey} />}
      <EmergencyLine />
      {(!enquiry.mergedInto || errors.length > 0) && (
        <form method="post" action={`/enquiries/${enquiry.id}`} encType="multipart/form-data" noValidate>
          <HiddenFields values={{ requestKey, files: carriedFiles }} />
          <Textarea
            name="body"
            label={enquiry.status === 'waiting' ? 'Add something' : 'Write back'}
            labelSize="m"
            rows={6}
            spellCheck
            defaultValue={body}
            error={errorFor(errors, 'body')}
          />
          <FilesField files={files} maxBytes={maxBytes} errors={errors} />
          <Button preventDoubleClick>Send</Button>
        </form>
      )}
      <OtherWays enquiry={enquiry} />
    </Narrow>
  )
}

/** "A complaint, where my case is" */
function topicWords([first, ...others]: readonly string[]): string {
  const more = others.map((label) => label.charAt(0).toLowerCase() + label.slice(1))
  return [first ?? 'Your question', ...more].join(', ')
}

function Thread({ enquiry, place }: Pick<EnquiryViewProps, 'enquiry' | 'place'>) {
  const { id, messages, files, writtenDown } = enquiry
  const toldBy = new Map(writtenDown.map(({ messageId, channel }) => [messageId, channel]))
  return (
    <section aria-labelledby="messages">
      <h2 className="govuk-heading-m" id="messages">
        {place.newestHref ? 'Earlier messages' : 'Messages'}
      </h2>
      <NewestMessages place={place} />
      <EarlierMessages place={place} />
      <ol className="app-thread">
        {messages.map((message) => (
          <li key={message.id} className={cx('app-message', `app-message--from-${message.from}`)}>
            <h3 className="govuk-heading-s app-message__head">
              {message.from === 'you' ? 'You' : message.name}{' '}
              <time className="app-message__when" dateTime={message.writtenAt}>
                {formatMoment(message.writtenAt)}
              </time>
            </h3>
            <ToldUs channel={message.from === 'you' ? toldBy.get(message.id) : undefined} />
            <div className="govuk-body app-message__body">{message.body}</div>
            <ThreadFiles enquiryId={id} files={files.filter(({ messageId }) => messageId === message.id)} />
          </li>
        ))}
      </ol>
      <NewestMessages place={place} />
    </section>
  )
}

/** What they said by another way, and one of us wrote down. */
function ToldUs({ channel }: { channel: keyof typeof toldUsWords | undefined }) {
  return channel ? <p className="govuk-hint">{toldUsWords[channel]}.</p> : null
}
