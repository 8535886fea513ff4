import type { SecondFactorView } from '@send-hub/shared'
import type { FamilyContext } from '../../../platform/context.ts'
import type { PagePart } from '../../../platform/db/page-part.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { secondFactorRequired } from '../../../platform/errors.ts'
import type { FactorSettings } from './factor-settings.ts'
import { type OwnFactors, ownFactors, readOwnFactors, readOwnPasskeys } from './second-factor.store.ts'

type Settings = Pick<FactorSettings, 'canText' | 'rule'>

/** A number counts only where texts can be sent: nobody is locked out by a setting that was taken away. */
const isSetUp = (
  { hasPasskey, textNumber }: Pick<OwnFactors, 'hasPasskey' | 'textNumber'>,
  { canText }: Pick<Settings, 'canText'>,
) => hasPasskey || (textNumber !== null && canText)

/** Whether the reader of a page has yet to set up a second factor. */
export const offersSecondCheck = (settings: Pick<Settings, 'canText'>): PagePart<boolean, FamilyContext> => ({
  query: ownFactors('$1'),
  toView: (rows: Pick<OwnFactors, 'hasPasskey' | 'textNumber'>[]) =>
    !rows.some((own) => isSetUp(own, settings)),
})

const isAskedForPapers = (own: OwnFactors, settings: Settings) =>
  !own.isConfirmed && (isSetUp(own, settings) || settings.rule === 'required')

export async function readSecondFactor(
  ctx: FamilyContext,
  settings: FactorSettings,
): Promise<SecondFactorView> {
  return ctx.tx(async (tx) => {
    const own = await readOwnFactors(tx, ctx.actor.sessionId)
    const passkeys = await readOwnPasskeys(tx)
    return {
      rule: settings.rule,
      passkeys: passkeys.map(({ id, label, createdAt, lastUsedAt }) => ({
        id,
        label,
        createdAt: createdAt.toISOString(),
        lastUsedAt: lastUsedAt?.toISOString() ?? null,
      })),
      textEnding: own.textNumber?.slice(-3) ?? null,
      canText: settings.canText,
      isSetUp: isSetUp(own, settings),
      isConfirmed: own.isConfirmed,
      isAskedForPapers: isAskedForPapers(own, settings),
    }
  })
}

/**
 * For papers, and for what changes who gets in: a second factor once in a session, when one is set up or the council
 * wants everybody to have one.
 * @throws second-factor-required
 */
export async function requireForPapers(ctx: FamilyContext, settings: Settings): Promise<void> {
  const own = await ctx.tx((tx) => readOwnFactors(tx, ctx.actor.sessionId))
  if (isAskedForPapers(own, settings)) throw secondFactorRequired()
}

/**
 * For changing the factors themselves: whoever has one shows it first, whoever has none sets up the first.
 * @throws second-factor-required
 */
export async function requireOwnFactor(tx: Tx, ctx: FamilyContext, settings: Settings): Promise<void> {
  const own = await readOwnFactors(tx, ctx.actor.sessionId)
  if (!own.isConfirmed && isSetUp(own, settings)) throw secondFactorRequired()
}
