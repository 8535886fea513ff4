import type { ChangedTurns, TeamLoad, TeamMember } from '@send-hub/shared'
import type { z } from 'zod'
import type { StaffContext } from '../../../platform/context.ts'
import { asSystem } from '../../../platform/db/as-system.ts'
import { statement } from '../../../platform/db/transaction.ts'
import { notFound } from '../../../platform/errors.ts'
import { recordAudit } from '../../audit/index.ts'
import { requireManager } from './people-of-queue.ts'

const readMembers = statement(
  'queue.team-members',
  `select s.id, s.name, s.team, s.capacity, s.takes_turns as "takesTurns", coalesce(o.open, 0) as open,
     coalesce(o.late, 0) as late, (select max(w.to_on) from staff_absences w where w.staff_id = s.id
       and w.ended_at is null and $1::date between w.from_on and w.to_on) as "awayUntil"
   from staff_members s left join (select owner_id, count(*)::int as open,
       count(*) filter (where reply_by < $1::date)::int as late
     from enquiries where status = 'waiting' and owner_id is not null group by owner_id) o on o.owner_id = s.id
   where s.is_active order by s.team, s.name collate "und-x-icu", s.id`,
)

const readUnowned = statement(
  'queue.team-unowned',
  `select team, count(*)::int as open, count(*) filter (where reply_by < $1::date)::int as late
   from enquiries where status = 'waiting' and owner_id is null group by team order by team`,
)

/** What everybody has, counted as the system: a figure tells nothing of a case. @throws not-allowed unless a manager asks */
export async function readTeamLoad(ctx: StaffContext): Promise<TeamLoad> {
  return ctx.tx(async (tx) => {
    await requireManager(tx, ctx)
    return asSystem(tx, async () => ({
      items: await tx.rows<TeamMember>(readMembers, [ctx.today]),
      unowned: await tx.rows<TeamLoad['unowned'][number]>(readUnowned, [ctx.today]),
    }))
  })
}

const writeTurns = statement(
  'queue.write-turns',
  'update staff_members set capacity = $2, takes_turns = $3 where id = $1 and is_active returning id',
)

/** How many open enquiries a colleague is given by turns, and whether any. @throws not-found, not-allowed */
export async function changeTurns(
  ctx: StaffContext,
  staffId: string,
  { capacity, takesTurns }: z.output<typeof ChangedTurns>,
): Promise<void> {
  await ctx.tx(async (tx) => {
    await requireManager(tx, ctx)
    // Rights are whoever looks after accounts may change; how much somebody is given, their manager.
    const changed = await asSystem(tx, () => tx.rows(writeTurns, [staffId, capacity, takesTurns]))
    if (changed.length === 0) throw notFound()
    await recordAudit(tx, ctx, {
      ...{ action: 'staff-turns-changed', subjectKind: 'staff-member', subjectId: staffId },
      details: { capacity, takesTurns },
    })
  })
}
