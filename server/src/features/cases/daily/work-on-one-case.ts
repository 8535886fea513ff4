import { addDays, type Day } from '../../../platform/calendar/index.ts'
import type { SystemContext } from '../../../platform/context.ts'
import { reckonCase } from '../reckon-case.ts'
import { insertToldEvents, readDailyCases } from './daily.store.ts'
import { tellToday } from './tell-today.ts'
import { eventOf } from './work-on-cases.ts'

/**
 * What the daily work tells of one case on days in which nobody acted on it, each told on its own day; both days
 * included. For lives that are played in order: `contextOf` gives the moment of a day's work. Queues no messages, and
 * leaves the open duties as they are: `reckonCasesAnew` puts them right at the end.
 */
export async function tellDaysOfCase(
  contextOf: (day: Day) => SystemContext,
  caseId: string,
  days: { from: Day; to: Day },
): Promise<void> {
  const [found] = await contextOf(days.to).tx((tx) => readDailyCases(tx, [caseId], days.to))
  if (!found) return
  for (let day = days.from; day <= days.to; day = addDays(day, 1)) {
    const told = tellToday(found, reckonCase(found, day), day, day).map((one) => eventOf(caseId, one, day))
    if (told.length === 0) continue
    const ctx = contextOf(day)
    await ctx.tx((tx) => insertToldEvents(tx, told, day, ctx.now))
    const said = { on: day, recordedAt: ctx.now.toISOString(), recordedByKind: 'system', corrects: null }
    for (const { id, kind, details, familyMemberId } of told) {
      found.events.push({ ...said, id, kind, details, familyMemberId })
    }
  }
}
