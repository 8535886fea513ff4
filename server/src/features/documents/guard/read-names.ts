import { referencesIn } from '@send-hub/shared'
import type { SystemContext } from '../../../platform/context.ts'
import { FileMissing, type FileStore, readText } from '../../../platform/files/index.ts'
import type { CasesOfDocuments } from '../document-options.ts'
import { claimUnread, settleNames } from './names.store.ts'
import { namesChild } from './names-in-file.ts'

export interface ReadNamesWork {
  files: FileStore
  cases: CasesOfDocuments
  /** Then only what was found clean is read: no file is opened here before a scanner has seen it. */
  isScanned: boolean
}

/** Longer than the slowest reading: until then no other worker takes the same file. */
const claimMs = 5 * 60_000

/**
 * Looks through the words of the file that has waited longest: whether it names its child, and how many others by
 * their reference or UPN. Only that is kept, never the words. False when no file waits.
 */
export async function readNextNames(
  ctx: SystemContext,
  { files, cases, isScanned }: ReadNamesWork,
): Promise<boolean> {
  const until = new Date(ctx.now.getTime() + claimMs)
  const document = await ctx.tx((tx) => claimUnread(tx, ctx.now, until, isScanned))
  if (!document) return false
  const { id, caseId, title, storageKey, mediaType } = document
  const text = await textOf(files, storageKey, mediaType)
  await ctx.tx(async (tx) => {
    const child = await cases.childOf(tx, caseId)
    const otherChildren = await cases.countOtherChildren(tx, caseId, referencesIn(`${title}\n${text ?? ''}`))
    await settleNames(tx, id, {
      ...{ namesChild: text === null ? null : namesChild(text, child), otherChildren },
      at: ctx.now,
    })
  })
  return true
}

/** Null where no words can be read; also for a file that the store has lost: who wants to release it is told when they open it. */
export async function textOf(files: FileStore, key: string, mediaType: string): Promise<string | null> {
  try {
    return await readText(await files.open(key), mediaType)
  } catch (error) {
    if (error instanceof FileMissing) return null
    throw error
  }
}
