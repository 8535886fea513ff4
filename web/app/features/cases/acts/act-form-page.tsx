import { errorFor, summaryOf } from '../../../lib/form.ts'
import { LetPass } from '../../../lib/let-pass.tsx'
import { BackLink } from '../../../ui/back-link.tsx'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { WarningText } from '../../../ui/warning-text.tsx'
import type { ActFormView } from './act-form-view.ts'
import { ActQuestion } from './act-question.tsx'

/** What an act on a case asks for. A check page follows before anything is recorded. */
export function ActFormPage({ view }: { view: ActFormView }) {
  const { typed, errors } = view
  return (
    <div className="staff-check">
      <BackLink href={view.caseHref}>Case</BackLink>
      <News view={view} />
      <h1 className="govuk-heading-l">{view.title}</h1>
      <p className="govuk-body">
        {view.childName} <span className="staff-reference">{view.reference}</span>
      </p>
      {view.intro && <p className="govuk-body">{view.intro}</p>}
      {view.warning && <WarningText>{view.warning}</WarningText>}
      <form method="post" action={view.action} noValidate>
        <input type="hidden" name="version" value={view.version} />
        {view.fields.map((field) => (
          <ActQuestion
            key={field.name}
            field={field}
            typed={typed}
            errorOf={(name) => errorFor(errors, name)}
          />
        ))}
        <LetPass typed={typed} errors={errors} />
        <Button preventDoubleClick>{view.button}</Button>
        <p className="govuk-body-s staff-quiet">Nothing is recorded or sent yet.</p>
      </form>
    </div>
  )
}

function News({ view: { errors, isConflict } }: { view: ActFormView }) {
  if (isConflict) {
    return (
      <ErrorSummary
        title="Someone else changed this case while you were looking at it"
        errors={summaryOf(errors)}
      >
        Nothing of yours was recorded. What you had filled in is still here: look at the case, then check it
        again.
      </ErrorSummary>
    )
  }
  return errors.length > 0 ? <ErrorSummary errors={summaryOf(errors)} /> : null
}
