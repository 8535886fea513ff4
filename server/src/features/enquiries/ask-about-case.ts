import { type Council, type EnquiryForFamily, type NewEnquiry, topicSettings } from '@send-hub/shared'
import type { FamilyContext } from '../../platform/context.ts'
import { invalid } from '../../platform/errors.ts'
import { requireCaseToAskAbout } from '../cases/index.ts'
import { type Attached, nothingAttached, openEnquiry } from './ask/open-enquiry.ts'

/**
 * Opens an enquiry about a case this family member may act on, and promises the day of the answer. Sending the same
 * form twice opens one.
 * @throws validation-failed for a topic that a form is not the place for, or a file that went before
 * @throws not-found when the case is absent or not shared with them
 * @throws not-allowed when they may only look
 * @throws conflict when the form was sent before with another question
 */
export async function askAboutCase(
  ctx: FamilyContext,
  council: Council,
  caseId: string,
  input: NewEnquiry,
  attached: Attached = nothingAttached,
): Promise<EnquiryForFamily> {
  if (!topicSettings[input.topic].familyMayChoose) throw invalid('/topic', 'Choose a topic from the list')
  return ctx.tx(async (tx) => {
    const { askerName } = await requireCaseToAskAbout(tx, ctx.actor.id, caseId)
    return openEnquiry(tx, ctx, council, { ...input, caseId, askerName }, attached)
  })
}
