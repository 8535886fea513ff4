import { createHmac, timingSafeEqual } from 'node:crypto'

/** What a signed Message-ID of ours says: the enquiry it belongs to, and the one mail (a notification's id). */
export interface MailThread {
  enquiryId: string
  uniqueId: string
}

const shape = /^<?e\.([0-9a-f]{32})\.([0-9a-f]{32})\.([0-9a-f]{32})@[^@<>\s]+>?$/i

/**
 * The Message-ID of a mail about an enquiry, with angle brackets. Both ids are UUIDs. It is signed, so that nobody can
 * make one up for an enquiry whose mails they never got. All in lower case: some mail systems change the case.
 */
export function threadMessageId(key: string, enquiryId: string, uniqueId: string, domain: string): string {
  const [enquiry, unique] = [bare(enquiryId), bare(uniqueId)]
  return `<e.${enquiry}.${unique}.${sign(key, enquiry, unique)}@${domain}>`
}

/** What it says, when it is one that this hub signed, whatever domain stands behind it; null otherwise. */
export function threadOfMessageId(key: string, messageId: string): MailThread | null {
  const [, enquiry, unique, signature] = shape.exec(messageId.trim().toLowerCase()) ?? []
  if (!enquiry || !unique || !signature) return null
  const expected = Buffer.from(sign(key, enquiry, unique))
  if (!timingSafeEqual(expected, Buffer.from(signature))) return null
  return { enquiryId: dashed(enquiry), uniqueId: dashed(unique) }
}

/** The enquiry that a Message-ID signed by this hub belongs to; null for every other. */
export const enquiryOfMessageId = (key: string, messageId: string): string | null =>
  threadOfMessageId(key, messageId)?.enquiryId ?? null

/** 128 bits: more than anyone tries through a mail server. */
function sign(key: string, enquiry: string, unique: string): string {
  return createHmac('sha256', key).update(`mail-thread:${enquiry}:${unique}`).digest('hex').slice(0, 32)
}

const bare = (uuid: string) => uuid.replaceAll('-', '').toLowerCase()
const dashed = (hex: string) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
