import { z } from 'zod'
import { Caller } from './callers.ts'
import { EnquiryRow } from './enquiry-views.ts'

/** What staff look for: it goes in the body, never in an address. */
export const StaffSearch = z.object({
  query: z.string().trim().min(2, 'Type at least two letters').max(100, 'Search for 100 characters or fewer'),
})
export type StaffSearch = z.infer<typeof StaffSearch>

/** Words of a message around what was found; `isHit` are the very words. */
export const Excerpt = z.array(z.object({ text: z.string(), isHit: z.boolean() }))
export type Excerpt = z.infer<typeof Excerpt>

export const FoundEnquiry = EnquiryRow.extend({
  /** By its reference, by who or whom it is about, or by words that were written in it. */
  foundBy: z.enum(['reference', 'name', 'words']),
  /** Of the newest message with the words; null where no words were found. */
  excerpt: Excerpt.nullable(),
})
export type FoundEnquiry = z.infer<typeof FoundEnquiry>

export const StaffSearchFound = z.object({
  /** Best first; people whose name is only like what was typed are among them. */
  people: z.array(Caller),
  enquiries: z.array(FoundEnquiry),
  /** There are more enquiries than are shown. */
  isMore: z.boolean(),
})
export type StaffSearchFound = z.infer<typeof StaffSearchFound>
