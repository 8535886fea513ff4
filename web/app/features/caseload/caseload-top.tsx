import type { ReactNode } from 'react'
import { AutoSubmitForm } from '../../lib/auto-submit-form.tsx'
import { ListLinks } from '../../lib/staff-list.tsx'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/select.tsx'
import type { ScopeView } from './caseload-scope-view.ts'

type CaseloadTopProps = {
  title: string
  scope: ScopeView
  /** Between the links and the filters. */
  children?: ReactNode
}

/** Whose cases, which board, and the three filters: the same on every page of the caseload. */
export function CaseloadTop({ title, scope, children }: CaseloadTopProps) {
  return (
    <>
      <h1 className="govuk-heading-l">{title}</h1>
      <div className="staff-bar">
        <ListLinks label="Whose" links={scope.whose} />
        <ListLinks label="Show" links={scope.boards} />
      </div>
      {children}
      <div className="staff-filters">
        <AutoSubmitForm action={scope.action} className="staff-filters__form">
          {scope.kept.map(({ name, value }) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <Select
            name="team"
            label="Team"
            defaultValue={scope.team}
            items={[{ value: '', text: 'Any team' }, ...scope.teams]}
          />
          <Select
            name="officer"
            label="Officer"
            defaultValue={scope.officer}
            items={[{ value: '', text: 'Anyone' }, ...scope.officers]}
          />
          <Select
            name="district"
            label="District"
            defaultValue={scope.district}
            items={[{ value: '', text: 'Every district' }, ...scope.districts]}
          />
          <Button variant="secondary">Filter</Button>
        </AutoSubmitForm>
        {scope.clearHref && (
          <a className="govuk-link staff-filters__clear" href={scope.clearHref}>
            Clear filters
          </a>
        )}
      </div>
    </>
  )
}
