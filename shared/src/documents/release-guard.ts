import { z } from 'zod'

/** What the hub finds in a file before it is released. Each is let pass by an officer's own word, or not at all. */
export const ReleaseFinding = z
  .enum(['not-looked-through', 'child-not-named', 'other-children', 'address-hidden'])
  .meta({ id: 'ReleaseFinding' })
export type ReleaseFinding = z.infer<typeof ReleaseFinding>

/** Whom a file names. The words of the file are kept nowhere. */
export const NamesInDocument = z.object({
  /** The worker does it soon after the file came, or was found clean. */
  isLookedThrough: z.boolean(),
  /** Null: no text could be read in it, as in a picture. */
  namesChild: z.boolean().nullable(),
  /** Other children whose reference or UPN stands in the file or in its name. */
  otherChildren: z.int(),
  /** Nobody may learn where the child lives or learns, and no rule finds that in every file. */
  isAddressHidden: z.boolean(),
})
export type NamesInDocument = z.infer<typeof NamesInDocument>

/** What an officer has to let pass before this file goes to anybody. */
export function releaseFindingsOf({
  isLookedThrough,
  namesChild,
  otherChildren,
  isAddressHidden,
}: NamesInDocument): ReleaseFinding[] {
  const hidden = isAddressHidden ? (['address-hidden'] as const) : []
  if (!isLookedThrough) return ['not-looked-through', ...hidden]
  return [
    ...(namesChild === false ? (['child-not-named'] as const) : []),
    ...(otherChildren > 0 ? (['other-children'] as const) : []),
    ...hidden,
  ]
}

/** For staff: what was found, and the word that lets it pass. Without names: errors say it, too. */
export const releaseFindingWords = {
  'not-looked-through': {
    found: 'The hub has not looked through this file yet. It does so within a minute or two.',
    confirm: 'I do not wait for it: I have looked on every page that only this child is named',
  },
  'child-not-named': {
    found: 'This file does not name the child.',
    confirm: 'I know that the child’s name is not in it, and it is about this child',
  },
  'other-children': {
    found: 'This file has the reference or pupil number (UPN) of another child.',
    confirm: 'I know that another child is in it, and it may go all the same',
  },
  'address-hidden': {
    found: 'The address of this child is hidden.',
    confirm:
      'I have looked on every page and in the name of the file: nothing says where the child lives or goes to school',
  },
} as const satisfies Record<ReleaseFinding, { found: string; confirm: string }>

/** The shortest reason for which a file that names another child may go, in characters. */
export const shortestReason = 10
