import type { CaseStatus, Council, NewLetter, RecordKind, StepKind } from '@send-hub/shared'
import type { Day } from '../../../platform/calendar/index.ts'
import type { StaffContext } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { recordAudit } from '../../audit/index.ts'
import type { CaseRecord } from '../case-record.ts'
import { type CaseChange, insertCaseEvent, readCaseRow } from '../cases.store.ts'
import { tellByLetter } from '../decision-letters/index.ts'
import { saveCase } from '../save-case.ts'
import { addNote } from './add-note.ts'
import { rowBefore } from './row-before.ts'
import { tellFamily } from './tell-family.ts'

/** What an act on a case writes. */
export interface Act {
  kind: StepKind | RecordKind
  on: Day
  /** Codes, days and ids only, for families read them (shared/src/cases/event-details.ts). */
  details: Record<string, unknown>
  changeOf(row: Required<CaseChange>): CaseChange
  /** The stage it leads to; null where the case stays. */
  to: CaseStatus | null
  /** For colleagues only. */
  notes: readonly (string | undefined)[]
  letter: NewLetter | undefined
  /** Whether the family is written to; all of it stands in the history they read. */
  isTold: boolean
}

/**
 * Writes an act that the rules allow on a case that is locked: its event, its letters, the row, the audit entry and the
 * messages. `council`: whose settings the letters take; an act that has none may leave it out.
 * @throws conflict, validation-failed when the letter is wrong
 */
export async function writeAct(
  tx: Tx,
  ctx: StaffContext,
  record: CaseRecord,
  act: Act,
  council?: Council,
): Promise<void> {
  const { id: caseId, status: from } = record
  const { kind, on, details, to } = act
  const row = await readCaseRow(tx, caseId)
  const change = act.changeOf(row)
  const eventId = await insertCaseEvent(tx, ctx, {
    caseId,
    kind,
    on,
    fromStatus: to && from,
    toStatus: to,
    details: { ...details, before: rowBefore(row, change) },
    isVisibleToFamily: true,
  })
  for (const note of act.notes) {
    if (note) await addNote(tx, ctx, { caseId, on, eventId }, note)
  }
  const status = to ?? from
  await tellByLetter(tx, ctx, council, record, { kind, eventId, on, details, to: status, letter: act.letter })
  await saveCase(tx, ctx, caseId, change)
  await recordAudit(tx, ctx, {
    action: to ? 'case-moved' : 'fact-recorded',
    subjectKind: 'case',
    subjectId: caseId,
    caseId,
    details: to ? { kind, from, to, on } : { kind, on, eventId },
  })
  if (act.isTold) await tellFamily(tx, ctx, { caseId, eventId, status })
}
