import type { Clock } from '../../platform/clock.ts'
import { contextFor, type SystemContext } from '../../platform/context.ts'
import { openAppPool } from '../../platform/db/app-pool.ts'
import type { FileStore, Scanner, ScanOutcome } from '../../platform/files/index.ts'
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
  /** Files of other features, which this one does not know. */
  others?: readonly OtherFiles[]
}

/** The same work on files that are no documents. */
export interface OtherFiles {
  scanNext(ctx: SystemContext, work: { files: FileStore; scanner: Scanner }): Promise<ScanOutcome>
  /** False when no file waits for its words to be read. */
  readNextNames(ctx: SystemContext, work: { files: FileStore; isScanned: boolean }): Promise<boolean>
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
  const others = work.others ?? []
  /** How long to wait before the next look, in milliseconds. */
  async function scanEach(scanner: Scanner): Promise<number> {
    const looks = [scanNext, ...others.map((other) => other.scanNext)]
    const waits: number[] = []
    for (const look of looks) waits.push(waitAfter(await look(context(), { ...work, scanner })))
    // While the scanner is away there is nothing to hurry for.
    return waits.includes(faultPollMs) ? faultPollMs : Math.min(...waits)
  }
  function waitAfter(outcome: ScanOutcome): number {
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
      const waitMs = work.scanner ? await scanEach(work.scanner) : pollMs
      const reading = { ...work, isScanned: work.scanner !== null }
      let hasRead = await readNextNames(context(), reading)
      for (const other of others) hasRead = (await other.readNextNames(context(), reading)) || hasRead
      return hasRead ? 0 : waitMs
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
