import type { ComponentProps, ReactNode } from 'react'

/** Joins class names (or ids), leaving out what is not set. */
export function cx(...names: readonly (string | false | 0 | 0n | null | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}

/** Lists of items may hold these, so that a page can write `isLate && { ... }`. */
export type Falsy = false | null | undefined | ''

/**
 * The items that are there, each with its place in the list as written, counted from 1.
 * The place names ids (`topic-2`) and React keys: these lists are rendered whole, so it is steady enough.
 */
export function numbered<T>(items: readonly (T | Falsy)[]): { item: T; place: number }[] {
  return items.flatMap((item, index) => (item ? [{ item, place: index + 1 }] : []))
}

export type HeadingLevel = 1 | 2 | 3 | 4
/** Sizes of a label or legend, as the design system names them: small, medium, large, extra large. */
export type Size = 's' | 'm' | 'l' | 'xl'
/** A link in a list of links: its words and where it goes. */
export type LinkItem = Omit<ComponentProps<'a'>, 'children'> & { text: ReactNode }
