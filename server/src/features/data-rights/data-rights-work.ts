import type { Retention } from '@send-hub/shared'
import type { Clock } from '../../platform/clock.ts'
import { contextFor, type SystemContext } from '../../platform/context.ts'
import type { Pool } from '../../platform/db/pool.ts'
import type { FileStore } from '../../platform/files/index.ts'
import { removeOldCopies } from './copies/remove-old-copies.ts'
import { deleteOldMails } from './retention/delete-old-mails.ts'
import { deleteOldSessions } from './retention/delete-old-sessions.ts'
import { removeErasedFiles } from './retention/remove-erased-files.ts'

export interface DataRightsWork {
  pool: Pool
  clock: Clock
  files: FileStore
  retention: Retention
  shouldStop?: () => boolean
}

/** What goes by itself once its time is over, with no second person: it can be made again, or belongs to no question and no child. */
export async function tidyUp(
  ctx: SystemContext,
  { files, retention }: Pick<DataRightsWork, 'files' | 'retention'>,
): Promise<{ copies: number; mails: number; sessions: number }> {
  return {
    copies: await removeOldCopies(ctx, files, retention.copyDays),
    mails: await deleteOldMails(ctx, files, retention),
    sessions: await deleteOldSessions(ctx, retention.sessionDays),
  }
}

/** The worker's part: removes the files of what was erased, and what has run out by itself. */
export async function workOnDataRights(
  work: DataRightsWork,
): Promise<{ files: number; copies: number; mails: number; sessions: number }> {
  const context = () => contextFor(work.pool, work.clock, { kind: 'system', id: null })
  const files = await removeErasedFiles(context(), work.files, work.shouldStop)
  return { files: files.removed, ...(await tidyUp(context(), work)) }
}
