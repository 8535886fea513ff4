import { z } from 'zod'
import { Paging } from '../paging.ts'

/**
 * Mails that became part of no enquiry: those nobody has looked at, or all. What was held back of a flood is among those to
 * look at only where `flood` names it, so that it covers up nothing else; but for what may speak of harm.
 */
export const InboundMailSearch = Paging.extend({
  show: z.enum(['open', 'all']).default('open'),
  flood: z.uuid().optional(),
})
export type InboundMailSearch = z.infer<typeof InboundMailSearch>

export const InboundMailParams = z.object({ inboundMailId: z.uuid() })

export const InboundMailRow = z.object({
  id: z.uuid(),
  receivedAt: z.string(),
  /** Who it says it is from; null when that can't be told. */
  sender: z.string().nullable(),
  subject: z.string().nullable(),
  /** One of `mailOutcomes`; null: the hub could not read it. */
  outcome: z.string().nullable(),
  byteSize: z.number().int(),
  isSeen: z.boolean(),
  /** The flood it was held back in. */
  floodId: z.uuid().nullable(),
})
export type InboundMailRow = z.infer<typeof InboundMailRow>
export const InboundMailRows = z.object({ items: z.array(InboundMailRow), total: z.number().int() })
export type InboundMailRows = z.infer<typeof InboundMailRows>

/** Mails of one sender that were held back because too many came, and that nobody has looked at. */
export const MailFlood = z.object({
  id: z.uuid(),
  /** Null: they name no sender. */
  sender: z.string().nullable(),
  /** Whether it is proven that the sender wrote them; else anybody may have written that address. */
  isSenderProven: z.boolean(),
  count: z.number().int(),
  /** How many of them may speak of harm: each of these is looked at by itself. */
  mayBeHarm: z.number().int(),
  firstAt: z.string(),
  lastAt: z.string(),
  /** When the newest was held back: what comes after it was not on the screen (`MailFloodSeen`). */
  heldUntil: z.string(),
})
export type MailFlood = z.infer<typeof MailFlood>
/** Newest first, the first hundred. */
export const MailFloods = z.object({ items: z.array(MailFlood) })

export const MailFloodParams = z.object({ floodId: z.uuid() })
/** There is nothing to do with what was held back until then. */
export const MailFloodSeen = z.object({ until: z.iso.datetime() })
export type MailFloodSeen = z.infer<typeof MailFloodSeen>
/** `left`: how many still wait, because they came later, may speak of harm, or were too many for one act. */
export const MailFloodResult = z.object({ seen: z.number().int(), left: z.number().int() })
export type MailFloodResult = z.infer<typeof MailFloodResult>

/** What staff add to make an enquiry of a mail; what the hub could read itself need not be typed. */
export const EnquiryFromMail = z.object({
  name: z.string().trim().max(200).optional(),
  /** Only for a mail that the hub can't read. */
  body: z.string().trim().max(20_000).optional(),
})
export type EnquiryFromMail = z.infer<typeof EnquiryFromMail>

/** Somebody whose mail came back: nothing but codes goes to them until their address was checked. */
export const StoppedAddress = z.object({
  familyMemberId: z.uuid(),
  name: z.string(),
  stoppedAt: z.string(),
  cases: z.array(z.object({ id: z.uuid(), reference: z.string() })),
})
export type StoppedAddress = z.infer<typeof StoppedAddress>
export const StoppedAddresses = z.object({ items: z.array(StoppedAddress) })

/** Which message of a thread came by which mail. */
export const MailOfMessage = z.object({
  messageId: z.uuid(),
  inboundMailId: z.uuid(),
  /** How sure we are who wrote it; null: it was not expected. */
  proof: z.enum(['signed', 'address']).nullable(),
})
export type MailOfMessage = z.infer<typeof MailOfMessage>
