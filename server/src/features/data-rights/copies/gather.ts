import { createHash } from 'node:crypto'
import type { FlagReason } from '@send-hub/shared'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import type { HeldSource } from './held-source.ts'
import { heldSources } from './held-sources.ts'

/** One thing that is held on a child, as it stands now. */
export interface Held {
  source: string
  heading: string
  sourceId: string
  /** As the database gives it as JSON: days as YYYY-MM-DD, moments in ISO. */
  content: Record<string, unknown>
  why: FlagReason | null
  /** SHA-256 of the content, by which a decision knows whether it still holds; empty for lists that only grow. */
  digest: string
  file: { key: string; name: string } | null
  /** Whose it is, for whoever decides. */
  aboutName: string | null
}

interface Row {
  id: string
  content: Record<string, unknown>
  why: FlagReason | null
  fileKey?: string | null
  fileName?: string
  aboutName?: string | null
}

/** Postgres wants the type of each parameter, also where a source does not ask who reads. */
const parameters = 'with asked as (select $1::uuid, $2::uuid)'

/** Tables with keys of several columns have no id: one is made of them, the same each time. */
const keyOf: Readonly<Record<string, string>> = {
  child_districts: 't.child_id, t.since',
  case_duties: 't.case_id, t.kind, t.subject_id',
  case_snapshots: 't.case_id, t.month_end',
  named_staff: 't.child_id, t.staff_member_id',
  rights_transfers: 't.child_id',
  complaints: 't.enquiry_id, t.stage',
  enquiry_drafts: 't.enquiry_id, t.staff_id, t.kind',
}

const queries = heldSources.map((source) => ({
  source,
  query: statement(`data-rights.held:${source.table}`, queryOf(source)),
}))

function queryOf(source: HeldSource): string {
  const { table, rows, columns, flag, file, person, together, at } = source
  const content = `json_build_object(${columns.map((column) => `'${column}', t.${column}`).join(', ')})`
  if (together) {
    return `${parameters} select md5('${table}:' || $1::uuid || ':' || k)::uuid as id, json_build_object('list', json_agg(content order by at)) as content,
        ${flag} as why
      from (select ${together} as k, ${at} as at, ${content} as content from ${table} t ${rows}) x group by k order by k`
  }
  const key = keyOf[table]
  const id = key ? `md5(concat_ws(':', '${table}', ${key}))::uuid` : 't.id'
  const about = person ? `, (select f.name from family_members f where f.id = ${person}) as "aboutName"` : ''
  const fileColumns = file ? `, ${file.key} as "fileKey", ${file.name} as "fileName"` : ''
  return `${parameters} select ${id} as id, ${content} as content, ${flag} as why${fileColumns}${about}
    from ${table} t ${rows} order by ${at}, 1`
}

/**
 * Everything that is held on a child, each with why somebody must look at it before this person gets it. Read as the
 * system: what is held does not depend on who of staff looks. `restricted`: then nothing goes out unseen.
 */
export async function gatherHeld(
  tx: Tx,
  { childId, personId, isRestricted }: { childId: string; personId: string; isRestricted: boolean },
): Promise<Held[]> {
  const all: Held[] = []
  for (const { source, query } of queries) {
    for (const row of await tx.rows<Row>(query, [childId, personId])) {
      all.push({
        ...{ source: source.table, heading: source.heading, sourceId: row.id, content: row.content },
        why: row.why ?? (isRestricted ? 'restricted' : null),
        digest: source.together ? '' : digestOf(row.content),
        aboutName: row.aboutName ?? null,
        file: row.fileKey ? { key: row.fileKey, name: row.fileName ?? 'document' } : null,
      })
    }
  }
  return all
}

const digestOf = (content: unknown) => createHash('sha256').update(JSON.stringify(content)).digest('hex')
