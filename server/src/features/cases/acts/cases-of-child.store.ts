import { statement, type Tx } from '../../../platform/db/transaction.ts'

const lockAll = statement(
  'cases.lock-of-child',
  `select id from cases where child_id = (select child_id from cases where id = $1) order by id for update`,
)

/** Locks every case of the child of this one, always in one order: two officers at two of them can't wait for each other. */
export async function lockCasesOfChild(tx: Tx, caseId: string): Promise<void> {
  await tx.rows(lockAll, [caseId])
}

const readOthers = statement(
  'cases.others-not-closed-by-death',
  `select o.id from cases c join cases o on o.child_id = c.child_id and o.id <> c.id
   where c.id = $1 and o.status <> 'CLOSED_DECEASED' order by o.id for update of o`,
)

/** The child's other cases on which no death is recorded; locks them. */
export async function listOthersWithoutDeath(tx: Tx, caseId: string): Promise<string[]> {
  return (await tx.rows<{ id: string }>(readOthers, [caseId])).map(({ id }) => id)
}

const readSameDeath = statement(
  'cases.same-death-elsewhere',
  `select o.id as "caseId", v.id as "eventId"
   from cases c join cases o on o.child_id = c.child_id and o.id <> c.id
     join case_events v on v.case_id = o.id and v.kind = 'child-died'
       and not exists (select from case_events x where x.corrects_event_id = v.id)
     join case_events root on root.id = coalesce((v.details ->> 'replaces')::uuid, v.id)
     join case_events own on own.id = $2
   where c.id = $1 and (root.recorded_at, root.recorded_by_id) = (own.recorded_at, own.recorded_by_id)
   order by o.id`,
)

/**
 * The entries that the same act left on the child's other cases, and that still stand: one act has one moment.
 * `rootId`: the entry of this case as it was first recorded.
 */
export async function listSameDeathElsewhere(
  tx: Tx,
  caseId: string,
  rootId: string,
): Promise<{ caseId: string; eventId: string }[]> {
  return tx.rows(readSameDeath, [caseId, rootId])
}
