import type { Council, EnquiryForFamily } from '@send-hub/shared'
import { HiddenFields } from '../../lib/error-view.tsx'
import { errorFor, type FormError } from '../../lib/form.ts'
import { formatMoment } from '../../lib/london-time.ts'
import { HubContact, Narrow } from '../../lib/plain-views.tsx'
import { Button } from '../../ui/button.tsx'
import { cx } from '../../ui/markup.ts'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { FilesField, type KeptFile } from './ask-files.tsx'
import { speaksOfDanger } from './danger-words.ts'
import { EmergencyAdvice, EmergencyLine } from './emergency-advice.tsx'
import { ThreadFiles } from './family-thread-files.tsx'
import { promiseWords } from './promise-words.ts'

interface EnquiryViewProps {
  enquiry: EnquiryForFamily
  council: Council
  requestKey: string
  body: string | undefined
  /** What came with a form that was refused. */
  files: readonly KeptFile[]
  carriedFiles: string | undefined
  maxBytes: number
  errors: readonly FormError[]
  hasJustWritten: boolean
}

export function EnquiryView({
  enquiry,
  council,
  requestKey,
  body,
  files,
  carriedFiles,
  maxBytes,
  errors,
  hasJustWritten,
}: EnquiryViewProps) {
  const mayBeInDanger = speaksOfDanger(
    enquiry.messages.findLast((message) => message.from === 'you')?.body ?? '',
  )
  return (
    <Narrow>
      {hasJustWritten && <NotificationBanner type="success">We have your message.</NotificationBanner>}
      <span className="govuk-caption-l">{enquiry.reference}</span>
      <h1 className="govuk-heading-l">{enquiry.topics.join(', ') || 'Your question'}</h1>
      <PromiseBox enquiry={enquiry} council={council} />
      {hasJustWritten && mayBeInDanger && <EmergencyAdvice isSent />}
      <Thread enquiry={enquiry} />
      <EmergencyLine />
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
    </Narrow>
  )
}

function PromiseBox({ enquiry, council }: Pick<EnquiryViewProps, 'enquiry' | 'council'>) {
  const isLate = enquiry.status === 'waiting' && enquiry.isOverdue
  const { headline, more } = promiseWords(enquiry)
  return (
    <div className={cx('app-promise', isLate && 'app-promise--late')}>
      <p className="govuk-body">
        {isLate && <Tag colour="red">Late</Tag>}
        {enquiry.status === 'answered' && <Tag colour="green">Answered</Tag>}
        {enquiry.status === 'closed' && <Tag colour="grey">Closed</Tag>} <strong>{headline}</strong>
      </p>
      {more && <p className="govuk-body">{more}</p>}
      {isLate && (
        <p className="govuk-body">
          <HubContact hub={council.hub} />{' '}
          <a className="govuk-link" href={council.links.complaints}>
            How to complain
          </a>
          .
        </p>
      )}
    </div>
  )
}

function Thread({ enquiry: { id, messages, files } }: { enquiry: EnquiryForFamily }) {
  return (
    <section aria-labelledby="messages">
      <h2 className="govuk-heading-m" id="messages">
        Messages
      </h2>
      <ol className="app-thread">
        {messages.map((message) => (
          <li key={message.id} className={cx('app-message', `app-message--from-${message.from}`)}>
            <h3 className="govuk-heading-s app-message__head">
              {message.from === 'you' ? 'You' : message.name}{' '}
              <time className="app-message__when" dateTime={message.writtenAt}>
                {formatMoment(message.writtenAt)}
              </time>
            </h3>
            <div className="govuk-body app-message__body">{message.body}</div>
            <ThreadFiles enquiryId={id} files={files.filter(({ messageId }) => messageId === message.id)} />
          </li>
        ))}
      </ol>
    </section>
  )
}
