import type { CallBackSlot, Council, NewCallBack } from '@send-hub/shared'
import { englandAndWales } from '../../../platform/calendar/index.ts'
import type { Context } from '../../../platform/context.ts'
import { asSystem } from '../../../platform/db/as-system.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { conflict, invalid } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { addEnquiryEvent } from '../enquiry-events.ts'
import { endStaffTasks } from '../staff-tasks.ts'
import {
  countAgreedOf,
  endCallBack,
  insertCallBack,
  lockOpenCallBack,
  markChanged,
  readTaken,
} from './callbacks.store.ts'
import { openSlots, slotKey } from './slots.ts'

/** The slots that can be agreed now. How full they are is of all families, so it is counted as the system. */
export async function slotsToOffer(
  tx: Tx,
  { now, today }: Context,
  council: Council,
): Promise<CallBackSlot[]> {
  return asSystem(tx, async () =>
    openSlots(now, englandAndWales, council.callBacks, await readTaken(tx, today)),
  )
}

/**
 * Agrees a slot for an enquiry that is locked already; an earlier one gives way to it. The same slot and number again
 * change nothing. `agreedById` null: the family asked for it on its page.
 * @throws validation-failed when the slot is full, past or none of ours; conflict for a fourth call of one family member
 */
export async function agreeSlot(
  tx: Tx,
  ctx: Context,
  council: Council,
  enquiryId: string,
  { slotOn, startsAtHour, phone }: NewCallBack,
  agreedById: string | null,
): Promise<{ id: string; isNew: boolean; hasMoved: boolean }> {
  return asWriter(tx, ctx, async () => {
    const before = await lockOpenCallBack(tx, enquiryId)
    const slot = { slotOn, startsAtHour }
    const isSameSlot = before !== undefined && slotKey(before) === slotKey(slot)
    if (isSameSlot && before.phone === phone) return { id: before.id, isNew: false, hasMoved: false }
    if (!isSameSlot) await requireRoom(tx, ctx, council, slot)
    if (!before && ctx.actor.kind === 'family') await requireFew(tx, ctx.actor.id)
    if (before) await endCallBack(tx, before.id, 'moved', ctx.now)
    const id = newId()
    await insertCallBack(tx, { ...slot, id, enquiryId, phone, agreedAt: ctx.now, agreedById })
    await addEnquiryEvent(tx, ctx, enquiryId, before ? 'call-moved' : 'call-agreed', slot)
    await markChanged(tx, enquiryId)
    await endStaffTasks(tx, ctx, `call-back-missed:${enquiryId}`, 'agreed-again')
    return { id, isNew: true, hasMoved: before !== undefined }
  })
}

/** Slots are few and of all families: one person must not be able to take them all. */
const mostOfOne = 3

/** @throws conflict */
async function requireFew(tx: Tx, familyMemberId: string): Promise<void> {
  if ((await countAgreedOf(tx, familyMemberId)) < mostOfOne) return
  throw conflict(`We have agreed ${mostOfOne} calls with you. Cancel one first, or write to us here.`)
}

async function requireRoom(
  tx: Tx,
  { now, today }: Context,
  council: Council,
  slot: CallBackSlot,
): Promise<void> {
  const taken = await asSystem(tx, () => readTaken(tx, today, true))
  const offered = openSlots(now, englandAndWales, council.callBacks, taken)
  if (!offered.some((one) => slotKey(one) === slotKey(slot)))
    throw invalid('/slot', 'This time is not free any more. Choose another one')
}

/** What follows from a family's act is not theirs to write (docs/decisions/0009). */
export const asWriter = <T>(tx: Tx, { actor }: Context, work: () => Promise<T>): Promise<T> =>
  actor.kind === 'family' ? asSystem(tx, work) : work()
