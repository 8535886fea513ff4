import type { Absence, NewAbsence } from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import { asSystem } from '../../../platform/db/as-system.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { invalid, notAllowed, notFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { recordAudit } from '../../audit/index.ts'
import { findStaffMember } from '../../people/index.ts'
import { passOnDue } from './pass-on.ts'
import { type QueueWorker, whoAmI } from './people-of-queue.ts'

const readComing = statement(
  'queue.absences',
  `select a.id, a.staff_id as "staffId", s.name, s.team, a.from_on as "fromOn", a.to_on as "toOn", k.name as "coveredBy",
     ($2::boolean or a.staff_id = $3) as "mayEnd"
   from staff_absences a join staff_members s on s.id = a.staff_id left join staff_members k on k.id = a.covered_by_id
   where a.ended_at is null and a.to_on >= $1 and s.is_active order by a.from_on, s.name collate "und-x-icu", a.id`,
)

/** Who is away now or will be: for all colleagues, so that they know whom to ask instead. */
export async function listAbsences(ctx: StaffContext) {
  return ctx.tx(async (tx) => {
    const me = await whoAmI(tx, ctx)
    const items = await tx.rows<Absence>(readComing, [ctx.today, me.isManager, me.id])
    return { items, mayRecordForOthers: me.isManager }
  })
}

const insertAbsence = statement(
  'queue.insert-absence',
  `insert into staff_absences (id, staff_id, from_on, to_on, covered_by_id, recorded_by_id, recorded_at)
   values ($1, $2, $3, $4, $5, $6, $7)`,
)

const readOverlap = statement(
  'queue.absence-overlap',
  `select exists (select from staff_absences where staff_id = $1 and ended_at is null and from_on <= $3 and to_on >= $2) as has`,
)

/**
 * Records days away. Where they have begun, what is promised for them goes to who covers, or to the team, at once; else
 * the hub does so on the first day.
 * @throws validation-failed; not-allowed for another's days unless a manager records them
 */
export async function recordAbsence(
  ctx: StaffContext,
  input: NewAbsence,
): Promise<{ id: string; passedOn: number }> {
  return ctx.tx(async (tx) => {
    const me = await whoAmI(tx, ctx)
    const staffId = input.staffId ?? me.id
    if (staffId !== me.id && !me.isManager)
      throw notAllowed('Only a manager may record days away for others.')
    const coveredById = input.coveredById ?? null
    await requireSound(tx, ctx, me, { ...input, staffId })
    const id = newId()
    await tx.rows(insertAbsence, [id, staffId, input.fromOn, input.toOn, coveredById, me.id, ctx.now])
    const details = { from: input.fromOn, to: input.toOn, ...(coveredById && { coveredBy: coveredById }) }
    await recordAudit(tx, ctx, {
      ...{ action: 'absence-recorded', subjectKind: 'staff-member', subjectId: staffId, details },
    })
    if (input.fromOn > ctx.today) return { id, passedOn: 0 }
    const running = { staffId, toOn: input.toOn, coveredById }
    return { id, passedOn: await asSystem(tx, () => passOnDue(tx, ctx, running)) }
  })
}

async function requireSound(
  tx: Tx,
  ctx: StaffContext,
  me: QueueWorker,
  input: NewAbsence & { staffId: string },
) {
  if (input.toOn < ctx.today) throw invalid('/toOn', 'The last day must be today or later')
  if (input.staffId !== me.id && !(await findStaffMember(tx, input.staffId))) {
    throw invalid('/staffId', 'Choose a colleague who works here')
  }
  if (input.coveredById === input.staffId) throw invalid('/coveredById', 'Choose somebody else to cover')
  if (input.coveredById && !(await findStaffMember(tx, input.coveredById))) {
    throw invalid('/coveredById', 'Choose a colleague who works here')
  }
  const [overlap] = await tx.rows<{ has: boolean }>(readOverlap, [input.staffId, input.fromOn, input.toOn])
  if (overlap?.has)
    throw invalid('/fromOn', 'Days away are recorded already for some of these days. End those first')
}

const endOne = statement(
  'queue.end-absence',
  `update staff_absences set ended_at = $2 where id = $1 and ended_at is null and to_on >= $3 and ($4::boolean or staff_id = $5)
   returning staff_id as "staffId"`,
)

/** Back early, or not away after all. What went to others stays with them. @throws not-found */
export async function endAbsence(ctx: StaffContext, absenceId: string): Promise<void> {
  await ctx.tx(async (tx) => {
    const me = await whoAmI(tx, ctx)
    const values = [absenceId, ctx.now, ctx.today, me.isManager, me.id]
    const [ended] = await tx.rows<{ staffId: string }>(endOne, values)
    if (!ended) throw notFound()
    await recordAudit(tx, ctx, {
      ...{ action: 'absence-ended', subjectKind: 'staff-member', subjectId: ended.staffId },
    })
  })
}
