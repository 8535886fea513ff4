import type { SystemContext } from '../../platform/context.ts'
import type { FileStore } from '../../platform/files/index.ts'
import { keysInUse } from './scan.store.ts'

/** Far longer than any upload or transaction takes. */
const orphanAfterMs = 24 * 60 * 60_000
const unfinishedAfterMs = 2 * 60 * 60_000
const batchSize = 500

/**
 * Clears up what crashes left behind: uploads that never became whole, files that no row knows of, and infected ones
 * that were not deleted. Safe while others upload, and on several workers at once.
 */
export async function sweepFiles(ctx: SystemContext, files: FileStore): Promise<{ removed: number }> {
  const before = (ms: number) => new Date(ctx.now.getTime() - ms)
  let removed = await files.removeUnfinished(before(unfinishedAfterMs))
  let batch: string[] = []
  for await (const key of files.olderThan(before(orphanAfterMs))) {
    batch.push(key)
    if (batch.length < batchSize) continue
    removed += await removeUnknown(ctx, files, batch)
    batch = []
  }
  removed += await removeUnknown(ctx, files, batch)
  return { removed }
}

async function removeUnknown(ctx: SystemContext, files: FileStore, keys: string[]): Promise<number> {
  if (keys.length === 0) return 0
  const wanted = await ctx.tx((tx) => keysInUse(tx, keys))
  const orphans = keys.filter((key) => !wanted.has(key))
  for (const key of orphans) await files.remove(key)
  return orphans.length
}
