import { Readable } from 'node:stream'
import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { FileStore } from '../../../platform/files/index.ts'
import { type KeptBytes, keepAnyFile, keepMessageFile } from '../../enquiries/index.ts'
import type { MailFile } from '../reading/read-mail.ts'

/** A mail with more files than this is an archive: the rest is in the mail as it came. */
export const mostFiles = 50

/** Puts what came with a mail into the store, before the transaction that makes it known; what is not, is swept. */
export async function keepFilesOfMail(files: FileStore, parts: readonly MailFile[]): Promise<KeptBytes[]> {
  const kept: KeptBytes[] = []
  for (const { name, content } of parts.slice(0, mostFiles)) {
    const file = await keepAnyFile(files, Readable.from([content]), name)
    if (file) kept.push(file)
  }
  return kept
}

/** Names of what can't be opened here: of a kind that the hub does not take, or one of too many. */
export function refusedNames(kept: readonly KeptBytes[], parts: readonly MailFile[]): string[] {
  const refused = kept
    .filter(({ isRefused }) => isRefused)
    .map(({ fileName }) => fileName.replace(/\.file$/, ''))
  return [...refused, ...parts.slice(mostFiles).map(({ name }) => name)]
}

/** Writes down which message the files go with, in the transaction that writes it. */
export async function addFiles(
  tx: Tx,
  ctx: Context,
  of: { enquiryId: string; messageId: string; familyMemberId: string | null; isScanned: boolean },
  kept: readonly KeptBytes[],
): Promise<void> {
  const { familyMemberId, ...rest } = of
  for (const file of kept) {
    await keepMessageFile(tx, ctx, {
      ...file,
      ...rest,
      uploadedBy: familyMemberId ? { familyMember: familyMemberId } : null,
    })
  }
}
