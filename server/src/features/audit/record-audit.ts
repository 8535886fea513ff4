import type { AuditAction } from '@send-hub/shared'
import type { Context } from '../../platform/context.ts'
import { statement, type Tx } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'

export interface AuditEntry {
  action: AuditAction
  subjectKind:
    | 'case'
    | 'enquiry'
    | 'document'
    | 'letter'
    | 'session'
    | 'staff-member'
    | 'family-member'
    | 'service-token'
    | 'import'
    | 'return'
    | 'correction'
    | 'access-request'
    | 'legal-hold'
    | 'erasure'
    | 'bulk-order'
    | 'audit'
    | 'staff-task'
    | 'saved-view'
    | 'saved-reply'
    | 'inbound-mail'
  subjectId: string | null
  caseId?: string | null
  /** Codes and ids only: the audit holds no names and no text. */
  details?: Record<string, unknown>
}

const insertEntry = statement(
  'audit.insert',
  `insert into audit_entries (id, at, actor_kind, actor_id, action, subject_kind, subject_id, case_id, details)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
)

/** Leaves the trace of an act in the transaction of the act. */
export async function recordAudit(tx: Tx, ctx: Context, entry: AuditEntry): Promise<void> {
  await tx.rows(insertEntry, [
    newId(),
    ctx.now,
    ctx.actor.kind,
    ctx.actor.id,
    entry.action,
    entry.subjectKind,
    entry.subjectId,
    entry.caseId ?? null,
    entry.details ?? {},
  ])
}

const insertEntries = statement(
  'audit.insert-many',
  `insert into audit_entries (id, at, actor_kind, actor_id, action, subject_kind, subject_id, details)
   select s.id, $2, $3, $4, $5, $6, s.subject_id, $8::jsonb from unnest($1::uuid[], $7::uuid[]) as s (id, subject_id)`,
)

/** One entry for each subject of one act on many, in one statement. Not for what belongs to a case. */
export async function recordAuditOfEach(
  tx: Tx,
  ctx: Context,
  { action, subjectKind, details = {} }: Pick<AuditEntry, 'action' | 'subjectKind' | 'details'>,
  subjectIds: readonly string[],
): Promise<void> {
  await tx.rows(insertEntries, [
    subjectIds.map(() => newId()),
    ...[ctx.now, ctx.actor.kind, ctx.actor.id, action, subjectKind],
    ...[subjectIds, JSON.stringify(details)],
  ])
}
