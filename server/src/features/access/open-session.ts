import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { recordAudit } from '../audit/index.ts'
import { queueNotification } from '../notifications/index.ts'
import { type Browser, deviceHashOf, newDeviceName } from './device.ts'
import { noteDeviceOf } from './devices.store.ts'
import { insertSession, type PersonOfSession, revokeSession } from './sessions.store.ts'

/** A working day at a desk, or an evening on a phone; then sign in again. */
export const sessionHours = 12

/** Where somebody signs in: their browser, and the session it has already, if any. */
export interface SignInPlace {
  browser: Browser
  /** Key of the names of devices. */
  deviceKey: string
  /** The session of the cookie that came with the request; it ends. */
  sessionBefore: string | null
}

export interface OpenedSession extends PersonOfSession {
  id: string
  /** The browser's new name, for its device cookie. */
  deviceName: string
}

/**
 * Opens a session for somebody who has proved who they are. Always a new one: a cookie that was in the browser before
 * opens nothing afterwards. The browser gets a new name too, so that one planted there is worth nothing. Whoever signs
 * in on a device they have not used before is told so by email, but not at their very first sign-in.
 * Call it as the system, in the transaction that uses the proof up.
 */
export async function openSession(
  tx: Tx,
  ctx: Context,
  person: PersonOfSession,
  { browser, deviceKey, sessionBefore }: SignInPlace,
): Promise<OpenedSession> {
  const deviceName = newDeviceName()
  const deviceHash = deviceHashOf(deviceKey, deviceName) as string
  const session = { id: newId(), side: person.side, personId: person.personId }
  if (sessionBefore) await revokeSession(tx, sessionBefore, ctx.now, 'replaced')
  await insertSession(tx, {
    ...session,
    createdAt: ctx.now,
    expiresAt: new Date(ctx.now.getTime() + sessionHours * 3_600_000),
    device: browser.device,
    deviceHash,
  })
  const { isNew, hasOthers } = await noteDeviceOf(
    tx,
    session,
    { device: browser.device, before: browser.deviceHash, deviceHash },
    ctx.now,
  )
  if (isNew && hasOthers) await tellOfNewDevice(tx, ctx, session)
  await recordAudit(tx, ctx, {
    action: 'signed-in',
    subjectKind: 'session',
    subjectId: session.id,
    details: { side: session.side, personId: session.personId, isNewDevice: isNew },
  })
  return { ...session, deviceName }
}

async function tellOfNewDevice(tx: Tx, ctx: Context, session: PersonOfSession & { id: string }) {
  await queueNotification(tx, ctx, {
    eventKey: session.id,
    kind: 'new-device',
    to: recipient(session),
  })
}

/** The person of a session, as a message names its reader. */
export const recipient = ({ side, personId }: PersonOfSession) =>
  side === 'family' ? { familyMembers: [personId] } : { staff: [personId] }
