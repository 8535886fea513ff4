import { z } from 'zod'
import { EnquiryRow } from './enquiry-views.ts'
import { HereNow } from './live-marks.ts'

/** A browser tab says every 20 seconds that it shows an enquiry, for as long as somebody is at it. */
export const EnquiryPresence = z.object({
  /** Made by the tab. */
  tab: z.uuid(),
  state: z.enum(['reading', 'writing', 'gone']),
})
export type EnquiryPresence = z.infer<typeof EnquiryPresence>

/** How the enquiry stands for whoever looks at it: told with each sign of life, where no stream comes through. */
export const EnquiryStandsNow = z.object({ version: z.number().int(), here: z.array(HereNow) })
export type EnquiryStandsNow = z.infer<typeof EnquiryStandsNow>

/** One enquiry as the live queue shows it after a change. */
export const LiveEnquiry = EnquiryRow.extend({ here: z.array(HereNow) })
export type LiveEnquiry = z.infer<typeof LiveEnquiry>

export const LiveStream = z.object({
  /** Only what happens to this enquiry. */
  enquiryId: z.uuid().optional(),
  /** Milliseconds since 1970, by the hub's clock: since when nothing may be left out. */
  since: z.coerce.number().int().min(0).max(8.64e15).optional(),
})
export type LiveStream = z.infer<typeof LiveStream>

/** What the stream says, by the name of the event. */
export interface LiveEvents {
  /** Who listens here, and who is at which enquiry as it begins. Not live: `look-again` will come. */
  hello: { staffId: string; isLive: boolean; present: Record<string, HereNow[]> }
  /** These enquiries are like this now. */
  rows: readonly LiveEnquiry[]
  /** The hub itself hears nothing for now; `look-again` comes when it does. */
  interrupted: null
  /** Something may have been missed: read what is on the screen again. */
  'look-again': null
  /** The session is over: nothing more comes. */
  ended: null
}
export type LiveEventName = keyof LiveEvents
