import {
  type AgreeCallBack,
  type Council,
  callBackTries,
  formatDayLong,
  type NewCallBackTry,
  slotWords,
  type TeamCode,
} from '@send-hub/shared'
import type { z } from 'zod'
import type { StaffContext } from '../../../platform/context.ts'
import { conflict } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { requireNotHeldBack } from '../../cases/index.ts'
import { queueNotification } from '../../notifications/index.ts'
import { type Act, actOn, leaveTrace } from '../act-on-enquiry.ts'
import { addEnquiryEvent } from '../enquiry-events.ts'
import { insertRecordedMessage } from '../phone/contacts.store.ts'
import { checkTalk, type Talk, writeTalk } from '../phone/tell-family.ts'
import { endStaffTasks } from '../staff-tasks.ts'
import { agreeSlot } from './agree-slot.ts'
import {
  endCallBack,
  findTry,
  insertTry,
  listTries,
  lockOpenCallBack,
  markChanged,
  type OpenCallBack,
} from './callbacks.store.ts'
import { mayTell } from './may-tell.ts'
import { type HalfDay, halfDayOf, mayGiveUp } from './slots.ts'

/**
 * A call back is agreed with somebody on the phone; a later slot takes the place of the earlier one.
 * @throws not-found; conflict, also where a restriction keeps us from ringing; validation-failed when the slot is gone
 */
export const agreeCallBack = (
  ctx: StaffContext,
  council: Council,
  enquiryId: string,
  input: z.infer<typeof AgreeCallBack>,
) =>
  actOn(ctx, council, enquiryId, input.version, async (act) => {
    const { tx, me, enquiry } = act
    if (enquiry.status === 'spam' || enquiry.mergedIntoId) throw conflict('Nobody waits for a call here.')
    if (enquiry.caseId) await requireNotHeldBack(tx, enquiry.caseId, enquiry.familyMemberId)
    const { id, isNew } = await agreeSlot(tx, ctx, council, enquiryId, input, me.id)
    if (!isNew) return
    await leaveTrace(act, 'call-back-agreed')
    await tell(act, id, 'call-agreed', { when: slotWords(input) })
  })

/**
 * Writes down a try. Having spoken ends the call back: what was said goes the way of a call that is logged, and is the
 * answer if whoever rang says so. The same form twice writes once.
 * @throws not-found; conflict where no call is agreed; see checkTalk
 */
export const tryCallBack = (ctx: StaffContext, council: Council, enquiryId: string, input: NewCallBackTry) =>
  actOn(ctx, council, enquiryId, null, async (act) => {
    const { tx, me } = act
    if ((await findTry(tx, input.requestKey))?.enquiryId === enquiryId) return
    const open = await requireOpen(act)
    const hasSpoken = input.outcome === 'spoke'
    const talk: Talk = { ...input, channel: 'phone', note: hasSpoken ? input.note : '' }
    const confirms = hasSpoken ? await checkTalk(act, talk, true) : []
    const halfDay = halfDayOf(ctx.now)
    const isNew = await insertTry(tx, {
      ...{ id: input.requestKey, callBackId: open.id, enquiryId, triedAt: ctx.now, halfDay },
      ...{ staffId: me.id, outcome: input.outcome, note: input.note },
    })
    if (!isNew)
      throw conflict('This form was sent before. Reload the page and look before you send it again.')
    await addEnquiryEvent(tx, ctx, enquiryId, 'call-tried', { outcome: input.outcome, ...halfDay })
    await leaveTrace(act, 'call-back-tried', {
      outcome: input.outcome,
      ...(confirms.length > 0 && { confirms }),
    })
    if (!hasSpoken) return markChanged(tx, enquiryId)
    await end(act, open, 'spoke')
    await writeTalk(act, council, talk)
  })

/**
 * Nobody was reached on three different half-days: the family is told when we tried, and how to get another slot. An answer
 * is owed as before.
 * @throws not-found; conflict before three half-days, or where no call is agreed
 */
export const giveUpCallBack = (
  ctx: StaffContext,
  council: Council,
  enquiryId: string,
  { version }: { version: number },
) =>
  actOn(ctx, council, enquiryId, version, async (act) => {
    const open = await requireOpen(act)
    const tries = await listTries(act.tx, open.id)
    if (!mayGiveUp(tries))
      throw conflict(
        `Try on ${callBackTries} different half-days before you give up. A second try in one does not count.`,
      )
    await end(act, open, 'given-up')
    await leaveTrace(act, 'call-back-given-up')
    if (!(await mayTell(act.tx, act.enquiry))) return
    await writeAsHub(act, council, givenUpWords(tries.map(({ triedAt }) => halfDayOf(triedAt))))
    await tell(act, open.id, 'call-given-up')
  })

/** The family told us that it needs no call. @throws not-found; conflict where no call is agreed */
export const cancelCallBack = (
  ctx: StaffContext,
  council: Council,
  enquiryId: string,
  { version }: { version: number },
) =>
  actOn(ctx, council, enquiryId, version, async (act) => {
    await end(act, await requireOpen(act), 'cancelled')
    await leaveTrace(act, 'call-back-cancelled')
  })

async function requireOpen({ tx, enquiry }: Act): Promise<OpenCallBack> {
  const open = await lockOpenCallBack(tx, enquiry.id)
  if (!open) throw conflict('No call back is agreed here any more. Look at it again before you go on.')
  return open
}

async function end(
  { tx, ctx, enquiry }: Act,
  { id }: OpenCallBack,
  as: 'spoke' | 'given-up' | 'cancelled',
): Promise<void> {
  await endCallBack(tx, id, as, ctx.now)
  await addEnquiryEvent(tx, ctx, enquiry.id, 'call-ended', { as })
  await markChanged(tx, enquiry.id)
  await endStaffTasks(tx, ctx, `call-back-missed:${enquiry.id}`, as)
}

const halfWords = { am: 'in the morning', pm: 'in the afternoon' } as const

/** The notice: when we tried, each half-day once, and how to get another slot. */
export function givenUpWords(tries: readonly HalfDay[]): string {
  const lines = new Set(tries.map(({ on, half }) => `${formatDayLong(on)}, ${halfWords[half]}`))
  return [
    'We tried to phone you, and could not reach you. We tried on:',
    [...lines].join('\n'),
    'You can choose another time on this page: “Ask us to call you”. You can also write to us here, or phone us.',
  ].join('\n\n')
}

/** What follows by rule is no answer of a person: the thread shows the team, and no promise is kept by it. */
async function writeAsHub({ tx, ctx, enquiry }: Act, council: Council, body: string): Promise<void> {
  await insertRecordedMessage(tx, {
    ...{ id: newId(), enquiryId: enquiry.id, author: 'system', body, writtenAt: ctx.now },
    authorName: council.teams[enquiry.team as TeamCode].publicName,
    ...{ channel: null, recordedById: null },
  })
}

async function tell(
  { tx, ctx, enquiry }: Act,
  callBackId: string,
  kind: 'call-agreed' | 'call-given-up',
  values: Record<string, string> = {},
): Promise<void> {
  if (!enquiry.familyMemberId) return
  await queueNotification(tx, ctx, {
    ...{ eventKey: `${enquiry.id}:${kind}:${callBackId}`, kind, caseId: enquiry.caseId, values },
    to: { familyMembers: [enquiry.familyMemberId] },
  })
}
