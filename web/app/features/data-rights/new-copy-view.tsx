import { type AccessRequestChoices, ageOfOwnView } from '@send-hub/shared'
import { errorFor, summaryOf } from '../../lib/form.ts'
import { BackLink } from '../../ui/back-link.tsx'
import { Button } from '../../ui/button.tsx'
import { DateInput } from '../../ui/date-input.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Radios } from '../../ui/radios.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { newRequestHref } from './data-rights-links.ts'
import type { Form } from './form.ts'

/** Somebody asks for a copy. */
export function NewRequestView({ choices, values, errors }: Form & { choices: AccessRequestChoices }) {
  const { caseId, caseReference, childName, people, isChildAsked } = choices
  return (
    <div className="staff-check">
      <BackLink href={`/staff/cases/${caseId}`}>Case</BackLink>
      {errors.length > 0 && <ErrorSummary errors={summaryOf(errors)} />}
      <h1 className="govuk-heading-l">
        Somebody asks for a copy <span className="staff-reference">{caseReference}</span>
      </h1>
      <p className="govuk-body">
        Of everything that is held on {childName}. Check first who they are. The month begins on the day we
        received it.
      </p>
      <form method="post" action={newRequestHref(caseId)} noValidate>
        <Radios
          name="familyMemberId"
          legend="Who asks?"
          items={people.map(({ id, name, relationship }) => ({
            value: id,
            text: `${name} (${relationship})`,
          }))}
          defaultValue={values.familyMemberId}
          error={errorFor(errors, 'familyMemberId')}
        />
        <DateInput
          id="receivedOn"
          namePrefix="received"
          legend="When did we receive it?"
          values={{
            day: values['received-day'],
            month: values['received-month'],
            year: values['received-year'],
          }}
          error={errorFor(errors, 'receivedOn')}
        />
        {isChildAsked && (
          <Textarea
            name="childView"
            label={`What does ${childName} say to it?`}
            hint={`From about ${ageOfOwnView} on, a parent has no right of their own to a copy. Not needed where the young person asks.`}
            rows={3}
            defaultValue={values.childView}
            error={errorFor(errors, 'childView')}
          />
        )}
        <Button preventDoubleClick>Record the request</Button>
      </form>
    </div>
  )
}
