import { type CaseForStaff, type Council, checkRecord, isTold, type NewRecord } from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { conflict, invalid } from '../../../platform/errors.ts'
import { type EnquiriesOfCase, readCaseForStaff } from '../case-for-staff.ts'
import type { CaseRecord } from '../case-record.ts'
import type { CaseChange } from '../cases.store.ts'
import { requireUnchangedCase } from '../move-case.ts'
import { reckonCase } from '../reckon-case.ts'
import { exceptionDetails } from './exception-details.ts'
import { recordFactsOf } from './record-facts.ts'
import { writeAct } from './write-act.ts'

/**
 * Records a fact that does not move the case: it starts, meets or excuses what is owed. The family sees it in the
 * history, and is told where that matters to them.
 * @throws not-found; conflict when the rules forbid it or someone else changed the case; validation-failed
 */
export async function recordFact(
  ctx: StaffContext,
  council: Council,
  enquiries: EnquiriesOfCase,
  caseId: string,
  input: NewRecord,
): Promise<CaseForStaff> {
  return ctx.tx(async (tx) => {
    await writeFact(tx, ctx, await requireUnchangedCase(tx, caseId, input.version), input, council)
    return readCaseForStaff(tx, ctx, council, enquiries, caseId)
  })
}

/**
 * The record itself, in the transaction of an act on a case that is locked already. `council`: whose settings the letter
 * of a decision takes.
 * @throws conflict, validation-failed as `recordFact`
 */
export async function writeFact(
  tx: Tx,
  ctx: StaffContext,
  record: CaseRecord,
  input: NewRecord,
  council?: Council,
): Promise<void> {
  requireAllowed(record, input, ctx.today)
  const details = detailsOfRecord(record, input, ctx.today)
  const act = {
    kind: input.kind,
    on: input.on,
    details,
    changeOf: () => changeOfRecord(input.kind, details),
    to: null,
    notes: [input.kind === 'exception-recorded' ? input.evidence : undefined, input.note],
    letter: input.kind === 'reassessment-refused' ? input.letter : undefined,
    isTold: isTold(input.kind),
  }
  await writeAct(tx, ctx, record, act, council)
}

/** @throws conflict, or validation-failed where the day is at fault */
export function requireAllowed(record: CaseRecord, input: NewRecord, today: string): void {
  const { kind, on, version: _version, note: _note, ...rest } = input
  const { letter: _letter, ...details } = { letter: undefined, ...rest }
  const checked = checkRecord({ kind, on, details }, recordFactsOf(record, today))
  if (checked.ok) return
  if (checked.rule === 'wrong-stage' || checked.rule === 'nothing-to-follow') throw conflict(checked.sentence)
  throw invalid('/on', checked.sentence)
}

/** What the event carries (shared/src/cases/event-details.ts): codes, days and ids only, for families read it. */
function detailsOfRecord(record: CaseRecord, input: NewRecord, today: string): Record<string, unknown> {
  switch (input.kind) {
    case 'exception-recorded':
      return exceptionDetails(reckonCase(record, today), input, today)
    case 'appeal-decided':
      return { outcome: input.outcome }
    case 'order-received':
    case 'order-carried-out':
      return { order: input.order }
    case 'phase-transfer-set':
      return { phase: input.phase, startsOn: input.startsOn }
    case 'plan-transferred-in':
      return { lastReviewOn: input.lastReviewOn ?? null }
    default:
      return {}
  }
}

/** An exception to the 20 weeks is flagged in the row: the return asks for it. */
export function changeOfRecord(kind: string, details: Record<string, unknown>): CaseChange {
  const excusesPlan = kind === 'exception-recorded' && (details.duties as string[]).includes('final-plan')
  return excusesPlan ? { hasWeek20Exception: true } : {}
}
