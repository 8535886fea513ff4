import { readMail } from './read-mail.ts'

const longestHeadBytes = 100_000

/** Who wrote a mail and about what, where the rest of it can't be read. Nothing is thrown: what can't be told is empty. */
export async function headOf(raw: Buffer): Promise<{ sender: string | null; subject: string }> {
  const start = raw.subarray(0, longestHeadBytes)
  const end = /\r?\n\r?\n/.exec(start.toString('latin1'))?.index ?? start.length
  // Its parts are left out with the header that announces them.
  const lines = start
    .subarray(0, end)
    .toString('latin1')
    .replaceAll(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
  const wanted = lines.filter((line) => /^(from|subject):/i.test(line)).slice(0, 10)
  const read = await readMail(Buffer.from(`${wanted.join('\r\n')}\r\n\r\n`, 'latin1')).catch(() => null)
  return { sender: read?.senders[0]?.address ?? null, subject: read?.subject ?? '' }
}
