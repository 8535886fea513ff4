import type { NewChildByCode, NewJoinCheck } from '@send-hub/shared'
import { signInCodeMinutes } from '@send-hub/shared'
import type { Context, FamilyContext, SystemContext } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { conflict } from '../../../platform/errors.ts'
import { queueNotification } from '../../notifications/index.ts'
import { isSameName } from '../../people/index.ts'
import { checkCode } from './check-code.ts'
import { findEmailOf, findNameOf } from './email-of-person.store.ts'
import { lockOpenInvitation, type OpenInvitation, spendInvitation } from './invitations.store.ts'
import type { JoinSettings } from './join-settings.ts'
import { personToJoin } from './person-to-join.ts'

/**
 * The first half of joining: sends a sign-in code to the inbox named, once the letter's code and the fact are right.
 * The second half is signing in with that code.
 * @throws as checkCode
 */
export async function askToJoin(
  ctx: SystemContext,
  settings: JoinSettings,
  { code, birthOn, email }: NewJoinCheck,
  ip: string,
): Promise<{ attemptId: string; expiresInMinutes: number }> {
  const attemptId = await checkCode(ctx, settings, { code, birthOn, email, ip }, (tx, found) =>
    queueNotification(tx, ctx, {
      ...{ eventKey: found.attemptId, kind: 'sign-in-code', to: {}, sealedTo: found.sealedAddress ?? '' },
      ...{ values: { attemptId: found.attemptId }, isUrgent: true },
    }),
  )
  return { attemptId, expiresInMinutes: signInCodeMinutes }
}

/**
 * The second half, in the transaction that opens the session of whoever proved the inbox.
 * @returns the person who signs in
 * @throws conflict when the code was used meanwhile, or the address is somebody else's: then nothing is given
 */
export async function joinWithInbox(
  tx: Tx,
  ctx: Context,
  settings: JoinSettings,
  attempt: { invitationId: string; sealedAddress: string | null },
): Promise<string> {
  const email = attempt.sealedAddress && settings.addresses.unseal(attempt.sealedAddress)
  if (!email) throw noLonger(settings)
  const invitation = await requireOpen(tx, ctx, settings, attempt.invitationId)
  const personId = await personToJoin(tx, ctx, settings, invitation, email)
  await openFor(tx, ctx, settings, invitation, personId)
  return personId
}

/**
 * One more child for somebody who is signed in: their inbox is proved already.
 * @throws as checkCode; conflict where the code is for somebody of another name
 */
export async function addChild(
  ctx: FamilyContext,
  settings: JoinSettings,
  { code, birthOn }: NewChildByCode,
  ip: string,
): Promise<{ caseId: string }> {
  const personId = ctx.actor.id
  let caseId = ''
  await checkCode(ctx, settings, { code, birthOn, email: null, ip }, async (tx, { invitationId }) => {
    const invitation = await requireOpen(tx, ctx, settings, invitationId)
    const isTheirs =
      invitation.familyMemberId === personId || isSameName(await findNameOf(tx, personId), invitation.name)
    if (!isTheirs) {
      throw conflict(`This code is for somebody with another name. Ring us on ${settings.hubPhone}.`)
    }
    await openFor(tx, ctx, settings, invitation, personId)
    caseId = invitation.caseId
  })
  return { caseId }
}

async function requireOpen(
  tx: Tx,
  ctx: Context,
  settings: JoinSettings,
  invitationId: string,
): Promise<OpenInvitation> {
  const invitation = await lockOpenInvitation(tx, invitationId, ctx)
  if (!invitation) throw noLonger(settings)
  return invitation
}

async function openFor(
  tx: Tx,
  ctx: Context,
  settings: JoinSettings,
  invitation: OpenInvitation,
  personId: string,
): Promise<void> {
  const isMoved = await leavesAnAccount(tx, settings, invitation, personId)
  if (!(await settings.cases.letIn(tx, ctx, invitation, personId))) throw noLonger(settings)
  await spendInvitation(tx, invitation.id, personId, ctx.now)
  const { id, caseId, familyMemberId } = invitation
  if (isMoved && familyMemberId) {
    await queueNotification(tx, ctx, {
      ...{ eventKey: `${id}:moved`, kind: 'access-ended', caseId, to: { familyMembers: [familyMemberId] } },
    })
  }
}

/**
 * Whether an account that works loses what it sees to another one of the same name. Anybody can get an account with any
 * name, as a helper; so only a letter made for a lost inbox does that, and the account that loses it is told.
 * @throws conflict with a usual letter
 */
async function leavesAnAccount(
  tx: Tx,
  { hubPhone }: JoinSettings,
  { familyMemberId, mayReplaceEmail }: OpenInvitation,
  personId: string,
): Promise<boolean> {
  if (familyMemberId === null || familyMemberId === personId) return false
  if ((await findEmailOf(tx, familyMemberId)) === null) return false
  if (!mayReplaceEmail) throw conflict(`We can’t let you in with this email address. Ring us on ${hubPhone}.`)
  return true
}

const noLonger = ({ hubPhone }: JoinSettings) =>
  conflict(`We can’t let you in with this code now. Ring us on ${hubPhone}.`)
