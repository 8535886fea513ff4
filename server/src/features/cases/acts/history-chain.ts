import { caseEventWords, checkRecord, formatDay, type RecordKind, recordKinds } from '@send-hub/shared'
import type { Day } from '../../../platform/calendar/index.ts'
import { conflict, HubError, invalid } from '../../../platform/errors.ts'
import type { CaseRecord } from '../case-record.ts'
import { allowedStep } from './allowed-step.ts'
import type { LoggedEvent } from './case-log.store.ts'
import { recordFactsOf } from './record-facts.ts'
import { type CaseRowNow, effectOf, isOpening, isStep } from './replay.ts'

/** An entry that stands, at the place where it was first recorded: a corrected day does not change that order. */
export interface ChainEntry {
  event: LoggedEvent
  place: number
  /** It is what a correction is about to write. */
  isNew: boolean
}

/** What stands of a history, in the order it was recorded. */
export function chainOf(log: readonly LoggedEvent[]): ChainEntry[] {
  const corrected = new Set(log.map(({ corrects }) => corrects))
  return log
    .filter(({ id, kind }) => !corrected.has(id) && kind !== 'event-corrected')
    .map((event) => ({ event, place: placeOf(event, log), isNew: false }))
    .sort((one, other) => one.place - other.place)
}

/** The event that a corrected one goes back to: through all its corrections it stays the same act. */
export const rootOf = ({ id, details }: LoggedEvent): string => (details.replaces as string | undefined) ?? id

export const placeOf = (event: LoggedEvent, log: readonly LoggedEvent[]): number =>
  log.findIndex(({ id }) => id === rootOf(event))

/**
 * The row after a chain of entries, each of which must still be allowed where it stands.
 * `from`: entries at an earlier place are as they were and are not asked about again.
 * @throws conflict or validation-failed with the rule that forbids an entry, in a sentence
 */
export function rowAfter(
  record: CaseRecord,
  base: CaseRowNow,
  chain: readonly ChainEntry[],
  { after, from, today }: { after: number; from: number; today: Day },
): CaseRowNow {
  let row = base
  for (const entry of chain) {
    if (entry.place <= after) continue
    if (entry.place >= from) requireStillAllowed(asOf(record, row, chain, entry), entry, today)
    row = { ...row, ...effectOf(entry.event, row) }
  }
  return row
}

/** The case as it was when the entry was recorded, with the corrections made since. */
function asOf(
  record: CaseRecord,
  row: CaseRowNow,
  chain: readonly ChainEntry[],
  { place }: ChainEntry,
): CaseRecord {
  const events = chain
    .filter((other) => other.place < place && other.event.isVisibleToFamily)
    .map(({ event }) => ({ ...event, corrects: null }))
    .sort((one, other) => one.on.localeCompare(other.on))
  return {
    ...record,
    status: row.status,
    receivedOn: row.receivedOn,
    planStartedOn: row.planStartedOn,
    planCeasedOn: row.planCeasedOn,
    events,
  }
}

function requireStillAllowed(record: CaseRecord, { event, isNew }: ChainEntry, today: Day): void {
  const { kind, on, details } = event
  // What follows it is asked whether it still can; the first entry itself follows nothing.
  if (isOpening(event)) return
  try {
    if (isStep(kind)) {
      allowedStep(record, { kind, on, ceaseReason: details.ceaseReason as number | undefined }, today)
    } else if (isRecord(kind)) {
      const checked = checkRecord({ kind, on, details }, recordFactsOf(record, today, on))
      if (!checked.ok) throw isNew ? invalid('/on', checked.sentence) : conflict(checked.sentence)
    }
  } catch (error) {
    if (!(error instanceof HubError) || isNew) throw error
    const { staff } = caseEventWords[kind]
    throw conflict(
      `Then “${staff}” of ${formatDay(on)} could not stand: ${error.message} Put that right first.`,
    )
  }
}

const isRecord = (kind: string): kind is RecordKind => (recordKinds as readonly string[]).includes(kind)
