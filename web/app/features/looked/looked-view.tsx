import {
  type Council,
  type Day,
  formatDayLong,
  type LookedAt,
  lookedPageSize,
  lookedWords,
} from '@send-hub/shared'
import { HubContact, Narrow } from '../../lib/plain-views.tsx'
import { Pagination } from '../../ui/pagination.tsx'

interface LookedViewProps {
  looked: LookedAt
  page: number
  href: (page: number) => string
  /** Where to ask about it; null for those who may not ask here. */
  askHref: string | null
  hub: Council['hub']
}

/** Who of the council opened the record: day by day, newest first. */
export function LookedView({ looked, page, href, askHref, hub }: LookedViewProps) {
  const { items, total, reference } = looked
  return (
    <Narrow>
      <span className="govuk-caption-l">
        <span className="govuk-visually-hidden">Reference </span>
        {reference}
      </span>
      <h1 className="govuk-heading-l">{lookedWords.title}</h1>
      <p className="govuk-body">{lookedWords.intro}</p>
      {total === 0 && <p className="govuk-body">{lookedWords.empty}</p>}
      {daysOf(items).map(({ day, who }) => (
        <section key={day} aria-labelledby={`day-${day}`}>
          <h2 className="govuk-heading-s govuk-!-margin-bottom-1" id={`day-${day}`}>
            <time dateTime={day}>{formatDayLong(day)}</time>
          </h2>
          <ul className="govuk-list govuk-list--bullet">
            {who.map(({ key, words }) => (
              <li key={key} className="app-wrap">
                {words}
              </li>
            ))}
          </ul>
        </section>
      ))}
      <Pages page={page} total={total} href={href} />
      <p className="govuk-body">{lookedWords.ask}</p>
      {askHref && (
        <p className="govuk-body">
          <a className="govuk-link" href={askHref}>
            {lookedWords.askLink}
          </a>
        </p>
      )}
      <p className="govuk-body">
        <HubContact hub={hub} />
      </p>
      <p className="govuk-body">{lookedWords.checks}</p>
    </Narrow>
  )
}

function daysOf(items: LookedAt['items']) {
  const days: { day: Day; who: { key: number; words: string }[] }[] = []
  for (const [key, { day, team, firstName }] of items.entries()) {
    if (days.at(-1)?.day !== day) days.push({ day, who: [] })
    days.at(-1)?.who.push({ key, words: firstName ? `${firstName}, ${team}` : lookedWords.system })
  }
  return days
}

function Pages({ page, total, href }: { page: number; total: number; href: LookedViewProps['href'] }) {
  const hasNext = page * lookedPageSize < total
  if (page === 1 && !hasNext) return null
  return (
    <Pagination
      previous={page > 1 && { href: href(page - 1), children: 'Newer' }}
      next={hasNext && { href: href(page + 1), children: 'Older' }}
    />
  )
}
