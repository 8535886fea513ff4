import type { ComponentProps } from 'react'
import { DateInput } from './date-input.tsx'
import { type GroupOptions, group } from './fixture-questions.ts'
import { type Options, shared, testFixtures } from './fixtures.ts'

interface PartOptions extends Options {
  name?: string
  value?: number
  label?: string
  error?: boolean
  digits?: 2 | 4
  pattern?: string
  inputmode?: ComponentProps<'input'>['inputMode']
  autocomplete?: string
}

interface DateOptions extends GroupOptions {
  id: string
  namePrefix?: string
  values?: Record<string, number>
  items?: PartOptions[]
  day?: PartOptions | false
  month?: PartOptions | false
  year?: PartOptions | false
}

testFixtures<DateOptions>('date-input', ({ id, namePrefix, values = {}, ...options }) => (
  <DateInput
    {...group(options)}
    id={id}
    namePrefix={namePrefix}
    values={withoutPrefix(values, namePrefix)}
    items={parts(options).map(toPart)}
  />
))

/** The official options name the parts one by one or as a list, and the first may add to the second. */
function parts(options: Omit<DateOptions, 'id'>): PartOptions[] {
  const named = (['day', 'month', 'year'] as const).flatMap((name) => {
    const part = options[name]
    return part === false ? [] : [{ name, digits: name === 'year' ? (4 as const) : (2 as const), ...part }]
  })
  if (!options.items?.length) return named
  return options.items.map((item) => ({ ...named.find((part) => part.name === item.name), ...item }))
}

function toPart({ name = '', value, error, inputmode, autocomplete, classes, ...part }: PartOptions) {
  const others = classes?.replace(/govuk-input--(width-\d|error)/g, '').trim()
  return {
    ...shared({ ...part, classes: others }),
    name,
    hasError: error ?? (classes?.includes('govuk-input--error') || undefined),
    ...(value && { defaultValue: value }),
    ...(part.digits && { digits: part.digits }),
    ...(part.label && { label: part.label }),
    ...(part.pattern && { pattern: part.pattern }),
    ...(inputmode && { inputMode: inputmode }),
    ...(autocomplete && { autoComplete: autocomplete }),
  }
}

function withoutPrefix(values: Record<string, number>, prefix: string | undefined) {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [prefix ? name.replace(`${prefix}-`, '') : name, value]),
  )
}
