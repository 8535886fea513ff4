import { errorFor, type FormError, type FormValues, summaryOf } from '../../lib/form.ts'
import { BackLink } from '../../ui/back-link.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { WarningText } from '../../ui/warning-text.tsx'
import type { ActField } from '../cases/acts/act-form-view.ts'
import { ActQuestion } from '../cases/acts/act-question.tsx'
import { type FlagView, RestrictionFlags } from './restriction-flags.tsx'

/** One form about the people on a case, or about who may open it. */
export type PeopleFormView = {
  action: string
  back: { href: string; text: string }
  title: string
  /** Whom it is about: the child and the reference; null where that is not known. */
  about: { childName: string; reference: string } | null
  intro: readonly string[]
  warning: string | null
  flags: FlagView[]
  fields: readonly ActField[]
  button: string
  isGrave: boolean
  typed: FormValues
  errors: readonly FormError[]
}

export function PeopleFormPage({ view }: { view: PeopleFormView }) {
  const { typed, errors, about } = view
  return (
    <div className="staff-check">
      <BackLink href={view.back.href}>{view.back.text}</BackLink>
      {errors.length > 0 && <ErrorSummary errors={summaryOf(errors)} />}
      <h1 className="govuk-heading-l">{view.title}</h1>
      {about && (
        <p className="govuk-body">
          {about.childName} <span className="staff-reference">{about.reference}</span>
        </p>
      )}
      <RestrictionFlags flags={view.flags} />
      {view.intro.map((text) => (
        <p key={text} className="govuk-body">
          {text}
        </p>
      ))}
      {view.warning && <WarningText>{view.warning}</WarningText>}
      <form method="post" action={view.action} noValidate>
        {view.fields.map((field) => (
          <ActQuestion
            key={field.name}
            field={field}
            typed={typed}
            errorOf={(name) => errorFor(errors, name)}
          />
        ))}
        <Button preventDoubleClick variant={view.isGrave ? 'warning' : undefined}>
          {view.button}
        </Button>
      </form>
    </div>
  )
}
