import { FilterForm } from '../../lib/filter-form.tsx'

/** Which calendar year a report is about. */
export function YearForm({
  action,
  year,
  years,
}: {
  action: string
  year: number
  years: readonly number[]
}) {
  const items = years.map((choice) => ({ value: String(choice), text: String(choice) }))
  return (
    <FilterForm
      action={action}
      filters={[{ name: 'year', label: 'Calendar year', value: String(year), items }]}
      button="Show"
    />
  )
}
