import type { CaseForStaff, Council, TakeBackComments } from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import { notAllowed, notFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { recordAudit } from '../../audit/index.ts'
import { type EnquiriesOfCase, readCaseForStaff } from '../case-for-staff.ts'
import { insertCaseEvent } from '../cases.store.ts'
import { requireUnchangedCase } from '../move-case.ts'
import { saveCase } from '../save-case.ts'
import { takeBackComments } from './draft.store.ts'

/**
 * Takes back words that staff entered by mistake, such as one parent's for the other: nobody reads them any more, and
 * that person counts as not having answered. What a family member sent here is theirs, and stays.
 * @throws not-found when staff entered no such words on this case; conflict when the case changed
 */
export async function takeBackWhatFamilySaid(
  ctx: StaffContext,
  council: Council,
  enquiries: EnquiriesOfCase,
  { caseId, commentsId }: { caseId: string; commentsId: string },
  { version }: TakeBackComments,
): Promise<CaseForStaff> {
  if (ctx.actor.kind !== 'staff') throw notAllowed()
  return ctx.tx(async (tx) => {
    await requireUnchangedCase(tx, caseId, version)
    const taken = await takeBackComments(tx, caseId, commentsId, ctx.now)
    if (!taken) throw notFound()
    const { familyMemberId, eventId } = taken
    await insertCaseEvent(tx, ctx, {
      ...{ id: newId(), caseId, kind: 'event-corrected', on: ctx.today, familyMemberId, corrects: eventId },
      isVisibleToFamily: true,
    })
    await saveCase(tx, ctx, caseId)
    await recordAudit(tx, ctx, {
      ...{ action: 'draft-comments-taken-back', subjectKind: 'case', subjectId: caseId, caseId },
      details: { commentsId, familyMemberId },
    })
    return readCaseForStaff(tx, ctx, council, enquiries, caseId)
  })
}
