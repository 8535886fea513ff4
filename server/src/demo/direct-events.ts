import { recordAudit } from '../features/audit/index.ts'
import type { StaffContext } from '../platform/context.ts'
import { statement, type Tx } from '../platform/db/transaction.ts'
import { newId } from '../platform/ids.ts'
import type { Happening } from './story.ts'

// Events for which the hub has no use case yet. When it has one, it takes their place.

const insertEvent = statement(
  'demo.insert-event',
  `insert into case_events (id, case_id, kind, happened_on, recorded_at, recorded_by_kind, recorded_by_id, details,
     is_visible_to_family) values ($1, $2, $3, $4, $5, 'staff', $6, $7, true)`,
)

const flagException = statement(
  'demo.flag-exception',
  'update cases set has_week20_exception = true where id = $1',
)

/** The family is told on the day it is recorded. */
export async function recordException(
  ctx: StaffContext,
  caseId: string,
  on: string,
  { code, duties, evidence }: Extract<Happening, { kind: 'exception' }>,
): Promise<void> {
  await ctx.tx(async (tx) => {
    const details = { code, duties, evidence, toldFamilyOn: on }
    await addEvent(tx, ctx, caseId, on, 'exception-recorded', details)
    if (duties.includes('final-plan')) await tx.rows(flagException, [caseId])
  })
}

async function addEvent(
  tx: Tx,
  ctx: StaffContext,
  caseId: string,
  on: string,
  kind: string,
  details: Record<string, unknown>,
): Promise<void> {
  await tx.rows(insertEvent, [newId(), caseId, kind, on, ctx.now, ctx.actor.id, details])
  await recordAudit(tx, ctx, { action: kind, subjectKind: 'case', subjectId: caseId, caseId })
}
