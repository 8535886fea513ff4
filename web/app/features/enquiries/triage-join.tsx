import { topicChoices } from '../../lib/staff-words.ts'
import { Button } from '../../ui/button.tsx'
import { Checkboxes } from '../../ui/checkboxes.tsx'
import { Input } from '../../ui/input.tsx'
import { Select } from '../../ui/select.tsx'
import { fieldOf } from './staff-enquiry-forms.ts'
import type { EnquiryView } from './staff-enquiry-view.ts'
import { ActForm, FoldedAct } from './triage-form.tsx'

/** Two enquiries of one person become one. */
export function MergeForm({ view }: { view: EnquiryView }) {
  const { may, alike } = view.triage
  if (!may.merge) return null
  const { id, ...field } = fieldOf(view.form, 'merge', 'otherReference')
  return (
    <FoldedAct view={view} act="merge" summary="Join another enquiry to this">
      <p className="govuk-body-s">
        Only of the same person. This one goes on, with the earlier of both promised days.
      </p>
      <Input
        {...field}
        id={id}
        label="Reference of the other"
        className="govuk-input--width-10"
        list={alike.length > 0 ? `${id}-alike` : undefined}
        autoComplete="off"
        spellCheck={false}
      />
      {alike.length > 0 && (
        <>
          <datalist id={`${id}-alike`}>
            {alike.map(({ reference }) => (
              <option key={reference} value={reference} />
            ))}
          </datalist>
          <p className="govuk-body-s">Others of this person:</p>
          <ul className="staff-plain-list">
            {alike.map(({ reference, text }) => (
              <li key={reference}>{text}</li>
            ))}
          </ul>
        </>
      )}
      <Button variant="secondary" preventDoubleClick>
        Join them
      </Button>
    </FoldedAct>
  )
}

/** Takes the last joining back, while nothing new was written. */
export function UndoMerge({ view }: { view: EnquiryView }) {
  if (!view.triage.may.unmerge) return null
  return (
    <ActForm view={view} act="unmerge">
      <Button variant="secondary" preventDoubleClick>
        Take {view.triage.merged.at(-1)?.reference} apart again
      </Button>
    </ActForm>
  )
}

/** Some of what they wrote is another matter. */
export function SplitForm({ view }: { view: EnquiryView }) {
  const { form, triage, thread } = view
  if (!triage.may.split) return null
  const { id, defaultValue, ...field } = fieldOf(form, 'split', 'messageIds')
  return (
    <FoldedAct view={view} act="split" summary="Make two enquiries of it">
      {/* Where something is wrong with it, it comes back with the same messages to choose from. */}
      {thread.before && <input type="hidden" name="before" value={thread.before} />}
      <Checkboxes
        {...field}
        idPrefix={id}
        legend="What belongs to the new one"
        legendSize="s"
        hint={triage.hasMoreAsked && 'Only the messages that this page shows are here.'}
        className="govuk-checkboxes--small"
        defaultValues={defaultValue?.split(',') ?? []}
        items={triage.asked.map((message) => ({ value: message.id, text: message.text }))}
      />
      <Select
        {...fieldOf(form, 'split', 'topics')}
        label="What the new one is about"
        items={topicChoices()}
      />
      <p className="govuk-body-s">Its promise counts from when they wrote it.</p>
      <Button variant="secondary" preventDoubleClick>
        Make it an enquiry of its own
      </Button>
    </FoldedAct>
  )
}

/** What this one hangs together with. */
export function Related({ view: { triage } }: { view: EnquiryView }) {
  const links = [
    ...(triage.splitFrom ? [{ ...triage.splitFrom, what: 'Came out of' }] : []),
    ...triage.splitInto.map((one) => ({ ...one, what: 'Part of it is' })),
    ...triage.merged.map((one) => ({ ...one, what: 'Joined to this:' })),
  ]
  if (links.length === 0) return null
  return (
    <ul className="staff-plain-list">
      {links.map(({ id, reference, what }) => (
        <li key={id}>
          {what}{' '}
          <a className="govuk-link" href={`/staff/enquiries/${id}`}>
            {reference}
          </a>
        </li>
      ))}
    </ul>
  )
}
