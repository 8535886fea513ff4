import type { Council } from '@send-hub/shared'
import type { Clock } from '../../../platform/clock.ts'
import { contextFor } from '../../../platform/context.ts'
import type { Pool } from '../../../platform/db/pool.ts'
import { statement } from '../../../platform/db/transaction.ts'
import { passOnDue, type RunningAbsence } from './pass-on.ts'
import { shareOut } from './share-out.ts'
import { wakePutAside } from './wake-put-aside.ts'

export interface QueueWork {
  pool: Pool
  clock: Clock
  council: Pick<Council, 'sharesOutByItself'>
  shouldStop(): boolean
}

/** Those who left and still own something count as away for good: nobody must wait for them. */
const readAway = statement(
  'queue.away-with-enquiries',
  `select a.staff_id as "staffId", a.to_on as "toOn", a.covered_by_id as "coveredById" from staff_absences a
   where a.ended_at is null and $1::date between a.from_on and a.to_on
   union all
   select s.id, date '9999-12-31', null from staff_members s where not s.is_active
     and exists (select from enquiries e where e.status = 'waiting' and e.owner_id = s.id)`,
)

/**
 * What the queue does by itself, each minute: hands on what is promised for days on which its owner is away, and gives out
 * by turns in the teams that want it. Any number of workers may do it: what one has in hand, the others skip.
 */
export async function workOnQueue({ pool, clock, council, shouldStop }: QueueWork) {
  const ctx = contextFor(pool, clock, { kind: 'system', id: null })
  const away = await ctx.tx((tx) => tx.rows<RunningAbsence>(readAway, [ctx.today]))
  const done = { passedOn: 0, given: 0, woken: await ctx.tx((tx) => wakePutAside(tx, ctx)) }
  for (const absence of away) {
    if (shouldStop()) return done
    done.passedOn += await ctx.tx((tx) => passOnDue(tx, ctx, absence))
  }
  for (const team of council.sharesOutByItself) {
    if (shouldStop()) return done
    done.given += (await shareOut(ctx, team)).given
  }
  return done
}
