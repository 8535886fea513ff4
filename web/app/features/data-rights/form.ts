import type { FormError, FormValues } from '../../lib/form.ts'

/** What was typed, and what is wrong with it. */
export interface Form {
  values: FormValues
  errors: readonly FormError[]
}
