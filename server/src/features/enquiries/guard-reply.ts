import { type NewReply, placeholderRefusal } from '@send-hub/shared'
import type { z } from 'zod'
import { invalid } from '../../platform/errors.ts'
import { requireNoAddress, requireNotHeldBack, requireNothingGivenAway } from '../cases/index.ts'
import type { Act } from './act-on-enquiry.ts'

/**
 * Nothing goes to whom a restriction keeps from the case, nothing that tells where the child is, if that is hidden, and
 * nothing that a saved reply left to be filled in.
 * @throws conflict, validation-failed
 */
export async function requireMayReply({ tx, enquiry }: Act, body: string): Promise<void> {
  const unfilled = placeholderRefusal(body)
  if (unfilled) throw invalid('/body', unfilled)
  if (!enquiry.caseId) return
  await requireNotHeldBack(tx, enquiry.caseId, enquiry.familyMemberId)
  await requireNoAddress(tx, enquiry.caseId, '/body', body)
}

/** Where the matter is about a case: who else is on it, and what the asker may not learn of them. */
export async function requireHarmless(
  { tx, ctx, enquiry }: Act,
  { body, confirms = [] }: Pick<z.infer<typeof NewReply>, 'body' | 'confirms'>,
): Promise<string[]> {
  if (!enquiry.caseId) return []
  const withoutAccount = { name: enquiry.contactName, email: null, phone: null, addressLines: [] }
  const reader = enquiry.familyMemberId ?? withoutAccount
  return requireNothingGivenAway(tx, ctx, { caseId: enquiry.caseId, text: body, reader, confirms })
}
