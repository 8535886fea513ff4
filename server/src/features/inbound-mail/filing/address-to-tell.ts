import type { SystemContext } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { countTold, findGivenAddress, lockSender, mayBeToldOf } from './filing.store.ts'

/** Of missed days and reminders, an address a day. More are no questions, but somebody who writes in the name of another. */
const mostADay = 3

/**
 * The address that somebody without an account asked from, in lower case, where the hub may write to it by itself once
 * more today (Europe/London): only who was thanked for their mail, or gave the address in another way, and a few times a
 * day. Else null. Two who ask for one address wait for each other.
 */
export async function addressToTell(tx: Tx, ctx: SystemContext, enquiryId: string): Promise<string | null> {
  const address = await findGivenAddress(tx, enquiryId)
  if (!address) return null
  await lockSender(tx, address)
  if (!(await mayBeToldOf(tx, enquiryId))) return null
  return (await countTold(tx, address, ctx.today)) < mostADay ? address : null
}
