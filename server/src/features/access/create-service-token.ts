import { randomBytes } from 'node:crypto'
import type { ServiceScope } from '@send-hub/shared'
import type { Context } from '../../platform/context.ts'
import { statement, type Tx } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { recordAudit } from '../audit/index.ts'
import { hashToken } from './authenticate.ts'

const insertToken = statement(
  'access.insert-token',
  `insert into service_tokens (id, name, token_hash, scopes, created_at, expires_at) values ($1, $2, $3, $4, $5, $6)`,
)

const dayMs = 24 * 60 * 60 * 1000

/**
 * Makes a token for another system. Only its hash is kept, so this answer is the one time it can be read. As the
 * system, whoever asked.
 */
export async function createServiceToken(
  tx: Tx,
  ctx: Context,
  wanted: { name: string; scopes: ServiceScope[]; validForDays: number },
): Promise<{ token: string; expiresAt: Date }> {
  const id = newId()
  const token = `hub_${randomBytes(32).toString('base64url')}`
  const expiresAt = new Date(ctx.now.getTime() + wanted.validForDays * dayMs)
  await tx.rows(insertToken, [id, wanted.name, hashToken(token), wanted.scopes, ctx.now, expiresAt])
  await recordAudit(tx, ctx, {
    action: 'service-token-created',
    subjectKind: 'service-token',
    subjectId: id,
    details: { scopes: wanted.scopes, expiresAt: expiresAt.toISOString() },
  })
  return { token, expiresAt }
}
