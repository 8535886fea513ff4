import type { ServiceScope, ServiceTokenView } from '@send-hub/shared'
import type { Context, StaffContext, SystemContext } from '../../../platform/context.ts'
import { asSystem } from '../../../platform/db/as-system.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { conflict, notFound } from '../../../platform/errors.ts'
import { recordAudit } from '../../audit/index.ts'
import { createServiceToken } from '../create-service-token.ts'

const readTokens = statement(
  'tokens.all',
  `select id, name, scopes, created_at as "createdAt", expires_at as "expiresAt", revoked_at as "revokedAt"
   from service_tokens order by created_at desc, id`,
)

interface TokenRow {
  id: string
  name: string
  scopes: string[]
  createdAt: Date
  expiresAt: Date
  revokedAt: Date | null
}

/** The newest first. As the system. */
export async function readServiceTokens(tx: Tx, now: Date): Promise<ServiceTokenView[]> {
  return (await tx.rows<TokenRow>(readTokens)).map(({ revokedAt, createdAt, expiresAt, ...token }) => ({
    ...token,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    state: revokedAt ? 'revoked' : expiresAt <= now ? 'expired' : 'works',
  }))
}

const revoke = statement(
  'tokens.revoke',
  `with found as (select id, revoked_at from service_tokens where id = $1 for update),
     done as (update service_tokens t set revoked_at = $2 from found f where t.id = f.id and f.revoked_at is null returning t.id)
   select (select count(*)::int from found) as found, (select count(*)::int from done) as done`,
)

/**
 * Takes a token back, at once. As the system.
 * @throws not-found; conflict when it was taken back before
 */
export async function revokeServiceToken(tx: Tx, ctx: Context, id: string): Promise<void> {
  const [row] = await tx.rows<{ found: number; done: number }>(revoke, [id, ctx.now])
  if (!row?.found) throw notFound()
  if (!row.done) throw conflict('This token was taken back already.')
  await recordAudit(tx, ctx, {
    action: 'service-token-revoked',
    subjectKind: 'service-token',
    subjectId: id,
  })
}

export async function listTokensForStaff(ctx: StaffContext) {
  return ctx.tx((tx) => asSystem(tx, async () => ({ items: await readServiceTokens(tx, ctx.now) })))
}

export async function makeTokenAsStaff(
  ctx: StaffContext,
  wanted: { name: string; scopes: ServiceScope[]; validForDays: number },
): Promise<{ token: string; expiresAt: string }> {
  const made = await ctx.tx((tx) => asSystem(tx, () => createServiceToken(tx, ctx, wanted)))
  return { token: made.token, expiresAt: made.expiresAt.toISOString() }
}

export async function revokeTokenAsStaff(ctx: StaffContext, id: string): Promise<void> {
  await ctx.tx((tx) => asSystem(tx, () => revokeServiceToken(tx, ctx, id)))
}

/** For the operator's command. */
export const listTokens = (ctx: SystemContext) => ctx.tx((tx) => readServiceTokens(tx, ctx.now))
export const revokeToken = (ctx: SystemContext, id: string) => ctx.tx((tx) => revokeServiceToken(tx, ctx, id))
