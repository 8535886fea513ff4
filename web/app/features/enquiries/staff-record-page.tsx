import { errorFor, summaryOf } from '../../lib/form.ts'
import { Button } from '../../ui/button.tsx'
import { Checkboxes } from '../../ui/checkboxes.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Input } from '../../ui/input.tsx'
import { Radios } from '../../ui/radios.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import type { RecordView } from './staff-record-view.ts'

/** A question that came by phone, by post or at the door: one screen, in the order of a call. */
export function StaffRecordPage({ view }: { view: RecordView }) {
  const { channels, topics, typed, chosenTopics, errors } = view
  const field = (name: string) => ({ name, defaultValue: typed[name], error: errorFor(errors, name) })
  return (
    <>
      {errors.length > 0 && <ErrorSummary errors={summaryOf(errors)} />}
      <h1 className="govuk-heading-l">Record a contact</h1>
      <form method="post" action="/staff/enquiries/new" className="staff-record" noValidate>
        <input type="hidden" name="requestKey" value={view.requestKey} />
        <div>
          <Radios
            {...field('channel')}
            legend="How did it come?"
            legendSize="s"
            className="govuk-radios--inline govuk-radios--small"
            items={channels}
            defaultValue={typed.channel ?? 'phone'}
          />
          <Input {...field('name')} label="Name of the person who asks" autoComplete="off" maxLength={200} />
          <div className="staff-record__pair">
            <Input
              {...field('phone')}
              label="Phone (optional)"
              type="tel"
              autoComplete="off"
              maxLength={40}
            />
            <Input
              {...field('email')}
              label="Email (optional)"
              type="email"
              autoComplete="off"
              maxLength={254}
            />
          </div>
          <Input
            {...field('caseReference')}
            label="Case reference (optional)"
            hint="For example SEN-7K3M-Q. Leave it empty until you know that this person may ask about the case."
            className="govuk-input--width-10"
            autoComplete="off"
            maxLength={20}
          />
        </div>
        <Checkboxes
          name="topics"
          legend="What is it about?"
          legendSize="s"
          hint="At least one, at most five. The first decides the team."
          className="govuk-checkboxes--small"
          items={topics}
          defaultValues={chosenTopics}
          error={errorFor(errors, 'topics')}
          groupProps={{ className: 'staff-record__topics' }}
        />
        <div>
          <Textarea {...field('body')} label="What was asked" labelSize="s" rows={8} />
          <Button preventDoubleClick>Record and get a reply-by date</Button>
        </div>
      </form>
    </>
  )
}
