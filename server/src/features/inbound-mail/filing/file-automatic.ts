import type { SystemContext } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { noteInThread } from '../../enquiries/index.ts'
import type { MailFiling } from '../mail-filing.ts'
import { withoutOurQuote } from '../reading/cut-quoted.ts'
import type { ReadMail } from '../reading/read-mail.ts'
import type { FiledMail } from './filing.store.ts'
import type { ThreadFound } from './find-thread-of-mail.ts'

const longestNote = 2_000

/**
 * A machine's answer: a note for staff in its thread ("back on Monday" is worth knowing), and nothing else. It is nobody's
 * answer: no promise is touched, nothing goes on, and nobody is answered.
 */
export async function fileAutomatic(
  tx: Tx,
  ctx: SystemContext,
  { hubAddresses, council }: MailFiling,
  mail: ReadMail,
  { thread }: ThreadFound,
): Promise<Pick<FiledMail, 'outcome' | 'enquiryId' | 'messageId'>> {
  if (!thread) return { outcome: 'ignored-automatic' }
  const words = withoutOurQuote(mail.text, { addresses: hubAddresses, name: council.name })
  const shown = words.length > longestNote ? `${words.slice(0, longestNote).toWellFormed()}…` : words
  const note = [automaticNote, mail.subject, shown].filter(Boolean).join('\n\n')
  const messageId = await noteInThread(tx, ctx, thread.id, note)
  return { outcome: 'noted-automatic', enquiryId: thread.id, messageId }
}

const automaticNote =
  'An automatic answer came from their mailbox. Nobody was answered, and the promise stands as it was.'
