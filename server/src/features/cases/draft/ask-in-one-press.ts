import type { DraftForFamily, FamilyRequestKind, NewFamilyRequest } from '@send-hub/shared'
import { englandAndWales, replyByDay } from '../../../platform/calendar/index.ts'
import type { FamilyContext } from '../../../platform/context.ts'
import { asSystem } from '../../../platform/db/as-system.ts'
import { newId } from '../../../platform/ids.ts'
import { recordAudit } from '../../audit/index.ts'
import { insertCaseEvent } from '../cases.store.ts'
import { saveCase } from '../save-case.ts'
import { insertFamilyRequest } from './draft.store.ts'
import { readDraftForFamily } from './draft-for-family.ts'
import { lockPersonsDraft } from './persons-draft.ts'

/** Working days to an officer's answer. Source: our own promise, as for the topic DRAFT (priority 2) of an enquiry. */
export const answeredWithinWorkingDays = 2

export const eventOfRequest = {
  meeting: 'meeting-requested',
  'more-time': 'more-time-requested',
} as const satisfies Record<FamilyRequestKind, string>

/**
 * A family member asks for a meeting, or for more time, about the draft; an officer owes an answer by a day. While
 * one of the kind waits, asking again finds it: a second press makes no second request.
 * @throws not-found, not-allowed; conflict when the time is over
 */
export async function askInOnePress(
  ctx: FamilyContext,
  caseId: string,
  { kind, words }: NewFamilyRequest,
): Promise<DraftForFamily> {
  return ctx.tx(async (tx) => {
    const { round, requests } = await lockPersonsDraft(tx, ctx, caseId)
    const waits = requests.some((request) => request.kind === kind && request.answer === null)
    if (waits) return readDraftForFamily(tx, ctx, caseId)

    const id = newId()
    await insertFamilyRequest(tx, {
      id,
      caseId,
      familyMemberId: ctx.actor.id,
      draftEventId: round.draftId,
      kind,
      words: words || null,
      askedAt: ctx.now,
      answerBy: replyByDay(ctx.now, answeredWithinWorkingDays, englandAndWales),
    })
    await insertCaseEvent(tx, ctx, {
      caseId,
      kind: eventOfRequest[kind],
      on: ctx.today,
      details: { requestId: id, draftEventId: round.draftId },
      isVisibleToFamily: true,
      familyMemberId: ctx.actor.id,
    })
    await recordAudit(tx, ctx, {
      action: eventOfRequest[kind],
      subjectKind: 'case',
      subjectId: caseId,
      caseId,
      details: { requestId: id },
    })
    // The case has changed: an officer who has it open must see the request before they go on.
    await asSystem(tx, () => saveCase(tx, ctx, caseId))
    return readDraftForFamily(tx, ctx, caseId)
  })
}
