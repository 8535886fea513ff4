import { missPromise, watchPause } from '../features/enquiries/index.ts'
import { addDays, type Day, londonDay } from '../platform/calendar/index.ts'
import { statement } from '../platform/db/transaction.ts'
import type { Scene } from './scene.ts'

const readRunning = statement(
  'demo.running-promise',
  `select reply_by as "replyBy", (paused_since at time zone 'Europe/London')::date as "pausedOn" from enquiries where id = $1`,
)

/**
 * What the hub did by itself about the promise of an enquiry, morning after morning, until a moment: it said sorry for each
 * day that was missed and gave another, and reminded who was asked for something.
 */
export async function passPromises(scene: Scene, enquiryId: string, until: Date): Promise<void> {
  const { acting, calendar, council } = scene
  let day = await firstMorning(scene, enquiryId, until)
  while (day && calendar.at(day, '07:00') <= until && day <= londonDay(until)) {
    const ctx = acting.system(calendar.at(day, '07:00'))
    const isMissed = await ctx.tx((tx) => missPromise(tx, ctx, council, enquiryId))
    if (!isMissed) await ctx.tx((tx) => watchPause(tx, ctx, enquiryId))
    day = isMissed ? await firstMorning(scene, enquiryId, until) : addDays(day, 1)
  }
}

/** The first morning on which there may be something to do; null while nobody waits. */
async function firstMorning({ acting }: Scene, enquiryId: string, until: Date): Promise<Day | null> {
  const ctx = acting.system(until)
  const [row] = await ctx.tx((tx) =>
    tx.rows<{ replyBy: Day | null; pausedOn: Day | null }>(readRunning, [enquiryId]),
  )
  const on = row?.replyBy ?? row?.pausedOn
  return on ? addDays(on, 1) : null
}
