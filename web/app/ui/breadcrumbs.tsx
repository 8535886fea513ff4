import type { ComponentProps } from 'react'
import { cx, type LinkItem, numbered } from './markup.ts'

interface BreadcrumbsProps extends ComponentProps<'nav'> {
  /** From the home page down; the last may have no `href` and is then the page itself. */
  items: readonly LinkItem[]
  /** What a screen reader calls it. */
  label?: string
  collapseOnMobile?: boolean
}

/** Where a page sits, for services with more than one level. */
export function Breadcrumbs({
  items,
  label = 'Breadcrumb',
  collapseOnMobile,
  className,
  ...rest
}: BreadcrumbsProps) {
  const collapse = collapseOnMobile && 'govuk-breadcrumbs--collapse-on-mobile'
  return (
    <nav className={cx('govuk-breadcrumbs', collapse, className)} aria-label={label} {...rest}>
      <ol className="govuk-breadcrumbs__list">
        {numbered(items).map(({ item: { text, href, ...link }, place }) =>
          href ? (
            <li key={place} className="govuk-breadcrumbs__list-item">
              <a className="govuk-breadcrumbs__link" href={href} {...link}>
                {text}
              </a>
            </li>
          ) : (
            <li key={place} className="govuk-breadcrumbs__list-item" aria-current="page">
              {text}
            </li>
          ),
        )}
      </ol>
    </nav>
  )
}
