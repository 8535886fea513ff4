import { createHash, randomUUID } from 'node:crypto'
import { link, open, rm } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Keeps one message as a file, whole or not at all. A second message to the same person under the same Message-ID
 * is dropped, as mail systems do: a worker that died after handing its message over sends it again.
 */
export async function storeMessage(dir: string, recipient: string, message: Buffer): Promise<void> {
  const to = recipient.replaceAll(/[\r\n]/g, '')
  const identity = messageIdOf(message) ?? message
  const name = createHash('sha256').update(to.toLowerCase()).update('\0').update(identity).digest('hex')
  const unfinished = join(dir, `${randomUUID()}.part`)
  try {
    await writeSafely(unfinished, Buffer.concat([Buffer.from(`Delivered-To: ${to}\r\n`), message]))
    await link(unfinished, join(dir, `${name}.eml`))
    await syncFolder(dir)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await rm(unfinished, { force: true })
  }
}

function messageIdOf(message: Buffer): string | null {
  const end = message.indexOf('\r\n\r\n')
  const head = message.toString('latin1', 0, end < 0 ? message.length : end).replaceAll(/\r\n[ \t]+/g, ' ')
  return /^message-id:\s*(\S+)/im.exec(head)?.[1] ?? null
}

async function writeSafely(path: string, content: Buffer): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Makes the new name last too; Windows can't and need not. */
async function syncFolder(dir: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(dir)
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
