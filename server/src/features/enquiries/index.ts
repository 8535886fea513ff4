import type { CaseForFamily } from '@send-hub/shared'
import { englandAndWales } from '../../platform/calendar/index.ts'
import type { FamilyContext } from '../../platform/context.ts'
import { statement, type Tx } from '../../platform/db/transaction.ts'
import { promiseForTopics, targetWorkingDays } from './promise/index.ts'

export { addExamples } from './answers-kept/index.ts'
export { type AskOptions, askRoutes } from './ask/ask.routes.ts'
export { askAboutCase } from './ask-about-case.ts'
export {
  findIdsByReferences,
  findThread,
  type JoinRefusal,
  joinByMail,
  noteInThread,
  openByMail,
  refusalToJoin,
  type Thread,
} from './by-mail/index.ts'
export { type CallBackWork, noticeMissedCallBacks } from './callbacks/index.ts'
export { draftRoutes } from './drafts/index.ts'
export { enquiryRoutes } from './enquiries.routes.ts'
export { enquiriesForFamily } from './enquiry-for-family.ts'
export { enquiriesForStaff } from './enquiry-for-staff.ts'
export {
  type KeptBytes,
  keepAnyFile,
  keepMessageFile,
  type MessageFileOptions,
  messageFileRoutes,
  messageFileWork,
} from './files/index.ts'
export { liveRoutes } from './live/index.ts'
export { findEnquiryOfMail } from './mail-out/enquiry-of-mail.ts'
export { openFromChannel } from './open-from-channel.ts'
export { askFamily } from './promise/ask-family.ts'
export {
  countContact,
  type Joined,
  joinIfRepeat,
  type ToStrangers,
  theyWrote,
  workOnPromises,
} from './promise/index.ts'
export { missPromise } from './promise/miss-promise.ts'
export { watchPause } from './promise/watch-pauses.ts'
export { type QueueWork, workOnQueue } from './queue/work-on-queue.ts'
export { addStaffTask, endStaffTasks, type NewStaffTask } from './staff-tasks.ts'
export { closeEnquiry } from './triage/close-and-reopen.ts'
export { soundsLikeHarm } from './words-of-harm.ts'
export { addNote, handOverEnquiry, replyToEnquiry, takeEnquiry } from './work-on-enquiry.ts'
export { writeBack } from './write-back.ts'

const countAnswered = statement(
  'enquiries.answered-of-family',
  `select case_id as "caseId", count(*)::int as n from enquiries
   where family_member_id = $1 and status = 'answered' and case_id is not null group by case_id`,
)

/** How many questions have an answer that the asker has not written back to, by case. */
export async function newRepliesForFamily(tx: Tx, ctx: FamilyContext): Promise<Map<string, number>> {
  const rows = await tx.rows<{ caseId: string; n: number }>(countAnswered, [ctx.actor.id])
  return new Map(rows.map(({ caseId, n }) => [caseId, n]))
}

/** What is promised to someone who asks about their case now. */
export function askingNow(now: Date): NonNullable<CaseForFamily['asking']> {
  const { replyBy, priority } = promiseForTopics(['STATUS'], now, englandAndWales)
  return { workingDays: targetWorkingDays[priority], replyBy }
}
export { freeEnquiriesOf } from './enquiries.store.ts'
