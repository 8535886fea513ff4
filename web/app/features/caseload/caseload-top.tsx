import type { ReactNode } from 'react'
import { ListFilters } from '../../lib/filter-form.tsx'
import { NarrowFold } from '../../lib/narrow-fold.tsx'
import { ListLinks } from '../../lib/staff-list.tsx'
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
      <NarrowFold summary={scope.clearHref ? 'Filters (in use)' : 'Filters'}>
        <ListFilters
          action={scope.action}
          kept={scope.kept}
          filters={[
            {
              name: 'team',
              label: 'Team',
              value: scope.team,
              items: [{ value: '', text: 'Any team' }, ...scope.teams],
            },
            {
              name: 'officer',
              label: 'Officer',
              value: scope.officer,
              items: [{ value: '', text: 'Anyone' }, ...scope.officers],
            },
            {
              name: 'district',
              label: 'District',
              value: scope.district,
              items: [{ value: '', text: 'Every district' }, ...scope.districts],
            },
          ]}
          clear={{ href: scope.clearHref, text: 'Clear filters' }}
        />
      </NarrowFold>
    </>
  )
}
