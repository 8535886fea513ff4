import { statement, type Tx } from '../../../platform/db/transaction.ts'
import type { CaseRecord } from '../case-record.ts'
import { recordColumns } from '../cases.store.ts'

/** A case as the acts see it, and everyone who may hear of what happens to it. */
export interface BulkCase extends CaseRecord {
  officerId: string | null
  people: { name: string; hasEmail: boolean }[]
}

const readCases = statement(
  'caseload.bulk-cases',
  `select ${recordColumns}, c.officer_id as "officerId",
     (select coalesce(json_agg(json_build_object('name', f.name, 'hasEmail', f.email is not null) order by f.name), '[]')
       from family_members f where f.id in (select a.family_member_id from access_on($2) a where a.case_id = c.id)) as people
   from cases c join children ch on ch.id = c.child_id where c.id = any($1::uuid[])`,
)

/** In the order asked for; one that does not exist is left out. */
export async function readBulkCases(tx: Tx, ids: string[], today: string): Promise<BulkCase[]> {
  const rows = await tx.rows<BulkCase>(readCases, [ids, today])
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

const readNames = statement(
  'caseload.bulk-names',
  `select c.id, c.reference, coalesce(ch.preferred_name, ch.forename) || ' ' || ch.surname as "childName"
   from cases c join children ch on ch.id = c.child_id where c.id = any($1::uuid[])`,
)

export interface NamedCase {
  id: string
  reference: string
  childName: string
}

export async function readCaseNames(tx: Tx, ids: string[]): Promise<Map<string, NamedCase>> {
  return new Map((await tx.rows<NamedCase>(readNames, [ids])).map((row) => [row.id, row]))
}
