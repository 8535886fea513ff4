import type { Council } from '@send-hub/shared'
import {
  englandAndWales,
  londonHour,
  nextWorkingDay,
  previousWorkingDay,
} from '../../../platform/calendar/index.ts'
import type { Clock } from '../../../platform/clock.ts'
import { contextFor, type SystemContext } from '../../../platform/context.ts'
import type { Pool } from '../../../platform/db/pool.ts'
import { type Statement, statement, type Tx } from '../../../platform/db/transaction.ts'
import { dailyWorkFromHour } from '../../cases/index.ts'
import { missPromise } from './miss-promise.ts'
import type { ToStrangers } from './tell-stranger.ts'
import { dayBeginsAt, sameDayFrom, warnOfPromise } from './warn-of-promise.ts'
import { pausedBefore, remindedAfter, silenceAfter, watchPause } from './watch-pauses.ts'
import { listNotHandedOver, tellManagers } from './watch-safeguarding.ts'

export interface PromiseWork {
  pool: Pool
  clock: Clock
  council: Council
  /** Left out: nobody without an account is written to, and staff are told so. */
  strangers?: ToStrangers
  /** Asked between two enquiries: what is left is done at the next turn. */
  shouldStop?: () => boolean
  /** An enquiry that could not be worked on is left out of this turn, and told here by its id. */
  onFault?: (enquiryId: string, error: unknown) => void
  /** How many ids are read at once. */
  batchSize?: number
}

/** How many were noted as missed, warned of, reminded of and told to managers. */
export interface PromiseCounts {
  missed: number
  warned: number
  reminded: number
  notHandedOver: number
}

const batchSize = 200

/**
 * Does what promises ask for now: notes those that were missed, warns of those that are near, looks after those that stand
 * still, and after risks of harm that nobody handed over. Each enquiry is a transaction that locks it and looks again
 * whether there is anything to do, so any number of workers may call this at once, and whoever is killed loses the one at
 * hand and nothing else. Days on which no worker ran are not made up for one by one: what was missed is missed once.
 */
export async function workOnPromises(work: PromiseWork): Promise<PromiseCounts> {
  const { council, strangers } = work
  const notHandedOver = await eachOf(work, listNotHandedOver, tellManagers)
  const warned = await eachOf(work, listNear, warnOfPromise)
  const isMorning = londonHour(work.clock.now()) >= dailyWorkFromHour
  // Nobody is written to before seven.
  if (!isMorning) return { missed: 0, warned, reminded: 0, notHandedOver }
  const missed = await eachOf(work, listMissed, (tx, ctx, id) => missPromise(tx, ctx, council, id, strangers))
  const reminded = await eachOf(work, listPaused, (tx, ctx, id) => watchPause(tx, ctx, id, strangers))
  return { missed, warned, reminded, notHandedOver }
}

type ListIds = (tx: Tx, ctx: SystemContext, except: readonly string[], limit: number) => Promise<string[]>

/** Goes through what `list` finds until nothing is left that was not tried in this turn. */
async function eachOf(
  work: PromiseWork,
  list: ListIds,
  act: (tx: Tx, ctx: SystemContext, enquiryId: string) => Promise<boolean>,
): Promise<number> {
  const limit = work.batchSize ?? batchSize
  const leftAlone: string[] = []
  let done = 0
  while (!work.shouldStop?.()) {
    const ids = await contextNow(work).tx((tx) => list(tx, contextNow(work), leftAlone, limit))
    for (const id of ids) {
      if (work.shouldStop?.()) return done
      const ctx = contextNow(work)
      const isDone = await ctx
        .tx((tx) => act(tx, ctx, id))
        .catch((error) => {
          work.onFault?.(id, error)
          return false
        })
      if (isDone) done += 1
      else leftAlone.push(id)
    }
    if (ids.length < limit) return done
  }
  return done
}

const contextNow = ({ pool, clock }: PromiseWork) => contextFor(pool, clock, { kind: 'system', id: null })

const idsOf = (query: Statement, values: (ctx: SystemContext) => unknown[]): ListIds => {
  return async (tx, ctx, except, limit) => {
    const rows = await tx.rows<{ id: string }>(query, [except, limit, ...values(ctx)])
    return rows.map(({ id }) => id)
  }
}

// Both halves of the queue's index, which begins with whether it is a risk of harm.
const missedOf = (isOrdinary: boolean) => `(select id, reply_by from enquiries
   where status = 'waiting' and (priority > 0) = ${isOrdinary} and reply_by < $3 and id <> all($1::uuid[])
   order by reply_by limit $2)`
const listMissed = idsOf(
  statement(
    'promise.list-missed',
    `select id from (${missedOf(false)} union all ${missedOf(true)}) m order by reply_by, id limit $2`,
  ),
  ({ today }) => [today],
)

// What `isTimeToWarn` says, so that a minute costs nothing while nothing is near: $3 today, $4 the next working day, $5 the
// working day before that one, $6 the hour in London.
const listNear = idsOf(
  statement(
    'promise.list-near',
    `select p.enquiry_id as id from promises p join enquiries e on e.id = p.enquiry_id
     where p.enquiry_id is not null and p.kept_at is null and p.replaced_at is null and p.paused_at is null
       and p.warned_at is null and p.due_on between $3 and $4 and e.status = 'waiting' and p.enquiry_id <> all($1::uuid[])
       and case when e.priority = 0 then false
         when e.priority = 1 then p.due_on = $3 and $6::int >= ${sameDayFrom}
         when p.due_on = $3 then $6::int >= ${dayBeginsAt}
         else (p.made_at at time zone 'Europe/London')::date < $5 and ($5::date < $3 or $6::int >= ${dayBeginsAt}) end
     order by p.due_on, p.enquiry_id limit $2`,
  ),
  ({ today, now }) => {
    const next = nextWorkingDay(today, englandAndWales)
    return [today, next, previousWorkingDay(next, englandAndWales), londonHour(now)]
  },
)

const listPaused = idsOf(
  statement(
    'promise.list-paused',
    `select p.enquiry_id as id from promises p join enquiries e on e.id = p.enquiry_id
     where p.paused_at is not null and p.kept_at is null and p.replaced_at is null and e.status = 'paused'
       and ((p.reminded_at is null and (p.paused_at at time zone 'Europe/London')::date <= $3)
         or (p.silence_noted_at is null and (p.paused_at at time zone 'Europe/London')::date <= $4))
       and p.paused_at < $3::date + interval '2 days' and p.enquiry_id <> all($1::uuid[])
     order by p.paused_at, p.enquiry_id limit $2`,
  ),
  ({ today }) => [pausedBefore(today, remindedAfter), pausedBefore(today, silenceAfter)],
)
