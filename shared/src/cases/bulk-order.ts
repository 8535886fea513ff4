import { z } from 'zod'
import { BulkAct, BulkPreview, BulkResult } from './bulk-act.ts'

/**
 * An act on many cases that tells families of more than one needs a second person: a slip there is a slip to all of
 * them. An act that tells nobody, or one family alone, is done at once.
 */
export const familiesForOnePerson = 1

export const BulkOrderParams = z.object({ orderId: z.uuid() })
export const BulkOrderAsked = z.object({ id: z.uuid() })

/** `sent`: let go. `result` is null until it ran, and stays so where the process died over it. */
export const BulkOrderState = z.enum(['waiting', 'sent', 'stopped'])

export const BulkOrderView = z.object({
  id: z.uuid(),
  act: BulkAct,
  caseCount: z.int(),
  askedBy: z.object({ name: z.string(), isYou: z.boolean() }),
  askedAt: z.string(),
  state: BulkOrderState,
  decidedBy: z.object({ name: z.string(), isYou: z.boolean() }).nullable(),
  decidedAt: z.string().nullable(),
  /** Why it was stopped. */
  reason: z.string().nullable(),
  result: BulkResult.nullable(),
})
export type BulkOrderView = z.infer<typeof BulkOrderView>

/** `waiting`: those that somebody else asked for, longest waiting first. `mine`: what became of those I asked for, newest first. */
export const BulkOrders = z.object({ waiting: z.array(BulkOrderView), mine: z.array(BulkOrderView) })
export type BulkOrders = z.infer<typeof BulkOrders>

/** One order, with what it would do and whom it would tell now; the preview is null once it is decided. */
export const OpenedBulkOrder = z.object({
  order: BulkOrderView,
  preview: BulkPreview.nullable(),
  /** Stands for what the preview says. It goes back with the decision, so that nobody lets go what they did not see. */
  seen: z.string().nullable(),
})
export type OpenedBulkOrder = z.infer<typeof OpenedBulkOrder>

export const BulkDecision = z
  .object({
    decision: z.enum(['send', 'stop'], 'Choose whether it goes'),
    seen: z.string().max(100).optional(),
    /** Needed to stop what somebody else asked for; they read it. */
    reason: z.string().trim().max(500, 'Give the reason in 500 characters or fewer').optional(),
  })
  .meta({ id: 'BulkDecision' })
export type BulkDecision = z.infer<typeof BulkDecision>
