import { type QuestionOptions, question } from './fixture-questions.ts'
import { type Options, shared, testFixtures } from './fixtures.ts'
import { Select } from './select.tsx'

interface OptionOptions extends Options {
  text: string
  value?: string | number | boolean
  selected?: boolean
  disabled?: boolean
}

interface SelectOptions extends QuestionOptions {
  value?: string | number
  items?: (OptionOptions | false | null | '')[]
}

testFixtures<SelectOptions>('select', ({ items = [], value, ...options }) => (
  <Select
    {...question(options)}
    defaultValue={chosen(items, value)}
    items={items.map(
      (item) =>
        item && {
          ...shared(item),
          text: item.text,
          disabled: item.disabled,
          ...(item.value !== undefined && { value: String(item.value) }),
        },
    )}
  />
))

/** Each option may say that it is chosen or not; ours has one value for the whole. */
function chosen(items: NonNullable<SelectOptions['items']>, value: SelectOptions['value']) {
  const found = items.find(
    (item) => item && (item.selected ?? (value !== undefined && (item.value ?? item.text) === value)),
  )
  return found ? String(found.value ?? found.text) : undefined
}
