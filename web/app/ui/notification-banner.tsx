import type { ComponentProps, ReactNode } from 'react'
import { cx, type HeadingLevel } from './markup.ts'

interface NotificationBannerProps extends Omit<ComponentProps<'div'>, 'title'> {
  /** `success` is announced at once and takes the focus. */
  type?: 'success' | undefined
  title?: ReactNode
  titleId?: string
  headingLevel?: HeadingLevel
  disableAutoFocus?: boolean
}

/** News that is not about the task at hand, or that the task has worked. A plain string becomes its heading. */
export function NotificationBanner(props: NotificationBannerProps) {
  const { type, title, titleId = 'govuk-notification-banner-title', headingLevel = 2, ...others } = props
  const {
    role = type === 'success' ? 'alert' : 'region',
    disableAutoFocus,
    className,
    children,
    ...rest
  } = others
  const Heading = `h${headingLevel}` as const
  const variant = type && `govuk-notification-banner--${type}`
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles it can have take a label
    <div
      className={cx('govuk-notification-banner', variant, className)}
      role={role}
      aria-labelledby={titleId}
      data-module="govuk-notification-banner"
      data-disable-auto-focus={disableAutoFocus}
      {...rest}
    >
      <div className="govuk-notification-banner__header">
        <Heading className="govuk-notification-banner__title" id={titleId}>
          {title ?? (type === 'success' ? 'Success' : 'Important')}
        </Heading>
      </div>
      <div className="govuk-notification-banner__content">
        {typeof children === 'string' ? (
          <p className="govuk-notification-banner__heading">{children}</p>
        ) : (
          children
        )}
      </div>
    </div>
  )
}
