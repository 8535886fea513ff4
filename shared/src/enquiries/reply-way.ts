import { z } from 'zod'

/**
 * How an answer, or our question, reaches somebody who has no account. email: staff let their words go by plain email, to
 * the address they saw. told: they tell them in another way, and this is the record of it.
 */
export const ReplyWay = z.enum(['email', 'told'])
export type ReplyWay = z.infer<typeof ReplyWay>

/** What a reply, or our question, says of its way; nothing for somebody who signs in. */
export const SentByMail = z.object({
  reachesBy: ReplyWay.optional(),
  /** The address that the writer saw: another one since means that they have to look again. */
  mailTo: z.string().max(254).optional(),
})

/** What staff are told of the way before they send. */
export const MailOfReply = z.object({
  /**
   * notice: an email says that there is an answer. whole: it has the answer, because they chose so. choose: the writer says
   * how it reaches them. none: nothing is sent.
   */
  way: z.enum(['notice', 'whole', 'choose', 'none']),
  /** Where words would go by plain email; null where they may not. */
  address: z.string().nullable(),
  /** Why they may not, though there is an address. */
  refusal: z.enum(['linked-to-case', 'spam', 'came-back']).nullable(),
})
export type MailOfReply = z.infer<typeof MailOfReply>
