import type { ComponentProps, ReactNode } from 'react'
import { cx, type LinkItem, numbered } from './markup.ts'

interface ErrorSummaryProps extends Omit<ComponentProps<'div'>, 'title'> {
  title?: ReactNode
  /** In the order of the questions; `href` is `#` and the id of the first control at fault. */
  errors: readonly LinkItem[]
  /** The summary takes the focus when the page opens; `true` prevents it. */
  disableAutoFocus?: boolean
}

/** Everything wrong on the page, at its top. Children are a sentence above the list. */
export function ErrorSummary(props: ErrorSummaryProps) {
  const { title = 'There is a problem', errors, disableAutoFocus, className, children, ...rest } = props
  return (
    <div
      className={cx('govuk-error-summary', className)}
      data-module="govuk-error-summary"
      data-disable-auto-focus={disableAutoFocus}
      {...rest}
    >
      {/* The alert is a child, else focusing its parent can interrupt the announcement. */}
      <div role="alert">
        <h2 className="govuk-error-summary__title">{title}</h2>
        <div className="govuk-error-summary__body">
          {children && <p>{children}</p>}
          {errors.length > 0 && (
            <ul className="govuk-list govuk-error-summary__list">
              {numbered(errors).map(({ item: { text, ...link }, place }) => (
                <li key={place}>{link.href ? <a {...link}>{text}</a> : text}</li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </div>
  )
}
