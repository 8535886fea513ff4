import type { CapacityMatter, CapacityOfCase } from '@send-hub/shared'
import { statement, type Tx } from '../../../platform/db/transaction.ts'

const readOfCase = statement(
  'cases.capacity-of-case',
  `select d.id, d.matter, d.has_capacity as "hasCapacity", d.reasons,
     (select f.name from family_members f where f.id = d.alternative_person_id) as "alternativePerson",
     d.decided_on as "decidedOn", d.ends_on as "endsOn",
     (select s.name from staff_members s where s.id = d.recorded_by_id) as "recordedBy",
     (d.ended_at is null and d.decided_on <= app_today() and d.ends_on >= app_today()) as "isInForce"
   from capacity_decisions d where d.case_id = $1 order by "isInForce" desc, d.decided_on desc, d.recorded_at desc, d.id`,
)

/** Every decision, those that hold today first. */
export async function listCapacityOfCase(tx: Tx, caseId: string): Promise<CapacityOfCase[]> {
  return tx.rows<CapacityOfCase>(readOfCase, [caseId])
}

const insertRow = statement(
  'cases.insert-capacity',
  `insert into capacity_decisions (id, case_id, matter, has_capacity, reasons, alternative_person_id, decided_on, ends_on,
     recorded_at, recorded_by_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
)

export interface NewCapacityRow {
  id: string
  caseId: string
  matter: CapacityMatter
  hasCapacity: 'yes' | 'no'
  reasons: string
  alternativePersonId: string | null
  decidedOn: string
  endsOn: string
  at: Date
  byId: string
}

export async function insertCapacity(tx: Tx, row: NewCapacityRow): Promise<void> {
  const { id, caseId, matter, hasCapacity, reasons, alternativePersonId, decidedOn, endsOn, at, byId } = row
  const decision = [matter, hasCapacity, reasons, alternativePersonId, decidedOn, endsOn]
  await tx.rows(insertRow, [id, caseId, ...decision, at, byId])
}

export interface CapacityRow {
  id: string
  matter: CapacityMatter
  alternativePersonId: string | null
  endsOn: string
}

const readStanding = statement(
  'cases.capacity-standing',
  `select id, matter, alternative_person_id as "alternativePersonId", ends_on as "endsOn" from capacity_decisions
   where case_id = $1 and ended_at is null and ends_on >= app_today() order by id for update`,
)

/** Decisions that are neither over nor ended early. */
export async function lockStandingCapacity(tx: Tx, caseId: string): Promise<CapacityRow[]> {
  return tx.rows<CapacityRow>(readStanding, [caseId])
}

const endRow = statement('cases.end-capacity', 'update capacity_decisions set ended_at = $2 where id = $1')

export async function endCapacity(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.rows(endRow, [id, at])
}
