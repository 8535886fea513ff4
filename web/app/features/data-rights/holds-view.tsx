import { formatDay, type HoldView } from '@send-hub/shared'
import { errorFor, type FormError, type FormValues } from '../../lib/form.ts'
import { Button } from '../../ui/button.tsx'
import { Details } from '../../ui/details.tsx'
import { Input } from '../../ui/input.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { retentionHref } from './data-rights-links.ts'
import type { Form } from './form.ts'

/** What must be kept, whatever the rules say. */
export function Holds({ holds, values, errors }: Form & { holds: readonly HoldView[] }) {
  return (
    <section aria-labelledby="holds">
      <h2 className="govuk-heading-m" id="holds">
        Legal holds
      </h2>
      <p className="govuk-body">A hold beats every rule: nothing of the child is erased while it lasts.</p>
      {holds.map((hold) => (
        <div key={hold.id} className="app-promise">
          <p className="govuk-body">
            <strong>{hold.references.join(', ')}</strong>: {hold.reason}. Set by {hold.setBy},{' '}
            {formatDay(hold.setOn)}.
          </p>
          <Details
            summary={
              <>
                Lift this hold<span className="govuk-visually-hidden"> on {hold.references.join(', ')}</span>
              </>
            }
          >
            <form method="post" action={`${retentionHref}/lift`} noValidate>
              <input type="hidden" name="holdId" value={hold.id} />
              <Input
                name="reason"
                id={`lift-${hold.id}`}
                label="Why it can end"
                error={liftError(hold, values, errors)}
              />
              <Button variant="secondary" preventDoubleClick>
                Lift the hold
              </Button>
            </form>
          </Details>
        </div>
      ))}
      <Details summary="Set a hold" open={values.form === 'hold' || undefined}>
        <form method="post" action={`${retentionHref}/hold`} noValidate>
          <input type="hidden" name="form" value="hold" />
          <Reference id="hold-reference" values={values} errors={errors} form="hold" />
          <Textarea
            name="reason"
            label="Why it must be kept"
            rows={3}
            defaultValue={values.form === 'hold' ? values.reason : undefined}
            error={values.form === 'hold' ? errorFor(errors, 'reason') : undefined}
          />
          <Button variant="secondary" preventDoubleClick>
            Set the hold
          </Button>
        </form>
      </Details>
    </section>
  )
}

const liftError = ({ id }: HoldView, values: FormValues, errors: readonly FormError[]) =>
  values.holdId === id ? errorFor(errors, 'reason') : undefined

function Reference({ id, form, values, errors }: Form & { id: string; form: string }) {
  const isMine = values.form === form
  return (
    <Input
      name="reference"
      id={isMine ? 'reference' : id}
      label="Reference of a case"
      className="govuk-input--width-10"
      autoComplete="off"
      defaultValue={isMine ? values.reference : undefined}
      error={isMine ? errorFor(errors, 'reference') : undefined}
    />
  )
}

/** For whoever asks us to erase: there is no button for families. */
export function OnRequest({ values, errors }: Form) {
  return (
    <section aria-labelledby="on-request">
      <h2 className="govuk-heading-m" id="on-request">
        A family asks us to erase
      </h2>
      <p className="govuk-body">
        It can be done only when no case of the child goes on and nobody has to keep the record. Answer the
        family in any case.
      </p>
      <Details summary="Propose it" open={values.form === 'request' || undefined}>
        <form method="post" action={`${retentionHref}/propose`} noValidate>
          <input type="hidden" name="form" value="request" />
          <input type="hidden" name="rule" value="request" />
          <Reference id="request-reference" values={values} errors={errors} form="request" />
          <Button variant="secondary" preventDoubleClick>
            Propose to erase
          </Button>
        </form>
      </Details>
    </section>
  )
}
