import type { Thread } from './threads.store.ts'

/** Why a mail does not join the enquiry that it names: a code for the audit. */
export type JoinRefusal = 'other-sender' | 'access-ended' | 'held-back' | 'sender-not-proven'

/** Who a mail says it is from, and what is known of that. */
export interface MailSender {
  /** In lower case; null when there is none, or more than one. */
  address: string | null
  /** What the council's own mail server found out: `fail` is a forgery. */
  verdict: 'pass' | 'fail' | 'none'
}

/**
 * Whether a mail may go into a thread; null: it may. Naming an enquiry, or answering one of its mails, is not enough: a
 * reference is seen on paper and a mail is passed on. Only the address of who asked counts, and only while that person may
 * be told of the matter: parents of one child are kept apart here as everywhere.
 */
export function refusalToJoin(
  thread: Pick<Thread, 'askerEmail' | 'standing' | 'isHeldBack' | 'familyMemberId' | 'caseId'>,
  { address, verdict }: MailSender,
): JoinRefusal | null {
  if (verdict === 'fail') return 'sender-not-proven'
  if (!address || !thread.askerEmail || address !== thread.askerEmail) return 'other-sender'
  if (!thread.familyMemberId || !thread.caseId) return null
  if (thread.isHeldBack || thread.standing === 'held-back') return 'held-back'
  return thread.standing === 'runs' ? null : 'access-ended'
}
