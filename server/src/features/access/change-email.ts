import { createHash } from 'node:crypto'
import { type EmailChangeCodes, emailChangeMinutes, type NewEmailChange } from '@send-hub/shared'
import type { FamilyContext } from '../../platform/context.ts'
import { asSystem } from '../../platform/db/as-system.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { HubError, invalid, tooMany } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { isOneTimeCode } from '../../platform/one-time-code.ts'
import type { Sealer } from '../../platform/sealed-text.ts'
import { recordAudit } from '../audit/index.ts'
import { queueNotification } from '../notifications/index.ts'
import {
  countEmailChangeTry,
  finishEmailChange,
  insertEmailChange,
  lockChangesOf,
  spendCodesOf,
} from './email-changes.store.ts'

export interface ChangeEmailSettings {
  codeKey: string
  addresses: Sealer
  phone: string
}

/** Two codes, each proving one mailbox: neither can be reckoned from the other. */
export const codeOfOld = (changeId: string) => `${changeId}:old`
export const codeOfNew = (changeId: string) => `${changeId}:new`

/** A signed-in person could otherwise have us write to strangers all day. */
const changesADay = 5
const mostTries = 5
const dayMs = 24 * 60 * 60_000

/**
 * Asks to use another address. A code goes to the old one at once; whether the new one can be used, and gets its code,
 * the worker finds out: the answer and its time are the same for an address that is somebody's.
 * @throws too-many-requests after five in a day; validation-failed for the address they have
 */
export async function askToChangeEmail(
  ctx: FamilyContext,
  settings: ChangeEmailSettings,
  { email }: NewEmailChange,
): Promise<{ changeId: string; expiresInMinutes: number }> {
  const { id: familyMemberId, sessionId } = ctx.actor
  const changeId = newId()
  const { now } = ctx
  await inOwnName(ctx, async (tx) => {
    const before = await lockChangesOf(tx, familyMemberId, new Date(now.getTime() - dayMs))
    if (before.email === email) throw invalid('/email', 'This is the email address we have for you')
    if (before.asked >= changesADay) {
      throw tooMany(
        `You have asked for this too often today. Try again tomorrow, or phone us on ${settings.phone}.`,
        dayMs / 1000,
      )
    }
    await insertEmailChange(tx, {
      id: changeId,
      familyMemberId,
      sessionId,
      newEmail: email,
      createdAt: now,
      expiresAt: new Date(now.getTime() + emailChangeMinutes * 60_000),
    })
    await queueNotification(tx, ctx, {
      eventKey: codeOfOld(changeId),
      kind: 'email-change-old',
      to: { familyMembers: [familyMemberId] },
      values: { codeOf: codeOfOld(changeId) },
      isUrgent: true,
    })
    await recordAudit(tx, ctx, {
      action: 'email-change-asked',
      subjectKind: 'family-member',
      subjectId: familyMemberId,
      details: { changeId },
    })
  })
  return { changeId, expiresInMinutes: emailChangeMinutes }
}

/**
 * Uses the new address from now on, once both mailboxes have been proved in the session that asked. Codes for signing in
 * that went to the old one open nothing any more, and a last message goes there.
 * @throws validation-failed with one and the same sentence for wrong, old or used codes, and for an address that is
 * somebody's
 */
export async function changeEmail(
  ctx: FamilyContext,
  settings: ChangeEmailSettings,
  changeId: string,
  { oldCode, newCode }: EmailChangeCodes,
): Promise<void> {
  const { id: familyMemberId, sessionId } = ctx.actor
  // The try is counted and kept before the codes are judged: a refusal must not undo the count.
  const counted = await inOwnName(ctx, (tx) =>
    countEmailChangeTry(tx, { id: changeId, familyMemberId, sessionId }, ctx.now, mostTries),
  )
  const isOldRight = isOneTimeCode(settings.codeKey, codeOfOld(changeId), oldCode)
  const isNewRight = isOneTimeCode(settings.codeKey, codeOfNew(changeId), newCode)
  if (!counted || !isOldRight || !isNewRight) throw wrongCodes()

  await inOwnName(ctx, async (tx) => {
    const changed = await finishEmailChange(tx, changeId, familyMemberId, ctx.now).catch(isTakenMeanwhile)
    if (!changed) throw wrongCodes()
    await spendCodesOf(tx, familyMemberId, ctx.now)
    await leaveTrace(tx, ctx, changeId, changed.oldEmail)
    if (changed.oldEmail === null) return
    await queueNotification(tx, ctx, {
      eventKey: `${changeId}:done`,
      kind: 'email-changed',
      to: { familyMembers: [familyMemberId] },
      sealedTo: settings.addresses.seal(changed.oldEmail),
    })
  })
}

/** Opened for the person, so that a session that has ended does nothing; the tables are the system's to write. */
function inOwnName<T>(ctx: FamilyContext, work: (tx: Tx) => Promise<T>): Promise<T> {
  return ctx.tx((tx) => asSystem(tx, () => work(tx)))
}

/** With the fingerprint of the old address: no import gives it back, or to somebody else (features/sen2). */
async function leaveTrace(tx: Tx, ctx: FamilyContext, changeId: string, oldEmail: string | null) {
  await recordAudit(tx, ctx, {
    action: 'email-changed',
    subjectKind: 'family-member',
    subjectId: ctx.actor.id,
    details: {
      changeId,
      ...(oldEmail && { formerAddress: createHash('sha256').update(oldEmail).digest('hex') }),
    },
  })
}

/** Somebody was given the same address at the same moment. */
function isTakenMeanwhile(error: Error & { code?: string }): undefined {
  if (error.code !== uniqueViolation) throw error
}
const uniqueViolation = '23505'

const wrongCodes = () => {
  const detail =
    'One of the codes is not right, or they have run out. Check the newest emails, or start again.'
  return new HubError('validation-failed', detail, {
    errors: [
      { pointer: '/oldCode', detail },
      { pointer: '/newCode', detail },
    ],
  })
}
