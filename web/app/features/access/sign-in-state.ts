import type { SignInSide } from '@send-hub/shared'
import type { FormValues } from '../../lib/form.ts'
import type { Web } from '../../lib/page.ts'
import { sealData, unsealData } from '../../lib/sealed.ts'

/** What a person was writing when they had to sign in: the form's address and what was in it. */
export interface Draft {
  action: string
  values: FormValues
}

/** What goes with a person from one sign-in page to the next, sealed in a hidden field. */
export interface SignInState {
  /** Where to go afterwards: a path of ours. */
  to: string
  draft?: Draft
  email?: string
  attemptId?: string
}

export const homeOf = { family: '/', staff: '/staff' } as const satisfies Record<SignInSide, string>
export const signInPathOf = { family: '/sign-in', staff: '/staff/sign-in' } as const satisfies Record<
  SignInSide,
  string
>

/** Which side's door a path leads to. */
export function sideOf(path: string): SignInSide {
  return /^\/staff(?:[/?]|$)/.test(path) ? 'staff' : 'family'
}

export function sealState(web: Web, side: SignInSide, state: SignInState): string {
  return sealData(web, `sign-in-${side}`, state)
}

export function unsealState(web: Web, side: SignInSide, token: string | undefined): SignInState | null {
  return unsealData<SignInState>(web, `sign-in-${side}`, token)
}

/** A path on this site to go on to, else the side's first page: never another site, never the API. */
export function safePath(to: string | undefined, side: SignInSide): string {
  const isOurs = to !== undefined && /^\/(?![/\\])[\w\-./?=&%~]*$/.test(to) && !/^\/(?:api|dev)\b/.test(to)
  const isLoop = to !== undefined && /^\/(?:staff\/)?sign-(?:in|out)\b/.test(to)
  return isOurs && !isLoop && sideOf(to) === side ? to : homeOf[side]
}
