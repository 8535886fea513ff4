import { type Council, formatDayLong, type PupilRow, type PupilRows } from '@send-hub/shared'
import { HubContact, Narrow } from '../../lib/plain-views.tsx'
import { Button } from '../../ui/button.tsx'
import { Input } from '../../ui/input.tsx'
import { Tag } from '../../ui/tag.tsx'
import { pupilHref, pupilsHref } from './pupil-links.ts'

interface PupilsViewProps {
  found: PupilRows
  query: string
  hub: Council['hub']
}

export function PupilsView({ found: { items, total }, query, hub }: PupilsViewProps) {
  return (
    <Narrow>
      <h1 className="govuk-heading-l">Pupils</h1>
      {total === 0 ? (
        <p className="govuk-body">
          We do not show you any pupil now. If that is wrong, contact us. <HubContact hub={hub} />
        </p>
      ) : (
        <>
          <Search query={query} />
          <p className="govuk-body" role="status">
            {countWords(items.length, total, query)}
          </p>
          <ul className="app-cards">
            {items.map((pupil) => (
              <Pupil key={pupil.caseId} pupil={pupil} />
            ))}
          </ul>
        </>
      )}
    </Narrow>
  )
}

function Search({ query }: { query: string }) {
  return (
    <search>
      <form method="post" action={pupilsHref} noValidate>
        <Input
          name="query"
          label="Search by name or reference"
          labelSize="s"
          autoComplete="off"
          defaultValue={query}
        />
        <Button variant="secondary">Search</Button>
      </form>
      {query && (
        <p className="govuk-body">
          <a className="govuk-link" href={pupilsHref}>
            Show all pupils
          </a>
        </p>
      )}
    </search>
  )
}

function countWords(shown: number, total: number, query: string): string {
  const pupils = (count: number) => (count === 1 ? '1 pupil' : `${count} pupils`)
  return query
    ? `${shown} of ${pupils(total)} found.`
    : `${pupils(total)}. Those with something to do come first.`
}

function Pupil({ pupil }: { pupil: PupilRow }) {
  const { caseId, name, stage, nextDate, reference, taskCount, hasLateTask } = pupil
  return (
    <li className="app-card">
      <h2 className="govuk-heading-m app-card__name">
        <a className="govuk-link" href={pupilHref(caseId)}>
          {name}
        </a>
      </h2>
      {taskCount > 0 && (
        <p className="app-card__marks">
          {hasLateTask && <Tag colour="red">Late</Tag>}{' '}
          <Tag colour="yellow">{taskCount === 1 ? '1 task' : `${taskCount} tasks`}</Tag>
        </p>
      )}
      <p className="govuk-body app-card__stage">
        <strong>{stage}</strong>
      </p>
      {nextDate && (
        <p className="govuk-body app-card__date">
          {nextDate.label} {formatDayLong(nextDate.day)}.
        </p>
      )}
      <p className="govuk-hint app-card__reference">{reference}</p>
    </li>
  )
}
