import type { ParentAnswerTold, RightsSearch, YoungPeopleToAsk, YoungPersonToAsk } from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { conflict, notAllowed, notFound } from '../../../platform/errors.ts'
import { applyAnswer } from './apply-answer.ts'
import { findTransferOfCase } from './rights.store.ts'
import { bornUntil, passesOn, stepDue } from './rights-days.ts'
import { findYoungPersonToAsk, listYoungPeopleToAsk, type RowToAsk } from './young-people-to-ask.store.ts'

/** Young people whose rights pass in three months or have passed, and who must be asked or invited; soonest first. */
export async function youngPeopleToAsk(ctx: StaffContext, search: RightsSearch): Promise<YoungPeopleToAsk> {
  return ctx.tx(async (tx) => {
    const { items, total } = await listYoungPeopleToAsk(tx, search, bornUntil(ctx.today), ctx.today)
    return { items: items.map(viewOf), total }
  })
}

/** @throws not-found, also for a child who is not near that age */
export async function youngPersonToAsk(ctx: StaffContext, caseId: string): Promise<YoungPersonToAsk> {
  return ctx.tx((tx) => requireYoungPerson(tx, ctx, caseId))
}

/**
 * Enters what a young person said of a parent by phone, on paper or in person: as if they had answered here.
 * @throws not-found; conflict while the rights are the parents'; not-allowed where a restriction stands in the way
 */
export async function enterAnswer(
  ctx: StaffContext,
  caseId: string,
  parentId: string,
  { level, toldBy }: ParentAnswerTold,
): Promise<YoungPersonToAsk> {
  const { actor } = ctx
  if (actor.kind !== 'staff') throw notAllowed()
  return ctx.tx(async (tx) => {
    const found = await findTransferOfCase(tx, caseId)
    if (!found) throw notFound()
    const { childId, birthOn, transfer } = found
    if (!transfer && !stepDue(birthOn, null, ctx.today))
      throw conflict('The rights are still the parents’. Ask from three months before they pass.')
    const hasChanged = (transfer?.changedOn ?? null) !== null
    await applyAnswer(tx, ctx, { childId, parentId, level, toldBy, hasChanged, enteredById: actor.id })
    return requireYoungPerson(tx, ctx, caseId)
  })
}

async function requireYoungPerson(tx: Tx, ctx: StaffContext, caseId: string): Promise<YoungPersonToAsk> {
  const row = await findYoungPersonToAsk(tx, caseId, ctx.today)
  if (!row || row.birthOn > bornUntil(ctx.today)) throw notFound()
  return viewOf(row)
}

function viewOf(row: RowToAsk): YoungPersonToAsk {
  const { caseId, reference, childName, changesOn, hasChanged, account, parents } = row
  return {
    ...{ caseId, reference, childName, changesOn, hasChanged, account, parents },
    passesOn: passesOn(row.birthOn),
  }
}
