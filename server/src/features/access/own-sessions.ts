import type { AccountView } from '@send-hub/shared'
import type { FamilyContext, StaffContext } from '../../platform/context.ts'
import { asSystem } from '../../platform/db/as-system.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { notFound, signInRequired } from '../../platform/errors.ts'
import { recordAudit } from '../audit/index.ts'
import { findOwnSessions, listSessionsOf, readPerson } from './account.store.ts'
import { revokeSession } from './sessions.store.ts'

type SignedIn = FamilyContext | StaffContext

/** Who is signed in, and where: with the newest first. */
export async function readAccount(ctx: SignedIn): Promise<AccountView> {
  const { actor } = ctx
  if (!('sessionId' in actor)) throw signInRequired()
  return ctx.tx(async (tx) => {
    const person = await readPerson(tx, actor.kind)
    if (!person) throw signInRequired()
    const sessions = await listSessionsOf(tx, ctx.now)
    return {
      side: actor.kind,
      name: person.name,
      email: person.email,
      hasWholeAnswers: person.hasWholeAnswers,
      sessions: sessions.map(({ id, device, signedInAt, lastUsedAt }) => ({
        id,
        device,
        signedInAt: signedInAt.toISOString(),
        lastUsedAt: lastUsedAt.toISOString(),
        isThis: id === actor.sessionId,
      })),
    }
  })
}

/**
 * Signs one of the reader's own devices out, at once.
 * @throws not-found when it is not theirs, or has ended already
 */
export async function endOwnSession(ctx: SignedIn, sessionId: string): Promise<void> {
  await ctx.tx(async (tx) => {
    const found = await findOwnSessions(tx, ctx.now, { only: sessionId })
    if (found.length === 0) throw notFound()
    await endSessions(tx, ctx, found)
  })
}

/** Signs every device of the reader out but the one in their hand. */
export async function endOtherSessions(ctx: SignedIn): Promise<void> {
  const { actor } = ctx
  if (!('sessionId' in actor)) throw signInRequired()
  await ctx.tx(async (tx) => {
    await endSessions(tx, ctx, await findOwnSessions(tx, ctx.now, { allBut: actor.sessionId }))
  })
}

async function endSessions(tx: Tx, ctx: SignedIn, ids: string[]): Promise<void> {
  await asSystem(tx, async () => {
    for (const id of ids) await revokeSession(tx, id, ctx.now, 'elsewhere')
  })
  for (const id of ids)
    await recordAudit(tx, ctx, { action: 'session-ended', subjectKind: 'session', subjectId: id })
}
