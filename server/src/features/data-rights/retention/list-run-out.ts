import { type Retention, type RunOut, retentionRules, retentionWords } from '@send-hub/shared'
import type { SystemContext } from '../../../platform/context.ts'
import { listRunOut } from './run-out.store.ts'

export interface RunOutOfRule {
  rule: string
  keeps: string
  count: number
  /** Of these, how many a hold keeps. */
  held: number
  items: RunOut[]
}

/** What has run out by today, by rule: ids and references only, for the operator's command. */
export async function runOutByRule(ctx: SystemContext, retention: Retention): Promise<RunOutOfRule[]> {
  const runOut = await ctx.tx((tx) => listRunOut(tx, ctx.today, retention))
  return retentionRules.map((rule) => {
    const items = runOut.filter((item) => item.rule === rule)
    const held = items.filter(({ isHeld }) => isHeld).length
    return { rule, keeps: retentionWords[rule](retention), count: items.length, held, items }
  })
}
