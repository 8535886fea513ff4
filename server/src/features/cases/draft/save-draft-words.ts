import type { DraftForFamily, DraftWords } from '@send-hub/shared'
import type { FamilyContext } from '../../../platform/context.ts'
import { newId } from '../../../platform/ids.ts'
import { carryOverComments, saveTypedComments } from './draft.store.ts'
import { readDraftForFamily } from './draft-for-family.ts'
import { requireOpen, requirePersonsDraft } from './persons-draft.ts'

/**
 * Keeps what a family member typed about the draft, each section by itself. Nothing is sent: only they can read it.
 * What was begun about an earlier draft of the same round goes along to the new one.
 * @throws not-found, not-allowed; conflict when the time is over
 */
export async function saveDraftWords(
  ctx: FamilyContext,
  caseId: string,
  input: DraftWords,
): Promise<DraftForFamily> {
  return ctx.tx(async (tx) => {
    const draft = await requirePersonsDraft(tx, ctx, caseId)
    requireOpen(draft)
    await carryOverComments(tx, caseId, ctx.actor.id, draft.round)
    await saveTypedComments(tx, {
      id: newId(),
      caseId,
      draftEventId: draft.round.draftId,
      familyMemberId: ctx.actor.id,
      sections: input.sections ?? {},
      settingName: input.settingName ?? null,
      at: ctx.now,
    })
    return readDraftForFamily(tx, ctx, caseId)
  })
}
