import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import PostalMime, { type Address } from 'postal-mime'

/** Older messages stay on disk and are not shown. */
const shownAtMost = 200

/** A message of the local inbox, as `/dev/inbox.json` gives it. */
export interface InboxMessage {
  /** Whom it was delivered to: the address alone. */
  to: string
  /** `Name <address>`. */
  from: string
  subject: string
  text: string
  html: string
  /** By lower-case name; the values of a repeated one are joined by line feeds. */
  headers: Record<string, string>
  /** ISO 8601, UTC. */
  receivedAt: string
}

/** The newest messages, newest first. A file that can't be read as a message is left out. */
export async function readInbox(dir: string): Promise<InboxMessage[]> {
  const names = (await readdir(dir).catch(() => [])).filter((name) => name.endsWith('.eml'))
  const files = await Promise.all(names.map((name) => findFile(join(dir, name))))
  const newest = files
    .filter((file) => file !== null)
    .sort((a, b) => b.at - a.at)
    .slice(0, shownAtMost)
  const messages = await Promise.all(newest.map(readOnce))
  return messages.filter((message) => message !== null)
}

/** The newest that were read: a message on disk never changes, and whoever waits for one asks again and again. */
const known = new Map<string, InboxMessage>()

async function readOnce({ path, at }: { path: string; at: number }): Promise<InboxMessage | null> {
  const message = known.get(path) ?? (await readMessage(path, at).catch(() => null))
  known.delete(path)
  if (message) known.set(path, message)
  for (const oldest of known.keys()) {
    if (known.size <= shownAtMost) break
    known.delete(oldest)
  }
  return message
}

async function findFile(path: string): Promise<{ path: string; at: number } | null> {
  const found = await stat(path).catch(() => null)
  return found?.isFile() ? { path, at: found.mtimeMs } : null
}

async function readMessage(path: string, at: number): Promise<InboxMessage | null> {
  const mail = await PostalMime.parse(await readFile(path))
  const headers: Record<string, string> = {}
  for (const { key, value } of mail.headers)
    headers[key] = key in headers ? `${headers[key]}\n${value}` : value
  const to = mail.headers.find(({ key }) => key === 'delivered-to')?.value
  if (to === undefined) return null // not one of ours, or damaged
  return {
    to,
    from: formatAddress(mail.from),
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html ?? '',
    headers,
    receivedAt: new Date(at).toISOString(),
  }
}

function formatAddress(from: Address | undefined): string {
  if (!from?.address) return from?.name ?? ''
  return from.name ? `${from.name} <${from.address}>` : from.address
}
