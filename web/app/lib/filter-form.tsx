import type { ReactNode } from 'react'
import { Button } from '../ui/button.tsx'
import { Select } from '../ui/select.tsx'
import { AutoSubmitForm } from './auto-submit-form.tsx'

interface Filter {
  name: string
  label: string
  value: string
  items: { value: string; text: string }[]
}

interface FilterFormProps {
  action: string
  filters: readonly Filter[]
  /** What of the address stays as it is. */
  kept?: readonly { name: string; value: string }[]
  button?: string
}

/** Choices that make up a view's address, so that it can be shared; chosen at once with a script, with a button without. */
export function FilterForm({ action, filters, kept = [], button = 'Filter' }: FilterFormProps) {
  return (
    <AutoSubmitForm action={action} className="staff-filters__form">
      {kept.map(({ name, value }) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {filters.map(({ name, label, value, items }) => (
        <Select key={name} name={name} label={label} defaultValue={value} items={items} />
      ))}
      <Button variant="secondary">{button}</Button>
    </AutoSubmitForm>
  )
}

interface ListFiltersProps extends FilterFormProps {
  /** Null: there is nothing to clear. */
  clear: { href: string | null; text: string }
  /** The search beside the filters: a form of its own, for what is searched for must not reach the address. */
  children?: ReactNode
}

/** The filters above a list, and the way back to all of it. */
export function ListFilters({ clear, children, ...form }: ListFiltersProps) {
  return (
    <div className="staff-filters">
      {children}
      <FilterForm {...form} />
      {clear.href && (
        <a className="govuk-link staff-filters__clear" href={clear.href}>
          {clear.text}
        </a>
      )}
    </div>
  )
}
