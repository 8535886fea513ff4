import type { AnsweredBefore } from '@send-hub/shared'
import type { z } from 'zod'
import type { FamilyContext } from '../../../platform/context.ts'
import { asSystem } from '../../../platform/db/as-system.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { noticeCase } from './asker.store.ts'

/** Where there is no case: nothing more is known of them. */
const noStage = 'NO_CASE'

/** One showing has one row, and one outcome: whoever goes back and asks after all, asked. */
const insertOutcome = statement(
  'enquiries.count-offered',
  `insert into offered_answers (id, offered_on, topic, stage, outcome) values ($1, $2, $3, $4, $5)
   on conflict (id) do update set outcome = 'asked' where excluded.outcome = 'asked'`,
)

interface Offered {
  key: string
  topic: string
  caseId: string | null
  outcome: 'answered' | 'asked'
}

/** Counts what became of an answer that was shown before somebody asked: of nobody, only its topic and stage. */
export async function countOffered(tx: Tx, ctx: FamilyContext, offered: Offered): Promise<void> {
  const { key, topic, caseId, outcome } = offered
  const stage = caseId ? ((await noticeCase(tx, caseId)) ?? noStage) : noStage
  await asSystem(tx, () => tx.rows(insertOutcome, [key, ctx.today, topic, stage, outcome]))
}

/** "That answers it." */
export async function thatAnswersIt(
  ctx: FamilyContext,
  { key, topic, caseId }: z.infer<typeof AnsweredBefore>,
): Promise<void> {
  await ctx.tx((tx) => countOffered(tx, ctx, { key, topic, caseId: caseId ?? null, outcome: 'answered' }))
}
