import { closeReasonCodes, closeReasons } from '@send-hub/shared'
import { Button } from '../../ui/button.tsx'
import { Checkboxes } from '../../ui/checkboxes.tsx'
import { Input } from '../../ui/input.tsx'
import { Select } from '../../ui/select.tsx'
import { fieldOf } from './staff-enquiry-forms.ts'
import type { EnquiryView } from './staff-enquiry-view.ts'
import { ActForm, FoldedAct } from './triage-form.tsx'

/** Out of the queue until a day, or until they write. */
export function Snooze({ view }: { view: EnquiryView }) {
  const { may, today, replyBy, isWaiting, snoozedUntil } = view.triage
  if (may.wake) {
    return (
      <ActForm view={view} act="wake">
        <p className="govuk-body-s">Put aside until {snoozedUntil}, or until they write.</p>
        <Button variant="secondary" preventDoubleClick>
          Back to the queue now
        </Button>
      </ActForm>
    )
  }
  if (!may.snooze) return null
  return (
    <FoldedAct view={view} act="snooze" summary="Put aside">
      <Input
        {...fieldOf(view.form, 'snooze', 'until')}
        type="date"
        label="Until"
        hint={
          isWaiting
            ? 'A working day, at most the day we promised. It comes back at once when they write.'
            : 'A working day within 6 months. It comes back at once when they write.'
        }
        min={today}
        max={isWaiting && replyBy ? replyBy : undefined}
        className="govuk-input--width-10"
      />
      <Button variant="secondary" preventDoubleClick>
        Put aside
      </Button>
    </FoldedAct>
  )
}

/** No question to us at all. */
export function Spam({ view }: { view: EnquiryView }) {
  const { may, isKnown } = view.triage
  if (may['not-spam']) {
    return (
      <ActForm view={view} act="not-spam">
        <Button variant="secondary" preventDoubleClick>
          This is no spam
        </Button>
      </ActForm>
    )
  }
  if (!may.spam) return null
  const { id, error } = fieldOf(view.form, 'spam', 'isSure')
  return (
    <FoldedAct view={view} act="spam" summary="Mark as spam">
      <p className="govuk-body-s">
        Nobody is owed an answer then, no email goes to the sender, and no figure counts it. You can take it
        back.
      </p>
      {isKnown && (
        <Checkboxes
          name="isSure"
          idPrefix={id}
          error={error}
          className="govuk-checkboxes--small"
          legend="This sender is on a case"
          legendSize="s"
          items={[{ value: 'yes', text: 'I have read it, and it is spam' }]}
        />
      )}
      <Button variant="secondary" preventDoubleClick>
        Mark as spam
      </Button>
    </FoldedAct>
  )
}

/** Ends the matter, with a reason that a colleague understands. */
export function Close({ view }: { view: EnquiryView }) {
  const { may, hasCallBack } = view.triage
  if (!may.close) return null
  const isOwed = view.status === 'waiting' || view.status === 'paused'
  const codes = closeReasonCodes.filter((code) => !isOwed || closeReasons[code].endsPromise)
  return (
    <FoldedAct view={view} act="close" summary="Close">
      {view.status === 'waiting' && (
        <p className="govuk-body-s">
          <strong>Nobody has answered yet.</strong> Close it only if no answer is owed.
          {view.canSignIn && ' They are told by email to look.'}
        </p>
      )}
      {hasCallBack && (
        <p className="govuk-body-s">
          <strong>A call back is agreed.</strong> It ends with this, if the reason says why.
        </p>
      )}
      <Select
        {...fieldOf(view.form, 'close', 'reason')}
        label="Why can it be closed?"
        items={[
          { value: '', text: 'Choose a reason' },
          ...codes.map((code) => ({ value: code, text: closeReasons[code].words })),
        ]}
      />
      <Input
        {...fieldOf(view.form, 'close', 'words')}
        label={isOwed ? 'In your words' : 'In your words (optional)'}
        maxLength={500}
      />
      <Button variant="secondary" preventDoubleClick>
        Close enquiry
      </Button>
    </FoldedAct>
  )
}

/** Something is still owed. */
export function Reopen({ view }: { view: EnquiryView }) {
  if (!view.triage.may.reopen) return null
  return (
    <FoldedAct view={view} act="reopen" summary="Open it again">
      <Input
        {...fieldOf(view.form, 'reopen', 'reason')}
        label="Why is it open again?"
        hint="They are promised a new day, and told."
        maxLength={500}
      />
      <Button variant="secondary" preventDoubleClick>
        Open again
      </Button>
    </FoldedAct>
  )
}
