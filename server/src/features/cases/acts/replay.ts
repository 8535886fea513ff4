import { type CaseEventKind, findStep, type StepKind, stepKinds } from '@send-hub/shared'
import type { CaseChange } from '../cases.store.ts'
import type { LoggedEvent } from './case-log.store.ts'
import { changeOfRecord } from './record-fact.ts'
import { changeOf } from './step-change.ts'

export type CaseRowNow = Required<CaseChange>

export const isStep = (kind: CaseEventKind): kind is StepKind =>
  (stepKinds as readonly CaseEventKind[]).includes(kind)

/** A case begins with the request, or with the plan that came from another council. */
export const isOpening = ({ kind, fromStatus, toStatus }: LoggedEvent): boolean =>
  kind === 'request-received' || (kind === 'plan-transferred-in' && fromStatus === null && toStatus !== null)

/**
 * The row as it was before the first of these acts. Of a column that several changed, the earliest knows what stood
 * there. `acts`: in the order they were recorded, corrected ones too, for they changed the row as well.
 */
export function rewind(row: CaseRowNow, acts: readonly LoggedEvent[]): CaseRowNow {
  const back = { ...row }
  for (const { details } of acts.toReversed()) Object.assign(back, details.before)
  return back
}

/** What an entry changes in the row as it stands then; null where the rules know no such step there. */
export function effectOf(event: LoggedEvent, row: CaseRowNow): CaseChange | null {
  const { kind, on, details } = event
  if (isOpening(event)) return { receivedOn: on, statusSince: on }
  if (kind === 'officer-assigned') return { officerId: details.officerId as string }
  if (kind === 'officer-removed') return { officerId: null }
  if (!isStep(kind)) return changeOfRecord(kind, details)
  const step = findStep(row.status, kind)
  return step ? changeOf(step, { on, ceaseReason: details.ceaseReason as number | undefined }, row) : null
}

/** The columns in which two rows differ, with what the second has. */
export function difference(one: CaseRowNow, other: CaseRowNow): CaseChange {
  const names = Object.keys(other) as (keyof CaseChange)[]
  return Object.fromEntries(
    names.filter((name) => one[name] !== other[name]).map((name) => [name, other[name]]),
  )
}
