import { referencesIn } from '@send-hub/shared'
import type { SystemContext } from '../../../platform/context.ts'
import type { FileStore, Scanner, ScanQueue } from '../../../platform/files/index.ts'
import { scanNextOf } from '../../../platform/files/index.ts'
import { recordAudit } from '../../audit/index.ts'
import { caseForDocuments, countChildrenNamed } from '../../cases/index.ts'
import { namesChild, type OtherFiles, textOf } from '../../documents/index.ts'
import { queueNotification } from '../../notifications/index.ts'
import {
  claimScan,
  claimUnread,
  type MessageFileToScan,
  putOffScan,
  settleNames,
  settleScan,
} from './message-files.store.ts'

const queue: ScanQueue<MessageFileToScan> = {
  claim: claimScan,
  putOff: putOffScan,
  async settle(tx, ctx, { id, enquiryId, caseId, sentBy, isSent }, verdict) {
    if (!(await settleScan(tx, id, verdict, ctx.now)) || verdict === 'clean') return
    await recordAudit(tx, ctx, {
      ...{ action: 'message-file-infected', subjectKind: 'enquiry', subjectId: enquiryId, caseId },
      details: { fileId: id },
    })
    // Who sent it believes that we have it. Whom a hold or a death keeps from mail, the outbox knows.
    if (!sentBy || !isSent) return
    await queueNotification(tx, ctx, {
      ...{ eventKey: `${id}:not-safe`, kind: 'case-updated', caseId },
      to: { familyMembers: [sentBy] },
    })
  },
}

/** Longer than the slowest reading: until then no other worker takes the same file. */
const claimMs = 5 * 60_000

/** Looks through the words of the file of staff that has waited longest, as is done with documents. */
async function readNextNames(
  ctx: SystemContext,
  { files, isScanned }: { files: FileStore; isScanned: boolean },
): Promise<boolean> {
  const until = new Date(ctx.now.getTime() + claimMs)
  const file = await ctx.tx((tx) => claimUnread(tx, ctx.now, until, isScanned))
  if (!file) return false
  const { id, caseId, fileName, storageKey, mediaType } = file
  const text = await textOf(files, storageKey, mediaType)
  const found = referencesIn(`${fileName}\n${text ?? ''}`)
  await ctx.tx(async (tx) => {
    const child = caseId && text !== null ? await caseForDocuments.childOf(tx, caseId) : null
    await settleNames(tx, id, {
      namesChild: child && text !== null ? namesChild(text, child) : null,
      otherChildren: await countChildrenNamed(tx, caseId, found),
      at: ctx.now,
    })
  })
  return true
}

/** What the worker of the documents does with files that go with messages. */
export const messageFileWork: OtherFiles = {
  scanNext: (ctx, work: { files: FileStore; scanner: Scanner }) => scanNextOf(queue, ctx, work),
  readNextNames,
}
