import { isAboutPerson, type NewRecordCorrection } from '@send-hub/shared'
import type { FamilyContext } from '../../../platform/context.ts'
import { tooMany } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { recordAudit } from '../../audit/index.ts'
import { requireCaseToAskAbout } from '../../cases/index.ts'
import { countWaitingOf, insertAskedCorrection, isAskedAlready, listForFamily } from './corrections.store.ts'

/** More than anybody has mistakes to tell of at once. */
const mostWaiting = 20

/**
 * A family member says that something in the record is wrong. Sending the same form twice asks once.
 * @throws not-found when the case is absent or not shared with them; not-allowed when they may only look
 * @throws too-many-requests when as much waits already as one can reasonably ask
 */
export async function askForCorrection(ctx: FamilyContext, caseId: string, input: NewRecordCorrection) {
  return ctx.tx(async (tx) => {
    const { childName } = await requireCaseToAskAbout(tx, ctx.actor.id, caseId)
    const asked = { ...input, caseId, askedById: ctx.actor.id }
    if (!(await isAskedAlready(tx, asked))) {
      if ((await countWaitingOf(tx, ctx.actor.id)) >= mostWaiting)
        throw tooMany('We are still looking at what you told us before. Call us if it can’t wait.', 86_400)
      const id = newId()
      const aboutId = isAboutPerson(input.field) ? ctx.actor.id : null
      await insertAskedCorrection(tx, { ...asked, id, aboutId, askedAt: ctx.now })
      await recordAudit(tx, ctx, {
        ...{ action: 'correction-asked', subjectKind: 'correction', subjectId: id, caseId },
        details: { field: input.field },
      })
    }
    return { childName, items: await listForFamily(tx, caseId, ctx.actor.id) }
  })
}

/** What this person asked to have put right. @throws as askForCorrection */
export async function correctionsForFamily(ctx: FamilyContext, caseId: string) {
  return ctx.tx(async (tx) => {
    const { childName } = await requireCaseToAskAbout(tx, ctx.actor.id, caseId)
    return { childName, items: await listForFamily(tx, caseId, ctx.actor.id) }
  })
}
