import type { AuditSearch } from '@send-hub/shared'
import { addDays, startOfLondonDay } from '../../../platform/calendar/index.ts'
import { Conditions } from '../../../platform/db/conditions.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'

export interface AuditRow {
  id: string
  at: Date
  actorKind: 'family' | 'staff' | 'service' | 'system'
  actorName: string | null
  actorId: string | null
  action: string
  subjectKind: string
  subjectId: string | null
  caseId: string | null
  reference: string | null
  childName: string | null
  details: Record<string, unknown>
}

function conditionsOf({ staff, familyMember, child, case: caseId, action, from, to, before }: AuditSearch) {
  const found = new Conditions()
  if (staff) found.add('staff', staff, (id) => `e.actor_id = ${id} and e.actor_kind = 'staff'`)
  if (familyMember)
    found.add('family', familyMember, (id) => `e.actor_id = ${id} and e.actor_kind = 'family'`)
  if (child)
    found.add('child', child, (id) => `e.case_id in (select o.id from cases o where o.child_id = ${id})`)
  if (caseId) found.add('case', caseId, (id) => `e.case_id = ${id}`)
  if (action) found.add('action', action, (code) => `e.action = ${code}`)
  if (from) found.add('from', startOfLondonDay(from), (moment) => `e.at >= ${moment}`)
  if (to) found.add('to', startOfLondonDay(addDays(to, 1)), (moment) => `e.at < ${moment}`)
  if (before) {
    const [at, id] = before.split('_')
    found.add('before-at', at, (moment) => `e.at <= ${moment}::timestamptz`)
    found.add(
      'before',
      id,
      (mark) => `(e.at < $${found.values.length - 1}::timestamptz or e.id < ${mark}::uuid)`,
    )
  }
  return found
}

/** Newest first, up to `limit`. The page is found first and named after: joins touch no more rows than are shown. */
export async function readAudit(tx: Tx, search: AuditSearch, limit: number): Promise<AuditRow[]> {
  const found = conditionsOf(search)
  const [most] = found.after(1)
  return tx.rows<AuditRow>(
    statement(
      `reports.audit:${found.shape}`,
      `with page as materialized (
         select e.* from audit_entries e where ${found.where} order by e.at desc, e.id desc limit ${most}
       )
       select e.id, e.at, e.actor_kind as "actorKind", e.actor_id as "actorId", e.action, e.details,
         coalesce(s.name, f.name) as "actorName", e.subject_kind as "subjectKind",
         e.subject_id as "subjectId", e.case_id as "caseId", c.reference,
         coalesce(ch.preferred_name, ch.forename) || ' ' || ch.surname as "childName"
       from page e
         left join staff_members s on e.actor_kind = 'staff' and s.id = e.actor_id
         left join family_members f on e.actor_kind = 'family' and f.id = e.actor_id
         left join cases c on c.id = e.case_id left join children ch on ch.id = c.child_id
       order by e.at desc, e.id desc`,
    ),
    [...found.values, limit],
  )
}

const findPerson = statement('reports.audit-person', 'select id from family_members where email = $1')
const findCase = statement(
  'reports.audit-case',
  'select id as "caseId", child_id as "childId" from cases where reference = $1',
)

export async function findPersonByEmail(tx: Tx, email: string): Promise<string | null> {
  return (await tx.rows<{ id: string }>(findPerson, [email]))[0]?.id ?? null
}

export async function findCaseOf(
  tx: Tx,
  reference: string,
): Promise<{ caseId: string; childId: string } | undefined> {
  return (await tx.rows<{ caseId: string; childId: string }>(findCase, [reference]))[0]
}

const readStaff = statement(
  'reports.audit-staff',
  'select id, name, is_active as "isActive" from staff_members order by is_active desc, name collate "und-x-icu", id',
)

export async function listAllStaff(tx: Tx): Promise<{ id: string; name: string; isActive: boolean }[]> {
  return tx.rows(readStaff)
}

const readNames = statement(
  'reports.audit-names',
  `select (select name from family_members where id = $1) as "familyMember",
     (select reference from cases where id = $2) as "case",
     (select coalesce(preferred_name, forename) || ' ' || surname from children where id = $3) as child`,
)

export interface SearchedNames {
  familyMember: string | null
  case: string | null
  child: string | null
}

export async function readSearchedNames(tx: Tx, search: AuditSearch): Promise<SearchedNames> {
  const asked = [search.familyMember ?? null, search.case ?? null, search.child ?? null]
  return (
    (await tx.rows<SearchedNames>(readNames, asked))[0] ?? { familyMember: null, case: null, child: null }
  )
}
