import { AutoSubmitForm } from '../../lib/auto-submit-form.tsx'
import { SearchBox } from '../../lib/staff-list.tsx'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/select.tsx'
import type { QueueView } from './staff-queue-view.ts'

/** Search by name or reference, and the two filters. Two forms: what is searched for must not reach the address. */
export function QueueFilters({ view }: { view: QueueView }) {
  return (
    <div className="staff-filters">
      <SearchBox action="/staff/enquiries/search" label="Search by name or reference" query={view.query} />
      <AutoSubmitForm action="/staff/enquiries" className="staff-filters__form">
        {view.kept.map(({ name, value }) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Select
          name="topic"
          label="Topic"
          defaultValue={view.topic}
          items={[{ value: '', text: 'Every topic' }, ...view.topics]}
        />
        <Select
          name="owner"
          label="Owner"
          defaultValue={view.owner}
          items={[{ value: '', text: 'Anyone' }, ...view.owners]}
        />
        <Button variant="secondary">Filter</Button>
      </AutoSubmitForm>
      {view.clearHref && (
        <a className="govuk-link staff-filters__clear" href={view.clearHref}>
          Clear search and filters
        </a>
      )}
    </div>
  )
}
