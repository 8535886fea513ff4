import type { Web } from '../../lib/page.ts'
import { sealData, unsealData } from '../../lib/sealed.ts'

/** What goes with a person from one page of joining to the next, sealed in a hidden field: never in an address. */
export interface JoinState {
  code: string
  birthOn?: string
  email?: string
  attemptId?: string
}

export const joinHref = '/join'
export const birthHref = '/join/birth-date'
export const emailHref = '/join/email'
export const proofHref = '/join/check-email'
export const noLetterHref = '/join/no-letter'

export const sealJoin = (web: Web, state: JoinState): string => sealData(web, 'join', state)
export const unsealJoin = (web: Web, token: string | undefined): JoinState | null =>
  unsealData<JoinState>(web, 'join', token)
