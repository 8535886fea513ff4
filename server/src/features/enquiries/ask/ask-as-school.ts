import type { Council, EnquiryForFamily, NewSchoolEnquiry, SchoolEnquiries } from '@send-hub/shared'
import { SchoolEnquiry } from '@send-hub/shared'
import type { z } from 'zod'
import type { FamilyContext } from '../../../platform/context.ts'
import { requirePupil } from '../../cases/index.ts'
import { enquiriesOfSchool } from './asker.store.ts'
import { type Attached, openEnquiry } from './open-enquiry.ts'

/**
 * A school asks about a pupil of its own: a thread that only this person and staff read.
 * @throws not-found for a pupil of another school, once the pupil has left, and for anybody who is no school
 * @throws conflict, validation-failed as in `openEnquiry`
 */
export async function askAsSchool(
  ctx: FamilyContext,
  council: Council,
  caseId: string,
  { reason, basis, ...input }: NewSchoolEnquiry,
  attached: Attached,
): Promise<EnquiryForFamily> {
  return ctx.tx(async (tx) => {
    const { askerName } = await requirePupil(tx, ctx.actor.id, caseId)
    const asked = { ...input, caseId, askerName, schoolReason: reason, legalBasis: basis }
    return openEnquiry(tx, ctx, council, { ...asked, topic: 'PROFESSIONAL' }, attached)
  })
}

/** What this person of a school has asked about a pupil, newest first. @throws not-found as above */
export async function schoolEnquiries(
  ctx: FamilyContext,
  caseId: string,
): Promise<z.infer<typeof SchoolEnquiries>> {
  return ctx.tx(async (tx) => {
    await requirePupil(tx, ctx.actor.id, caseId)
    const rows = await enquiriesOfSchool(tx, caseId, ctx.actor.id)
    return { items: rows.map((row) => SchoolEnquiry.parse(row)) }
  })
}
