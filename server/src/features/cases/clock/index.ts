export { appealBy, needsCertificate } from './appeals.ts'
export {
  type AppealableDecision,
  type CaseFacts,
  factsAtReceipt,
  type RecordedException,
  type RecordedOrder,
  type RecordedPromise,
} from './case-facts.ts'
export { datesForWords } from './dates-for-words.ts'
export { dutiesExcusedBy, type SchoolClosure, schoolClosureException } from './exceptions.ts'
export { type CouncilDuty, isCouncilDuty, isLate, lateDuties, nextDuty } from './next-duty.ts'
export {
  cohortBornBetween,
  type PhaseByAge,
  type PhaseTransfer,
  phaseTransferByAge,
} from './phase-transfer.ts'
export { type PromiseOutcome, promiseHistory } from './promises.ts'
export { reckonDuties, reckonPlanDuties } from './reckon-duties.ts'
export { latestReviewMeeting, phaseTransferBy, type ReviewDates, reviewDates } from './review-dates.ts'
export { isOverOldestAge, isYoungPerson, lastDayOfCompulsorySchoolAge } from './rights.ts'
export {
  lastDayToComply,
  limitsBeganOn,
  type RuleKind,
  type TimeLimit,
  timeLimitOn,
  timeLimits,
} from './rules.ts'
export { planTransfer } from './transfer.ts'
