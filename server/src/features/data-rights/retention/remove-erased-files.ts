import type { SystemContext } from '../../../platform/context.ts'
import { statement } from '../../../platform/db/transaction.ts'
import type { FileStore } from '../../../platform/files/index.ts'

const readLeft = statement(
  'data-rights.files-left',
  `select id, files_left as "filesLeft" from erasures where erased_at is not null and done_at is null order by erased_at limit 20`,
)
const noteRemoved = statement(
  'data-rights.file-removed',
  `update erasures set files_left = array_remove(files_left, $2), files_erased = files_erased + 1
   where id = $1 and $2 = any(files_left)`,
)
const finish = statement(
  'data-rights.erasure-done',
  `update erasures set done_at = $2 where id = $1 and files_left = '{}' and done_at is null`,
)

/**
 * Removes from the store the files of what was erased, one after the other. A file goes before its key does: killed in
 * between, it is removed once more, which does nothing. Safe on several workers at once.
 */
export async function removeErasedFiles(
  ctx: SystemContext,
  files: FileStore,
  shouldStop: () => boolean = () => false,
): Promise<{ removed: number }> {
  const erasures = await ctx.tx((tx) => tx.rows<{ id: string; filesLeft: string[] }>(readLeft))
  let removed = 0
  for (const { id, filesLeft } of erasures) {
    for (const key of filesLeft) {
      if (shouldStop()) return { removed }
      await files.remove(key)
      await ctx.tx((tx) => tx.rows(noteRemoved, [id, key]))
      removed += 1
    }
    await ctx.tx((tx) => tx.rows(finish, [id, ctx.now]))
  }
  return { removed }
}
