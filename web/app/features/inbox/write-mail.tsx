import { errorFor, type FormError, FormFault, type FormValues } from '../../lib/form.ts'
import type { WritesMail } from '../../lib/web-options.ts'
import { Button } from '../../ui/button.tsx'
import { Details } from '../../ui/details.tsx'
import { Input } from '../../ui/input.tsx'
import { Textarea } from '../../ui/textarea.tsx'

export const inboxHref = '/dev/inbox'

/** A mail as somebody's own mail program would send it. */
export type TypedMail = Parameters<WritesMail['send']>[0]

/** @throws FormFault naming what is missing */
export function typedMail({ from = '', subject = '', text = '', answers = '' }: FormValues): TypedMail {
  const faults: FormError[] = []
  const sender = from.trim()
  if (!/^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/.test(sender))
    faults.push({ field: 'from', text: 'Enter the email address it comes from, like name@example.com' })
  if (!text.trim()) faults.push({ field: 'text', text: 'Write something' })
  if (faults.length > 0) throw new FormFault(faults)
  const isId = /^<[^<>\s]+@[^<>\s]+>$/.test(answers)
  return { from: sender, subject: subject.trim(), text, ...(isId && { inReplyTo: answers }) }
}

/** Writes to the hub as a family's mail program would, through the door that the council's mail server uses. */
export function WriteMail({
  to,
  values,
  errors,
}: {
  to: string
  values: FormValues
  errors: readonly FormError[]
}) {
  return (
    <Details
      id="write"
      summary="Write an email to the hub"
      open={errors.length > 0 || Boolean(values.answers)}
    >
      <form method="post" action={inboxHref} noValidate>
        <input type="hidden" name="answers" value={values.answers ?? ''} />
        <Input
          name="from"
          type="email"
          label="From"
          hint={`To ${to}`}
          defaultValue={values.from}
          error={errorFor(errors, 'from')}
        />
        <Input name="subject" label="Subject" defaultValue={values.subject} />
        <Textarea name="text" label="Text" defaultValue={values.text} error={errorFor(errors, 'text')} />
        <Button preventDoubleClick>{values.answers ? 'Answer by email' : 'Hand over the email'}</Button>
      </form>
    </Details>
  )
}
