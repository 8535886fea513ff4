import { errorFor } from '../../../lib/form.ts'
import { Fieldset } from '../../../ui/fieldset.tsx'
import { Input } from '../../../ui/input.tsx'
import { Radios } from '../../../ui/radios.tsx'
import { Textarea } from '../../../ui/textarea.tsx'
import type { NewCaseView } from './new-case-view.ts'

/** One person who may see the case; left empty, there is none. */
export function PersonFields({ slot, view }: { slot: number; view: NewCaseView }) {
  const { typed, errors } = view
  const field = (part: string) => {
    const name = `p${slot}${part}`
    return { name, defaultValue: typed[name], error: errorFor(errors, name) }
  }
  return (
    <Fieldset legend={slot === 1 ? 'First person' : 'Second person (if there is one)'} legendSize="s">
      <Input {...field('Name')} label="Name" autoComplete="off" />
      <Input
        {...field('Email')}
        type="email"
        label="Email (if they have one)"
        hint="They sign in with it. Everybody needs an address of their own."
        autoComplete="off"
      />
      <Input
        {...field('Phone')}
        type="tel"
        label="Phone (if known)"
        autoComplete="off"
        className="govuk-input--width-20"
      />
      <Input
        {...field('Relationship')}
        label="Who are they to the child?"
        hint="As they say it: mother, foster carer, young person."
        autoComplete="off"
        className="govuk-input--width-20"
      />
      <Radios
        {...field('Responsibility')}
        legend="Parental responsibility"
        legendSize="s"
        className="govuk-radios--small govuk-radios--inline"
        items={[
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No' },
          { value: 'unknown', text: 'Not known' },
        ]}
      />
      <Radios
        {...field('Level')}
        legend="What may they do?"
        legendSize="s"
        className="govuk-radios--small"
        items={view.levels}
      />
      <Textarea
        {...field('Evidence')}
        label="What have you seen that allows it?"
        hint="Who they are, and that they may. For staff only."
        rows={2}
      />
    </Fieldset>
  )
}
