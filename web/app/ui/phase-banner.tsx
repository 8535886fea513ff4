import type { ComponentProps, ReactNode } from 'react'
import { cx } from './markup.ts'
import { Tag, type TagColour } from './tag.tsx'

interface PhaseBannerProps extends ComponentProps<'div'> {
  /** The phase in a word: Alpha, Beta. */
  phase: ReactNode
  colour?: TagColour
}

/** Says that the service is still being tried out, and where to say what is wrong with it. */
export function PhaseBanner({ phase, colour, className, children, ...rest }: PhaseBannerProps) {
  return (
    <div className={cx('govuk-phase-banner', 'govuk-width-container', className)} {...rest}>
      <p className="govuk-phase-banner__content">
        <Tag className="govuk-phase-banner__content__tag" colour={colour}>
          {phase}
        </Tag>{' '}
        <span className="govuk-phase-banner__text">{children}</span>
      </p>
    </div>
  )
}
