import type { Clock } from '../../platform/clock.ts'
import { contextFor } from '../../platform/context.ts'
import type { Pool } from '../../platform/db/pool.ts'
import type { Figures } from '../../platform/http/metrics.ts'
import { countMails } from './mail-figures.store.ts'

const help = {
  inbound_mails_waiting: 'Mails that were taken and are not filed yet',
  inbound_mails_oldest_waiting_seconds: 'How long the oldest of them waits; 0 when none does',
  inbound_mails_apart: 'Mails that became no enquiry and wait for somebody to look at them',
  inbound_mails_last_received_timestamp_seconds: 'When the last mail came in, handed over or fetched',
}

/** How mail in is doing, for `/metrics`: numbers alone. */
export const mailFigures = (pool: Pool, clock: Clock): Figures<keyof typeof help> => ({
  help,
  async read() {
    const { now, tx } = contextFor(pool, clock, { kind: 'system', id: null })
    const { waiting, oldestWaitingAt, apart, lastReceivedAt } = await tx(countMails)
    const waitsMs = oldestWaitingAt ? now.getTime() - oldestWaitingAt.getTime() : 0
    return {
      inbound_mails_waiting: waiting,
      inbound_mails_oldest_waiting_seconds: Math.max(0, waitsMs / 1000),
      inbound_mails_apart: apart,
      inbound_mails_last_received_timestamp_seconds: lastReceivedAt && lastReceivedAt.getTime() / 1000,
    }
  },
})
