import { invitationDays } from '@send-hub/shared'
import { addDays, type Day, startOfLondonDay } from '../../../platform/calendar/index.ts'
import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import { recordAudit } from '../../audit/index.ts'
import { hashInvitationCode, newInvitationCode } from './invitation-code.ts'
import { insertInvitation, type NewInvitationRow, withdrawInvitationsOf } from './invitations.store.ts'

/** What a new code is to give, and to whom. */
export type WantedInvitation = Omit<
  NewInvitationRow,
  'id' | 'codeHash' | 'createdAt' | 'createdByKind' | 'createdById' | 'expiresAt'
>

export interface MadeInvitation {
  id: string
  /** In its written form; readable this once. */
  code: string
  /** The last day it works, Europe/London. */
  worksUntil: Day
}

/**
 * Makes a code that lets one person into one case, in the name of whoever acts. The person's older codes for the case
 * work no more. Whether it may be made is for the caller to decide.
 */
export async function makeInvitation(
  tx: Tx,
  ctx: Context,
  key: string,
  wanted: WantedInvitation,
): Promise<MadeInvitation> {
  const id = newId()
  const code = newInvitationCode()
  const worksUntil = addDays(ctx.today, invitationDays)
  const { caseId, familyMemberId } = wanted
  if (familyMemberId) await withdrawInvitationsOf(tx, caseId, familyMemberId, ctx.now)
  await insertInvitation(tx, {
    ...{ ...wanted, id, codeHash: hashInvitationCode(key, code), createdAt: ctx.now },
    ...{ createdByKind: ctx.actor.kind, createdById: ctx.actor.id },
    expiresAt: startOfLondonDay(addDays(worksUntil, 1)),
  })
  await recordAudit(tx, ctx, {
    ...{ action: 'invitation-made', subjectKind: 'family-member', subjectId: familyMemberId, caseId },
    details: { invitationId: id, role: wanted.role, level: wanted.level, worksUntil },
  })
  return { id, code, worksUntil }
}
