export { type Contact, countContact, type Joined, joinIfRepeat, raisedBy } from './join-if-repeat.ts'
export { mostPauses, pausePromise, refusalToPause, resumePromise, theyWrote } from './pause.ts'
export {
  accessRequestDueOn,
  complaintAcknowledgedBy,
  promiseForTopics,
  type ReplyPromise,
  replyByAt,
  replyByForPriority,
  targetWorkingDays,
} from './promise.ts'
export {
  asHub,
  endPromise,
  keepPromise,
  makePromise,
  promisedBy,
  type Renewal,
  type RenewalCause,
  renewPromise,
} from './promise-acts.ts'
export type { ToStrangers } from './tell-stranger.ts'
export { type PromiseCounts, type PromiseWork, workOnPromises } from './work-on-promises.ts'
