import { errorFor, summaryOf } from '../../../lib/form.ts'
import { Button } from '../../../ui/button.tsx'
import { Checkboxes } from '../../../ui/checkboxes.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Radios } from '../../../ui/radios.tsx'
import { SummaryList } from '../../../ui/summary-list.tsx'
import { WarningText } from '../../../ui/warning-text.tsx'
import type { NewCaseCheckView } from './new-case-check-view.ts'

/** The stop before a case is opened. */
export function NewCaseCheckPage({ view }: { view: NewCaseCheckView }) {
  const { errors } = view
  return (
    <div className="staff-check">
      {errors.length > 0 && <ErrorSummary errors={summaryOf(errors)} />}
      <h1 className="govuk-heading-l">Check this case before it is opened</h1>
      <SummaryList rows={view.facts} />
      <form method="post" action="/staff/cases/new" noValidate>
        {view.hidden.map(({ name, value }) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Children view={view} />
        <People view={view} />
        <h2 className="govuk-heading-m">What the family will read</h2>
        <p className="govuk-body">
          The email says only that there is an update. New in the history on their page:
        </p>
        <blockquote className="staff-quote">
          <p>{view.familyReads}</p>
        </blockquote>
        <div className="govuk-button-group">
          <Button name="confirmed" value="yes" preventDoubleClick>
            Open this case
          </Button>
          <Button name="change" value="yes" variant="secondary">
            Go back and change it
          </Button>
        </div>
      </form>
    </div>
  )
}

/** A child entered twice has two histories: whoever is alike is asked about. */
function Children({ view: { children, typed, errors } }: { view: NewCaseCheckView }) {
  if (children.length === 0) return null
  return (
    <>
      <WarningText>The hub has a child like this already.</WarningText>
      <Radios
        name="childIs"
        legend="Is it the same child?"
        className="govuk-radios--small"
        defaultValue={typed.childIs}
        error={errorFor(errors, 'childIs')}
        items={[
          ...children.map(({ id, name, born, postcode, cases }) => ({
            value: id,
            text: `Yes: ${name}`,
            hint: `Born ${born}, ${postcode}; ${cases}`,
          })),
          { value: 'new', text: 'No, this is another child' },
        ]}
      />
    </>
  )
}

function People({ view: { people, typed, errors } }: { view: NewCaseCheckView }) {
  return (
    <>
      <h2 className="govuk-heading-m">Who may see it, and who is told</h2>
      {people.length === 0 && (
        <p className="govuk-body">
          <strong>Nobody.</strong> No family can see this case, and no one is told of it.
        </p>
      )}
      {people.map((person) => (
        <div key={person.slot} className="staff-told">
          <p className="govuk-body">
            <strong>{person.name}</strong> ({person.relationship}): {person.access}. {person.told}.
            <br />
            Evidence: {person.evidence}
          </p>
          {person.knownAs && (
            <Checkboxes
              name={`p${person.slot}IsSame`}
              legend={`This address belongs to ${person.knownAs}, who is in the hub already`}
              className="govuk-checkboxes--small"
              error={errorFor(errors, `p${person.slot}IsSame`)}
              defaultValues={[typed[`p${person.slot}IsSame`] ?? '']}
              items={[{ value: 'yes', text: `${person.name} is the same person` }]}
            />
          )}
        </div>
      ))}
    </>
  )
}
