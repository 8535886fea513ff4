import { type CaseEventKind, type CorrectionToCheck, correctableKinds } from '@send-hub/shared'
import type { Day } from '../../../platform/calendar/index.ts'
import { conflict, invalid, notFound } from '../../../platform/errors.ts'
import type { LoggedEvent } from './case-log.store.ts'
import { isOpening, isStep } from './replay.ts'

/**
 * The entry that is wrong, if it is one that staff can put right.
 * @throws not-found; conflict when it was put right already or is not staff's to correct; validation-failed
 */
export function requireCorrectable(
  log: readonly LoggedEvent[],
  { eventId, on }: Pick<CorrectionToCheck, 'eventId' | 'on'>,
  today: Day,
): LoggedEvent {
  const wrong = log.find(({ id }) => id === eventId)
  if (!wrong) throw notFound()
  if (log.some(({ corrects }) => corrects === eventId)) throw conflict('This entry was put right already.')
  if (!correctableKinds.includes(wrong.kind)) {
    throw conflict('This entry can’t be put right here. Put it right where it was made.')
  }
  if (isImported(wrong)) throw conflict('This entry came with a SEN2 return. The next import corrects it.')
  if (!on && isOpening(wrong)) {
    throw conflict('The case begins with this entry. Give its right day, or close the case with a step.')
  }
  if (on && on > today) throw invalid('/on', 'The day is in the future. Enter the day it happened.')
  if (on === wrong.on) throw invalid('/on', 'The entry has that day already.')
  return wrong
}

/**
 * The place of the last entry that an import left: what stands before it was the ground of what the return says.
 * -1 where there is none.
 */
export function lastImported(log: readonly LoggedEvent[]): number {
  return log.findLastIndex(isImported)
}

/** The import writes steps and corrections; what else the system writes is the hub's daily work. */
const isImported = ({ kind, recordedByKind }: LoggedEvent): boolean =>
  recordedByKind === 'system' && (isStep(kind) || importedBesides.includes(kind))

const importedBesides: readonly CaseEventKind[] = ['request-received', 'event-corrected']
