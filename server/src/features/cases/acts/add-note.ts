import type { StaffContext } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { insertCaseEvent } from '../cases.store.ts'

/** What staff wrote about an act, for colleagues only: no family reads it, nor that it is there. */
export async function addNote(
  tx: Tx,
  ctx: StaffContext,
  about: { caseId: string; on: string; eventId: string },
  note: string,
): Promise<void> {
  await insertCaseEvent(tx, ctx, {
    caseId: about.caseId,
    kind: 'note-added',
    on: about.on,
    details: { note, aboutEventId: about.eventId },
    isVisibleToFamily: false,
  })
}
