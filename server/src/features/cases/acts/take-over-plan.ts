import type { SystemContext } from '../../../platform/context.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { conflict } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { recordAudit } from '../../audit/index.ts'
import { insertCaseEvent } from '../cases.store.ts'
import { insertCase, insertCaseAccess, type NewCaseAccess } from '../new-case.store.ts'
import { saveCase } from '../save-case.ts'
import { tellFamily } from './tell-family.ts'

export interface PlanTakenOver {
  childId: string
  /** The day the council became responsible for the plan, Europe/London. */
  receivedOn: string
  officerId: string | null
  enteredById: string | null
  sharedWith: NewCaseAccess[]
  planStartedOn: string | null
  /** At the other council; null when it is not known. */
  lastReviewOn: string | null
  /** The three digits of the other council; the return asks for them. */
  fromCouncil: string | null
}

const keepCouncil = statement(
  'cases.keep-former-council',
  `update cases set return_items = return_items || jsonb_build_object('activePlan', jsonb_build_object('transferLa', $2::text))
   where id = $1`,
)

/**
 * Opens the case of a plan that another council made and that is ours from now on, and tells the family.
 * Source: SEND Regulations 2014, reg 15. SEN2: what another council decided is historical.
 * @throws conflict when the child has a case that began on that day
 */
export async function takeOverPlan(
  ctx: SystemContext,
  plan: PlanTakenOver,
): Promise<{ id: string; reference: string }> {
  return ctx.tx(async (tx) => {
    const id = newId()
    const status = 'FINAL_ISSUED'
    const reference = await insertCase(tx, {
      id,
      childId: plan.childId,
      status,
      team: 'casework',
      officerId: plan.officerId,
      receivedOn: plan.receivedOn,
      requestSource: null,
      nextDuty: null,
      nextLegalOn: null,
      createdAt: ctx.now,
    })
    if (!reference) throw conflict('This child already has a case that began on that day.')
    if (plan.fromCouncil) await tx.rows(keepCouncil, [id, plan.fromCouncil])
    const by = { byKind: plan.enteredById ? 'staff' : 'system', byId: plan.enteredById, at: ctx.now }
    for (const person of plan.sharedWith) {
      await insertCaseAccess(tx, id, { ...person, startsOn: person.startsOn ?? plan.receivedOn }, by)
    }
    const eventId = await recordArrival(tx, ctx, id, plan, by)
    await saveCase(tx, ctx, id, {
      requestOutcome: 'H',
      assessmentOutcome: 'H',
      planStartedOn: plan.planStartedOn,
      isActivePlan: true,
    })
    await tellFamily(tx, ctx, { caseId: id, eventId, status })
    return { id, reference }
  })
}

async function recordArrival(
  tx: Tx,
  ctx: SystemContext,
  caseId: string,
  { receivedOn, lastReviewOn, enteredById }: PlanTakenOver,
  by: { byKind: string; byId: string | null },
): Promise<string> {
  const eventId = await insertCaseEvent(tx, ctx, {
    caseId,
    kind: 'plan-transferred-in',
    on: receivedOn,
    by: { kind: by.byKind, id: by.byId },
    toStatus: 'FINAL_ISSUED',
    details: { lastReviewOn },
    isVisibleToFamily: true,
  })
  await recordAudit(tx, ctx, {
    action: 'plan-transferred-in',
    subjectKind: 'case',
    subjectId: caseId,
    caseId,
    details: { on: receivedOn, enteredBy: enteredById },
  })
  return eventId
}
