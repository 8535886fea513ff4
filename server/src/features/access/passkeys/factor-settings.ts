import type { SecondFactorRule } from '@send-hub/shared'
import type { FamilyContext } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { Sealer } from '../../../platform/sealed-text.ts'
import { recordAudit } from '../../audit/index.ts'
import { queueNotification } from '../../notifications/index.ts'

export interface FactorSettings {
  /** Scheme, host and port: where passkeys are asked for, and nowhere else. */
  publicUrl: string
  /** What the browser calls us when it asks for a passkey. */
  councilName: string
  /** Key of the one-time codes. */
  codeKey: string
  /** Seals a number that is not on record yet. */
  addresses: Sealer
  /** Whether texts can be sent at all. */
  canText: boolean
  rule: SecondFactorRule
}

/** EdDSA, ES256 and RS256: what phones, computers and keys make. Sources: RFC 9053, RFC 8812. */
export const passkeyAlgorithms = [-8, -7, -257]

/** A passkey belongs to the host, whatever the port. */
export const rpIdOf = ({ publicUrl }: FactorSettings): string => new URL(publicUrl).hostname

/** Leaves a trace, and tells the person by email: whoever it was, they learn of it. */
export async function tellOfFactor(
  tx: Tx,
  ctx: FamilyContext,
  change: { kind: 'factor-added' | 'factor-removed'; factor: 'passkey' | 'text'; eventKey: string },
): Promise<void> {
  const { kind, factor, eventKey } = change
  await recordAudit(tx, ctx, {
    action: kind === 'factor-added' ? 'second-factor-added' : 'second-factor-removed',
    subjectKind: 'family-member',
    subjectId: ctx.actor.id,
    details: { factor },
  })
  await queueNotification(tx, ctx, { eventKey, kind, to: { familyMembers: [ctx.actor.id] } })
}
