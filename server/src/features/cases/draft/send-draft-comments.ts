import type { DraftForFamily, SendDraftComments } from '@send-hub/shared'
import type { FamilyContext } from '../../../platform/context.ts'
import { asSystem } from '../../../platform/db/as-system.ts'
import { invalid } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { recordAudit } from '../../audit/index.ts'
import { insertCaseEvent } from '../cases.store.ts'
import { saveCase } from '../save-case.ts'
import { carryOverComments, markCommentsSent, saveTypedComments } from './draft.store.ts'
import { readDraftForFamily, saysAnything } from './draft-for-family.ts'
import { lockPersonsDraft } from './persons-draft.ts'

/**
 * Sends what was typed about the draft, or says that nothing is to change. From now on staff read it, and it stays as
 * it is. Sending again with nothing new changes nothing.
 *
 * The clock is asked anew as the system in the same transaction: a family may not write a case's row or duties, and
 * an officer must not go on with a list that still waits for this family.
 * @throws not-found, not-allowed; conflict when the time is over; validation-failed when there is nothing to send
 */
export async function sendDraftComments(
  ctx: FamilyContext,
  caseId: string,
  { nothingToChange }: SendDraftComments,
): Promise<DraftForFamily> {
  return ctx.tx(async (tx) => {
    const { round, typed, sent } = await lockPersonsDraft(tx, ctx, caseId)
    const hasWords = typed !== null && saysAnything(typed)
    if (!hasWords && sent.some(({ draftEventId }) => draftEventId === round.draftId)) {
      return readDraftForFamily(tx, ctx, caseId)
    }
    if (!hasWords && !nothingToChange) {
      throw invalid(
        '/nothingToChange',
        'Write something about one part, name a school, or tell us that the draft is right',
      )
    }
    const mine = { caseId, draftEventId: round.draftId, familyMemberId: ctx.actor.id }
    await carryOverComments(tx, caseId, ctx.actor.id, round)
    if (!hasWords)
      await saveTypedComments(tx, { ...mine, id: newId(), sections: {}, settingName: null, at: ctx.now })
    await markCommentsSent(tx, round.draftId, ctx.actor.id, ctx.now)

    await insertCaseEvent(tx, ctx, {
      caseId,
      kind: 'draft-comments-received',
      on: ctx.today,
      details: { draftEventId: round.draftId },
      isVisibleToFamily: true,
      familyMemberId: ctx.actor.id,
    })
    await recordAudit(tx, ctx, {
      action: 'draft-comments-sent',
      subjectKind: 'case',
      subjectId: caseId,
      caseId,
      details: { draftEventId: round.draftId },
    })
    await asSystem(tx, () => saveCase(tx, ctx, caseId))
    return readDraftForFamily(tx, ctx, caseId)
  })
}
