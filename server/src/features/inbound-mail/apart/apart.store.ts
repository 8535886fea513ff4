import type { InboundMailSearch, StoppedAddress } from '@send-hub/shared'
import { statement, type Tx } from '../../../platform/db/transaction.ts'

export interface KeptMail {
  id: string
  storageKey: string
  byteSize: number
  receivedAt: Date
  status: string
  enquiryId: string | null
  caseId: string | null
  sender: string | null
  floodId: string | null
}

/** Of a mail `i`: it became part of no enquiry. */
export const isApart = "i.enquiry_id is null and i.status <> 'received'"
const keptColumns = `i.id, i.storage_key as "storageKey", i.byte_size as "byteSize", i.received_at as "receivedAt", i.status,
  i.enquiry_id as "enquiryId", i.sender, i.flood_id as "floodId", (select e.case_id from enquiries e where e.id = i.enquiry_id) as "caseId"`

const readOne = statement('inbound-mail.kept', `select ${keptColumns} from inbound_mails i where i.id = $1`)
const lockApart = statement(
  'inbound-mail.lock-apart',
  `select ${keptColumns} from inbound_mails i where i.id = $1 and ${isApart} for update`,
)

export async function findKeptMail(tx: Tx, id: string): Promise<KeptMail | undefined> {
  return (await tx.rows<KeptMail>(readOne, [id]))[0]
}

/** A mail that became part of no enquiry; nobody else decides about it until the transaction ends. */
export async function lockMailApart(tx: Tx, id: string): Promise<KeptMail | undefined> {
  return (await tx.rows<KeptMail>(lockApart, [id]))[0]
}

interface Row {
  id: string
  receivedAt: Date
  sender: string | null
  subject: string | null
  outcome: string | null
  byteSize: number
  isSeen: boolean
  floodId: string | null
}

const listOf = (name: string, where: string, page: string) => ({
  list: statement(
    `inbound-mail.${name}`,
    `select i.id, i.received_at as "receivedAt", i.sender, i.subject, i.outcome, i.byte_size as "byteSize",
       i.seen_at is not null as "isSeen", i.flood_id as "floodId"
     from inbound_mails i where ${where} order by i.received_at desc, i.id desc ${page}`,
  ),
  count: statement(
    `inbound-mail.count-${name}`,
    `select count(*)::int as total from inbound_mails i where ${where}`,
  ),
})
// A flood must not cover up the rest: it stands in a list of its own.
const apart = listOf(
  'apart',
  `${isApart} and ($1 or i.seen_at is null and i.outcome is distinct from 'flood')`,
  'limit $2 offset $3',
)
const apartOfFlood = listOf(
  'apart-of-flood',
  `${isApart} and i.flood_id is not null and i.flood_id = $2 and ($1 or i.seen_at is null)`,
  'limit $3 offset $4',
)

export async function listMailsApart(tx: Tx, { show, flood, page, pageSize }: InboundMailSearch) {
  const { list, count } = flood ? apartOfFlood : apart
  const values = [show === 'all', ...(flood ? [flood] : [])]
  const items = await tx.rows<Row>(list, [...values, pageSize, (page - 1) * pageSize])
  const [counted] = await tx.rows<{ total: number }>(count, values)
  return { items, total: counted?.total ?? 0 }
}

const setEnquiry = statement(
  'inbound-mail.became-enquiry',
  `update inbound_mails set status = 'filed', outcome = 'new-enquiry', filed_at = $2, enquiry_id = $3, message_id = $4,
     seen_at = $2 where id = $1`,
)
export async function markBecame(
  tx: Tx,
  id: string,
  at: Date,
  enquiryId: string,
  messageId: string,
): Promise<void> {
  await tx.rows(setEnquiry, [id, at, enquiryId, messageId])
}

const setSeen = statement(
  'inbound-mail.seen',
  'update inbound_mails set seen_at = coalesce(seen_at, $2) where id = $1',
)
export async function markSeen(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.rows(setSeen, [id, at])
}

const listStopped = statement(
  'inbound-mail.stopped-addresses',
  `select f.id as "familyMemberId", f.name, f.mail_stopped_at as "stoppedAt",
     (select coalesce(json_agg(json_build_object('id', c.id, 'reference', c.reference) order by c.reference), '[]')
      from cases c where c.id in (select a.case_id from access_on($1) a where a.family_member_id = f.id)) as cases
   from family_members f where f.mail_stopped_at is not null order by f.mail_stopped_at, f.id limit 200`,
)
export async function listStoppedAddresses(tx: Tx, today: string) {
  return tx.rows<Omit<StoppedAddress, 'stoppedAt'> & { stoppedAt: Date }>(listStopped, [today])
}

const start = statement(
  'inbound-mail.start-address',
  `update family_members set mail_stopped_at = null where id = $1 and mail_stopped_at is not null returning id`,
)
const readPerson = statement('inbound-mail.person', 'select id from family_members where id = $1')

/** undefined: there is no such person; false: nothing was stopped. */
export async function startMailTo(tx: Tx, familyMemberId: string): Promise<boolean | undefined> {
  if ((await tx.rows(readPerson, [familyMemberId])).length === 0) return undefined
  return (await tx.rows(start, [familyMemberId])).length > 0
}
