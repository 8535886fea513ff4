import {
  type AuditEntries,
  type AuditEntryView,
  type AuditFound,
  type AuditLookup,
  type AuditPeople,
  type AuditSearch,
  auditPageSize,
  mostAuditRows,
  parseReference,
} from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { invalid } from '../../../platform/errors.ts'
import { recordAudit } from '../../audit/index.ts'
import {
  type AuditRow,
  findCaseOf,
  findPersonByEmail,
  listAllStaff,
  readAudit,
  readSearchedNames,
} from './audit.store.ts'

/** Who did what, newest first, a page at a time. The search leaves its own trace: what was searched for, as ids. */
export async function searchAudit(ctx: StaffContext, search: AuditSearch): Promise<AuditEntries> {
  return ctx.tx(async (tx) => {
    const rows = await readAudit(tx, search, auditPageSize + 1)
    await leaveTrace(tx, ctx, 'audit-searched', search)
    return toEntries(rows, auditPageSize)
  })
}

/** The same for a file, up to the most that one takes. */
export async function exportAudit(ctx: StaffContext, search: AuditSearch): Promise<AuditEntries> {
  return ctx.tx(async (tx) => {
    const rows = await readAudit(tx, search, mostAuditRows + 1)
    await leaveTrace(tx, ctx, 'audit-exported', search)
    return toEntries(rows, mostAuditRows)
  })
}

/**
 * Turns an email address and a reference into ids.
 * @throws validation-failed naming the field for which there is nobody, or nothing
 */
export async function lookUpForAudit(
  ctx: StaffContext,
  { email, reference }: AuditLookup,
): Promise<AuditFound> {
  return ctx.tx(async (tx) => {
    const familyMemberId = email ? await findPersonByEmail(tx, email) : null
    if (email && !familyMemberId) throw invalid('/email', 'Nobody here has this email address')
    const written = reference ? parseReference(reference) : null
    const found = written ? await findCaseOf(tx, written) : undefined
    if (reference && !found) throw invalid('/reference', 'There is no case with this reference')
    return { familyMemberId, caseId: found?.caseId ?? null, childId: found?.childId ?? null }
  })
}

/** What the form of the search offers, and the names of what is searched for. */
export async function peopleForAudit(ctx: StaffContext, search: AuditSearch): Promise<AuditPeople> {
  return ctx.tx(async (tx) => ({
    staff: await listAllStaff(tx),
    ...(await readSearchedNames(tx, search)),
  }))
}

function leaveTrace(
  tx: Tx,
  ctx: StaffContext,
  action: 'audit-searched' | 'audit-exported',
  search: AuditSearch,
): Promise<void> {
  return recordAudit(tx, ctx, { action, subjectKind: 'audit', subjectId: null, details: { ...search } })
}

function toEntries(rows: AuditRow[], most: number): AuditEntries {
  const shown = rows.slice(0, most)
  const last = shown.at(-1)
  return {
    items: shown.map(toView),
    older: rows.length > most && last ? `${last.at.toISOString()}_${last.id}` : null,
  }
}

const toView = ({ at, ...row }: AuditRow): AuditEntryView => ({
  id: row.id,
  at: at.toISOString(),
  actorKind: row.actorKind,
  actorName: row.actorName,
  actorId: row.actorId,
  action: row.action,
  subjectKind: row.subjectKind,
  subjectId: row.subjectId,
  caseId: row.caseId,
  reference: row.reference,
  childName: row.childName,
  details: row.details,
})
