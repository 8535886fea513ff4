import { z } from 'zod'

/** What must not be done around a child. See migrations/0005 for what the database itself does about each. */
export const restrictionKinds = ['ADDRESS_HIDDEN', 'NO_CONTACT', 'COURT_ORDER', 'SAFEGUARDING_HOLD'] as const
export const RestrictionKind = z
  .enum(restrictionKinds, 'Choose what kind of restriction it is')
  .meta({ id: 'RestrictionKind' })
export type RestrictionKind = z.infer<typeof RestrictionKind>

/** Nobody new gets in by themselves, and staff need the power `safeguarding` to let somebody in. */
export const blocksNewAccess = (kinds: readonly RestrictionKind[]): boolean => kinds.length > 0

export const restrictionWords: Record<RestrictionKind, { name: string; means: string }> = {
  ADDRESS_HIDDEN: {
    name: 'Address hidden',
    means: 'Where the child lives and learns is told to nobody. Letters are checked for it before they go.',
  },
  NO_CONTACT: {
    name: 'No contact with one person',
    means: 'This person sees nothing of the child here and gets no message or letter.',
  },
  COURT_ORDER: {
    name: 'Court order',
    means: 'An order of a court says who may know what. Read it before you tell anyone anything.',
  },
  SAFEGUARDING_HOLD: {
    name: 'Safeguarding hold',
    means: 'Nobody in the family sees the case, and nothing is sent to anybody.',
  },
}
