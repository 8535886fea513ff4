import { type NewStaffAccount, type StaffRights, staffPowers } from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import { asSystem } from '../../../platform/db/as-system.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { conflict, notAllowed, notFound } from '../../../platform/errors.ts'
import { recordAudit } from '../../audit/index.ts'
import { addStaffMember } from '../../people/index.ts'
import {
  endSessionsOf,
  lockAccount,
  lockHoldersOf,
  readAccounts,
  type StaffAccountRow,
  saveActive,
  saveRights,
} from './accounts.store.ts'

export async function listAccounts(ctx: StaffContext) {
  const items = await ctx.tx(readAccounts)
  return { items: items.map((account) => ({ ...account, isMe: account.id === ctx.actor.id })) }
}

/** @throws conflict when the address has an account already */
export async function addAccount(ctx: StaffContext, wanted: NewStaffAccount): Promise<{ id: string }> {
  const { name, email, role, team, powers } = wanted
  return ctx.tx((tx) => addStaffMember(tx, ctx, { name, email, role, team, powers }))
}

/**
 * Gives another role, team or powers. Nobody gives more to themselves: that takes a colleague who sees it.
 * @throws not-found; not-allowed for more of one's own; conflict when nobody would look after accounts any more
 */
export async function changeRights(ctx: StaffContext, id: string, wanted: StaffRights): Promise<void> {
  const rights = { ...wanted, powers: staffPowers.filter((power) => wanted.powers.includes(power)) }
  await ctx.tx(async (tx) => {
    const before = await lockForChange(tx, id)
    if (id === ctx.actor.id && isMore(before, rights)) {
      throw notAllowed('You can’t give more to your own account. Ask a colleague who looks after accounts.')
    }
    if (!rights.powers.includes('accounts')) await requireAnother(tx, id)
    if (!(await saveRights(tx, id, rights))) throw notAllowed()
    await recordAudit(tx, ctx, {
      action: 'staff-rights-changed',
      subjectKind: 'staff-member',
      subjectId: id,
      details: { before: rightsOf(before), after: rightsOf(rights) },
    })
  })
}

const rightsOf = ({ role, team, powers }: StaffRights) => ({ role, team, powers })

function isMore(before: StaffRights, wanted: StaffRights): boolean {
  return wanted.role !== before.role || wanted.powers.some((power) => !before.powers.includes(power))
}

/**
 * Ends an account. Every session of it is over at once, on every device.
 * @throws not-found; conflict when it has ended, or when nobody would look after accounts any more
 */
export async function endAccount(ctx: StaffContext, id: string): Promise<void> {
  await ctx.tx(async (tx) => {
    await lockForChange(tx, id)
    await requireAnother(tx, id)
    if (!(await saveActive(tx, id, false))) throw conflict('This account has ended already.')
    await asSystem(tx, () => endSessionsOf(tx, id, ctx.now))
    await recordAudit(tx, ctx, { action: 'staff-member-ended', subjectKind: 'staff-member', subjectId: id })
  })
}

/** @throws not-found; conflict when it has not ended */
export async function reopenAccount(ctx: StaffContext, id: string): Promise<void> {
  await ctx.tx(async (tx) => {
    await lockForChange(tx, id)
    if (!(await saveActive(tx, id, true))) throw conflict('This account has not ended.')
    await recordAudit(tx, ctx, {
      action: 'staff-member-reopened',
      subjectKind: 'staff-member',
      subjectId: id,
    })
  })
}

/** The holders are locked first and in order, so that two changes at once can't stand in each other's way. */
async function lockForChange(tx: Tx, id: string): Promise<StaffAccountRow> {
  await lockHoldersOf(tx)
  const account = await lockAccount(tx, id)
  if (!account) throw notFound()
  return account
}

/** @throws conflict when `id` is the last who looks after accounts */
async function requireAnother(tx: Tx, id: string): Promise<void> {
  const holders = await lockHoldersOf(tx)
  if (holders.includes(id) && holders.length === 1) {
    throw conflict('Nobody else looks after staff accounts. Give that to a colleague first.')
  }
}
