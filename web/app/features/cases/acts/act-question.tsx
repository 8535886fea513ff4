import type { FormValues } from '../../../lib/form.ts'
import { Checkboxes } from '../../../ui/checkboxes.tsx'
import { Input } from '../../../ui/input.tsx'
import { Radios } from '../../../ui/radios.tsx'
import { Select } from '../../../ui/select.tsx'
import { Textarea } from '../../../ui/textarea.tsx'
import type { ActField } from './act-form-view.ts'

interface ActQuestionProps {
  field: ActField
  typed: FormValues
  errorOf: (name: string) => string | undefined
}

/** One question of an act, with what was typed and what is wrong with it. */
export function ActQuestion({ field, typed, errorOf }: ActQuestionProps) {
  const { name, label, hint } = field
  const common = { name, label, hint, error: errorOf(name) }
  const typedHere = typed[name]
  switch (field.is) {
    case 'day':
      return (
        <Input
          {...common}
          type="date"
          max={field.max}
          defaultValue={typedHere ?? field.first}
          className="govuk-input--width-10"
        />
      )
    case 'line':
      return <Input {...common} defaultValue={typedHere} className="govuk-input--width-20" />
    case 'text':
      return <Textarea {...common} rows={field.rows} defaultValue={typedHere} />
    case 'select':
      return <Select {...common} items={field.items} defaultValue={typedHere} />
    case 'radios':
      return (
        <Radios
          {...{ name, hint, error: common.error }}
          legend={label}
          className="govuk-radios--small"
          defaultValue={typedHere}
          items={field.items.map(({ value, text, fields }) => ({
            value,
            text,
            conditional: fields?.map((inner) => (
              <ActQuestion key={inner.name} field={inner} typed={typed} errorOf={errorOf} />
            )),
          }))}
        />
      )
    case 'boxes':
      return (
        <Checkboxes
          {...{ name, hint, error: common.error }}
          legend={label}
          className="govuk-checkboxes--small"
          items={field.items.map((item) => ({
            ...item,
            value: 'yes',
            defaultChecked: typed[item.name] === 'yes',
          }))}
        />
      )
  }
}
