import type { ComponentProps } from 'react'
import { cx } from './markup.ts'

export type TagColour =
  | 'grey'
  | 'green'
  | 'teal'
  | 'blue'
  | 'purple'
  | 'magenta'
  | 'red'
  | 'orange'
  | 'yellow'

interface TagProps extends ComponentProps<'strong'> {
  colour?: TagColour
}

/** A status in a word or two; the words must be enough without the colour. */
export function Tag({ colour, className, ...rest }: TagProps) {
  return <strong className={cx('govuk-tag', colour && `govuk-tag--${colour}`, className)} {...rest} />
}
