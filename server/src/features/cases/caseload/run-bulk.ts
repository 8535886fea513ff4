import type { BulkOrder, BulkResult } from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import { conflict } from '../../../platform/errors.ts'
import { requireUnchangedCase } from '../move-case.ts'
import { openBulkStep } from './bulk-acts.ts'
import { readCaseNames } from './bulk-cases.store.ts'
import { isRefusal, previewThere } from './preview-bulk.ts'
import { needsSecondPerson } from './second-person.ts'

type Outcome = Pick<BulkResult['items'][number], 'outcome' | 'reason'>

const done: Outcome = { outcome: 'done', reason: null }
const notTried: Outcome = { outcome: 'not-tried', reason: null }

/**
 * What one person may do alone: an act that tells families of one case at most.
 * @throws conflict when it needs a second person; what `runBulk` throws
 */
export async function runAlone(
  ctx: StaffContext,
  order: BulkOrder,
  onFault: (error: unknown) => void,
): Promise<BulkResult> {
  if (needsSecondPerson(await ctx.tx((tx) => previewThere(tx, ctx, order)))) {
    throw conflict('This tells several families, so somebody else has to let it go. Ask for a second person.')
  }
  return runBulk(ctx, order, onFault)
}

/**
 * Does it case by case, each in a transaction of its own with its event, audit entry and messages; a case that has
 * changed since it was looked at is left alone, so that sending the same order again does nothing twice.
 * @param onFault told of what broke after some cases were written: the answer then still says which
 * @throws validation-failed when something is missing that is the same for all; whatever breaks before the first case
 */
export async function runBulk(
  ctx: StaffContext,
  order: BulkOrder,
  onFault: (error: unknown) => void,
): Promise<BulkResult> {
  const names = await ctx.tx(async (tx) => {
    await openBulkStep(tx, ctx, order)
    return readCaseNames(
      tx,
      order.cases.map(({ id }) => id),
    )
  })
  const outcomes: Outcome[] = []
  let isBroken = false
  for (const one of order.cases) {
    if (isBroken) outcomes.push(notTried)
    else {
      try {
        outcomes.push(await runOne(ctx, order, one))
      } catch (error) {
        if (outcomes.length === 0) throw error
        onFault(error)
        isBroken = true
        outcomes.push(notTried)
      }
    }
  }
  return {
    act: order.act,
    done: outcomes.filter(({ outcome }) => outcome === 'done').length,
    items: order.cases.map(({ id }, index) => ({
      ...(names.get(id) ?? { id, reference: '', childName: '' }),
      ...(outcomes[index] ?? notTried),
    })),
  }
}

/** @throws what is neither the rules' nor a colleague's doing */
async function runOne(
  ctx: StaffContext,
  order: BulkOrder,
  { id, version, meetingOn }: BulkOrder['cases'][number],
): Promise<Outcome> {
  try {
    await ctx.tx(async (tx) => {
      const record = await requireUnchangedCase(tx, id, version)
      const step = await openBulkStep(tx, ctx, order)
      await step.write(tx, record, meetingOn)
    })
    return done
  } catch (error) {
    if (isRefusal(error)) return { outcome: 'refused', reason: error.message }
    throw error
  }
}
