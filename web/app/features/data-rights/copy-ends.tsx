import type { AccessRequestForStaff } from '@send-hub/shared'
import { errorFor } from '../../lib/form.ts'
import { Button } from '../../ui/button.tsx'
import { Details } from '../../ui/details.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { requestHref } from './data-rights-links.ts'
import type { Form } from './form.ts'

/** The ends a request can come to. */
export function Ends({
  request: { id, undecided, extendedTo, isBarred },
  values,
  errors,
}: Form & { request: AccessRequestForStaff }) {
  return (
    <>
      {undecided === 0 && !isBarred && (
        <form method="post" action={`${requestHref(id)}/release`}>
          <h2 className="govuk-heading-m">Release the copy</h2>
          <p className="govuk-body">It can’t be taken back once it was saved.</p>
          <Button preventDoubleClick>Make the copy and release it</Button>
        </form>
      )}
      {!extendedTo && (
        <Details summary="It takes longer" open={Boolean(errorFor(errors, 'reason')) || undefined}>
          <form method="post" action={`${requestHref(id)}/extend`} noValidate>
            <Textarea
              name="reason"
              id="extend-reason"
              label="Why two months more are needed: the family reads it"
              rows={3}
              defaultValue={values.reason}
              error={errorFor(errors, 'reason')}
            />
            <Button variant="secondary" preventDoubleClick>
              Tell the family
            </Button>
          </form>
        </Details>
      )}
      <Details summary="No copy is given" open={Boolean(errorFor(errors, 'why')) || undefined}>
        <form method="post" action={`${requestHref(id)}/close`} noValidate>
          <Textarea
            name="why"
            label="Why not: the family reads it"
            rows={3}
            defaultValue={values.why}
            error={errorFor(errors, 'why')}
          />
          <Button variant="secondary" preventDoubleClick>
            Close the request
          </Button>
        </form>
      </Details>
    </>
  )
}
