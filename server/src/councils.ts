import { type Council, kent } from '@send-hub/shared'

/** The councils this program has settings for, by the value of COUNCIL. */
export const councils = { kent } as const satisfies Record<string, Council>
