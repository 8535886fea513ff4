import { errorFor, type FormError, type FormValues } from '../../lib/form.ts'

/** What staff can do on the board of a case. The first three are about the case, the others about one request or setting. */
export const boardActs = [
  'usual',
  'one',
  'settings',
  'arrived',
  'not-arrived',
  'chases',
  'contact',
  'cancel',
  'answer',
] as const
export type BoardAct = (typeof boardActs)[number]

/** How a form of the board came back: what was wrong with it, and every word that was typed. */
export type BoardFormState = {
  act: BoardAct | null
  /** The request or setting that the form was about. */
  subjectId: string | null
  /** Somebody changed the case in between: nothing was recorded. */
  isConflict: boolean
  errors: readonly FormError[]
  typed: FormValues
}

export const noBoardForm: BoardFormState = {
  act: null,
  subjectId: null,
  isConflict: false,
  errors: [],
  typed: {},
}

/** The id of each control: there is a form of a kind for every request, and an error has to find its own. */
export const boardFieldId = (act: BoardAct, subjectId: string | null, field: string) =>
  [act, subjectId, field].filter(Boolean).join('-')

/** What a control of this form shows: what was typed into it and what is wrong with it. */
export function boardField(form: BoardFormState, act: BoardAct, subjectId: string | null, field: string) {
  const isThis = isOpen(form, act, subjectId)
  return {
    id: boardFieldId(act, subjectId, field),
    name: field,
    defaultValue: isThis ? form.typed[field] : undefined,
    error: isThis ? errorFor(form.errors, field) : undefined,
  }
}

/** Whether this is the form that came back: it must be in sight. */
export function isOpen(form: BoardFormState, act: BoardAct, subjectId: string | null): boolean {
  return form.act === act && form.subjectId === subjectId
}

/** A field for each kind, because of a field sent twice only the last counts. */
export const usualName = (kind: string) => `kind-${kind}`
