import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { Sealer } from '../../../platform/sealed-text.ts'
import type { OpenInvitation } from './invitations.store.ts'

/** What the cases feature does when somebody joins; handed in, because cases stand to the right of access. */
export interface CasesToJoin {
  /**
   * Gives the person what the invitation says, and leaves the trace that staff see. False when something stands in the
   * way that only staff can settle; nothing is given then.
   */
  letIn(tx: Tx, ctx: Context, invitation: OpenInvitation, personId: string): Promise<boolean>
}

export interface JoinSettings {
  /** Derives one-time codes, and hashes the networks that tries come from. */
  codeKey: string
  /** Hashes the codes of invitations. */
  invitationKey: string
  /** Seals addresses that are on nobody's record yet. */
  addresses: Sealer
  /** Codes that one network may try in 15 minutes. */
  triesPer15Minutes: number
  /** Whom to ring where the hub can't help by itself. */
  hubPhone: string
  cases: CasesToJoin
}
