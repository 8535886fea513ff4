import { type Council, type EnquiryForFamily, type NewGeneralEnquiry, topicSettings } from '@send-hub/shared'
import type { FamilyContext } from '../../../platform/context.ts'
import { invalid, notFound } from '../../../platform/errors.ts'
import { nameOfAsker } from './asker.store.ts'
import { type Attached, openEnquiry } from './open-enquiry.ts'

/**
 * A question of somebody who is signed in, about no case: they have none here yet, or it is about none of theirs.
 * @throws validation-failed for a topic that a form is not the place for; conflict as in `openEnquiry`
 */
export async function askInGeneral(
  ctx: FamilyContext,
  council: Council,
  input: NewGeneralEnquiry,
  attached: Attached,
): Promise<EnquiryForFamily> {
  if (!topicSettings[input.topic].familyMayChoose) throw invalid('/topic', 'Choose a topic from the list')
  return ctx.tx(async (tx) => {
    const askerName = await nameOfAsker(tx, ctx.actor.id)
    if (!askerName) throw notFound()
    return openEnquiry(tx, ctx, council, { ...input, caseId: null, askerName }, attached)
  })
}
