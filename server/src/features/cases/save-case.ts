import type { Duty } from '@send-hub/shared'
import { isOwedByCouncil } from '@send-hub/shared'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { notFound } from '../../platform/errors.ts'
import {
  type CaseChange,
  changeCaseRow,
  findCaseRecord,
  settleCasePromises,
  writeDuties,
} from './cases.store.ts'
import { type ReckonedCase, reckonCase } from './reckon-case.ts'

/**
 * The end of every act on a case, after its events are written: keeps what changed in the row, asks the statutory
 * clock anew, and keeps the open duties for lists. Promises of duties that are no longer open are settled.
 * Works as staff or the system; a family may not change a case's row.
 * @throws not-found
 */
export async function saveCase(
  tx: Tx,
  ctx: Context,
  caseId: string,
  change: CaseChange = {},
): Promise<ReckonedCase> {
  await changeCaseRow(tx, caseId, change, ctx.now)
  const record = await findCaseRecord(tx, caseId)
  if (!record) throw notFound()
  const reckoned = reckonCase(record, ctx.today)
  await writeDuties(tx, caseId, reckoned.next, openDuties(reckoned.duties))
  await settleCasePromises(tx, caseId, dutiesDone(reckoned), ctx.now, true)
  return reckoned
}

/** No subject: the case has one duty of this kind. */
const noSubject = '00000000-0000-0000-0000-000000000000'

/** What is open now, as `case_duties` keeps it. */
export function openDuties(duties: readonly Duty[]) {
  return duties
    .filter(({ state }) => state === 'due' || state === 'late' || state === 'window')
    .map(({ kind, subjectId, legalDate, actBy, promisedDate }) => ({
      kind,
      subjectId: subjectId ?? noSubject,
      isCouncils: isOwedByCouncil(kind),
      legalOn: legalDate,
      actBy,
      promisedOn: promisedDate,
    }))
}

/** Duties that are met now, or that ended with the case: their promises are no longer open. */
function dutiesDone({ duties }: ReckonedCase): string[] {
  const open = new Set(
    duties.filter(({ state }) => state === 'due' || state === 'late').map(({ kind }) => kind),
  )
  return [...new Set(duties.map(({ kind }) => kind))].filter((kind) => !open.has(kind))
}
