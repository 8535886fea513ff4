import { maxFilesOfMessage, type StagedFiles } from '@send-hub/shared'
import type { FamilyContext } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { invalid } from '../../../platform/errors.ts'
import { refuseUpload, type Uploads } from '../../../platform/http/receive-upload.ts'
import { checkFile } from '../../documents/index.ts'
import type { MessageFileOptions } from './file-options.ts'
import { type KeptBytes, keepBytes, keepMessageFile } from './keep-message-file.ts'

/** How long a token serves: well below the day after which files that no row knows of are swept. */
const tokenHours = 12

interface Token extends Omit<KeptBytes, 'isRefused'> {
  for: string
  until: number
}

const tokenKind = 'message-file'

/**
 * Takes files in before their message is written down: a form that asks on several pages carries a token for each, sealed
 * to who sent them. One file that is refused refuses all, so that nobody sends half of what they meant to.
 * @throws sign-in-required, before anything is taken in; validation-failed naming each file that is refused
 */
export async function stageFiles(
  ctx: FamilyContext,
  { maxUploadBytes, sealer }: MessageFileOptions,
  receive: () => Promise<Uploads>,
): Promise<StagedFiles> {
  // No row is written here: without this a session that was ended would still send files.
  await ctx.tx(async () => {})
  const { files } = await receive()
  try {
    const types = await Promise.all(files.map((each) => checkFile(each, maxUploadBytes, 'files')))
    const faults = types.flatMap((type, at) => {
      if (!('status' in type)) return []
      return [{ ...type, detail: `${shown(files[at]?.typedName)}: ${type.detail}` }]
    })
    if (faults.length > 0) throw refuseUpload(faults)
    const items: StagedFiles['items'] = []
    for (const [at, { file, typedName }] of files.entries()) {
      const type = types[at]
      if (!type || !('ending' in type)) continue
      const kept = await keepBytes(file, typedName || 'file', type.ending)
      const { isRefused, ...bytes } = kept
      const token: Token = { ...bytes, for: ctx.actor.id, until: ctx.now.getTime() + tokenHours * 3_600_000 }
      items.push({
        token: sealer.seal(JSON.stringify([tokenKind, token])),
        ...{ fileName: kept.fileName, size: kept.byteSize },
      })
    }
    return { items }
  } finally {
    for (const { file } of files) await file.discard()
  }
}

/** A name somebody typed, short enough to be read out. */
const shown = (name = '') => [...name.replace(/\p{C}/gu, '')].slice(0, 60).join('') || 'File'

/** @throws validation-failed for a token that ran out, was changed, or is somebody else's */
export function openTokens(
  ctx: FamilyContext,
  { sealer }: Pick<MessageFileOptions, 'sealer'>,
  tokens: readonly string[] = [],
): KeptBytes[] {
  return [...new Set(tokens)].map((text) => {
    const token = readToken(sealer.unseal(text))
    if (!token || token.for !== ctx.actor.id || token.until < ctx.now.getTime())
      throw invalid('/files', 'Choose your files again: they have waited here too long')
    const { for: _owner, until: _until, ...bytes } = token
    return { ...bytes, isRefused: false }
  })
}

/** The same secret seals what pages carry: only what was made as a file is taken for one. */
function readToken(text: string | null): Token | null {
  if (text === null) return null
  const [kind, token] = JSON.parse(text) as [string, Token]
  return kind === tokenKind ? token : null
}

/**
 * Writes down the files that go with a family's message, in its transaction.
 * @throws validation-failed for a file that went with another message of theirs
 */
export async function keepFamilyFiles(
  tx: Tx,
  ctx: FamilyContext,
  isScanned: boolean,
  of: { enquiryId: string; messageId: string },
  files: readonly KeptBytes[],
): Promise<void> {
  for (const file of files) {
    const kept = await keepMessageFile(tx, ctx, {
      ...{ ...file, ...of, isScanned, uploadedBy: { familyMember: ctx.actor.id } },
    })
    if (!kept)
      throw invalid(
        '/files',
        `You have sent ${file.fileName} before. Choose it again if you want to send it twice`,
      )
  }
}

export const tooManyFiles = `Send at most ${maxFilesOfMessage} files at a time`
