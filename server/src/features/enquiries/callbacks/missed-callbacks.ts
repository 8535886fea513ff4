import { type Council, slotWords, type TeamCode } from '@send-hub/shared'
import type { Clock } from '../../../platform/clock.ts'
import { contextFor, type SystemContext } from '../../../platform/context.ts'
import type { Pool } from '../../../platform/db/pool.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import { recordAudit } from '../../audit/index.ts'
import { queueNotification } from '../../notifications/index.ts'
import { type EnquiryRecordOfStaff, lockEnquiry } from '../enquiries.store.ts'
import { addEnquiryEvent } from '../enquiry-events.ts'
import { insertRecordedMessage } from '../phone/contacts.store.ts'
import { addStaffTask } from '../staff-tasks.ts'
import { endCallBack, listUntried, lockOpenCallBack, markChanged } from './callbacks.store.ts'
import { mayTell } from './may-tell.ts'
import { slotEnd } from './slots.ts'

export interface CallBackWork {
  pool: Pool
  clock: Clock
  council: Council
  shouldStop?: () => boolean
  onFault?: (enquiryId: string, error: unknown) => void
}

/**
 * Every slot that passed and in which nobody of us rang: the family is told that we are sorry and can choose another, and
 * the owner has a task. Each once, however many workers run and wherever one is killed. How many those were.
 */
export async function noticeMissedCallBacks(work: CallBackWork): Promise<number> {
  const { pool, clock, council, shouldStop = () => false, onFault = () => {} } = work
  const ctx = contextFor(pool, clock, { kind: 'system', id: null })
  const passed = await ctx.tx((tx) => listPassed(tx, ctx))
  let missed = 0
  for (const { enquiryId } of passed) {
    if (shouldStop()) break
    try {
      if (await ctx.tx((tx) => noticeOne(tx, ctx, council, enquiryId))) missed += 1
    } catch (error) {
      // One that can't be noticed must not keep the others from being.
      onFault(enquiryId, error)
    }
  }
  return missed
}

async function listPassed(tx: Tx, { today, now }: SystemContext) {
  return (await listUntried(tx, today)).filter((one) => slotEnd(one) <= now)
}

/** The enquiry is locked before the call back, as every act of staff does; then it is looked at again. */
async function noticeOne(tx: Tx, ctx: SystemContext, council: Council, enquiryId: string): Promise<boolean> {
  const enquiry = await lockEnquiry(tx, enquiryId)
  const open = await lockOpenCallBack(tx, enquiryId)
  const isStill = (await listPassed(tx, ctx)).some(({ id }) => id === open?.id)
  if (!enquiry || !open || !isStill) return false
  if (enquiry.status === 'spam') return endCallBack(tx, open.id, 'cancelled', ctx.now).then(() => false)
  await endCallBack(tx, open.id, 'missed', ctx.now)
  await markChanged(tx, enquiryId)
  await addEnquiryEvent(tx, ctx, enquiryId, 'call-ended', { as: 'missed' })
  await recordAudit(tx, ctx, {
    ...{ action: 'call-back-missed', subjectKind: 'enquiry', subjectId: enquiryId, caseId: enquiry.caseId },
  })
  await addStaffTask(tx, ctx, {
    ...{ kind: 'call-back-missed', causeKey: `call-back-missed:${enquiryId}`, team: enquiry.team },
    ...{ forStaffId: await activeOwner(tx, enquiry.ownerId), enquiryId, dueOn: ctx.today },
    details: { slotOn: open.slotOn, startsAtHour: open.startsAtHour },
  })
  if (await mayTell(tx, enquiry)) await sayMissed(tx, ctx, council, enquiry, open)
  return true
}

const readActive = statement(
  'callbacks.active-owner',
  'select id from staff_members where id = $1 and is_active',
)

/** Of somebody who left, it is the team's. */
async function activeOwner(tx: Tx, ownerId: string | null): Promise<string | null> {
  return (await tx.rows<{ id: string }>(readActive, [ownerId]))[0]?.id ?? null
}

/** What the family reads: which call it was, and how to get another. */
export const missedWords = (slot: { slotOn: string; startsAtHour: number }): string =>
  [
    `We said that we would phone you on ${slotWords(slot)}. We did not, and we are sorry.`,
    'Please choose another time on this page: “Ask us to call you”. You can also write to us here, or phone us.',
  ].join('\n\n')

async function sayMissed(
  tx: Tx,
  ctx: SystemContext,
  council: Council,
  enquiry: EnquiryRecordOfStaff,
  call: { id: string; slotOn: string; startsAtHour: number },
): Promise<void> {
  await insertRecordedMessage(tx, {
    ...{ id: newId(), enquiryId: enquiry.id, author: 'system', body: missedWords(call), writtenAt: ctx.now },
    authorName: council.teams[enquiry.team as TeamCode].publicName,
    ...{ channel: null, recordedById: null },
  })
  if (!enquiry.familyMemberId) return
  await queueNotification(tx, ctx, {
    ...{ eventKey: `${enquiry.id}:call-missed:${call.id}`, kind: 'call-missed', caseId: enquiry.caseId },
    to: { familyMembers: [enquiry.familyMemberId] },
  })
}
