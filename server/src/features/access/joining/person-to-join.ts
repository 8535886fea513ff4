import { createHash } from 'node:crypto'
import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { conflict } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { recordAudit } from '../../audit/index.ts'
import { queueNotification } from '../../notifications/index.ts'
import { findPeopleByEmail, insertFamilyMember, isSameName } from '../../people/index.ts'
import { spendCodesOf } from '../email-changes.store.ts'
import { findEmailOf, setEmail } from './email-of-person.store.ts'
import type { OpenInvitation } from './invitations.store.ts'
import type { JoinSettings } from './join-settings.ts'

/**
 * Whose account an invitation opens, for somebody who has proved that they read this inbox: the person it was made for,
 * the same human being under another entry, or somebody new. An address belongs to one person (docs/decisions/0006).
 * @throws conflict where that is somebody else
 */
export async function personToJoin(
  tx: Tx,
  ctx: Context,
  settings: JoinSettings,
  invitation: OpenInvitation,
  email: string,
): Promise<string> {
  const { familyMemberId, name } = invitation
  const [owner] = await findPeopleByEmail(tx, [email])
  if (owner) {
    if (owner.id === familyMemberId || isSameName(owner.name, name)) return owner.id
    throw somebodyElses(settings)
  }
  if (familyMemberId) {
    await giveAddress(tx, ctx, settings, invitation, familyMemberId, email)
    return familyMemberId
  }
  const id = newId()
  if (!(await insertFamilyMember(tx, id, { name, email }, ctx.now))) throw somebodyElses(settings)
  return id
}

/**
 * The first address, or a new one in place of an inbox that is lost. Then sessions and codes from before open nothing
 * any more, and a last message goes to the old address: whoever took a letter is not quiet about it.
 */
async function giveAddress(
  tx: Tx,
  ctx: Context,
  settings: JoinSettings,
  { id: invitationId, caseId, mayReplaceEmail }: OpenInvitation,
  familyMemberId: string,
  email: string,
): Promise<void> {
  const before = await findEmailOf(tx, familyMemberId)
  if (before && !mayReplaceEmail) {
    throw conflict(`We can’t let you in with this email address. Ring us on ${settings.hubPhone}.`)
  }
  if (!(await setEmail(tx, familyMemberId, email, ctx.now))) throw somebodyElses(settings)
  await recordAudit(tx, ctx, {
    ...{ action: 'email-changed', subjectKind: 'family-member', subjectId: familyMemberId, caseId },
    // The fingerprint of the old address: no import gives it back, or to somebody else (features/sen2).
    details: { invitationId, ...(before && { formerAddress: fingerprint(before) }) },
  })
  if (!before) return
  await spendCodesOf(tx, familyMemberId, ctx.now)
  await queueNotification(tx, ctx, {
    ...{
      eventKey: `${invitationId}:address`,
      kind: 'email-changed',
      to: { familyMembers: [familyMemberId] },
    },
    sealedTo: settings.addresses.seal(before),
  })
}

const fingerprint = (address: string) => createHash('sha256').update(address).digest('hex')

const somebodyElses = ({ hubPhone }: JoinSettings) =>
  conflict(`This email address belongs to somebody else here. Ring us on ${hubPhone}.`)
