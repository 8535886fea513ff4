import { type CorrectionForStaff, correctableFieldWords, formatDay } from '@send-hub/shared'
import { errorFor, type FormError, type FormValues, summaryOf } from '../../lib/form.ts'
import { BackLink } from '../../ui/back-link.tsx'
import { Button } from '../../ui/button.tsx'
import { DateInput } from '../../ui/date-input.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Input } from '../../ui/input.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { Radios } from '../../ui/radios.tsx'
import { Select } from '../../ui/select.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { shownValue } from './corrections-of-case.tsx'
import { correctCaseHref, correctionHref } from './data-rights-links.ts'

interface ListProps {
  items: readonly CorrectionForStaff[]
  total: number
  today: string
  isDone: boolean
}

/** What families say is wrong, oldest first. */
export function CorrectionsView({ items, total, today, isDone }: ListProps) {
  return (
    <>
      {isDone && (
        <NotificationBanner type="success">It is decided, and who asked is told.</NotificationBanner>
      )}
      <h1 className="govuk-heading-l">Corrections asked for</h1>
      {items.length === 0 ? (
        <p className="govuk-body staff-empty">
          Nothing waits. What families say is wrong in our record comes here.
        </p>
      ) : (
        <table className="staff-table">
          <caption className="govuk-visually-hidden">
            Corrections that wait for a decision, oldest first
          </caption>
          <thead>
            <tr>
              <th scope="col">Answer by</th>
              <th scope="col">What is wrong</th>
              <th scope="col">Asked by</th>
              <th scope="col">Child</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.id} className={item.dueOn < today ? 'staff-row staff-row--over' : 'staff-row'}>
                <td data-label="Answer by" className="staff-nowrap">
                  <strong>{formatDay(item.dueOn)}</strong>{' '}
                  {item.dueOn < today && <Tag colour="red">Late</Tag>}
                </td>
                <th scope="row">
                  <a className="govuk-link" href={correctionHref(item.id)}>
                    {correctableFieldWords[item.field]}
                    <span className="govuk-visually-hidden">, {item.caseReference}</span>
                  </a>
                </th>
                <td data-label="Asked by">{item.askedByName}</td>
                <td data-label="Child">
                  {item.childName} <span className="staff-reference">{item.caseReference}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {total > items.length && (
        <p className="govuk-body">
          The {items.length} oldest of {total}. The others move up as these are decided.
        </p>
      )}
    </>
  )
}

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
          { key: 'Child', value: <a href={`/staff/cases/${item.caseId}`}>{item.childName}</a> },
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
