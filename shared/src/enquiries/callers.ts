import { z } from 'zod'
import { Day } from '../day.ts'
import { parseReference } from '../reference.ts'
import { AskerStanding, EnquiryForStaff } from './enquiry-views.ts'

/** What somebody of the hub types to find who rings: it goes in the body, never in an address. */
export const CallerSearch = z.object({ query: z.string().trim().min(1, 'Type who rings').max(100) })
export type CallerSearch = z.infer<typeof CallerSearch>

/** An enquiry of the caller that is not over. */
export const OpenEnquiryOfCaller = z.object({
  id: z.uuid(),
  reference: z.string(),
  topics: z.array(z.string()),
  status: z.enum(['waiting', 'paused', 'answered']),
  openedOn: Day,
  replyBy: Day.nullable(),
})
export type OpenEnquiryOfCaller = z.infer<typeof OpenEnquiryOfCaller>

/** Somebody who may be the caller, with one child they stand beside: a person on two cases is there twice. */
export const Caller = z.object({
  /** Null: nobody of this case is known, or they have no account. */
  familyMemberId: z.uuid().nullable(),
  name: z.string().nullable(),
  /** Null where a restriction hides where the child is. */
  phone: z.string().nullable(),
  case: z
    .object({ id: z.uuid(), reference: z.string(), childName: z.string(), birthOn: Day, stage: z.string() })
    .nullable(),
  relationship: z.string().nullable(),
  level: z.string().nullable(),
  standing: AskerStanding,
  /** Kinds of the restrictions that stand on the child; `NO_CONTACT` only where it is about this very person. */
  flags: z.array(z.string()),
  /** Of somebody without an account: the enquiry by which we know them. */
  enquiryId: z.uuid().nullable(),
  openEnquiries: z.array(OpenEnquiryOfCaller),
})
export type Caller = z.infer<typeof Caller>
export const CallersFound = z.object({ items: z.array(Caller) })
export type CallersFound = z.infer<typeof CallersFound>

/** Who was chosen: ids only. */
export const CallerChosen = z.object({
  familyMemberId: z.uuid().optional(),
  caseId: z.uuid().optional(),
  enquiryId: z.uuid().optional(),
})
export type CallerChosen = z.infer<typeof CallerChosen>

/** The caller beside the live case, while somebody talks to them. */
export const CallerBeside = z.object({
  caller: Caller,
  case: EnquiryForStaff.shape.case,
  /** First line and postcode of their own address, to ask for; null where it is hidden or not known. */
  addressToAsk: z.string().nullable(),
})
export type CallerBeside = z.infer<typeof CallerBeside>

export type CallerQuery =
  | { by: 'reference'; reference: string }
  | { by: 'phone'; end: string }
  | { by: 'email'; email: string }
  | { by: 'postcode'; postcode: string }
  | { by: 'name'; words: string[] }

const postcode = /^[A-Z]{1,2}[0-9][0-9A-Z]?[0-9][A-Z]{2}$/

/** Fewer digits than this are in too many numbers to find anybody by. */
const fewestDigits = 5

/** What was typed to find a caller by; null where it is too little to look for. */
export function callerQuery(typed: string): CallerQuery | null {
  const reference = parseReference(typed)
  if (reference) return { by: 'reference', reference }
  if (typed.includes('@')) return { by: 'email', email: typed.trim().toLowerCase() }
  if (/^[\d\s()+.-]+$/.test(typed)) {
    const end = dialledDigits(typed)
    return end.length < fewestDigits ? null : { by: 'phone', end }
  }
  const close = typed.toUpperCase().replace(/\s/g, '')
  if (postcode.test(close)) return { by: 'postcode', postcode: close }
  const words = typed
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((word) => word.length > 1)
    // The longest first: it is what the index looks for.
    .sort((a, b) => b.length - a.length)
    .slice(0, 3)
  return words.some((word) => word.length > 2) ? { by: 'name', words } : null
}

/** The digits as they are dialled inside the country: `+44 (0)7700 900123` and `07700900123` are one number. */
export function dialledDigits(phone: string): string {
  return phone.replace(/\D/g, '').replace(/^(?:0044|44)0?/, '0')
}
