import { type ContactChannel, contactChannels, type Day } from '@send-hub/shared'
import { errorFor, type FormError, type FormValues, summaryOf } from '../../lib/form.ts'
import { BackLink } from '../../ui/back-link.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Input } from '../../ui/input.tsx'
import { Radios } from '../../ui/radios.tsx'
import { Textarea } from '../../ui/textarea.tsx'

export type ToldView = {
  id: string
  reference: string
  contactName: string
  requestKey: string
  today: Day
  typed: FormValues
  errors: readonly FormError[]
}

/** What a family told us otherwise about a question that is there: it counts as written by them. */
export function PhoneToldPage({ view }: { view: ToldView }) {
  const { id, reference, contactName, requestKey, today, typed, errors } = view
  const field = (name: string) => ({ name, defaultValue: typed[name], error: errorFor(errors, name) })
  return (
    <div className="staff-check">
      <BackLink href={`/staff/enquiries/${id}`}>Enquiry {reference}</BackLink>
      {errors.length > 0 && <ErrorSummary errors={summaryOf(errors)} />}
      <h1 className="govuk-heading-l">Write down what {contactName} told us</h1>
      <form method="post" action={`/staff/enquiries/${id}/told-by-them`} noValidate>
        <input type="hidden" name="requestKey" value={requestKey} />
        <Radios
          {...field('channel')}
          legend="How did they tell us?"
          legendSize="s"
          className="govuk-radios--inline govuk-radios--small"
          defaultValue={typed.channel ?? 'phone'}
          items={(Object.keys(contactChannels) as ContactChannel[]).map((value) => ({
            value,
            text: contactChannels[value],
          }))}
        />
        <Input
          {...field('receivedOn')}
          defaultValue={typed.receivedOn ?? today}
          label="On which day"
          type="date"
          max={today}
          className="govuk-input--width-10"
        />
        <Textarea
          {...field('body')}
          label="What they told us"
          labelSize="s"
          hint="They see this on their page, as told by them. It counts as a message from them."
          rows={6}
        />
        <Button preventDoubleClick>Save</Button>
      </form>
    </div>
  )
}
