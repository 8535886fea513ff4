import { stopsAllMessages } from '@send-hub/shared'
import type { SystemContext } from '../../platform/context.ts'
import {
  type FileStore,
  type Scanner,
  type ScanOutcome,
  type ScanQueue,
  scanNextOf,
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

/** Scans the document that has waited longest. Without a clear verdict it stays in quarantine, and is tried again. */
export async function scanNext(ctx: SystemContext, { cases, ...work }: ScanWork): Promise<ScanOutcome> {
  const queue: ScanQueue<DocumentToScan> = {
    claim: claimScan,
    putOff: putOffScan,
    settle: async (tx, _ctx, { id, caseId, sentBy }, verdict) => {
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
    },
  }
  return scanNextOf(queue, ctx, work)
}
