import type { ComponentProps, ReactNode } from 'react'
import { cx, type Falsy, type LinkItem, numbered } from './markup.ts'

interface NavigationItem extends LinkItem {
  /** This is the page (`current`), or the page is within it (`active`). */
  state?: 'current' | 'active' | undefined
}

interface NavigationProps {
  items?: readonly (NavigationItem | Falsy)[] | undefined
  navigationLabel?: string
  navigationId?: string
  navigationClassName?: string
  menuText?: string
  /** What a screen reader calls the button that opens the list on a phone; its words, unless given. */
  menuLabel?: string
  /** The list folds behind a button on a phone; when there is more than one item, unless given. */
  collapseOnMobile?: boolean
  navigationStart?: ReactNode
  navigationEnd?: ReactNode
}

interface ServiceNavigationProps extends ComponentProps<'div'>, NavigationProps {
  serviceName?: ReactNode
  serviceUrl?: string
  start?: ReactNode
  end?: ReactNode
  /** The end on the same line as the rest, where there is room. */
  endIsInline?: boolean
  /** As wide as staff's pages. */
  isWide?: boolean | undefined
}

/** The service's name and its main sections. */
export function ServiceNavigation(props: ServiceNavigationProps) {
  const { serviceName, serviceUrl, start, end, endIsInline, isWide, className, ...others } = props
  const { items, navigationLabel, navigationId, navigationClassName, menuText, menuLabel, ...more } = others
  const { collapseOnMobile, navigationStart, navigationEnd, ...rest } = more
  const navigation = { items, navigationLabel, navigationId, navigationClassName, menuText, menuLabel }
  // A name makes it a landmark of its own; without one the nav inside is enough.
  const isSection = Boolean(serviceName || start || end)
  const Outer = isSection ? 'section' : 'div'
  return (
    <Outer
      className={cx('govuk-service-navigation', className)}
      data-module="govuk-service-navigation"
      aria-label={isSection ? 'Service information' : undefined}
      {...rest}
    >
      <div
        className={cx(
          isWide ? 'app-wide' : 'govuk-width-container',
          endIsInline && 'govuk-service-navigation__inlining-container',
        )}
      >
        {start}
        <div className="govuk-service-navigation__container">
          {serviceName && (
            <span className="govuk-service-navigation__service-name">
              <Entry href={serviceUrl}>{serviceName}</Entry>
            </span>
          )}
          <Navigation {...navigation} {...{ collapseOnMobile, navigationStart, navigationEnd }} />
        </div>
        {end}
      </div>
    </Outer>
  )
}

function Navigation(props: NavigationProps) {
  const { menuText = 'Menu', navigationLabel = menuText, menuLabel, navigationId = 'navigation' } = props
  const { items = [], navigationStart, navigationEnd, navigationClassName } = props
  const links = numbered(items)
  if (links.length === 0 && !navigationStart && !navigationEnd) return null
  return (
    <nav
      aria-label={navigationLabel}
      className={cx('govuk-service-navigation__wrapper', navigationClassName)}
    >
      {(props.collapseOnMobile ?? links.length > 1) && (
        // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nobody meets it until the script shows it and takes this away
        <button
          type="button"
          className="govuk-service-navigation__toggle govuk-js-service-navigation-toggle"
          aria-controls={navigationId}
          aria-label={menuLabel === menuText ? undefined : menuLabel}
          hidden
          aria-hidden="true"
        >
          {menuText}
        </button>
      )}
      <ul className="govuk-service-navigation__list" id={navigationId}>
        {navigationStart}
        {links.map(({ item, place }) => (
          <Item key={place} {...item} />
        ))}
        {navigationEnd}
      </ul>
    </nav>
  )
}

const ariaCurrent = { current: 'page', active: 'true' } as const

function Item({ text, state, ...link }: NavigationItem) {
  return (
    <li className={cx('govuk-service-navigation__item', state && 'govuk-service-navigation__item--active')}>
      <Entry {...link} aria-current={state && ariaCurrent[state]}>
        {/* Bold marks the place for those who override colours. */}
        {state ? <strong className="govuk-service-navigation__active-fallback">{text}</strong> : text}
      </Entry>
    </li>
  )
}

function Entry({ href, ...rest }: ComponentProps<'a'>) {
  if (href) return <a className="govuk-service-navigation__link" href={href} {...rest} />
  return (
    <span className="govuk-service-navigation__text" aria-current={rest['aria-current']}>
      {rest.children}
    </span>
  )
}
