import type { StaffTaskKind } from '@send-hub/shared'
import type { Context } from '../../platform/context.ts'
import { statement, type Tx } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'

/** Something that one of us must do. `details` hold codes, ids and days only: never what anybody wrote. */
export interface NewStaffTask {
  kind: StaffTaskKind
  /** The same cause makes one task while it is open: `kind:id` of what it is about. */
  causeKey: string
  team: string
  /** Whose alone it is; left out: the team's. */
  forStaffId?: string | null
  enquiryId?: string | null
  familyMemberId?: string | null
  inboundMailId?: string | null
  details?: Record<string, unknown>
  /** Europe/London. */
  dueOn?: string | null
}

const insertTask = statement(
  'enquiries.insert-staff-task',
  `insert into staff_tasks (id, kind, cause_key, team, for_staff_id, enquiry_id, family_member_id, inbound_mail_id, details,
     created_at, due_on)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10, $11)
   on conflict (cause_key) where done_at is null do nothing`,
)

/**
 * Gives us something to do, in the transaction of what caused it. Nothing happens while a task of the same cause is open.
 * Of a family's act: as the system.
 */
export async function addStaffTask(tx: Tx, { now }: Pick<Context, 'now'>, task: NewStaffTask): Promise<void> {
  await tx.rows(insertTask, [
    newId(),
    task.kind,
    task.causeKey,
    task.team,
    task.forStaffId ?? null,
    task.enquiryId ?? null,
    task.familyMemberId ?? null,
    task.inboundMailId ?? null,
    JSON.stringify(task.details ?? {}),
    now,
    task.dueOn ?? null,
  ])
}

const endByCause = statement(
  'enquiries.end-staff-tasks',
  `update staff_tasks set done_at = $2, done_by_id = $3, outcome = $4 where cause_key = $1 and done_at is null`,
)

/** Ends the open task of a cause that is gone; nothing happens where there is none. `outcome` is a code. */
export async function endStaffTasks(
  tx: Tx,
  { now, actor }: Pick<Context, 'now' | 'actor'>,
  causeKey: string,
  outcome: string,
): Promise<void> {
  await tx.rows(endByCause, [causeKey, now, actor.kind === 'staff' ? actor.id : null, outcome])
}
