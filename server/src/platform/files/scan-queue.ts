import type { SystemContext } from '../context.ts'
import type { Tx } from '../db/transaction.ts'
import { FileMissing, type FileStore } from './file-store.ts'
import { type Scanner, ScannerFailed, type Verdict } from './scan/clamd.ts'

/** A file that waits for the virus check. */
export interface FileToScan {
  id: string
  storageKey: string
  attempts: number
}

/** One table of files that wait in quarantine. */
export interface ScanQueue<File extends FileToScan> {
  /** The one that has waited longest, with its next moment put ahead to `until`. */
  claim(tx: Tx, now: Date, until: Date): Promise<File | undefined>
  /** Writes the verdict down, once. */
  settle(tx: Tx, ctx: SystemContext, file: File, verdict: Verdict): Promise<void>
  putOff(tx: Tx, id: string, until: Date): Promise<void>
}

export type ScanOutcome =
  | { result: 'nothing-due' }
  | { result: 'settled'; verdict: Verdict }
  | { result: 'put-off'; reason: string; isScannerAway: boolean }

/** Longer than the slowest scan: until then no other worker takes the same file. */
const claimMs = 10 * 60_000
/** A file without a verdict is tried again after a while, twice as long each time. */
const firstWaitMs = 15_000
const longestWaitMs = 30 * 60_000
/** While the scanner is away it is no file's fault: all are tried again soon after it is back. */
const awayWaitMs = 15_000

/** Scans the file that has waited longest. Without a clear verdict it stays in quarantine, and is tried again. */
export async function scanNextOf<File extends FileToScan>(
  queue: ScanQueue<File>,
  ctx: SystemContext,
  { files, scanner }: { files: FileStore; scanner: Scanner },
): Promise<ScanOutcome> {
  const until = new Date(ctx.now.getTime() + claimMs)
  const file = await ctx.tx((tx) => queue.claim(tx, ctx.now, until))
  if (!file) return { result: 'nothing-due' }
  try {
    const verdict = await scanner.scan(await files.open(file.storageKey))
    await ctx.tx((tx) => queue.settle(tx, ctx, file, verdict))
    // Only now that nobody can be served it any more. A crash in between leaves it to the clearing up.
    if (verdict === 'infected') await files.remove(file.storageKey)
    return { result: 'settled', verdict }
  } catch (error) {
    if (!(error instanceof ScannerFailed || error instanceof FileMissing)) throw error
    const isScannerAway = error instanceof ScannerFailed && error.isAway
    const waitMs = isScannerAway ? awayWaitMs : waitAfter(file.attempts)
    await ctx.tx((tx) => queue.putOff(tx, file.id, new Date(ctx.now.getTime() + waitMs)))
    return { result: 'put-off', reason: error.message, isScannerAway }
  }
}

const waitAfter = (attempts: number) => Math.min(firstWaitMs * 2 ** Math.min(attempts, 20), longestWaitMs)
