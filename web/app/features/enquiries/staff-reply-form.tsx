import { LetPass } from '../../lib/let-pass.tsx'
import { Button } from '../../ui/button.tsx'
import { Details } from '../../ui/details.tsx'
import { AskToRead } from './answer-review.tsx'
import { FilesOfAnswer } from './ask-staff-parts.tsx'
import { DraftBox } from './live-draft-box.tsx'
import { bodyLabel, ReplyWayQuestion, replyWayWords, sendLabel } from './reply-way-question.tsx'
import { fieldOf } from './staff-enquiry-forms.ts'
import type { EnquiryView } from './staff-enquiry-view.ts'

/** The answer. Whom it goes to and what they may be told stand beside the button: a reply to the wrong person does harm. */
export function ReplyForm({ view, mustLook = false }: { view: EnquiryView; mustLook?: boolean }) {
  return (
    <form
      method="post"
      action={`/staff/enquiries/${view.id}/replies`}
      className="staff-reply"
      id="reply-form"
    >
      <input type="hidden" name="version" value={view.version} />
      <input type="hidden" name="requestKey" value={view.requestKeys.reply} />
      <DraftBox
        {...fieldOf(view.form, 'replies', 'body')}
        label={bodyLabel(view)}
        labelSize="m"
        rows={7}
        draft={view.drafts.message}
        action={`/staff/enquiries/${view.id}/drafts/message`}
      />
      {view.form.act === 'replies' && <LetPass typed={view.form.typed} errors={view.form.errors} />}
      <ReplyWayQuestion view={view} />
      <FilesOfAnswer view={view} />
      <Recipient view={view} />
      <AskToRead view={view} />
      <Button preventDoubleClick>{mustLook ? 'Look at what has changed first' : sendLabel(view)}</Button>
    </form>
  )
}

function Recipient({ view }: { view: EnquiryView }) {
  const { contactName, contact, case: found } = view
  return (
    <div className="staff-recipient">
      {found && !found.asker.mayHear ? (
        <p className="govuk-body-s">
          <strong>Say nothing about {found.childName} or the case.</strong> {contactName} may be told:{' '}
          {lowerFirst(found.asker.mayBeTold)}
        </p>
      ) : (
        found &&
        !found.asker.mayHearAll && (
          <p className="govuk-body-s">
            {contactName}
            {found.asker.relationship && ` (${found.asker.relationship})`} may be told:{' '}
            {lowerFirst(found.asker.mayBeTold)}
          </p>
        )
      )}
      <p className="govuk-body-s">
        {replyWayWords(view) ??
          `They do not sign in here, so nothing is sent: ${reachBy(contact)}, then record the answer.`}
      </p>
    </div>
  )
}

function reachBy({ phone, email }: EnquiryView['contact']): string {
  if (phone) return `ring ${phone}`
  return email ? `write to ${email}` : 'tell them yourself'
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1)
}

/** A note among colleagues: folded away, so that nobody writes it into the reply or the reply into it. */
export function NoteForm({ view }: { view: EnquiryView }) {
  const field = fieldOf(view.form, 'notes', 'body')
  return (
    <Details
      summary="Add an internal note"
      className="staff-note-form"
      open={view.form.act === 'notes' || view.drafts.note.text !== ''}
    >
      <form method="post" action={`/staff/enquiries/${view.id}/notes`}>
        <input type="hidden" name="requestKey" value={view.requestKeys.note} />
        <DraftBox
          {...field}
          label="Internal note"
          hint="Only staff read this. The family may ask to see it one day."
          rows={4}
          draft={view.drafts.note}
          action={`/staff/enquiries/${view.id}/drafts/note`}
        />
        <Button variant="secondary" preventDoubleClick>
          Save note
        </Button>
      </form>
    </Details>
  )
}
