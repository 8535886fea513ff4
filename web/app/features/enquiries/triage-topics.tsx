import { priorities, priorityWords, urgentTriggerCodes, urgentTriggers } from '@send-hub/shared'
import { topicChoices } from '../../lib/staff-words.ts'
import { Button } from '../../ui/button.tsx'
import { Checkboxes } from '../../ui/checkboxes.tsx'
import { Input } from '../../ui/input.tsx'
import { Radios } from '../../ui/radios.tsx'
import { Select } from '../../ui/select.tsx'
import { fieldOf } from './staff-enquiry-forms.ts'
import type { EnquiryView } from './staff-enquiry-view.ts'
import { ActForm, FoldedAct } from './triage-form.tsx'

/** What it is about: the first topic decides the team. */
export function Topics({ view }: { view: EnquiryView }) {
  const { form, triage } = view
  const typed = form.act === 'topics' ? form.typed.topics?.split(',') : undefined
  const [main, ...others] = typed ?? triage.topics
  const { defaultValue: _, id, ...field } = fieldOf(form, 'topics', 'topics')
  return (
    <FoldedAct view={view} act="topics" summary="Change topics">
      <Select
        id={id}
        {...field}
        label="Main topic"
        hint="Its team gets the enquiry, unless somebody gave it to another."
        defaultValue={main}
        items={topicChoices()}
      />
      <Checkboxes
        name="topics"
        idPrefix="topics-others"
        legend="Also about"
        legendSize="s"
        hint="Up to 4."
        className="govuk-checkboxes--small staff-topics"
        defaultValues={others}
        items={topicChoices()}
      />
      <Button variant="secondary" preventDoubleClick>
        Save topics
      </Button>
    </FoldedAct>
  )
}

/** How soon it wants an answer. */
export function ChangePriority({ view }: { view: EnquiryView }) {
  const { form, triage } = view
  const { priority } = triage
  const { defaultValue = priority, id, ...field } = fieldOf(form, 'priority', 'priority')
  return (
    <FoldedAct view={view} act="priority" summary="Change priority">
      <Radios
        {...field}
        idPrefix={id}
        legend="How soon"
        legendSize="s"
        className="govuk-radios--small"
        defaultValue={defaultValue}
        items={priorities.map((code) => ({ value: code, text: priorityWords[code] }))}
      />
      <Select
        {...fieldOf(form, 'priority', 'trigger')}
        label="What makes it urgent (optional)"
        items={[
          { value: '', text: 'Nothing on the list' },
          ...urgentTriggerCodes.map((code) => ({
            value: code,
            text: `${urgentTriggers[code].priority}: ${urgentTriggers[code].words}`,
          })),
        ]}
      />
      <Input
        {...fieldOf(form, 'priority', 'reason')}
        label="Why it can wait longer"
        hint="Only to lower it. The family keeps the day it was promised."
        maxLength={500}
      />
      <Button variant="secondary" preventDoubleClick>
        Save priority
      </Button>
    </FoldedAct>
  )
}

/** A person confirms what is urgent. */
export function ConfirmPriority({ view }: { view: EnquiryView }) {
  const { priority, may, isPriorityConfirmed } = view.triage
  if (!may.priority || isPriorityConfirmed) return null
  return (
    <div className="staff-confirm">
      <p className="govuk-body-s">
        <strong>Is this {priority}?</strong> A topic or the sender made it so, and nobody of us has confirmed
        it.
      </p>
      <ActForm view={view} act="priority">
        <input type="hidden" name="priority" value={priority} />
        <Button id="confirm-priority" variant="secondary" preventDoubleClick>
          Confirm {priority}
        </Button>
      </ActForm>
    </div>
  )
}
