import { accessLevels, type Council, type Day, districtsOf, requestSourceWords } from '@send-hub/shared'
import type { FormError, FormValues } from '../../../lib/form.ts'
import { accessLabel, teamName } from '../../../lib/staff-words.ts'

type Choice = { value: string; text: string }

/** The people who can be entered with the case. */
export const personSlots = [1, 2] as const

/** The form of a new case. */
export type NewCaseView = {
  today: Day
  districts: readonly string[]
  sources: readonly Choice[]
  officers: readonly Choice[]
  levels: readonly Choice[]
  typed: FormValues
  errors: readonly FormError[]
}

type Colleague = { id: string; name: string; team: string }

export function newCaseView(
  council: Council,
  colleagues: readonly Colleague[],
  today: Day,
  typed: FormValues,
  errors: readonly FormError[],
): NewCaseView {
  return {
    today,
    districts: districtsOf(council),
    sources: requestSourceWords.map(({ code, text }) => ({ value: String(code), text })),
    officers: colleagues.map(({ id, name, team }) => ({
      value: id,
      text: `${name}, ${teamName(council, team)}`,
    })),
    levels: accessLevels.toReversed().map((level) => ({ value: level, text: accessLabel(level) })),
    typed,
    errors,
  }
}
