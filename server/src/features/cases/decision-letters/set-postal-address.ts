import type { NewPostalAddress } from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import { notFound } from '../../../platform/errors.ts'
import { recordAudit } from '../../audit/index.ts'
import { writePostalAddress } from './letter-people.store.ts'

/**
 * Sets where one person's letters go; the trace holds that it changed, never the address.
 * @throws not-found when this person has no access to the case, now or earlier
 */
export async function setPostalAddress(
  ctx: StaffContext,
  caseId: string,
  familyMemberId: string,
  { lines }: NewPostalAddress,
): Promise<void> {
  await ctx.tx(async (tx) => {
    const isOfCase = await writePostalAddress(tx, caseId, familyMemberId, lines?.join('\n') ?? null)
    if (!isOfCase) throw notFound()
    await recordAudit(tx, ctx, {
      action: lines ? 'postal-address-set' : 'postal-address-removed',
      subjectKind: 'family-member',
      subjectId: familyMemberId,
      caseId,
    })
  })
}
