import { ApiProblem } from './api-problem.ts'

/** What was typed into a form, by the names of its fields. */
export type FormValues = Readonly<Record<string, string | undefined>>

/** One thing wrong with a form; without a field it is about the whole. */
export interface FormError {
  field: string | null
  /** What in the field it is about, where the API says so: the rest of its pointer. */
  item?: string
  text: string
}

/** Thrown by a page's `submit`: the form is shown again with what was typed and these errors. */
export class FormFault extends Error {
  readonly errors: FormError[]

  constructor(errors: FormError[]) {
    super('The form was not accepted')
    this.name = 'FormFault'
    this.errors = errors
  }
}

/** What was typed and chosen on a list, as it comes back when it is refused. */
export type ListForm = { typed: FormValues; errors: readonly FormError[] }

/** Refusals that a person can answer from the form itself, with what they typed still there. */
const answerable = new Set(['validation-failed', 'conflict', 'too-many-requests'])

/** What to show on the form for an error, and the status to show it with; null when the error is not about the form. */
export function formErrorsOf(error: unknown): { errors: FormError[]; status: number } | null {
  if (error instanceof FormFault) return { errors: error.errors, status: 422 }
  if (!(error instanceof ApiProblem) || !answerable.has(error.kind)) return null
  const errors = (error.problem.errors ?? []).map(({ pointer, detail }) => {
    const [, field, ...rest] = pointer.split('/')
    const item = rest.join('/')
    return { field: field || null, ...(item && { item }), text: detail }
  })
  return {
    errors: errors.length > 0 ? errors : [{ field: null, text: error.problem.detail }],
    status: error.kind === 'validation-failed' ? 422 : error.problem.status,
  }
}

/** The message for one field, to show beside it. */
export function errorFor(errors: readonly FormError[], field: string): string | undefined {
  return errors.find((error) => error.field === field)?.text
}

/** The errors as the error summary lists them; each leads to its field. */
export function summaryOf(errors: readonly FormError[]): { text: string; href?: string }[] {
  return errors.map(({ field, text }) => (field ? { text, href: `#${field}` } : { text }))
}

/** A form body or query as plain texts; of a field sent twice, the last counts. */
export function textsOf(source: unknown): Record<string, string> {
  const texts: Record<string, string> = {}
  for (const [name, value] of Object.entries((source ?? {}) as Record<string, unknown>)) {
    const last = Array.isArray(value) ? value.at(-1) : value
    if (typeof last === 'string') texts[name] = last
  }
  return texts
}
