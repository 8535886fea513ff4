import { z } from 'zod'
import { Paging } from '../paging.ts'

/** Mails that became part of no enquiry: those nobody has looked at, or all. */
export const InboundMailSearch = Paging.extend({ show: z.enum(['open', 'all']).default('open') })
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
})
export type InboundMailRow = z.infer<typeof InboundMailRow>
export const InboundMailRows = z.object({ items: z.array(InboundMailRow), total: z.number().int() })
export type InboundMailRows = z.infer<typeof InboundMailRows>

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
