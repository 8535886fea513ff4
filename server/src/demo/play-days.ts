import { closeDay, dailyWorkFromHour, reckonCasesAnew, tellDaysOfCase } from '../features/cases/index.ts'
import { addDays, type Day, londonDay, londonHour } from '../platform/calendar/index.ts'
import type { Time } from './calendar.ts'
import type { Scene } from './scene.ts'

/** The hub wrote to families by itself since then, in days back from today; before that, people did. */
const hubBeganDaysAgo = 125
/** The daily work is done in the morning, before anybody acts. */
const workBegins: Time = `0${dailyWorkFromHour}:00`

/** Does the daily work of one case from day to day, as its life goes on. */
export interface DaysOfCase {
  /** All mornings that have passed by a moment and are not done yet. */
  passUntil(at: Date): Promise<void>
}

export function daysOfCase(scene: Scene, caseId: string, since: Day): DaysOfCase {
  const { acting, calendar } = scene
  const began = calendar.day(hubBeganDaysAgo)
  let next = since < began ? began : addDays(since, 1)
  const contextOf = (day: Day) => acting.system(calendar.at(day, workBegins))
  return {
    async passUntil(at) {
      const last = lastMorning(at)
      if (next > last) return
      await tellDaysOfCase(contextOf, caseId, { from: next, to: last })
      next = addDays(last, 1)
    },
  }
}

/** The last morning is noted as done: the worker goes on from there, and has nothing to catch up. Lists show the case of each child as it stands today. */
export async function closeLastDay({ acting, calendar, cases }: Scene, now: Date): Promise<void> {
  const ctx = acting.system(calendar.at(lastMorning(now), workBegins))
  const ids = [...cases.values()].map(({ id }) => id)
  await ctx.tx(async (tx) => {
    await closeDay(tx, ctx)
    await reckonCasesAnew(tx, ids, calendar.today)
  })
}

/** The newest day whose work had begun by then. */
function lastMorning(at: Date): Day {
  const day = londonDay(at)
  return londonHour(at) < dailyWorkFromHour ? addDays(day, -1) : day
}
