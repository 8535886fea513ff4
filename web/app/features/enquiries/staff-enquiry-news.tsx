import { ErrorSummary } from '../../ui/error-summary.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { type EnquiryAct, formSummary } from './staff-enquiry-forms.ts'
import type { EnquiryView } from './staff-enquiry-view.ts'
import { isTriageAct, type TriageAct, triageDone } from './triage-acts.ts'

/** What has just happened: an act that worked, something wrong with a form, or a colleague who was quicker. */
export function EnquiryNews({ view }: { view: EnquiryView }) {
  const { form, done } = view
  if (form.isConflict) return <Conflict view={view} />
  if (form.errors.length > 0) return <ErrorSummary errors={formSummary(form)} />
  return done && <NotificationBanner type="success">{doneWords(done, view)}</NotificationBanner>
}

function Conflict({ view: { form } }: { view: EnquiryView }) {
  const hasText = Boolean(form.typed.body || form.typed.note || form.typed.reason || form.typed.said)
  return (
    <ErrorSummary title="Someone else changed this while you were looking at it" errors={formSummary(form)}>
      Nothing of yours was sent or recorded. Below is how it looks now. Read it
      {hasText
        ? ', then decide whether to send what you had typed: it is still in its box.'
        : ' before you go on.'}
    </ErrorSummary>
  )
}

export function doneWords(done: EnquiryAct, view: EnquiryView): string {
  const { contactName, owner, canSignIn, mailOfReply } = view
  const byEmail = mailOfReply.way === 'choose' ? ', and goes to them by email if you chose that' : ''
  const words = {
    take: 'This enquiry is yours now',
    'hand-over': `Handed over to ${owner ?? 'a colleague'}`,
    notes: 'Your note is saved. Only staff see it',
    verdict: 'Your colleague sees what you think of the draft',
    unask: 'Nobody is asked to read your draft any more',
    pause: canSignIn
      ? 'Your question is sent. The promise stands still until they write'
      : `What you asked ${contactName} is recorded${byEmail}. The promise stands still until they write`,
    replies: canSignIn
      ? `Your reply is sent. We email ${contactName} that there is one`
      : `The answer you gave to ${contactName} is recorded${byEmail}`,
  } satisfies Record<Exclude<EnquiryAct, TriageAct>, string>
  return isTriageAct(done) ? triageDone[done] : words[done]
}
