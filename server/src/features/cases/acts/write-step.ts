import type { Council, Step } from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import { recordAudit } from '../../audit/index.ts'
import type { CaseRecord } from '../case-record.ts'
import { insertCaseEvent, readCaseRow } from '../cases.store.ts'
import { tellByLetter } from '../decision-letters/index.ts'
import { saveCase } from '../save-case.ts'
import { addNote } from './add-note.ts'
import { rowBefore } from './row-before.ts'
import { changeOf } from './step-change.ts'
import { detailsOfStep, type StepInput } from './step-details.ts'
import { tellFamily } from './tell-family.ts'

/**
 * Writes a step that the rules allow on a case that is locked: its event, its letters, the row, the audit entry and the
 * messages.
 * @throws conflict, validation-failed when the letter, or what this kind of step needs besides, is wrong
 */
export async function writeStep(
  tx: Tx,
  ctx: StaffContext,
  record: CaseRecord,
  step: Step,
  input: StepInput,
  council?: Council,
): Promise<void> {
  const { id: caseId } = record
  const details = detailsOfStep(input, ctx.today)
  const row = await readCaseRow(tx, caseId)
  const change = changeOf(step, input, row)

  const eventId = newId()
  await insertCaseEvent(tx, {
    id: eventId,
    caseId,
    kind: step.kind,
    on: input.on,
    recordedAt: ctx.now,
    recordedByKind: ctx.actor.kind,
    recordedById: ctx.actor.id,
    fromStatus: record.status,
    toStatus: step.to,
    details: { ...details, before: rowBefore(row, change) },
    isVisibleToFamily: true,
  })
  if (input.note) await addNote(tx, ctx, { caseId, on: input.on, eventId }, input.note)
  const decision = { kind: step.kind, eventId, on: input.on, details, to: step.to, letter: input.letter }
  await tellByLetter(tx, ctx, council, record, decision)

  await saveCase(tx, ctx, caseId, change)
  await recordAudit(tx, ctx, {
    action: 'case-moved',
    subjectKind: 'case',
    subjectId: caseId,
    caseId,
    details: { kind: step.kind, from: record.status, to: step.to, on: input.on },
  })
  await tellFamily(tx, ctx, { caseId, eventId, status: step.to })
}
