import type { ReactNode } from 'react'
import { LetPass } from '../../lib/let-pass.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkboxes } from '../../ui/checkboxes.tsx'
import { Details } from '../../ui/details.tsx'
import { Input } from '../../ui/input.tsx'
import { Radios } from '../../ui/radios.tsx'
import { Select } from '../../ui/select.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { fieldId, fieldOf } from './staff-case-forms.ts'
import type { CaseView } from './staff-case-view.ts'

/** The next step: only those that the rules allow from here. Of a case that has ended a death is offered, folded away. */
export function NextStep({ view }: { view: CaseView }) {
  if (!view.hasEnded) return <StepForm view={view} className="staff-panel" />
  return (
    <section className="staff-panel" aria-labelledby="step">
      <h2 className="govuk-heading-m" id="step">
        Next step
      </h2>
      <p className="govuk-body">This case has ended with us. No step follows.</p>
      {view.steps.length > 0 && (
        <Details summary="Record a death" open={view.form.act === 'steps'}>
          <StepForm view={view} />
        </Details>
      )}
    </section>
  )
}

/** A check page follows before anything is recorded. */
function StepForm({ view, className }: { view: CaseView; className?: string }) {
  const { id, version, today, steps, form } = view
  const { defaultValue, error } = fieldOf(form, 'steps', 'kind')
  const on = fieldOf(form, 'steps', 'on')
  return (
    <form className={className} method="post" action={`/staff/cases/${id}/steps`} noValidate>
      <input type="hidden" name="version" value={version} />
      <Radios
        name="kind"
        idPrefix={fieldId('steps', 'kind')}
        legend={view.hasEnded ? 'What happened?' : 'Next step'}
        legendSize="m"
        className="govuk-radios--small"
        items={steps.map((step) => ({
          ...step,
          conditional: moreOfStep[step.value]?.(view),
        }))}
        defaultValue={defaultValue}
        error={error}
      />
      <Input
        {...on}
        type="date"
        label="The day it happened"
        max={today}
        defaultValue={on.defaultValue ?? today}
        className="govuk-input--width-10"
      />
      <Textarea {...fieldOf(form, 'steps', 'note')} label="Note for colleagues (optional)" rows={2} />
      <Button preventDoubleClick>Check this step</Button>
      <p className="govuk-body-s staff-quiet">Nothing is recorded or sent yet.</p>
    </form>
  )
}

/** What some steps ask for besides their day. */
const moreOfStep: Record<string, (view: CaseView) => ReactNode> = {
  'plan-ceased': ({ form, ceaseReasons }) => (
    <Select
      {...fieldOf(form, 'steps', 'ceaseReason')}
      label="Why the plan ended"
      items={[{ value: '', text: 'Choose a reason' }, ...ceaseReasons]}
    />
  ),
  'review-arranged': ({ form }) => (
    <Input
      {...fieldOf(form, 'steps', 'meetingOn')}
      type="date"
      label="The day of the review meeting"
      hint="It may lie ahead. The papers go out two weeks before it."
      className="govuk-input--width-10"
    />
  ),
  'plan-amended': ({ form }) => <OnlySectionI {...fieldOf(form, 'steps', 'sectionsOnly')} />,
}

function OnlySectionI({ id, name, defaultValue, error }: ReturnType<typeof fieldOf>) {
  return (
    <Checkboxes
      {...{ name, error }}
      idPrefix={id}
      className="govuk-checkboxes--small"
      items={[
        {
          value: 'I',
          text: 'Only section I (the school or college) changed',
          hint: 'An appeal about nothing else needs no mediation certificate.',
        },
      ]}
      defaultValues={[defaultValue ?? '']}
    />
  )
}

/** What can be recorded besides a step; each has a page of its own. Only what the rules allow now. */
export function RecordLinks({ view: { id, records } }: { view: CaseView }) {
  if (records.length === 0) return null
  return (
    <Details summary="Record something else" className="staff-panel">
      <ul className="govuk-list staff-plain-list">
        {records.map(({ value, text }) => (
          <li key={value}>
            <a className="govuk-link" href={`/staff/cases/${id}/records/${value}`}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </Details>
  )
}

/** That a step is or will be late: why, until when, and who stands behind the date. The legal date stays. */
export function DelayForm({ view }: { view: CaseView }) {
  const { id, version, delay, form } = view
  if (delay.duties.length === 0) return null
  const reason = fieldOf(form, 'delays', 'reason')
  return (
    <Details summary="Record a delay" className="staff-panel" open={form.act === 'delays'}>
      <form method="post" action={`/staff/cases/${id}/delays`} noValidate>
        <input type="hidden" name="version" value={version} />
        <Select
          {...fieldOf(form, 'delays', 'duty')}
          label="Which step is late?"
          items={[delay.duties.length > 1 && { value: '', text: 'Choose the step' }, ...delay.duties]}
        />
        <Radios
          name="reason"
          idPrefix={reason.id}
          legend="Why?"
          hint="The family reads this. None of these is an exception in law."
          className="govuk-radios--small"
          items={delay.reasons.map((item) => ({
            ...item,
            conditional: item.value === 'OTHER' && <OwnReason view={view} />,
          }))}
          defaultValue={reason.defaultValue}
          error={reason.error}
        />
        <Input
          {...fieldOf(form, 'delays', 'promisedOn')}
          type="date"
          label="The new date we promise"
          hint="A day you can keep. The legal date does not move."
          className="govuk-input--width-10"
        />
        <Select
          {...fieldOf(form, 'delays', 'ownerId')}
          label="Who answers for this date?"
          items={[{ value: '', text: 'Choose a colleague' }, ...delay.owners]}
        />
        {form.act === 'delays' && <LetPass typed={form.typed} errors={form.errors} />}
        <Button variant="secondary" preventDoubleClick>
          See what the family will read
        </Button>
      </form>
    </Details>
  )
}

function OwnReason({ view }: { view: CaseView }) {
  return (
    <Input
      {...fieldOf(view.form, 'delays', 'reasonWords')}
      label="The reason, in your words"
      hint="Finish the sentence “The reason is that …”. The family reads exactly what you write."
      maxLength={200}
    />
  )
}
