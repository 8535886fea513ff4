import type { CaseForStaff, CaseStep, Council } from '@send-hub/shared'
import type { StaffContext } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { conflict, notFound } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { recordAudit } from '../audit/index.ts'
import { addNote } from './acts/add-note.ts'
import { allowedStep } from './acts/allowed-step.ts'
import { rowBefore } from './acts/row-before.ts'
import { changeOf } from './acts/step-change.ts'
import { detailsOfStep, type StepInput } from './acts/step-details.ts'
import { tellFamily } from './acts/tell-family.ts'
import type { EnquiriesOfCase } from './case-for-staff.ts'
import { readCaseForStaff } from './case-for-staff.ts'
import type { CaseRecord } from './case-record.ts'
import { findCaseRecord, insertCaseEvent, lockCase, readCaseRow } from './cases.store.ts'
import { tellByLetter } from './decision-letters/index.ts'
import { requireNoOpenRequest } from './draft/open-request-rule.ts'
import { saveCase } from './save-case.ts'

/**
 * Moves a case to its next stage on the day it happened, writes the event, and tells everyone who may hear of it;
 * after a death nobody is told, and what waits is stopped.
 * @throws not-found; conflict when the rules forbid the step or someone else changed the case
 * @throws validation-failed when the day, the letter, or what this kind of step needs besides, is wrong
 */
export async function moveCase(
  ctx: StaffContext,
  council: Council,
  enquiries: EnquiriesOfCase,
  caseId: string,
  input: CaseStep,
): Promise<CaseForStaff> {
  return ctx.tx(async (tx) => {
    await takeStep(tx, ctx, await requireUnchangedCase(tx, caseId, input.version), input, council)
    return readCaseForStaff(tx, ctx, council, enquiries, caseId)
  })
}

/**
 * The step itself, in the transaction of an act on a case that is locked already. `council`: whose settings the letters
 * of a decision take; an act that takes no such step may leave it out.
 * @throws conflict, validation-failed as `moveCase`
 */
export async function takeStep(
  tx: Tx,
  ctx: StaffContext,
  record: CaseRecord,
  input: StepInput,
  council?: Council,
): Promise<void> {
  const { id: caseId } = record
  const step = allowedStep(record, input, ctx.today)
  await requireNoOpenRequest(tx, caseId, step.kind)
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

/** @throws not-found, or conflict when the officer was looking at an older version */
export async function requireUnchangedCase(tx: Tx, caseId: string, version: number): Promise<CaseRecord> {
  const current = await lockCase(tx, caseId)
  const record = current === undefined ? undefined : await findCaseRecord(tx, caseId)
  if (!record) throw notFound()
  if (current !== version) {
    throw conflict(
      'Someone else has changed this case since you opened it. Look at it again before you go on.',
    )
  }
  return record
}
