import type { SystemContext } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { recordAudit } from '../audit/index.ts'
import { queueNotification } from '../notifications/index.ts'
import { recipient } from './open-session.ts'
import { judgeOldToken, type SessionClaims } from './session-token.ts'
import {
  lockGenerations,
  noteGenerationGivenAgain,
  type PersonOfSession,
  renewSession,
  revokeSession,
} from './sessions.store.ts'

/**
 * What a cookie that has run out is worth: the generation to give the browser, nothing new for a request that was under
 * way at the same time, or null when its session has ended. An old cookie that comes back after a newer one was used is
 * a copy: the session ends for both, with a trace, and its person is told.
 */
export async function renewOldToken(
  ctx: SystemContext,
  { sid, gen = 0 }: SessionClaims,
): Promise<{ generation: number | null } | null> {
  return ctx.tx(async (tx) => {
    const renewed = await renewSession(tx, sid, gen, ctx.now)
    if (renewed !== undefined) return { generation: renewed }
    const session = await lockGenerations(tx, sid, ctx.now)
    if (!session) return null
    switch (judgeOldToken(gen, session, ctx.now)) {
      case 'give-again':
        await noteGenerationGivenAgain(tx, sid, ctx.now)
        return { generation: session.generation }
      case 'let-through':
        return { generation: null }
      case 'stolen':
        await endStolen(tx, ctx, sid, session)
        return null
      default:
        return null
    }
  })
}

async function endStolen(
  tx: Tx,
  ctx: SystemContext,
  sessionId: string,
  person: PersonOfSession,
): Promise<void> {
  if (!(await revokeSession(tx, sessionId, ctx.now, 'reused'))) return
  const { side, personId } = person
  await recordAudit(tx, ctx, {
    action: 'session-reused',
    subjectKind: 'session',
    subjectId: sessionId,
    details: { side, personId },
  })
  await queueNotification(tx, ctx, {
    eventKey: `${sessionId}:reused`,
    kind: 'session-ended',
    to: recipient(person),
  })
}
