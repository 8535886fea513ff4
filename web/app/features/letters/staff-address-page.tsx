import { errorFor, type FormError, summaryOf } from '../../lib/form.ts'
import { BackLink } from '../../ui/back-link.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Textarea } from '../../ui/textarea.tsx'

export type AddressView = {
  action: string
  caseHref: string
  name: string
  /** How the letters of this person go, in a sentence. */
  way: string
  typed: string
  hasAddress: boolean
  errors: readonly FormError[]
}

/** Where one person's letters go. It is shown to nobody else of the family. */
export function StaffAddressPage({ view }: { view: AddressView }) {
  return (
    <div className="staff-check">
      <BackLink href={view.caseHref}>Case</BackLink>
      {view.errors.length > 0 && <ErrorSummary errors={summaryOf(view.errors)} />}
      <h1 className="govuk-heading-l">Postal address of {view.name}</h1>
      <p className="govuk-body">{view.way} No other family member ever sees this address.</p>
      <form method="post" action={view.action} noValidate>
        <Textarea
          name="lines"
          label="Address without the name"
          hint="A line each, at most 6, the postcode last. Check with this person that letters are safe there."
          rows={6}
          autoComplete="off"
          defaultValue={view.typed}
          error={errorFor(view.errors, 'lines')}
        />
        <div className="govuk-button-group">
          <Button preventDoubleClick>Save this address</Button>
          {view.hasAddress && (
            <Button name="remove" value="yes" variant="warning">
              Take the address away
            </Button>
          )}
        </div>
      </form>
    </div>
  )
}
