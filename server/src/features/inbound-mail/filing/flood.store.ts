import { statement, type Tx } from '../../../platform/db/transaction.ts'

/** Whose mails are counted together: one address, and apart from it what only says that it is from there. */
export interface CountedSender {
  /** In lower case; null: it names none. Those count as of one sender. */
  sender: string | null
  isSenderProven: boolean
}

const readTaken = statement(
  'inbound-mail.taken',
  `select count(*)::int as n from (select from inbound_mails
     where coalesce(sender, '') = $1 and received_at > $3 and is_sender_proven = $2
       and flood_id is null and outcome in ('new-enquiry', 'joined', 'noted-automatic')
       and seen_at is null limit $4) i`, // what staff made an enquiry of was seen
)

/** How many mails that came since a moment became part of an enquiry by themselves; no further than `most`. */
export async function countTaken(
  tx: Tx,
  { sender, isSenderProven }: CountedSender,
  since: Date,
  most: number,
): Promise<number> {
  const [found] = await tx.rows<{ n: number }>(readTaken, [sender ?? '', isSenderProven, since, most])
  return found?.n ?? 0
}

const readFlood = statement(
  'inbound-mail.open-flood',
  `select flood_id as "floodId" from inbound_mails
   where coalesce(sender, '') = $1 and flood_id is not null and enquiry_id is null and seen_at is null
     and is_sender_proven = $2 limit 1`,
)

/** The flood of a sender that staff have not looked through yet. */
export async function findOpenFlood(
  tx: Tx,
  { sender, isSenderProven }: CountedSender,
): Promise<string | undefined> {
  return (await tx.rows<{ floodId: string }>(readFlood, [sender ?? '', isSenderProven]))[0]?.floodId
}
