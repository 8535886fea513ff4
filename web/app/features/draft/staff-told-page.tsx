import { errorFor, summaryOf } from '../../lib/form.ts'
import { BackLink } from '../../ui/back-link.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkboxes } from '../../ui/checkboxes.tsx'
import { Details } from '../../ui/details.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Input } from '../../ui/input.tsx'
import { Radios } from '../../ui/radios.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import type { ToldView } from './staff-told-view.ts'

/** What one family member said of the draft by phone, on paper or in person: entered as theirs. */
export function StaffToldPage({ view }: { view: ToldView }) {
  const { typed, errors } = view
  const field = (name: string) => ({ name, defaultValue: typed[name], error: errorFor(errors, name) })
  return (
    <div className="staff-check">
      <BackLink href={view.caseHref}>Case</BackLink>
      <News view={view} />
      <h1 className="govuk-heading-l">Enter what a family member said</h1>
      <p className="govuk-body">
        {view.childName} <span className="staff-reference">{view.reference}</span>
      </p>
      <p className="govuk-body">
        It counts as if they had sent it here. Only the person you choose reads it.
      </p>
      <form method="post" action={view.action} noValidate>
        <input type="hidden" name="version" value={view.version} />
        <Radios {...field('familyMemberId')} legend="Who told us?" items={view.people} />
        <Radios
          {...field('cameBy')}
          legend="How did it come?"
          className="govuk-radios--small"
          items={view.ways}
        />
        <Input
          {...field('on')}
          type="date"
          label="Day they told us"
          hint="For a letter, the day it came. It counts by this day, not by the day you enter it."
          min={view.servedOn}
          max={view.today}
          defaultValue={typed.on ?? view.today}
          className="govuk-input--width-10"
        />
        <Sections view={view} />
        <Input
          {...field('settingName')}
          label="The school or college they want (optional)"
          autoComplete="off"
        />
        <Checkboxes
          name="nothingToChange"
          legend="Or is it right as it is?"
          className="govuk-checkboxes--small"
          items={[{ value: 'yes', text: 'They said that nothing has to change' }]}
          defaultValues={typed.nothingToChange ? ['yes'] : []}
          error={errorFor(errors, 'nothingToChange')}
        />
        <Requests view={view} />
        <Button preventDoubleClick>Check this</Button>
        <p className="govuk-body-s staff-quiet">Nothing is recorded or sent yet.</p>
      </form>
    </div>
  )
}

/** Their own words, as near as can be, each under the part of the plan it is about. */
function Sections({ view: { sections, typed, errors } }: { view: ToldView }) {
  const hasWords = sections.some(({ field }) => typed[field]?.trim() || errorFor(errors, field))
  return (
    <Details summary="What they said, part by part" open={hasWords}>
      {sections.map(({ field, label }) => (
        <Textarea
          key={field}
          name={field}
          label={label}
          labelSize="s"
          rows={3}
          spellCheck
          defaultValue={typed[field]}
          error={errorFor(errors, field)}
        />
      ))}
    </Details>
  )
}

function Requests({ view: { requests, typed, errors } }: { view: ToldView }) {
  const error = errorFor(errors, 'asks-meeting')
  return (
    <>
      <Choice requests={requests} typed={typed} error={error} />
      <Textarea
        name="words"
        label="Their words with the request (optional)"
        rows={3}
        spellCheck
        defaultValue={typed.words}
        error={errorFor(errors, 'words')}
      />
    </>
  )
}

type ChoiceProps = Pick<ToldView, 'requests' | 'typed'> & { error: string | undefined }

/** Each has a name of its own, so that both come through a form that keeps one text a name. */
function Choice({ requests, typed, error }: ChoiceProps) {
  return (
    <div className={error ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
      <fieldset className="govuk-fieldset" aria-describedby={error ? 'asks-error' : undefined}>
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">
          Do they ask for something?
        </legend>
        {error && (
          <p className="govuk-error-message" id="asks-error">
            <span className="govuk-visually-hidden">Error:</span> {error}
          </p>
        )}
        <div className="govuk-checkboxes govuk-checkboxes--small">
          {requests.map(({ name, text }) => (
            <div key={name} className="govuk-checkboxes__item">
              <input
                className="govuk-checkboxes__input"
                id={name}
                name={name}
                type="checkbox"
                value="yes"
                defaultChecked={Boolean(typed[name])}
              />
              <label className="govuk-label govuk-checkboxes__label" htmlFor={name}>
                {text}
              </label>
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  )
}

function News({ view: { errors, isConflict } }: { view: ToldView }) {
  if (isConflict) {
    return (
      <ErrorSummary title="The case changed while you were writing" errors={[]}>
        Nothing was recorded. What you typed is still here. Look at the case, then check this again.
      </ErrorSummary>
    )
  }
  return errors.length > 0 ? <ErrorSummary errors={summaryOf(errors)} /> : null
}
