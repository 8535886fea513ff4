import type { Council, SnoozeEnquiry } from '@send-hub/shared'
import type { z } from 'zod'
import { addMonths, englandAndWales, isWorkingDay } from '../../../platform/calendar/index.ts'
import type { StaffContext } from '../../../platform/context.ts'
import { conflict, invalid } from '../../../platform/errors.ts'
import { actOn, leaveTrace } from '../act-on-enquiry.ts'
import { addEnquiryEvent } from '../enquiry-events.ts'
import { requireOpen } from './requirements.ts'
import { readSnoozedUntil, writeSnooze } from './triage.store.ts'

const mostMonths = 6

/**
 * Puts an enquiry aside until a working day, or until the family writes. Never past the day that was promised, and a
 * risk of harm never.
 * @throws not-found, conflict; validation-failed for another day
 */
export const snoozeEnquiry = (
  ctx: StaffContext,
  council: Council,
  enquiryId: string,
  { version, until }: z.infer<typeof SnoozeEnquiry>,
) =>
  actOn(ctx, council, enquiryId, version, async (act) => {
    requireOpen(act)
    const { status, replyBy, priority } = act.enquiry
    if (status === 'waiting' && priority < 2) throw conflict('This is too urgent to be put aside.')
    if (until <= ctx.today) throw invalid('/until', 'Choose a day after today')
    if (!isWorkingDay(until, englandAndWales)) throw invalid('/until', 'Choose a working day')
    if (status === 'waiting' && replyBy && until > replyBy) {
      throw invalid('/until', 'Choose a day no later than the one we promised an answer by')
    }
    if (until > addMonths(ctx.today, mostMonths)) throw invalid('/until', 'Choose a day within 6 months')
    await writeSnooze(act.tx, enquiryId, until)
    await addEnquiryEvent(act.tx, ctx, enquiryId, 'snoozed', { until })
    await leaveTrace(act, 'enquiry-snoozed', { until })
  })

/** Back in the queue before its day. @throws not-found; conflict where it is not put aside */
export const wakeEnquiry = (
  ctx: StaffContext,
  council: Council,
  enquiryId: string,
  { version }: { version: number },
) =>
  actOn(ctx, council, enquiryId, version, async (act) => {
    if (!(await readSnoozedUntil(act.tx, enquiryId))) throw conflict('This enquiry is not put aside.')
    await writeSnooze(act.tx, enquiryId, null)
    await addEnquiryEvent(act.tx, ctx, enquiryId, 'woken')
    await leaveTrace(act, 'enquiry-woken')
  })
