import { type CaseForStaff, type CaseStep, type Council, stopsAllMessages } from '@send-hub/shared'
import type { StaffContext } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { conflict, notFound } from '../../platform/errors.ts'
import { allowedStep } from './acts/allowed-step.ts'
import { lockCasesOfChild } from './acts/cases-of-child.store.ts'
import { closeOtherCases } from './acts/close-other-cases.ts'
import type { StepInput } from './acts/step-details.ts'
import { writeStep } from './acts/write-step.ts'
import type { EnquiriesOfCase } from './case-for-staff.ts'
import { readCaseForStaff } from './case-for-staff.ts'
import type { CaseRecord } from './case-record.ts'
import { findCaseRecord, lockCase } from './cases.store.ts'
import { requireNoOpenRequest } from './draft/open-request-rule.ts'

/**
 * Moves a case to its next stage on the day it happened, writes the event, and tells everyone who may hear of it;
 * after a death nobody is told, what waits is stopped, and every other case of the child is closed with it.
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
    if (input.kind === 'child-died') await lockCasesOfChild(tx, caseId)
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
  const step = allowedStep(record, input, ctx.today)
  await requireNoOpenRequest(tx, record.id, step.kind)
  await writeStep(tx, ctx, record, step, input, council)
  if (stopsAllMessages(step.to)) await closeOtherCases(tx, ctx, record.id, input.on)
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
