import { correctableFieldWords } from '@send-hub/shared'
import { errorFor, type FormError, type FormValues, summaryOf } from '../../lib/form.ts'
import { BackLink } from '../../ui/back-link.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Radios } from '../../ui/radios.tsx'
import { Select } from '../../ui/select.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { correctCaseHref } from './data-rights-links.ts'

interface CorrectCaseProps {
  caseId: string
  reference: string
  people: readonly { id: string; name: string }[]
  values: FormValues
  errors: readonly FormError[]
}

const ownFields = Object.entries(correctableFieldWords).filter(([field]) => field !== 'other')

/** A mistake that staff saw themselves. */
export function CorrectCaseView({ caseId, reference, people, values, errors }: CorrectCaseProps) {
  return (
    <div className="staff-check">
      <BackLink href={`/staff/cases/${caseId}`}>Case</BackLink>
      {errors.length > 0 && <ErrorSummary errors={summaryOf(errors)} />}
      <h1 className="govuk-heading-l">
        Correct the record <span className="staff-reference">{reference}</span>
      </h1>
      <form method="post" action={correctCaseHref(caseId)} noValidate>
        <Radios
          name="field"
          legend="What is wrong?"
          items={ownFields.map(([value, text]) => ({ value, text }))}
          defaultValue={values.field}
          error={errorFor(errors, 'field')}
        />
        <Select
          name="familyMemberId"
          label="Whose name, phone or address"
          items={[
            { value: '', text: 'The child’s' },
            ...people.map(({ id, name }) => ({ value: id, text: name })),
          ]}
          defaultValue={values.familyMemberId}
          error={errorFor(errors, 'familyMemberId')}
        />
        <Textarea
          name="newValue"
          label="What it should say"
          hint="A birth date as year, month, day: 2016-05-04. An address a line each."
          rows={3}
          defaultValue={values.newValue}
          error={errorFor(errors, 'newValue')}
          autoComplete="off"
        />
        <Textarea
          name="reason"
          label="How you know"
          rows={3}
          defaultValue={values.reason}
          error={errorFor(errors, 'reason')}
        />
        <Button preventDoubleClick>Correct the record</Button>
      </form>
    </div>
  )
}
