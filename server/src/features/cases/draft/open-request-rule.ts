import { type CaseEventKind, draftRequestWords, formatDay } from '@send-hub/shared'
import { londonDay } from '../../../platform/calendar/index.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { conflict } from '../../../platform/errors.ts'
import { findOldestOpenRequest } from './draft.store.ts'

/** What ends the family's say on a draft. */
const endsTheirSay: readonly CaseEventKind[] = ['plan-issued', 'plan-amended', 'amendment-dropped']

/**
 * Whoever asked for a meeting or for more time is owed an answer before the draft is finished without them.
 * @throws conflict that names what waits, never who asked
 */
export async function requireNoOpenRequest(tx: Tx, caseId: string, step: CaseEventKind): Promise<void> {
  if (!endsTheirSay.includes(step)) return
  const open = await findOldestOpenRequest(tx, caseId)
  if (!open) return
  const { staff } = draftRequestWords[open.kind]
  throw conflict(
    `The family waits for an answer: “${staff}”, asked on ${formatDay(londonDay(open.askedAt))}. Answer that first, then record this step.`,
  )
}
