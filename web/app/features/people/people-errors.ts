import { ApiProblem } from '../../lib/api-problem.ts'
import { type FormError, FormFault } from '../../lib/form.ts'

/**
 * Runs a call whose refusals belong beside the fields of one flat form, however deep the API's own body is; what somebody
 * may not do is said on the form, too.
 * @throws FormFault; whatever else the call throws
 */
export async function onForm<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error
    if (error.kind === 'not-allowed') throw new FormFault([{ field: null, text: error.problem.detail }])
    if (error.kind !== 'validation-failed') throw error
    throw new FormFault((error.problem.errors ?? []).map(asField))
  }
}

/** `/person/email` is the field `email`, `/namedStaffIds/0` the field `namedStaffIds`. */
function asField({ pointer, detail }: { pointer: string; detail: string }): FormError {
  const name = pointer.split('/').findLast((part) => part !== '' && !/^\d+$/.test(part))
  return { field: name ?? null, text: detail }
}

/** What was typed, or undefined for nothing. */
export const given = (text: string | undefined): string | undefined => text?.trim() || undefined
