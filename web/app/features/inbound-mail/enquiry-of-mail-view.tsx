import { errorFor, type FormError, type FormValues, summaryOf } from '../../lib/form.ts'
import { BackLink } from '../../ui/back-link.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Input } from '../../ui/input.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { mailEnquiryHref, mailHref, rawMailHref } from './mail-links.ts'

interface EnquiryOfMailProps {
  id: string
  /** Somebody must say what is in it. */
  isUnreadable: boolean
  values: FormValues
  errors: readonly FormError[]
}

/** Makes an enquiry of an email: with a promised day, like every other. */
export function EnquiryOfMailView({ id, isUnreadable, values, errors }: EnquiryOfMailProps) {
  return (
    <div className="staff-check">
      <BackLink href={mailHref}>Emails to sort</BackLink>
      {errors.length > 0 && <ErrorSummary errors={summaryOf(errors)} />}
      <h1 className="govuk-heading-l">Make an enquiry of this email</h1>
      <p className="govuk-body">
        Its sender is promised an answer, counted from the day it came.{' '}
        <a className="govuk-link" href={rawMailHref(id)} download>
          Save the email as it came
        </a>
        {isUnreadable ? ', and read it with a mail program.' : ' to read it first.'}
      </p>
      <form
        method="post"
        action={`${mailEnquiryHref(id)}${isUnreadable ? '?unreadable=yes' : ''}`}
        noValidate
      >
        <Input
          name="name"
          label="Who asks"
          hint="Leave it empty to take the name in the email"
          defaultValue={values.name}
          error={errorFor(errors, 'name')}
          autoComplete="off"
        />
        {isUnreadable && (
          <Textarea
            name="body"
            label="What the email says"
            hint="The hub can’t read it, so write down what they ask"
            rows={8}
            defaultValue={values.body}
            error={errorFor(errors, 'body')}
          />
        )}
        <Button>Make an enquiry</Button>
      </form>
    </div>
  )
}
