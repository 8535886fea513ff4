import { createHash } from 'node:crypto'
import type { SystemContext } from '../../platform/context.ts'
import { statement, type Tx } from '../../platform/db/transaction.ts'
import { recordAudit } from '../audit/index.ts'
import type { FormerAddresses } from './allow-addresses.ts'

const action = 'contact-address-changed'

/** Written where somebody proves a new inbox: features/access/change-email.ts and joining. */
const ownAction = 'email-changed'

const readFormer = statement(
  'sen2.former-addresses',
  `select subject_id as "memberId", details->>'formerAddress' as fingerprint, action = '${ownAction}' as "isOwnAct"
   from audit_entries where (actor_id is null and action = '${action}' or action = '${ownAction}')
     and details ? 'formerAddress'`,
)

/** Addresses that were somebody's until an import, or they themselves, changed them: the audit keeps fingerprints. */
export async function readFormerAddresses(tx: Tx): Promise<FormerAddresses> {
  const rows = await tx.rows<{ memberId: string; fingerprint: string; isOwnAct: boolean }>(readFormer)
  const byFingerprint = Map.groupBy(rows, ({ fingerprint }) => fingerprint)
  const of = (email: string) =>
    byFingerprint.size === 0 ? [] : (byFingerprint.get(fingerprintOf(email)) ?? [])
  return {
    holdersOf: (email) => of(email).map(({ memberId }) => memberId),
    givenUpBy: (email) => of(email).flatMap(({ memberId, isOwnAct }) => (isOwnAct ? [memberId] : [])),
  }
}

const revokeSessions = statement(
  'sen2.revoke-sessions',
  'update sessions set revoked_at = $2 where family_member_id = any($1::uuid[]) and revoked_at is null',
)
const useUpCodes = statement(
  'sen2.use-up-codes',
  'update sign_in_attempts set used_at = $2 where family_member_id = any($1::uuid[]) and used_at is null',
)

/**
 * Shuts out whoever reads the old mailbox: live sessions end, codes already sent there no longer work, and the audit
 * remembers the address so that no later file gives it to somebody else.
 */
export async function shutOutFormerAddresses(
  tx: Tx,
  ctx: SystemContext,
  former: { memberId: string; email: string }[],
): Promise<void> {
  if (former.length === 0) return
  const memberIds = former.map(({ memberId }) => memberId)
  await tx.rows(revokeSessions, [memberIds, ctx.now])
  await tx.rows(useUpCodes, [memberIds, ctx.now])
  for (const { memberId, email } of former) {
    await recordAudit(tx, ctx, {
      action,
      subjectKind: 'family-member',
      subjectId: memberId,
      details: { formerAddress: fingerprintOf(email) },
    })
  }
}

const fingerprintOf = (email: string): string => createHash('sha256').update(email).digest('hex')
