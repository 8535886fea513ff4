import type { CaseForStaff, DutyKind } from '@send-hub/shared'

/** Steps that some exception can excuse; the server has the rule of which excuses which. */
const excusable: readonly DutyKind[] = [
  'decide-to-assess',
  'tell-no-plan',
  'final-plan',
  'reassessed-plan',
  'advice',
]

/** The steps of this case that an exception could be about, each kind once. */
export function excusableSteps({ duties }: CaseForStaff): { kind: DutyKind; label: string }[] {
  return excusable.flatMap((kind) => {
    const found = duties.find((duty) => duty.kind === kind)
    if (!found) return []
    return [{ kind, label: kind === 'advice' ? 'Reports that others owe us' : found.label }]
  })
}

/** Reports that were asked for and not cancelled, by whom they were asked of. */
export function excusableReports({ advice }: CaseForStaff): { value: string; text: string }[] {
  return advice.requests
    .filter(({ state }) => state !== 'cancelled')
    .map(({ id, askedOf }) => ({ value: id, text: askedOf }))
}
