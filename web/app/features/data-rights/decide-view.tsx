import { type CorrectionForStaff, correctableFieldWords, formatDay } from '@send-hub/shared'
import { errorFor, type FormError, type FormValues, summaryOf } from '../../lib/form.ts'
import { BackLink } from '../../ui/back-link.tsx'
import { Button } from '../../ui/button.tsx'
import { DateInput } from '../../ui/date-input.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Input } from '../../ui/input.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { shownValue } from './corrections-of-case.tsx'
import { correctionHref } from './data-rights-links.ts'

interface DecideProps {
  item: CorrectionForStaff
  values: FormValues
  errors: readonly FormError[]
}

/** One of them: what the record says, what it should say, and the decision. */
export function DecideView({ item, values, errors }: DecideProps) {
  const { field, decision, reason } = item
  return (
    <div className="staff-check">
      <BackLink href="/staff/corrections">Corrections asked for</BackLink>
      {errors.length > 0 && <ErrorSummary errors={summaryOf(errors)} />}
      <h1 className="govuk-heading-l">
        {correctableFieldWords[field]} <span className="staff-reference">{item.caseReference}</span>
      </h1>
      <SummaryList
        rows={[
          {
            key: 'Child',
            value: (
              <a className="govuk-link" href={`/staff/cases/${item.caseId}`}>
                {item.childName}
              </a>
            ),
          },
          { key: 'Asked by', value: `${item.askedByName ?? 'Staff'}, ${formatDay(item.askedOn)}` },
          item.aboutName && { key: 'Whose details', value: item.aboutName },
          field !== 'other' && {
            key: 'The record says',
            value: <Lines text={shownValue(field, item.currentValue)} />,
          },
          { key: 'It should say', value: <Lines text={item.shouldSay} /> },
        ]}
      />
      {decision ? (
        <p className="govuk-body">
          {item.decidedByName} decided this on {formatDay(item.decidedOn ?? item.askedOn)}:{' '}
          {decision === 'corrected' ? 'corrected.' : 'not corrected.'} {reason}
        </p>
      ) : (
        <DecideForm item={item} values={values} errors={errors} />
      )}
    </div>
  )
}

function DecideForm({ item: { id, field, currentValue }, values, errors }: DecideProps) {
  return (
    <form method="post" action={correctionHref(id)} noValidate>
      {field !== 'other' && (
        <NewValue field={field} values={values} errors={errors} current={currentValue ?? ''} />
      )}
      <Textarea
        name="reason"
        label="Reason"
        hint="Who asked reads it. Needed where you leave the record as it is, or put right something else."
        rows={3}
        defaultValue={values.reason}
        error={errorFor(errors, 'reason')}
      />
      <p className="govuk-body">
        Both versions are kept. Letters that went stay as they are. Put it right in the case system too.
      </p>
      <div className="govuk-button-group">
        <Button name="decision" value="corrected" preventDoubleClick>
          {field === 'other' ? 'It is put right' : 'Correct the record'}
        </Button>
        <Button name="decision" value="not-corrected" variant="secondary" preventDoubleClick>
          Leave it as it is
        </Button>
      </div>
    </form>
  )
}

interface NewValueProps extends Omit<DecideProps, 'item'> {
  field: string
  current: string
}

function NewValue({ field, current, values, errors }: NewValueProps) {
  const error = errorFor(errors, 'newValue')
  const typed = values.newValue ?? current
  if (field === 'child-birth-date') {
    const [year, month, day] = current.split('-')
    const shownDate = {
      day: values['birth-day'] ?? day,
      month: values['birth-month'] ?? month,
      year: values['birth-year'] ?? year,
    }
    return (
      <DateInput id="newValue" namePrefix="birth" legend="New birth date" values={shownDate} error={error} />
    )
  }
  if (field === 'own-address')
    return (
      <Textarea
        name="newValue"
        label="New value"
        hint="A line each, at most 6, the postcode last."
        defaultValue={typed}
        error={error}
        autoComplete="off"
      />
    )
  return <Input name="newValue" label="New value" defaultValue={typed} error={error} autoComplete="off" />
}

function Lines({ text }: { text: string }) {
  return <span className="staff-message__body">{text}</span>
}
