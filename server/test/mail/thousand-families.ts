import { newId } from '../../src/platform/ids.ts'
import { threadMessageId } from '../../src/platform/mail-thread-id.ts'
import { aCase, aFamilyMember, anAccess, anEnquiry } from '../factories/index.ts'
import { type Db, insertRow } from '../factories/insert-row.ts'

/** Somebody who asked, with a mail of ours that they can answer. */
export interface AskerOfMails {
  familyMemberId: string
  email: string
  enquiryId: string
  reference: string
  notificationId: string
  /** Message-IDs of our mail, with brackets: signed for the thread, and plain as other notifications have it. */
  signedId: string
  plainId: string
}

/** A parent with a case and a question that was answered, and the mail that told them so. */
export async function anAskerOfMails(
  db: Db,
  {
    threadKey,
    domain,
    email,
    caseId,
  }: { threadKey: string; domain: string; email?: string; caseId?: string },
): Promise<AskerOfMails> {
  const person = await aFamilyMember(db, { email: email ?? `${newId()}@family.example` })
  const ofCase = caseId ?? (await aCase(db)).id
  await anAccess(db, { caseId: ofCase, familyMemberId: person.id })
  const { id: enquiryId, reference } = await anEnquiry(db, {
    ...{ caseId: ofCase, familyMemberId: person.id, status: 'answered', openedAt: '2026-11-16T10:00:00Z' },
  })
  const notificationId = newId()
  await insertRow(db, 'notifications', {
    ...{ id: notificationId, event_key: enquiryId, kind: 'enquiry-answered', family_member_id: person.id },
    ...{ case_id: ofCase, template_version: 1, status: 'sent', attempts: 1, values: {} },
    ...{
      created_at: '2026-11-18T10:00:00Z',
      due_at: '2026-11-18T10:00:00Z',
      sent_at: '2026-11-18T10:00:01Z',
    },
  })
  return {
    ...{ familyMemberId: person.id, email: person.email, enquiryId, reference, notificationId },
    signedId: threadMessageId(threadKey, enquiryId, notificationId, domain),
    plainId: `<${notificationId}@${domain}>`,
  }
}
