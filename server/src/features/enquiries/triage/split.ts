import {
  type Council,
  formatDayLong,
  type SplitEnquiry,
  type TeamCode,
  type TopicCode,
  topicSettings,
} from '@send-hub/shared'
import { earliest, englandAndWales } from '../../../platform/calendar/index.ts'
import type { StaffContext } from '../../../platform/context.ts'
import { invalid } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { queueNotification } from '../../notifications/index.ts'
import { type Act, actOn, leaveTrace } from '../act-on-enquiry.ts'
import { addEnquiryEvent } from '../enquiry-events.ts'
import { makePromise, promiseForTopics } from '../promise/index.ts'
import { requireOpen } from './requirements.ts'
import { type AskedMessage, copyMessagesTo, insertSplitOff, listAsked } from './split.store.ts'
import { tellOtherTeams } from './tell-other-teams.ts'

/**
 * Makes an enquiry of its own of some of what the asker wrote. Its promise counts from when that was written, and is never
 * later than the day they were promised for it here.
 * @throws not-found, conflict; validation-failed for messages that are not the asker's, or all of them
 */
export const splitEnquiry = (ctx: StaffContext, council: Council, enquiryId: string, input: SplitEnquiry) =>
  actOn(ctx, council, enquiryId, input.version, async (act) => {
    requireOpen(act)
    const { tx, enquiry } = act
    const chosen = chosenOf(await listAsked(tx, enquiryId), input.messageIds)
    const { writtenAt } = chosen[0] as AskedMessage
    const { level, replyBy } = promiseOf(act, input.topics, writtenAt)
    const { team } = topicSettings[input.topics[0] as TopicCode]
    const id = newId()
    const reference = await insertSplitOff(tx, enquiryId, {
      ...{ id, topics: input.topics, priority: level, openedAt: writtenAt, replyBy, team },
    })
    await copyMessagesTo(
      tx,
      id,
      chosen.map((message) => message.id),
    )
    await makePromise(tx, ctx, council, { enquiryId: id, team: team as TeamCode, replyBy })
    await tellOtherTeams(tx, ctx, { id, topics: input.topics, team })
    await addEnquiryEvent(tx, ctx, enquiryId, 'split', { into: id, reference, messages: chosen.length })
    await addEnquiryEvent(tx, ctx, id, 'split-off', { from: enquiryId, reference: enquiry.reference })
    await leaveTrace(act, 'enquiry-split', { into: id })
    await leaveTrace({ ...act, enquiry: { ...enquiry, id } }, 'enquiry-split', { from: enquiryId })
    await tellOfBoth(act, id, reference, replyBy)
  })

/** @throws validation-failed */
function chosenOf(asked: readonly AskedMessage[], ids: readonly string[]): AskedMessage[] {
  const wanted = new Set(ids.map((id) => id.toLowerCase()))
  const chosen = asked.filter(({ id }) => wanted.has(id))
  if (chosen.length !== wanted.size) throw invalid('/messageIds', 'Choose messages that the asker wrote here')
  if (chosen.length === asked.length)
    throw invalid('/messageIds', 'Leave at least one message in this enquiry')
  return chosen
}

/** Whoever has waited for an answer to it since it was written does not begin to wait anew. */
function promiseOf({ enquiry }: Act, topics: readonly TopicCode[], writtenAt: Date) {
  const promise = promiseForTopics(topics, writtenAt, englandAndWales)
  const isOwedHere = enquiry.waitingSince !== null && writtenAt >= enquiry.waitingSince
  const days = [promise.replyBy, ...(isOwedHere && enquiry.replyBy ? [enquiry.replyBy] : [])]
  return { level: promise.level, replyBy: earliest(days) ?? promise.replyBy }
}

async function tellOfBoth({ tx, ctx, enquiry }: Act, id: string, reference: string, replyBy: string) {
  if (!enquiry.familyMemberId) return
  await queueNotification(tx, ctx, {
    eventKey: id,
    kind: 'enquiry-received',
    to: { familyMembers: [enquiry.familyMemberId] },
    caseId: enquiry.caseId,
    values: { reference, replyBy: formatDayLong(replyBy) },
  })
}
