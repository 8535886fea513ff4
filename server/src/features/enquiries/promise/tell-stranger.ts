import type { Day } from '../../../platform/calendar/index.ts'
import type { SystemContext } from '../../../platform/context.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { type QueuedNotification, queueNotification, wasSent } from '../../notifications/index.ts'
import { mailCameBack } from '../mail-out/came-back.ts'
import { mayMailStranger } from '../mail-out/enquiry-of-mail.ts'

/** How somebody without an account is written to; the limits are those of the thanks for a mail (inbound-mail/filing). */
export interface ToStrangers {
  /**
   * The address that who asked gave, in lower case, where one more mail may go there today by itself; else null. Waits for
   * whoever files a mail of theirs, who then locks the enquiry: so it is asked before the enquiry is locked.
   */
  findAddress(tx: Tx, ctx: SystemContext, enquiryId: string): Promise<string | null>
  /** Seals an address that is on nobody's record: `seal` of the sealer with the secret `sealedAddress`. */
  sealAddress(address: string): string
}

const readMayMail = statement(
  'promise.may-mail-stranger',
  `select ${mayMailStranger} and lower(e.contact ->> 'email') = $2 and not ${mailCameBack('$2')} as "mayMail"
   from enquiries e where e.id = $1`,
)

const readHowMade = statement(
  'promise.how-made',
  `select coalesce(v.details ->> 'because', v.kind, e.channel) as because,
     (select max(m.due_on) from promises m where m.enquiry_id = p.enquiry_id and m.missed_at = p.made_at) as missed
   from promises p join enquiries e on e.id = p.enquiry_id
     left join enquiry_events v on v.enquiry_id = p.enquiry_id and v.at = p.made_at
     and (v.kind = 'split-off' or v.details ->> 'dueOn' = p.due_on::text)
   where p.enquiry_id = $1 and p.kept_at is null and p.replaced_at is null`,
)

/** Made by staff alone, or for a letter: who has no page to read the day on was not told of it. */
const madeUnsaid = ['changed', 'reopened', 'split-off', 'post']

/**
 * Whether who has no account was told the day of the promise that runs: not where it came of what staff did, nor where it
 * followed a missed day that no email of ours told them of.
 */
export async function wasDaySaid(tx: Tx, enquiryId: string): Promise<boolean> {
  for (const { because, missed } of await tx.rows<HowMade>(readHowMade, [enquiryId])) {
    if (madeUnsaid.includes(because)) return false
    if (because !== 'missed') continue
    if (!missed || !(await wasSent(tx, 'late-by-email', [eventOfMail(enquiryId, lateEvent(missed))])))
      return false
  }
  return true
}

interface HowMade {
  /** What it came of; of the first one the channel. */
  because: string
  /** The day that was noted as missed as it was made. */
  missed: Day | null
}

/** That a day was missed, as an event of its enquiry. */
export const lateEvent = (saidBy: Day): string => `late:${saidBy}`

/** What the hub tells who has no page to read it on: days and the reference, nothing of what they or we asked. */
interface MailToStranger extends Pick<QueuedNotification, 'values'> {
  kind: 'late-by-email' | 'still-asks-by-email'
  /** What happened, by a name that is its own in this enquiry. */
  event: string
}

/** The enquiry comes first: by it an answer to the mail, and a report that it came back, find the thread. */
export const eventOfMail = (enquiryId: string, event: string): string => `${enquiryId}:${event}`

/** Queues one such email. False where nothing of this enquiry may go by email, or mail to the address came back. */
export async function mailStranger(
  tx: Tx,
  ctx: SystemContext,
  { sealAddress }: ToStrangers,
  { enquiryId, address }: { enquiryId: string; address: string },
  { kind, event, values }: MailToStranger,
): Promise<boolean> {
  const [row] = await tx.rows<{ mayMail: boolean }>(readMayMail, [enquiryId, address])
  if (!row?.mayMail) return false
  await queueNotification(tx, ctx, {
    eventKey: eventOfMail(enquiryId, event),
    ...{ kind, values, to: {} },
    sealedTo: sealAddress(address),
  })
  return true
}
