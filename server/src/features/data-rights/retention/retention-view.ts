import {
  automaticRules,
  type Retention,
  type RetentionView,
  retentionRules,
  retentionWords,
} from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import { listErasures } from './erasures.ts'
import { listHolds } from './legal-holds.ts'
import { listRunOut } from './run-out.store.ts'

/** So many of a rule are shown at once, the longest over first. */
const shown = 100

/** What has run out, what must be kept all the same, and what is being erased. */
export async function readRetention(ctx: StaffContext, retention: Retention): Promise<RetentionView> {
  return ctx.tx(async (tx) => {
    const runOut = await listRunOut(tx, ctx.today, retention)
    return {
      rules: retentionRules.map((rule) => {
        const items = runOut.filter((item) => item.rule === rule)
        return {
          rule,
          keeps: retentionWords[rule](retention),
          count: items.length,
          items: items.slice(0, shown),
        }
      }),
      automatic: automaticRules.map((rule) => retentionWords[rule](retention)),
      holds: await listHolds(tx),
      erasures: await listErasures(tx, ctx),
    }
  })
}
