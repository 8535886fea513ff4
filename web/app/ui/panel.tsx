import { type ComponentProps, Fragment, type ReactNode } from 'react'
import { Button } from './button.tsx'
import { cx, type HeadingLevel, numbered } from './markup.ts'

/** A link, or without `href` (or with `type: 'button'`) a button. */
interface PanelAction {
  text: ReactNode
  href?: string
  type?: 'button' | 'submit'
  className?: string
}

interface PanelProps extends Omit<ComponentProps<'div'>, 'title'> {
  title: ReactNode
  headingLevel?: HeadingLevel
  /** Stops the reader before something that may be a mistake, and offers `actions`. */
  isInterruption?: boolean
  actions?: readonly PanelAction[]
  actionsProps?: ComponentProps<'div'>
}

/** Something has been finished: the headline and the reference. */
export function Panel(props: PanelProps) {
  const {
    title,
    headingLevel = 1,
    isInterruption,
    actions,
    actionsProps,
    className,
    children,
    ...rest
  } = props
  const Heading = `h${headingLevel}` as const
  const variant = isInterruption ? 'govuk-panel--interruption' : 'govuk-panel--confirmation'
  return (
    <div className={cx('govuk-panel', variant, className)} {...rest}>
      <Heading className="govuk-panel__title">{title}</Heading>
      {children && <div className="govuk-panel__body">{children}</div>}
      {isInterruption && actions && (
        <div {...actionsProps} className={cx('govuk-panel__actions', actionsProps?.className)}>
          {actions.length > 0 && (
            <div className="govuk-button-group">
              {numbered(actions).map(({ item, place }) => (
                <Fragment key={place}>
                  {place > 1 && ' '}
                  <Action {...item} />
                </Fragment>
              ))}
            </div>
          )}
        </div>
      )}
    </div>
  )
}

function Action({ text, href, type, className, ...rest }: PanelAction) {
  if (href !== undefined && type !== 'button') {
    return (
      <a className={cx('govuk-link govuk-link--inverse', className)} href={href} {...rest}>
        {text}
      </a>
    )
  }
  return href === undefined ? (
    <Button variant="inverse" type={type ?? 'button'} className={className} {...rest}>
      {text}
    </Button>
  ) : (
    <Button variant="inverse" href={href} className={className} {...rest}>
      {text}
    </Button>
  )
}
