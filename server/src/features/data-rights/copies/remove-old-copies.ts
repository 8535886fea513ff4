import type { SystemContext } from '../../../platform/context.ts'
import type { FileStore } from '../../../platform/files/index.ts'
import { forgetCopy, listOldCopies } from './copies.store.ts'

/** Takes away the files of copies that were released long ago. The file goes first: killed in between, it is done again. */
export async function removeOldCopies(
  ctx: SystemContext,
  files: FileStore,
  copyDays: number,
): Promise<number> {
  // Fetchable to the end of the last day, which may be a few hours past so many days.
  const before = new Date(ctx.now.getTime() - (copyDays + 1) * 24 * 60 * 60_000)
  const old = await ctx.tx((tx) => listOldCopies(tx, before))
  for (const { id, key } of old) {
    await files.remove(key)
    await ctx.tx((tx) => forgetCopy(tx, id))
  }
  return old.length
}
