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
