import type { MailOfMessage } from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import type { PagePart } from '../../../platform/db/page-part.ts'

/** Which of the messages and notes that are shown came by email, so that staff can open the mail as it came. */
export const mailsForStaff: PagePart<MailOfMessage[], StaffContext> = {
  // Mails stand with the enquiry that they became; this part of a page is the one thing read of them from here.
  query: `select i.message_id as "messageId", i.id as "inboundMailId", m.sender_proof as proof
   from inbound_mails i join messages m on m.id = i.message_id where i.enquiry_id = $3 and m.id = any($4) order by i.received_at, i.id`,
  toView: (rows: MailOfMessage[]) => rows,
}

/** Whether mail to who asked came back, and nobody has checked their address since. */
export const mailStoppedForStaff: PagePart<boolean, StaffContext> = {
  query: `select f.id from enquiries e join family_members f on f.id = e.family_member_id
   where e.id = $3 and f.mail_stopped_at is not null`,
  toView: (rows) => rows.length > 0,
}
