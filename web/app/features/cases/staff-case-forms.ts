import { errorFor, type FormError, type FormValues } from '../../lib/form.ts'
import { isLetPassField } from '../../lib/let-pass.tsx'

/** What staff can do with a case; each is the last part of its address. */
export type CaseAct = 'steps' | 'delays'

/** How a form came back: nothing was sent yet, or what was wrong and every word that was typed. */
export type CaseFormState = {
  act: CaseAct | null
  /** Somebody changed the case in between: nothing was recorded, and the page shows how it stands now. */
  isConflict: boolean
  errors: readonly FormError[]
  typed: FormValues
}

export const noCaseForm: CaseFormState = { act: null, isConflict: false, errors: [], typed: {} }

/** The id of each control, so that an error can link to it. */
export const fieldId = (act: CaseAct, field: string) => (isLetPassField(field) ? field : `${act}-${field}`)

/** What a control of this act shows: what was typed into it and what is wrong with it. */
export function fieldOf(form: CaseFormState, act: CaseAct, field: string) {
  const isThis = form.act === act
  return {
    id: fieldId(act, field),
    name: field,
    defaultValue: isThis ? form.typed[field] : undefined,
    error: isThis ? errorFor(form.errors, field) : undefined,
  }
}
