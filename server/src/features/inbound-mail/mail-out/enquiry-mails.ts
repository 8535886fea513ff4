import type pg from 'pg'
import { txOver } from '../../../platform/db/transaction.ts'
import type { FileStore } from '../../../platform/files/index.ts'
import { findEnquiryOfMail } from '../../enquiries/index.ts'
import type { EnquiryMails } from '../../notifications/index.ts'
import { noteCameBack, noteNotSent } from '../filing/came-back.ts'

/** What a person wrote; the rest the hub says by itself, and it is not missed where it does not hold any more. */
const carriesWords = ['reply-by-email', 'ask-by-email']

interface Settings {
  threadKey: string
  hubAddress: string
  files: FileStore
}

/** What the sender of mails asks about those of an enquiry. */
export const enquiryMailsOf = ({ threadKey, hubAddress, files }: Settings): EnquiryMails => ({
  threadKey,
  hubAddress,
  async find(client, notification) {
    if (notification.channel !== 'email') return null
    const found = await findEnquiryOfMail(client, notification)
    if (!found) return null
    return { ...found, theirMailId: await theirNewest(client, files, found.enquiryId) }
  },
  async wasRefused(client, notification, now) {
    const found = await findEnquiryOfMail(client, notification)
    if (found) await noteCameBack(txOver(client), { now }, found.enquiryId, null)
  },
  async wasStopped(client, notification, now) {
    if (!carriesWords.includes(notification.kind)) return
    const found = await findEnquiryOfMail(client, notification)
    if (found) await noteNotSent(txOver(client), { now }, found.enquiryId, notification.id)
  },
})

const newest = `select storage_key as "storageKey" from inbound_mails
  where enquiry_id = $1 and outcome in ('new-enquiry', 'joined') order by received_at desc, id desc limit 1`

/** The Message-ID as they wrote it: mail programs compare it letter by letter, and the database has it in lower case. */
async function theirNewest(client: pg.Client, files: FileStore, enquiryId: string): Promise<string | null> {
  const { rows } = await client.query<{ storageKey: string }>(newest, [enquiryId])
  if (!rows[0]) return null
  // Without it a mail is still an answer; only their mail program may show it apart.
  const head = await headOf(files, rows[0].storageKey).catch(() => '')
  return messageIdIn(head)
}

const longestHead = 64 * 1024

async function headOf(files: FileStore, storageKey: string): Promise<string> {
  let head = ''
  for await (const chunk of await files.open(storageKey)) {
    head += (chunk as Buffer).toString('latin1')
    const end = /\r?\n\r?\n/.exec(head)
    if (end) return head.slice(0, end.index)
    if (head.length > longestHead) break
  }
  return head
}

const shape = /^message-id:\s*(<[^<>\s@]{1,200}@[^<>\s@]{1,200}>)/im

/** Null where there is none that could stand in a header of ours. */
export function messageIdIn(head: string): string | null {
  const found = shape.exec(head.replaceAll(/\r?\n[ \t]+/g, ' '))?.[1] ?? null
  return found && /^[\x21-\x7e]+$/.test(found) ? found : null
}
