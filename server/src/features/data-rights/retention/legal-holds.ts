import { type HoldView, type LiftHold, type NewHold, parseReference } from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { conflict, invalid, notFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { recordAudit } from '../../audit/index.ts'
import { type ChildToKeepOrErase, findChildByReference } from './run-out.store.ts'

const insertHold = statement(
  'data-rights.insert-hold',
  'insert into legal_holds (id, child_id, reason, set_at, set_by_id) values ($1, $2, $3, $4, $5)',
)

/** A hold beats every rule: nothing of the child is erased until it is lifted. @throws validation-failed */
export async function setHold(ctx: StaffContext, { reference, reason }: NewHold): Promise<{ id: string }> {
  return ctx.tx(async (tx) => {
    const { childId, caseId } = await requireChild(tx, reference)
    const id = newId()
    await tx.rows(insertHold, [id, childId, reason, ctx.now, ctx.actor.id])
    await recordAudit(tx, ctx, { action: 'legal-hold-set', subjectKind: 'legal-hold', subjectId: id, caseId })
    return { id }
  })
}

/** @throws validation-failed when no case that this person may open has the reference */
export async function requireChild(tx: Tx, typed: string): Promise<ChildToKeepOrErase> {
  const reference = parseReference(typed)
  const found = reference ? await findChildByReference(tx, reference) : undefined
  if (!found) throw invalid('/reference', 'There is no case with this reference')
  return found
}

const readHold = statement(
  'data-rights.hold',
  'select lifted_at is not null as "isLifted", (select id from cases c where c.child_id = h.child_id limit 1) as "caseId" from legal_holds h where id = $1',
)
const lift = statement(
  'data-rights.lift-hold',
  'update legal_holds set lifted_at = $2, lifted_by_id = $3, lift_reason = $4 where id = $1 and lifted_at is null returning id',
)

/** @throws not-found; conflict when it is lifted already */
export async function liftHold(ctx: StaffContext, id: string, { reason }: LiftHold): Promise<void> {
  await ctx.tx(async (tx) => {
    const [found] = await tx.rows<{ isLifted: boolean; caseId: string | null }>(readHold, [id])
    if (!found) throw notFound()
    const lifted = await tx.rows(lift, [id, ctx.now, ctx.actor.id, reason])
    if (lifted.length === 0) throw conflict('Somebody has lifted this hold already.')
    await recordAudit(tx, ctx, {
      ...{ action: 'legal-hold-lifted', subjectKind: 'legal-hold', subjectId: id, caseId: found.caseId },
    })
  })
}

const readHolds = statement(
  'data-rights.holds',
  `select h.id, h.reason, s.name as "setBy", (h.set_at at time zone 'Europe/London')::date as "setOn",
     (select id from cases c where c.child_id = h.child_id order by received_on desc limit 1) as "caseId",
     array(select reference from cases c where c.child_id = h.child_id order by received_on) as "references"
   from legal_holds h join staff_members s on s.id = h.set_by_id where h.lifted_at is null order by h.set_at desc, h.id`,
)

export async function listHolds(tx: Tx): Promise<HoldView[]> {
  return tx.rows<HoldView>(readHolds)
}
