import { Shortcuts } from '../../lib/staff-shortcuts.tsx'
import { useLastList } from '../../lib/use-last-list.ts'
import { useTickingClock } from '../../lib/use-ticking-clock.ts'
import { count, waitingWords } from '../../lib/waiting-words.ts'
import { BackLink } from '../../ui/back-link.tsx'
import { Tag } from '../../ui/tag.tsx'
import { MailStoppedLine } from '../inbound-mail/thread-mail.tsx'
import { AnswerBeside } from './answer-beside.tsx'
import { DraftsToRead, OwnReview } from './answer-review.tsx'
import { AskedBox, ChooseFiles } from './ask-staff-parts.tsx'
import { useLiveEnquiry } from './live-enquiry.ts'
import { ChangeNotice } from './live-enquiry-notice.tsx'
import { WhoIsHere } from './live-here.tsx'
import { PhoneBeside } from './phone-beside.tsx'
import { CaseBeside } from './staff-case-beside.tsx'
import { EnquiryActs } from './staff-enquiry-acts.tsx'
import { EnquiryNews } from './staff-enquiry-news.tsx'
import { enquiryShortcuts } from './staff-enquiry-shortcuts.ts'
import type { EnquiryView } from './staff-enquiry-view.ts'
import { NoteForm, ReplyForm } from './staff-reply-form.tsx'
import { StaffThread } from './staff-thread.tsx'
import { EarlierMessages, NewestMessages } from './thread-place.tsx'
import { HarmBanner } from './triage-safeguarding.tsx'
import { Suggestion, suggestsHarm } from './triage-suggestion.tsx'

const shortcuts = enquiryShortcuts()

/** One enquiry: the thread, what to do, and the child's live case beside it. */
export function StaffEnquiryPage({ view: served }: { view: EnquiryView }) {
  const live = useLiveEnquiry(served)
  const { view } = live
  return (
    <>
      <BackLink href={useLastList('/staff/enquiries')}>Queue</BackLink>
      <EnquiryNews view={view} />
      <HarmBanner view={view} />
      {suggestsHarm(view) && <Suggestion view={view} />}
      <Head view={view} />
      <AskedBox asked={view.asked} />
      <WhoIsHere words={live.here} />
      <div className="staff-desk">
        <div className="staff-desk__thread">
          <Conversation view={view} />
          <ChangeNotice live={live} />
          {view.isMailStopped && <MailStoppedLine />}
          <DraftsToRead view={view} />
          {view.may.replies ? (
            <>
              <OwnReview view={view} />
              <div onSubmitCapture={live.guard}>
                <ReplyForm view={view} mustLook={live.change !== null} />
              </div>
              <AnswerBeside view={view} />
            </>
          ) : (
            <Closed view={view} />
          )}
          {view.may.replies && <ChooseFiles view={view} />}
          {view.may.notes && <NoteForm view={view} />}
          <PhoneBeside id={view.id} view={view.phone} />
        </div>
        <EnquiryActs view={view} />
        <CaseBeside
          found={view.case}
          linkHref={view.triage.may.link ? `/staff/enquiries/${view.id}/link` : undefined}
        />
      </div>
      <div className="staff-foot">
        <Shortcuts shortcuts={shortcuts} />
      </div>
    </>
  )
}

function Conversation({ view: { thread, messages, asked, phone } }: { view: EnquiryView }) {
  const isEarlier = thread.newestHref !== null
  return (
    <>
      <h2 id="messages" className={isEarlier ? 'govuk-heading-m' : 'govuk-visually-hidden'}>
        {isEarlier ? 'Earlier messages' : 'Conversation'}
      </h2>
      <NewestMessages place={thread} />
      <EarlierMessages place={thread} />
      <StaffThread
        messages={messages}
        files={asked.files}
        writtenDown={phone.writtenDown}
        isEarlier={isEarlier}
      />
      <NewestMessages place={thread} />
    </>
  )
}

function Head({ view }: { view: EnquiryView }) {
  return (
    <header className="staff-enquiry-head">
      <div>
        <h1 className="govuk-heading-l">
          {view.contactName} <span className="staff-reference">{view.reference}</span>
        </h1>
        <p className="govuk-body-s">
          {view.priority < 2 && <strong className="staff-priority">P{view.priority}</strong>}{' '}
          {view.topics.join(', ')}. {view.channel}, {view.opened}.
        </p>
      </div>
      <PromiseBox view={view} />
    </header>
  )
}

/** The breach in words; the colour only repeats them. */
function PromiseBox({ view }: { view: EnquiryView }) {
  const now = useTickingClock(view.now)
  const missed = view.promised.days.filter(({ isMissed }) => isMissed).length
  const isAgain = missed > 0 && (view.urgency === 'today' || view.urgency === 'in-time')
  return (
    <div className={`staff-promise staff-promise--${isAgain ? 'over' : view.urgency}`}>
      <p className="staff-promise__heading">
        {(view.urgency === 'over' || isAgain) && (
          <span className="staff-mark" aria-hidden="true">
            !
          </span>
        )}
        {view.promise.heading}
      </p>
      <p className="govuk-body-s">
        {isAgain ? `We have missed ${count(missed, 'promised day')} already.` : view.promise.detail}
        {view.waitingSince !== null && waitedWords(waitingWords(view.waitingSince, now))}
      </p>
    </div>
  )
}

const waitedWords = (waited: string) =>
  waited === 'just now' ? ' Written just now.' : ` Waiting for ${waited}.`

function Closed({ view: { closed, canSignIn, status, triage } }: { view: EnquiryView }) {
  const { mergedInto } = triage
  if (mergedInto) {
    return (
      <p className="govuk-inset-text">
        Joined to{' '}
        <a className="govuk-link" href={`/staff/enquiries/${mergedInto.id}`}>
          {mergedInto.reference}
        </a>
        : it goes on there, and this thread is read there too.
      </p>
    )
  }
  if (status === 'spam') {
    return (
      <p className="govuk-inset-text">
        <Tag colour="grey">Spam</Tag> Nobody is written to. The sender sees it as closed.
      </p>
    )
  }
  return (
    <p className="govuk-inset-text">
      <Tag colour="grey">Closed</Tag> {closed}.{canSignIn && ' It opens again if they write back.'}
    </p>
  )
}
