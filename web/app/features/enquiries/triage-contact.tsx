import { Button } from '../../ui/button.tsx'
import { Checkboxes } from '../../ui/checkboxes.tsx'
import { Input } from '../../ui/input.tsx'
import { fieldOf } from './staff-enquiry-forms.ts'
import type { EnquiryView } from './staff-enquiry-view.ts'
import { FoldedAct } from './triage-form.tsx'

/** Who has no account can't change their own address: a slip of a letter would be the end of it. */
export function CorrectContact({ view }: { view: EnquiryView }) {
  const { triage, contact, form } = view
  if (!triage.may.contact) return null
  const field = (name: 'email' | 'phone') => {
    const { defaultValue, ...rest } = fieldOf(form, 'contact', name)
    return { ...rest, defaultValue: form.act === 'contact' ? defaultValue : (contact[name] ?? '') }
  }
  const { id, error, defaultValue } = fieldOf(form, 'contact', 'isSpelt')
  return (
    <FoldedAct view={view} act="contact" summary="Correct how to reach them">
      <Input
        {...field('email')}
        type="email"
        label="Their email address"
        hint="Answers by email go there from now on. Ask them to spell it. What we have sent already does not follow."
        autoComplete="off"
        spellCheck={false}
        maxLength={254}
      />
      <Input {...field('phone')} type="tel" label="Their phone number" autoComplete="off" maxLength={40} />
      <Checkboxes
        name="isSpelt"
        idPrefix={id}
        error={error}
        className="govuk-checkboxes--small"
        legend="If the email address is another one"
        legendSize="s"
        defaultValues={defaultValue === 'yes' ? ['yes'] : []}
        items={[{ value: 'yes', text: 'They spelt it, and I read it back to them' }]}
      />
      <Button variant="secondary" preventDoubleClick>
        Save how to reach them
      </Button>
    </FoldedAct>
  )
}
