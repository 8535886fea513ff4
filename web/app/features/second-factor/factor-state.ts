import type { FormValues } from '../../lib/form.ts'
import { FormFault } from '../../lib/form.ts'
import type { Visit } from '../../lib/page.ts'
import { sealData, unsealData } from '../../lib/sealed.ts'
import { type Draft, safePath } from '../access/sign-in-state.ts'

/** What goes from one page of the second factor to the next, sealed in a hidden field. */
export interface FactorState {
  /** Where to go afterwards: a path of ours. */
  to: string
  /** What somebody was about to send when they were asked. */
  draft?: Draft
  challengeId?: string
  /** The mobile number that is being set up. */
  number?: string
}

const kind = 'second-factor'

export const sealFactor = ({ web }: Visit, state: FactorState): string => sealData(web, kind, state)

/** Of the form that was sent, or of the address. */
export function factorStateOf({ web, values, query }: Visit, usual: string): FactorState {
  const sent = unsealData<FactorState>(web, kind, values.state)
  return sent ?? { to: query.to ? safePath(query.to, 'family') : usual }
}

/**
 * What the script put into the form.
 * @throws FormFault when it is no answer of a passkey
 */
export function credentialOf({ credential = '' }: FormValues): object {
  try {
    const parsed: unknown = JSON.parse(credential)
    if (typeof parsed === 'object' && parsed !== null) return parsed
  } catch {
    // told below
  }
  throw new FormFault([{ field: null, text: 'That did not work. Try again.' }])
}
