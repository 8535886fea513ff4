import { Readable } from 'node:stream'
import { type FetchMessageObject, ImapFlow } from 'imapflow'
import { ImapFault } from './imap-fault.ts'
import type { ImapSettings } from './imap-settings.ts'
import type { IncomingMail } from './incoming-mail.ts'

/** One mail that lies in the mailbox and was not taken. */
export interface MailboxEntry {
  uid: number
  /** As the server says; some count line ends differently. */
  bytes: number
  envelopeFrom: string
  envelopeTo: string
}

/** An open mailbox. */
export interface ImapInbox {
  isOpen(): boolean
  /**
   * The numbers of all that were not taken yet, whoever may have read them, oldest first. `uidValidity` names them:
   * another means that the mails were numbered anew.
   */
  list(): Promise<{ uidValidity: string; uids: number[] }>
  /** Null when it is gone. */
  look(uid: number): Promise<MailboxEntry | null>
  /** A stream of the mail as it lies there. @throws ImapFault */
  read(uid: number): Promise<Readable>
  /** Puts it away, so that it is not listed again. False: neither could it be moved nor marked. */
  putAway(uid: number, where: 'taken' | 'aside'): Promise<boolean>
  close(): Promise<void>
}

/** What was taken is here; what could not be is here too, for a person to look at. */
const folders = { taken: ['Hub', 'Taken'], aside: ['Hub', 'Set aside'] }
/** What is taken carries this where it can't be moved. */
const takenKeyword = '$HubTaken'
const notTaken = { unKeyword: takenKeyword, deleted: false } as const
const namedHeaders = ['return-path', 'delivered-to', 'x-original-to', 'envelope-to']
const chunkBytes = 1_000_000
/** More than any mail that is read: a server that sends without end is cut off. */
const longestAnswerBytes = 100_000_000

/**
 * Opens the mailbox and calls `onNews` whenever a mail comes or the connection ends (IDLE, or every two minutes where the
 * server does not know it). Signs in with `token`; null: with the password of the settings.
 * @throws when the server can't be reached or refuses us
 */
export async function openImapInbox(
  settings: ImapSettings,
  token: string | null,
  onNews: () => void,
): Promise<ImapInbox> {
  const { host, port, isSecure, mustUpgrade, user, password, mailbox } = settings
  const client = new ImapFlow({
    host,
    port,
    secure: isSecure,
    ...(mustUpgrade && { doSTARTTLS: true }),
    auth: { user, ...(token === null ? { pass: password ?? '' } : { accessToken: token }) },
    logger: false,
    clientInfo: { name: 'hub' },
    autoIdleDelay: 1_000,
    connectionTimeout: 15_000,
    maxResponseSize: longestAnswerBytes,
    maxLiteralSize: longestAnswerBytes - 1_000_000,
  })
  client.on('error', () => undefined) // said again by 'close'
  client.on('close', onNews)
  client.on('exists', onNews)
  try {
    await client.connect()
    await client.mailboxOpen(mailbox)
    const paths = { taken: await folderFor('taken'), aside: await folderFor('aside') }
    return inboxOver(client, mailbox, paths)
  } catch (error) {
    client.close()
    throw error
  }

  /** Null where we may not make it: then mails are marked, not moved. */
  async function folderFor(which: keyof typeof folders): Promise<string | null> {
    const made = await client.mailboxCreate(folders[which]).catch(() => null)
    return made?.path ?? null
  }
}

function inboxOver(
  client: ImapFlow,
  mailbox: string,
  paths: Record<'taken' | 'aside', string | null>,
): ImapInbox {
  const byUid = { uid: true } as const
  return {
    isOpen: () => client.usable && client.mailbox !== false,
    async list() {
      // Opened again each time: a mailbox that was made anew under its name would look empty for ever.
      const { uidValidity } = await client.mailboxOpen(mailbox)
      const found = await client.search(notTaken, byUid)
      if (!found) throw new ImapFault('SEARCH_REFUSED')
      return { uidValidity: String(uidValidity), uids: found.toSorted((one, other) => one - other) }
    },
    async look(uid) {
      const query = { uid: true, size: true, envelope: true, headers: namedHeaders }
      const found = await client.fetchOne(String(uid), query, byUid)
      return found ? entryOf(found) : null
    },
    async read(uid) {
      const { content } = await client.download(String(uid), undefined, { ...byUid, chunkSize: chunkBytes })
      if (!content) throw new ImapFault('NO_CONTENT')
      return content
    },
    async putAway(uid, where) {
      const path = paths[where]
      const isMoved = path !== null && (await client.messageMove(String(uid), path, byUid).catch(() => false))
      if (isMoved) return true
      return client.messageFlagsAdd(String(uid), ['\\Seen', takenKeyword], byUid).catch(() => false)
    },
    async close() {
      await client.logout().catch(() => undefined)
      client.close()
    },
  }
}

function entryOf({ uid, size = 0, envelope, headers }: FetchMessageObject): MailboxEntry {
  const head = (headers ?? Buffer.alloc(0)).toString('latin1').replaceAll(/\r?\n[ \t]+/g, ' ')
  const header = (name: string) => new RegExp(`^${name}:[ \\t]*(.*?)[ \\t]*\\r?$`, 'im').exec(head)?.[1]
  const returnPath = header('return-path')
  const to = ['x-original-to', 'delivered-to', 'envelope-to'].map(header).find(Boolean)
  return {
    uid,
    bytes: size,
    envelopeFrom: bare(returnPath ?? envelope?.from?.[0]?.address ?? ''),
    envelopeTo: bare(to ?? envelope?.to?.[0]?.address ?? ''),
  }
}

const bare = (address: string) => address.replaceAll(/[<>]/g, '').trim()

/** The mail, with an error in place of its end when less came than `entry` promised and `isShortAllowed` is not set. */
export function wholeMail(content: Readable, entry: MailboxEntry, isShortAllowed: boolean): IncomingMail {
  async function* whole() {
    let bytes = 0
    try {
      for await (const chunk of content) {
        bytes += (chunk as Buffer).length
        yield chunk as Buffer
      }
    } catch (error) {
      throw new ImapFault('READING_BROKE_OFF', error)
    }
    if (bytes < entry.bytes && !isShortAllowed) throw new ImapFault('MAIL_TOO_SHORT')
  }
  const { envelopeFrom, envelopeTo } = entry
  return { raw: Readable.from(whole()), envelopeFrom, envelopeTo, cameBy: 'imap' }
}
