import { stopsAllMessages } from '@send-hub/shared'
import type { SystemContext } from '../../platform/context.ts'
import {
  FileMissing,
  type FileStore,
  type Scanner,
  ScannerFailed,
  type Verdict,
} from '../../platform/files/index.ts'
import { recordAudit } from '../audit/index.ts'
import { queueNotification } from '../notifications/index.ts'
import type { CasesOfDocuments } from './document-options.ts'
import { claimScan, type DocumentToScan, putOffScan, settleScan } from './scan.store.ts'

export interface ScanWork {
  files: FileStore
  scanner: Scanner
  cases: CasesOfDocuments
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
export async function scanNext(
  ctx: SystemContext,
  { files, scanner, cases }: ScanWork,
): Promise<ScanOutcome> {
  const until = new Date(ctx.now.getTime() + claimMs)
  const document = await ctx.tx((tx) => claimScan(tx, ctx.now, until))
  if (!document) return { result: 'nothing-due' }
  try {
    const verdict = await scanner.scan(await files.open(document.storageKey))
    await settle(ctx, cases, document, verdict)
    // Only now that nobody can be served it any more. A crash in between leaves it to the clearing up.
    if (verdict === 'infected') await files.remove(document.storageKey)
    return { result: 'settled', verdict }
  } catch (error) {
    if (!(error instanceof ScannerFailed || error instanceof FileMissing)) throw error
    const isScannerAway = error instanceof ScannerFailed && error.isAway
    const waitMs = isScannerAway ? awayWaitMs : waitAfter(document.attempts)
    await ctx.tx((tx) => putOffScan(tx, document.id, new Date(ctx.now.getTime() + waitMs)))
    return { result: 'put-off', reason: error.message, isScannerAway }
  }
}

const waitAfter = (attempts: number) => Math.min(firstWaitMs * 2 ** Math.min(attempts, 20), longestWaitMs)

async function settle(
  ctx: SystemContext,
  cases: CasesOfDocuments,
  { id, caseId, sentBy }: DocumentToScan,
  verdict: Verdict,
): Promise<void> {
  await ctx.tx(async (tx) => {
    const { status } = await cases.lock(tx, caseId)
    if (!(await settleScan(tx, id, verdict, ctx.now)) || verdict === 'clean') return
    await recordAudit(tx, ctx, {
      ...{ action: 'document-infected', subjectKind: 'document', subjectId: id, caseId },
    })
    // Who sent it believes that we have it.
    if (!sentBy || stopsAllMessages(status)) return
    await queueNotification(tx, ctx, {
      ...{ eventKey: `${id}:not-safe`, kind: 'case-updated', caseId },
      to: { familyMembers: [sentBy] },
    })
  })
}
