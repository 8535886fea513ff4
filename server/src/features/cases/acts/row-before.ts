import type { CaseChange } from '../cases.store.ts'

/** The columns that a change touches, as they stand before it: kept with the event, so that it can be taken back. */
export function rowBefore(row: Required<CaseChange>, change: CaseChange): CaseChange {
  const names = Object.keys(change) as (keyof CaseChange)[]
  return Object.fromEntries(names.map((name) => [name, row[name]]))
}
