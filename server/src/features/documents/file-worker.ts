import type { Clock } from '../../platform/clock.ts'
import { contextFor } from '../../platform/context.ts'
import { openAppPool } from '../../platform/db/app-pool.ts'
import type { FileStore, Scanner } from '../../platform/files/index.ts'
import { repeatWork } from '../../platform/repeat-work.ts'
import type { CasesOfDocuments } from './document-options.ts'
import { readNextNames } from './guard/read-names.ts'
import { scanNext } from './scan-documents.ts'
import { sweepFiles } from './sweep-files.ts'

export interface FileWork {
  clock: Clock
  files: FileStore
  /** Null: files are not scanned. They are looked through for names, and what crashes left behind is cleared up, all the same. */
  scanner: Scanner | null
  cases: CasesOfDocuments
}

interface WorkerLog {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
}

const usualPollMs = 1_000
/** After a fault, such as a scanner or database that is away, before the next look. */
const faultPollMs = 5_000
const sweepEveryMs = 6 * 60 * 60_000

/** Scans files that wait in quarantine, looks through them for names and clears up the store until `stop()`; the file at hand is finished first. */
export function startFileWorker(databaseUrl: string, work: FileWork, log: WorkerLog, pollMs = usualPollMs) {
  const pool = openAppPool(databaseUrl, { max: 1 })
  const context = () => contextFor(pool, work.clock, { kind: 'system', id: null })
  /** How long to wait before the next look, in milliseconds. */
  async function scanOne(scanner: Scanner): Promise<number> {
    const outcome = await scanNext(context(), { ...work, scanner })
    if (outcome.result === 'nothing-due') return pollMs
    if (outcome.result === 'settled') {
      log.info({ verdict: outcome.verdict }, 'file scanned')
      return 0
    }
    log.warn({ reason: outcome.reason }, 'a file stays in quarantine and is tried again')
    return outcome.isScannerAway ? faultPollMs : 0
  }

  let sweptAt = 0
  async function sweepNowAndThen(): Promise<void> {
    const now = work.clock.now().getTime()
    if (now - sweptAt < sweepEveryMs) return
    sweptAt = now
    const { removed } = await sweepFiles(context(), work.files)
    if (removed > 0) log.info({ removed }, 'files that nobody knows of removed')
  }

  const worker = repeatWork(
    'the work on files',
    async () => {
      await sweepNowAndThen()
      const waitMs = work.scanner ? await scanOne(work.scanner) : pollMs
      return (await readNextNames(context(), { ...work, isScanned: work.scanner !== null })) ? 0 : waitMs
    },
    log,
    faultPollMs,
  )
  return {
    async stop(): Promise<void> {
      await worker.stop()
      await pool.end()
    },
  }
}
