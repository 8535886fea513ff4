import { z } from 'zod'

/** Who of staff has an enquiry open now. */
export const HereNow = z.object({ staffId: z.uuid(), name: z.string(), isWriting: z.boolean() })
export type HereNow = z.infer<typeof HereNow>
