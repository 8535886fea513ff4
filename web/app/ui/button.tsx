import type { ComponentProps, ReactNode } from 'react'
import { cx } from './markup.ts'

interface ButtonLook {
  variant?: 'secondary' | 'warning' | 'inverse'
  /** The arrow that starts a service. */
  isStart?: boolean
}
type LinkButtonProps = ButtonLook & ComponentProps<'a'> & { href: string }
type FormButtonProps = ButtonLook &
  ComponentProps<'button'> & {
    href?: undefined
    /** Ignores a second press within a second, where the script has loaded. The server must be safe without it. */
    preventDoubleClick?: boolean
  }
export type ButtonProps = LinkButtonProps | FormButtonProps

/** A button that submits its form, or with `href` a link that looks like one. */
export function Button(props: ButtonProps) {
  return props.href === undefined ? <FormButton {...props} /> : <LinkButton {...props} />
}

function LinkButton({ variant, isStart, className, children, ...rest }: LinkButtonProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: it goes somewhere, so it is a link; the official markup says button
    <a
      role="button"
      draggable="false"
      className={look({ variant, isStart }, className)}
      data-module="govuk-button"
      {...rest}
    >
      <Face isStart={isStart}>{children}</Face>
    </a>
  )
}

function FormButton(props: FormButtonProps) {
  const {
    variant,
    isStart,
    preventDoubleClick,
    type = 'submit',
    className,
    children,
    href: _,
    ...rest
  } = props
  return (
    <button
      type={type}
      className={look({ variant, isStart }, className)}
      data-module="govuk-button"
      data-prevent-double-click={preventDoubleClick}
      aria-disabled={rest.disabled || undefined}
      {...rest}
    >
      <Face isStart={isStart}>{children}</Face>
    </button>
  )
}

function look({ variant, isStart }: ButtonLook, className?: string) {
  return cx(
    'govuk-button',
    variant && `govuk-button--${variant}`,
    isStart && 'govuk-button--start',
    className,
  )
}

/** A start button is a flex box, which would swallow the spaces between elements: those go into one span. */
function Face({ isStart, children }: { isStart?: boolean | undefined; children: ReactNode }) {
  if (!isStart) return children
  return (
    <>
      {typeof children === 'string' ? children : <span>{children}</span>}{' '}
      <svg
        className="govuk-button__start-icon"
        xmlns="http://www.w3.org/2000/svg"
        width="17.5"
        height="19"
        viewBox="0 0 33 40"
        aria-hidden="true"
        focusable="false"
      >
        <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
      </svg>
    </>
  )
}
