import { accessRoleWords, type HelperInvited, isWithin, type NewHelper, widestLevel } from '@send-hub/shared'
import type { FamilyContext } from '../../../platform/context.ts'
import { asSystem } from '../../../platform/db/as-system.ts'
import { invalid, notAllowed } from '../../../platform/errors.ts'
import { makeInvitation } from '../../access/index.ts'
import { latestEnd, mayLetHelpersIn, requireCase } from './case-people.ts'

/** What helpers' codes need to know of the hub. */
export interface HelperSettings {
  /** Hashes the codes. */
  key: string
  hubPhone: string
}

/**
 * Lets a helper in, by the consent of whoever asks: for less than or as much as they see themselves, and for a time. The
 * helper joins with the code, which whoever lets them in hands over; the hub writes to nobody.
 * @throws not-found; not-allowed for those who can't consent; validation-failed
 */
export async function letHelperIn(
  ctx: FamilyContext,
  { key, hubPhone }: HelperSettings,
  caseId: string,
  { role, name, level, endsOn }: NewHelper,
): Promise<HelperInvited> {
  return ctx.tx(async (tx) => {
    const record = await requireCase(tx, ctx, caseId)
    if (!(await mayLetHelpersIn(tx, ctx, record))) {
      throw notAllowed(`You can’t do this here by yourself. Ring us on ${hubPhone}.`)
    }
    if (!isWithin(level, widestLevel[role])) {
      throw invalid('/level', 'A councillor or MP can only see how far it is, and the dates')
    }
    if (!isWithin(level, record.level)) throw invalid('/level', 'Choose no more than you can see yourself')
    if (endsOn < ctx.today || endsOn > latestEnd(ctx.today)) {
      throw invalid('/endsOn', 'The last day must be today or later, and at most 12 months from now')
    }
    const { code, worksUntil } = await asSystem(tx, () =>
      makeInvitation(tx, ctx, key, {
        ...{ caseId, familyMemberId: null, name, role, level, hasParentalResponsibility: null },
        ...{ relationship: accessRoleWords[role], evidence: 'Consent given here by whoever let them in' },
        ...{ accessEndsOn: endsOn, consentedById: ctx.actor.id, mayReplaceEmail: false },
      }),
    )
    return { name, code, worksUntil: worksUntil < endsOn ? worksUntil : endsOn }
  })
}
