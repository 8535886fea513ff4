import {
  type Day,
  englandAndWales,
  londonDay,
  londonHour,
  previousWorkingDay,
} from '../../../platform/calendar/index.ts'
import type { SystemContext } from '../../../platform/context.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { queueNotification } from '../../notifications/index.ts'
import { addEnquiryEvent } from '../enquiry-events.ts'
import { addStaffTask } from '../staff-tasks.ts'
import { type Standing, tryStanding } from './promise.store.ts'
import { teamHere, whoWorksFor } from './who-has-it.ts'

/** London hours: the working day begins, and what must be answered today is asked for. */
export const dayBeginsAt = 9
export const sameDayFrom = 13

interface Running {
  /** The priority as a number. */
  level: number
  dueOn: Day
  madeAt: Date
}

/**
 * Whether it is time to warn that a promised day is near. From the beginning of the working day before; where the promise
 * is younger than that, of the day itself; P1 from 13:00 of its day. Never for a risk of harm, which has its own watch, nor
 * once the day has passed.
 */
export function isTimeToWarn({ level, dueOn, madeAt }: Running, now: Date): boolean {
  if (level === 0) return false
  const dayBefore = previousWorkingDay(dueOn, englandAndWales)
  const isToday = level === 1 || londonDay(madeAt) >= dayBefore
  const fromDay = isToday ? dueOn : dayBefore
  const fromHour = level === 1 ? sameDayFrom : dayBeginsAt
  const today = londonDay(now)
  const isFrom = today > fromDay || (today === fromDay && londonHour(now) >= fromHour)
  return isFrom && today <= dueOn
}

const readRunning = statement(
  'promise.running',
  `select p.id, p.due_on as "dueOn", p.made_at as "madeAt" from promises p
   where p.enquiry_id = $1 and p.kept_at is null and p.replaced_at is null and p.paused_at is null and p.warned_at is null
   order by p.made_at desc limit 1`,
)
const setWarned = statement('promise.set-warned', 'update promises set warned_at = $2 where id = $1')

/**
 * Warns who works on it, or who covers for them, or the team, once: a task, and one email a person a day that says nothing
 * of anybody. False where it is not time, or was done.
 */
export async function warnOfPromise(tx: Tx, ctx: SystemContext, enquiryId: string): Promise<boolean> {
  const standing = await tryStanding(tx, enquiryId)
  if (standing?.status !== 'waiting') return false
  const [promise] = await tx.rows<{ id: string; dueOn: Day; madeAt: Date }>(readRunning, [enquiryId])
  if (!promise || !isTimeToWarn({ ...promise, level: standing.priority }, ctx.now)) return false

  await tx.rows(setWarned, [promise.id, ctx.now])
  const one = await whoWorksFor(tx, standing.ownerId, standing.id)
  await addStaffTask(tx, ctx, {
    kind: 'promise-near',
    causeKey: `promise-near:${enquiryId}:${promise.dueOn}`,
    team: one?.team ?? standing.team,
    forStaffId: one?.id ?? null,
    enquiryId,
    dueOn: promise.dueOn,
  })
  await addEnquiryEvent(tx, ctx, enquiryId, 'promise-warned', { dueOn: promise.dueOn, to: one?.id ?? null })
  await sendWarning(tx, ctx, standing, one ? [one.id] : await teamHere(tx, standing.team, standing.id))
  return true
}

async function sendWarning(tx: Tx, ctx: SystemContext, { priority }: Standing, staff: string[]) {
  const key = priority === 1 ? `promise-near:${ctx.today}:today` : `promise-near:${ctx.today}`
  await queueNotification(tx, ctx, { eventKey: key, kind: 'promise-near', to: { staff } })
}
