import type { SharedOut, TeamCode } from '@send-hub/shared'
import type { Context, StaffContext, SystemContext } from '../../../platform/context.ts'
import { asSystem } from '../../../platform/db/as-system.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { recordAudit } from '../../audit/index.ts'
import { askersOf, changeOwner } from '../enquiries.store.ts'
import { addEnquiryEvent } from '../enquiry-events.ts'
import { type Dealt, dealOut, type Taker, type ToGive } from './deal-out.ts'
import { promiseOrder } from './enquiry-queue.ts'
import { isAwayOn } from './people-of-queue.ts'
import { notPutAside } from './queue-conditions.ts'

/** More than any team can hold at once; the next press goes on. */
const mostAtOnce = 500

/** Two who share out the same team at once come one after the other, each seeing what the other has given. */
const lockTeam = statement(
  'queue.lock-team',
  'select id from staff_members where team = $1 order by id for update',
)

const readTakers = statement(
  'queue.takers',
  `select s.id, s.capacity, l.cases as "lockedCases", people_only_on(l.cases) as "lockedPeople",
     (select count(*)::int from enquiries e where e.status = 'waiting' and e.owner_id = s.id) as open
   from staff_members s cross join lateral (select cases_of(locked_children(s.id)) as cases offset 0) l
   where s.team = $1 and s.is_active and s.takes_turns and not ${isAwayOn('s.id', '$2')}
   order by s.last_given_at nulls first, s.id`,
)

const lockUnowned = statement(
  'queue.lock-unowned',
  `select e.id, e.case_id as "caseId", ${askersOf('e')} as askers from enquiries e
   where e.status = 'waiting' and e.owner_id is null and e.team = $1 and ${notPutAside('$2')}
   order by ${promiseOrder} limit ${mostAtOnce} for update skip locked`,
)

/** Moments of one sharing out differ, so that the next one knows whose turn it is. */
const noteTurn = statement(
  'queue.note-turn',
  `update staff_members set last_given_at = $2::timestamptz + $3 * interval '1 microsecond' where id = $1`,
)

/**
 * Gives the unowned enquiries of a team to colleagues who are here, by turns. Somebody of staff shares out what they may
 * open themselves; the hub, all.
 */
export async function shareOut(ctx: StaffContext | SystemContext, team: TeamCode): Promise<SharedOut> {
  return ctx.tx(async (tx) => {
    await asSystem(tx, () => tx.rows(lockTeam, [team]))
    const enquiries = await tx.rows<ToGive>(lockUnowned, [team, ctx.today])
    if (enquiries.length === 0) return { given: 0, left: 0 }
    return asSystem(tx, async () => {
      const takers = await tx.rows<Taker>(readTakers, [team, ctx.today])
      const dealt = dealOut(enquiries, takers)
      const caseOf = new Map(enquiries.map(({ id, caseId }) => [id, caseId]))
      for (const [place, one] of dealt.entries()) {
        await give(tx, ctx, team, one, caseOf.get(one.enquiryId) ?? null)
        await tx.rows(noteTurn, [one.staffId, ctx.now, place])
      }
      return { given: dealt.length, left: enquiries.length - dealt.length }
    })
  })
}

async function give(
  tx: Tx,
  ctx: Context,
  team: TeamCode,
  { enquiryId, staffId }: Dealt,
  caseId: string | null,
) {
  await changeOwner(tx, enquiryId, staffId, team)
  await addEnquiryEvent(tx, ctx, enquiryId, 'given', { to: staffId, by: 'turns' })
  await recordAudit(tx, ctx, {
    ...{ action: 'enquiry-handed-over', subjectKind: 'enquiry', subjectId: enquiryId, caseId },
    details: { to: staffId, by: 'turns' },
  })
}
