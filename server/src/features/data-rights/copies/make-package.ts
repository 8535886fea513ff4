import { PassThrough } from 'node:stream'
import { endingOf } from '@send-hub/shared'
import yazl from 'yazl'
import { HubError } from '../../../platform/errors.ts'
import { FileMissing, type FileStore, safeFileName } from '../../../platform/files/index.ts'
import { type CopyFacts, copyPage, type Given } from './copy-page.ts'
import type { Held } from './gather.ts'

/**
 * Writes a copy into the file store as one ZIP: index.html, data.json, and the files, one after the other.
 * @returns its key
 * @throws unavailable when a file can't be reached: a copy is whole or it is not made
 */
export async function makePackage(
  files: FileStore,
  facts: CopyFacts,
  items: readonly Held[],
  madeAt: Date,
): Promise<string> {
  const given = withPaths(items)
  const zip = new yazl.ZipFile()
  const output = zip.outputStream as PassThrough
  zip.on('error', (error: Error) => output.destroy(error))
  const options = { mtime: madeAt }
  zip.addBuffer(Buffer.from(copyPage(facts, given)), 'index.html', options)
  zip.addBuffer(Buffer.from(dataFile(facts, given)), 'data.json', options)
  for (const { file, path } of given) {
    if (!file || !path) continue
    zip.addReadStreamLazy(path, options, (take) => {
      files.open(file.key).then(
        (content) => take(null, content),
        (error: unknown) => take(error, new PassThrough()),
      )
    })
  }
  zip.end()
  const staged = await files.stage(output).catch((error: unknown) => {
    throw error instanceof FileMissing ? notReached() : error
  })
  return staged.keep()
}

const notReached = () =>
  new HubError(
    'unavailable',
    'A document of this child can’t be reached just now, so the copy was not made. Try again later.',
  )

/** Names of files are what somebody typed: each gets a number before it, and an ending that we know. */
function withPaths(items: readonly Held[]): Given[] {
  let number = 0
  return items.map((item) => {
    if (!item.file) return { ...item, path: null }
    number += 1
    return {
      ...item,
      path: `files/${String(number).padStart(3, '0')} ${nameOf(item.source, item.content, item.file.name)}`,
    }
  })
}

/** A mail is given as it came: no type that we open ourselves. */
function nameOf(source: string, { media_type }: Record<string, unknown>, name: string): string {
  if (source === 'inbound_mails') return 'email.eml'
  return safeFileName(name, endingOf(String(media_type)) ?? 'pdf')
}

function dataFile({ reference, childName, councilName, on }: CopyFacts, given: readonly Given[]): string {
  const parts = [...Map.groupBy(given, ({ heading }) => heading)].map(([heading, items]) => ({
    heading,
    items: items.map(({ content, path }) => ({ ...content, ...(path && { file: path }) })),
  }))
  return `${JSON.stringify({ reference, childName, councilName, madeOn: on, parts }, null, 2)}\n`
}
