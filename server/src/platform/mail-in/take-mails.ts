import { ImapFault, imapFaultCode } from './imap-fault.ts'
import { type ImapInbox, type MailboxEntry, wholeMail } from './imap-inbox.ts'
import { type KeepMail, largestMailBytes, type MailInLog } from './incoming-mail.ts'

/** A mail that the hub does not take: a person has to look at it in the mailbox. */
export interface SetAside {
  /** The same for the same mail. */
  key: string
  reason: 'too-big' | 'unreadable'
  bytes: number
}

export interface Taking {
  keep: KeepMail
  /** Has somebody told of it. When it has resolved, the mail is put away. */
  setAside: (mail: SetAside) => Promise<unknown>
  log: MailInLog
  /** In bytes. */
  largest?: number
}

/** What is remembered of a mailbox between two rounds, as long as it is the same one. */
export interface Memory {
  uidValidity: string
  /** How often each mail could not be taken. */
  failed: Map<number, number>
  /** Kept, but neither moved nor marked. */
  unmarked: Set<number>
}

export const noMemory = (): Memory => ({ uidValidity: '', failed: new Map(), unmarked: new Set() })

/** Numbers that were given anew say nothing of the mails that had them. */
function remember(memory: Memory, uidValidity: string): void {
  if (memory.uidValidity === uidValidity) return
  memory.uidValidity = uidValidity
  memory.failed.clear()
  memory.unmarked.clear()
}

/** So often the server may fail to give us a mail. */
const triesToRead = 3
/** So many in a row that could not be kept: it is not the mails. */
const failuresInARow = 3

/**
 * Takes every mail that lies there: keeps it, then puts it away. A mail that can't be had is left for later and doesn't
 * hold up the others. Answers how many were taken.
 * @throws when the connection is lost, or nothing can be kept at present
 */
export async function takeMails(
  inbox: ImapInbox,
  memory: Memory,
  taking: Taking,
  shouldStop: () => boolean,
): Promise<number> {
  const failuresOf = (uid: number) => memory.failed.get(uid) ?? 0
  const { uidValidity, uids } = await inbox.list()
  remember(memory, uidValidity)
  const inOrder = uids
    .filter((uid) => !memory.unmarked.has(uid))
    .toSorted((one, other) => failuresOf(one) - failuresOf(other) || one - other)
  let taken = 0
  let inARow = 0
  for (const uid of inOrder) {
    if (shouldStop()) break
    try {
      if (await takeOne(inbox, memory, taking, uid)) taken += 1
      memory.failed.delete(uid)
      inARow = 0
    } catch (error) {
      if (!inbox.isOpen()) throw error
      memory.failed.set(uid, failuresOf(uid) + 1)
      inARow += 1
      taking.log.warn({ err: imapFaultCode(error), tries: failuresOf(uid) }, 'a mail could not be taken')
      if (inARow >= failuresInARow) throw error
    }
  }
  return taken
}

/** False when it was not for us to take. @throws ImapFault, or what keeping it threw */
async function takeOne(inbox: ImapInbox, memory: Memory, taking: Taking, uid: number): Promise<boolean> {
  const { keep, setAside, largest = largestMailBytes } = taking
  const entry = await inbox.look(uid)
  if (!entry) return false // somebody has moved it meanwhile
  if (entry.bytes > largest) return putAside('too-big')
  try {
    const isLastTry = (memory.failed.get(uid) ?? 0) >= triesToRead - 1
    await keep(wholeMail(await inbox.read(uid), entry, isLastTry))
  } catch (error) {
    const isGivenUp = error instanceof ImapFault && (memory.failed.get(uid) ?? 0) >= triesToRead
    if (!isGivenUp || !inbox.isOpen()) throw error
    return putAside('unreadable')
  }
  await putAway(inbox, memory, taking, entry, 'taken')
  return true

  async function putAside(reason: SetAside['reason']): Promise<false> {
    await setAside({ key: `${memory.uidValidity}:${uid}`, reason, bytes: entry?.bytes ?? 0 })
    await putAway(inbox, memory, taking, entry as MailboxEntry, 'aside')
    return false
  }
}

async function putAway(
  inbox: ImapInbox,
  memory: Memory,
  { log }: Taking,
  { uid }: MailboxEntry,
  where: 'taken' | 'aside',
): Promise<void> {
  if (await inbox.putAway(uid, where)) return
  if (!inbox.isOpen()) throw new ImapFault('NOT_PUT_AWAY')
  if (memory.unmarked.size === 0)
    log.warn({}, 'mails can be neither moved nor marked: they are known by heart')
  memory.unmarked.add(uid)
}
