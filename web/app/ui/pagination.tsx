import type { ComponentProps, ReactNode } from 'react'
import { cx, type Falsy, numbered } from './markup.ts'

interface StepLink extends ComponentProps<'a'> {
  href: string
  /** What is on that page, under the words; only where there are no page numbers. */
  label?: string
}

interface PageLink extends Omit<ComponentProps<'a'>, 'children'> {
  number: ReactNode
  isCurrent?: boolean
}

interface PaginationProps extends ComponentProps<'nav'> {
  previous?: StepLink | Falsy
  next?: StepLink | Falsy
  pages?: readonly (PageLink | 'ellipsis' | Falsy)[] | undefined
}

/** To the page before, after, or by number. Children of a step replace "Previous page" and "Next page". */
export function Pagination({ previous, next, pages, className, ...rest }: PaginationProps) {
  const isBlock = !pages && Boolean(previous || next)
  return (
    <nav
      className={cx('govuk-pagination', isBlock && 'govuk-pagination--block', className)}
      aria-label="Pagination"
      {...rest}
    >
      {previous && <Step direction="prev" isBlock={isBlock} {...previous} />}
      {pages && (
        <ul className="govuk-pagination__list">
          {numbered(pages).map(({ item, place }) => (
            <PageItem key={place} item={item} />
          ))}
        </ul>
      )}
      {next && <Step direction="next" isBlock={isBlock} {...next} />}
    </nav>
  )
}

function Step({
  direction,
  isBlock,
  label,
  children,
  ...link
}: StepLink & { direction: Direction; isBlock: boolean }) {
  const title = 'govuk-pagination__link-title'
  const arrowFirst = isBlock || direction === 'prev'
  return (
    <div className={`govuk-pagination__${direction}`}>
      <a className="govuk-link govuk-pagination__link" rel={direction} {...link}>
        {arrowFirst && <Arrow direction={direction} />}{' '}
        <span className={cx(title, isBlock && !label && `${title}--decorated`)}>
          {children ?? (
            <>
              {direction === 'prev' ? 'Previous' : 'Next'}
              <span className="govuk-visually-hidden"> page</span>
            </>
          )}
        </span>{' '}
        {label && isBlock && (
          <>
            <span className="govuk-visually-hidden">:</span>{' '}
            <span className="govuk-pagination__link-label">{label}</span>
          </>
        )}
        {!arrowFirst && <Arrow direction={direction} />}
      </a>
    </div>
  )
}

function PageItem({ item }: { item: PageLink | 'ellipsis' }) {
  if (item === 'ellipsis')
    return <li className="govuk-pagination__item govuk-pagination__item--ellipsis">⋯</li>
  const { number, isCurrent, href, ...link } = item
  return (
    <li className={cx('govuk-pagination__item', isCurrent && 'govuk-pagination__item--current')}>
      <a
        className="govuk-link govuk-pagination__link"
        href={href}
        aria-label={`Page ${number}`}
        aria-current={isCurrent ? 'page' : undefined}
        {...link}
      >
        {number}
      </a>
    </li>
  )
}

type Direction = 'prev' | 'next'

const arrows = {
  prev: 'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z',
  next: 'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z',
} satisfies Record<Direction, string>

function Arrow({ direction }: { direction: Direction }) {
  return (
    <svg
      className={`govuk-pagination__icon govuk-pagination__icon--${direction}`}
      xmlns="http://www.w3.org/2000/svg"
      height="13"
      width="15"
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 15 13"
    >
      <path d={arrows[direction]} />
    </svg>
  )
}
