import { z } from 'zod'

/** How something from a family reached us, where a member of staff entered it for them. */
export const waysItCame = ['phone', 'post', 'in-person', 'email'] as const
export const CameBy = z.enum(waysItCame, 'Choose how it came').meta({ id: 'CameBy' })
export type CameBy = z.infer<typeof CameBy>

/** `family` stands within a sentence. */
export const cameByWords = {
  phone: { family: 'by phone', staff: 'By phone' },
  post: { family: 'by post', staff: 'By post' },
  'in-person': { family: 'in person', staff: 'In person' },
  email: { family: 'by email', staff: 'By email to a colleague' },
} as const satisfies Record<CameBy, { family: string; staff: string }>
