import type { SystemContext } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { notAllowed } from '../../../platform/errors.ts'
import type { Sealer } from '../../../platform/sealed-text.ts'
import { recordAudit } from '../../audit/index.ts'
import { addStaffMember, usualTeamOf } from '../../people/index.ts'
import { type OpenedSession, openSession, type SignInPlace } from '../open-session.ts'
import { areSame, decideRights, type StaffRights } from './decide-rights.ts'
import type { ProvedIdentity } from './finish-sign-in.ts'
import {
  endSessionsOfStaff,
  findByEmail,
  findBySubject,
  markAsProviders,
  type StaffAccount,
  saveAccount,
} from './oidc.store.ts'

/**
 * Opens a session for somebody whom the provider has named, and writes down what its claims give them.
 * @throws not-allowed for somebody who has no account here and none to be made
 */
export async function signInStaff(
  ctx: SystemContext,
  { sealer, place }: { sealer: Sealer; place: SignInPlace },
  identity: ProvedIdentity,
): Promise<OpenedSession> {
  const session = await ctx.tx(async (tx) => {
    const account = await accountOf(tx, ctx, identity)
    if (!account) return null
    const opened = await openSession(tx, ctx, { side: 'staff', personId: account.id }, place)
    await markAsProviders(tx, opened.id, {
      sid: identity.sid,
      sealedIdToken: sealer.seal(identity.idToken),
    })
    return opened
  })
  // Thrown only now: what a refusal takes back, and its trace, must be kept.
  if (!session)
    throw notAllowed('You have no access to this service. Ask whoever looks after staff accounts.')
  return session
}

/** The account as it stands after the claims; null: no way in. */
async function accountOf(
  tx: Tx,
  ctx: SystemContext,
  identity: ProvedIdentity,
): Promise<{ id: string } | null> {
  const known = await findBySubject(tx, identity.subject)
  if (!known) return firstAccountOf(tx, ctx, identity)
  const rights = known.isActive ? decideRights(known, identity.rights) : null
  return rights ? keepRights(tx, ctx, identity, known, rights) : refuse(tx, ctx, known)
}

/** Of somebody whom the provider names for the first time: the account with their address, or a new one. */
async function firstAccountOf(
  tx: Tx,
  ctx: SystemContext,
  identity: ProvedIdentity,
): Promise<{ id: string } | null> {
  const { verifiedEmail, subject, name } = identity
  if (!verifiedEmail) return null
  const known = await findByEmail(tx, verifiedEmail)
  // An address can be given to a newcomer after somebody has left: the account stays theirs who left.
  if (known && (known.subject !== null || !known.isActive)) return null
  const rights = decideRights(known ?? null, identity.rights)
  if (!rights) return null
  if (known) return keepRights(tx, ctx, identity, known, rights)
  const { role, powers } = rights
  return addStaffMember(tx, ctx, {
    ...{ email: verifiedEmail, role, powers, providerSubject: subject },
    name: name ?? verifiedEmail,
    team: usualTeamOf[role],
  })
}

async function keepRights(
  tx: Tx,
  ctx: SystemContext,
  { subject }: ProvedIdentity,
  known: StaffAccount,
  rights: StaffRights,
): Promise<{ id: string }> {
  await saveAccount(tx, known.id, subject, rights)
  if (!areSame(known, rights)) {
    await recordAudit(tx, ctx, {
      action: 'staff-rights-from-claims',
      subjectKind: 'staff-member',
      subjectId: known.id,
      details: {
        before: { role: known.role, powers: known.powers },
        after: { role: rights.role, powers: rights.powers },
      },
    })
  }
  return known
}

/** Who lost the last role at the provider is out of every session at once, not only kept from a new one. */
async function refuse(tx: Tx, ctx: SystemContext, { id }: StaffAccount): Promise<null> {
  await endSessionsOfStaff(tx, id, ctx.now)
  await recordAudit(tx, ctx, {
    action: 'staff-sign-in-refused',
    subjectKind: 'staff-member',
    subjectId: id,
  })
  return null
}
