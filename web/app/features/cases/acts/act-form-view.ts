import type { CaseForStaff, Day } from '@send-hub/shared'
import type { FormError, FormValues } from '../../../lib/form.ts'

type Named = { name: string; label: string; hint?: string }
type Option = { value: string; text: string }

/** A question on the form of an act, as plain values: the same on the server and in the browser. */
export type ActField =
  | (Named & { is: 'day'; max?: Day; first?: Day })
  | (Named & { is: 'text'; rows: number })
  | (Named & { is: 'line' })
  | (Named & { is: 'select'; items: readonly Option[] })
  | (Named & { is: 'radios'; items: readonly (Option & { fields?: readonly ActField[] })[] })
  /** Each box has a name of its own; ticked, it sends "yes". */
  | (Named & { is: 'boxes'; items: readonly { name: string; text: string }[] })

/** What an act asks for, before it is checked. */
export type ActForm = {
  title: string
  intro: string | null
  warning: string | null
  fields: readonly ActField[]
  button: string
}

/** The form of one act on one case. */
export type ActFormView = ActForm & {
  action: string
  caseHref: string
  childName: string
  reference: string
  version: number
  typed: FormValues
  errors: readonly FormError[]
  isConflict: boolean
}

/** How a form comes back: what was typed, and what is wrong with it. */
export type ActState = Pick<ActFormView, 'typed' | 'errors' | 'isConflict'>
export const untouched: ActState = { typed: {}, errors: [], isConflict: false }

export function actFormView(
  found: CaseForStaff,
  action: string,
  form: ActForm,
  state: ActState,
): ActFormView {
  return {
    ...form,
    ...state,
    action,
    caseHref: `/staff/cases/${found.id}`,
    childName: found.child.name,
    reference: found.reference,
    version: found.version,
  }
}
