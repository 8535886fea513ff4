import type { Context } from '../../../platform/context.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { recordAudit } from '../../audit/index.ts'
import { askersOf } from '../enquiries.store.ts'
import { addEnquiryEvent } from '../enquiry-events.ts'
import { isAwayOn } from './people-of-queue.ts'

/** Days away that run today. */
export interface RunningAbsence {
  staffId: string
  toOn: string
  coveredById: string | null
}

interface Due {
  id: string
  caseId: string | null
  /** Who gets it; null: the team. */
  coverId: string | null
  coverTeam: string | null
}

/** The cover gets what they may open, and only while they are here themselves. */
const lockDue = statement(
  'queue.lock-due-in-absence',
  `select e.id, e.case_id as "caseId", k.id as "coverId", k.team as "coverTeam"
   from enquiries e left join lateral (select s.id, s.team, cases_of(locked_children(s.id)) as cases from staff_members s
     where s.id = $3 and s.is_active and not ${isAwayOn('s.id', '$4')} offset 0) k
     on (e.case_id is null or e.case_id <> all (k.cases))
       and not people_only_on(k.cases) && ${askersOf('e')}
   where e.status = 'waiting' and e.owner_id = $1 and e.reply_by <= $2
   order by e.reply_by, e.id limit 500 for update of e skip locked`,
)

/** Back to the team where nobody covers: its own queue shows it at once. */
const passOn = statement(
  'queue.pass-on',
  `update enquiries set owner_id = $2, team = coalesce($3, team), version = version + 1 where id = $1`,
)

/**
 * Hands on what somebody who is away has promised for days on which they are away, or before. As the system: by rule, also
 * what the person who recorded the absence must not open.
 */
export async function passOnDue(
  tx: Tx,
  ctx: Context,
  { staffId, toOn, coveredById }: RunningAbsence,
): Promise<number> {
  const hub: Context = { ...ctx, actor: { kind: 'system', id: null } }
  const due = await tx.rows<Due>(lockDue, [staffId, toOn, coveredById, ctx.today])
  for (const { id, caseId, coverId, coverTeam } of due) {
    await tx.rows(passOn, [id, coverId, coverTeam])
    const details = { from: staffId, ...(coverId && { to: coverId }) }
    await addEnquiryEvent(tx, hub, id, 'covered-for', details)
    await recordAudit(tx, hub, {
      ...{ action: 'enquiry-handed-over', subjectKind: 'enquiry', subjectId: id, caseId },
      details: { ...details, by: 'absence' },
    })
  }
  return due.length
}
