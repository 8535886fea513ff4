import type { ReactNode } from 'react'
import { Button } from '../ui/button.tsx'
import type { ListPages } from './list-pages.ts'

/** `count`: how many are in that view; `isMore`: and there are more. */
export type ListLink = { text: string; href: string; isCurrent: boolean; count?: number; isMore?: boolean }

/** Views of a list as links, so that each can be shared. The current one is marked in words for screen readers. */
export function ListLinks({ label, links }: { label: string; links: readonly ListLink[] }) {
  return (
    <nav className="staff-links" aria-label={label}>
      <span className="staff-links__label" aria-hidden="true">
        {label}
      </span>
      <ul>
        {links.map(({ text, href, isCurrent, count, isMore }) => (
          <li key={text}>
            <a href={href} aria-current={isCurrent ? 'true' : undefined}>
              {text}
              {count !== undefined && (
                <>
                  {' '}
                  <span className="staff-links__count">
                    {count.toLocaleString('en-GB')}
                    {isMore && '+'}
                  </span>
                </>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** A search that is posted, because names must not stand in addresses, logs and histories. */
export function SearchBox({ action, label, query }: { action: string; label: string; query: string }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: the element `search` is not in every browser we serve
    <form method="post" action={action} className="staff-search" role="search">
      <label className="govuk-label" htmlFor="search">
        {label}
      </label>
      <div className="staff-search__line">
        <input
          className="govuk-input"
          id="search"
          name="query"
          type="search"
          defaultValue={query}
          maxLength={100}
          autoComplete="off"
          spellCheck={false}
        />
        <Button variant="secondary">Search</Button>
      </div>
    </form>
  )
}

type RangeAndPagesProps = ListPages & { what: string; children?: ReactNode }

/** "1 to 50 of 312 enquiries", and the way to the page before and after. */
export function RangeAndPages({ what, range, previousHref, nextHref, children }: RangeAndPagesProps) {
  return (
    <div className="staff-foot">
      {range && (
        <p className="govuk-body-s staff-foot__range">
          {range} {what}
        </p>
      )}
      {(previousHref || nextHref) && (
        <nav aria-label="Pages" className="staff-foot__pages">
          {previousHref && (
            <a className="govuk-link" rel="prev" href={previousHref}>
              Previous page
            </a>
          )}
          {nextHref && (
            <a className="govuk-link" rel="next" href={nextHref}>
              Next page
            </a>
          )}
        </nav>
      )}
      {children}
    </div>
  )
}
