import type { CorrectContact, Council } from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import { conflict, invalid } from '../../../platform/errors.ts'
import { hasHiddenAddress } from '../../cases/index.ts'
import { type Act, actOn, changedMeanwhile, leaveTrace } from '../act-on-enquiry.ts'
import { lockEnquiry } from '../enquiries.store.ts'
import { addEnquiryEvent } from '../enquiry-events.ts'
import { endStaffTasks } from '../staff-tasks.ts'
import { type ContactNow, keepsWhoIsKnown, readContact, writeContact } from './contact.store.ts'
import { requireNotMerged } from './requirements.ts'

/**
 * Puts right how to reach somebody without an account. Answers by email go to the new address from then on, and only mails
 * from it join; what has been queued to the old one still goes there. A task to check the old address is done with that.
 * The record says which of the two was changed and never the values. The same form a second time changes nothing.
 * @throws not-found; conflict for somebody with an account, or on whose record the old address is; validation-failed
 */
export const correctContact = (
  ctx: StaffContext,
  council: Council,
  enquiryId: string,
  input: CorrectContact,
) =>
  // The version counts only where something would change: null, so that it is looked at below.
  actOn(ctx, council, enquiryId, null, async (act) => {
    await requireMayCorrect(act)
    const { tx } = act
    const was = await readContact(tx, enquiryId)
    const changed = changesOf(was, input)
    if (changed.length === 0) return
    if (input.version !== act.enquiry.version) throw changedMeanwhile()
    requireReachable(was, input)
    if (changed.includes('email') && input.email && !input.isSpelt)
      throw invalid('/isSpelt', 'Ask them to spell the new email address, then tick this')
    const { email, phone } = input
    const given = { ...(email && { email }), ...(phone && { phone }) }
    if (!(await keepsWhoIsKnown(tx, enquiryId, given))) throw conflict(isOnRecord)
    await writeContact(tx, enquiryId, given)
    // It is now the matter of somebody whom a lock keeps from this colleague.
    if (!(await lockEnquiry(tx, enquiryId))) throw conflict('You can’t make this change. Ask a colleague to.')
    if (changed.includes('email')) await endStaffTasks(tx, ctx, `check-address:${enquiryId}`, 'corrected')
    await addEnquiryEvent(tx, ctx, enquiryId, 'contact-corrected', { changed })
    await leaveTrace(act, 'enquiry-contact-corrected', { changed })
  })

/** Without it a correction could free an enquiry of the locks of whoever its address belongs to. */
const isOnRecord =
  'The address or number that is there now is on the record of somebody with an account. Link the enquiry to them: they change it themselves.'

async function requireMayCorrect(act: Act): Promise<void> {
  requireNotMerged(act)
  const { tx, enquiry } = act
  if (enquiry.familyMemberId)
    throw conflict('This person has an account. They change their email address and phone number themselves.')
  if (enquiry.caseId && (await hasHiddenAddress(tx, enquiry.caseId)))
    throw conflict('How to reach this person is hidden here, so it can’t be changed here.')
}

/** An address in other letters is the same address. */
function changesOf(was: ContactNow, { email, phone }: CorrectContact): ('email' | 'phone')[] {
  const isOtherEmail = (was.email ?? '').toLowerCase() !== (email ?? '').toLowerCase()
  const isOtherPhone = (was.phone ?? '') !== (phone ?? '')
  return [...(isOtherEmail ? ['email' as const] : []), ...(isOtherPhone ? ['phone' as const] : [])]
}

/**
 * Who wrote a letter or stood at the door can be answered by post: a wrong number may go, and nothing takes its place. Of
 * everybody else one of the two has to stay, also once they are answered: they may write back, and be owed an answer again.
 */
function requireReachable({ channel }: ContactNow, { email, phone }: CorrectContact): void {
  if (email || phone || channel === 'post' || channel === 'drop-in') return
  throw invalid('/email', 'Enter an email address or a phone number, so that we can answer them')
}
