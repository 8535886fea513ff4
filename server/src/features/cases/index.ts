export { giveToOfficer } from './acts/assign-officer.ts'
export { correctEvent } from './acts/correct-event.ts'
export { writeFact } from './acts/record-fact.ts'
export { takeOverPlan } from './acts/take-over-plan.ts'
export {
  askForAdvice,
  type BoardDesk,
  chaseAdvice,
  consultSettings,
  readStaffAdvice,
  recordArrival,
  recordSettingAnswer,
} from './advice/index.ts'
export { type AsAskerReads, readAsAskerReads } from './as-asker-reads.ts'
export { readCaseBrief } from './case-brief.ts'
export { caseForDocuments, countChildrenNamed } from './case-for-documents.ts'
export type { CaseEventRecord, CaseRecord } from './case-record.ts'
export { findCaseIdByReference, requireCaseToAskAbout } from './case-to-ask-about.ts'
export {
  caseloadRoutes,
  isLive,
  isPlanFinal,
  type NamedPlaces,
  plansSentOn,
  readNamedPlaces,
  reviewDecisionDueOn,
  reviewDueOn,
  reviewsCompleted,
} from './caseload/index.ts'
export { caseRoutes } from './cases.routes.ts'
export { type DutiesOfCase, writeDutiesOfCases } from './cases.store.ts'
export { dailyWorkFromHour } from './daily/days-to-do.ts'
export { catchUpDailyWork, closeDay, type DailyWork, runDailyWork } from './daily/run-daily-work.ts'
export { reckonCasesAnew } from './daily/work-on-cases.ts'
export { tellDaysOfCase } from './daily/work-on-one-case.ts'
export { answerFamilyRequest, askInOnePress, saveDraftWords, sendDraftComments } from './draft/index.ts'
export { factsOf } from './facts-of.ts'
export { requireNothingGivenAway } from './guard/gives-away.ts'
export { moveCase, requireUnchangedCase, takeStep } from './move-case.ts'
export type { NewCaseAccess } from './new-case.store.ts'
export { askerStandingOf, requireNotHeldBack } from './people/asker-standing.ts'
export { giveAccess } from './people/give-access.ts'
export { hasHiddenAddress, requireNoAddress } from './people/hidden-address.ts'
export { casesToJoin, inviteByOperator } from './people/index.ts'
export { lockChild } from './people/lock-child.ts'
export { isLockedOut } from './people/locks.store.ts'
export { restrictChild } from './people/restrict-child.ts'
export { restrictionsOf } from './people/restrictions.store.ts'
export { type NewRequest, receiveRequest } from './receive-request.ts'
export { reckonCase } from './reckon-case.ts'
export { type CaseWithStages, readCasesWithStages, recordAsOf } from './record-as-of.ts'
export { recordDelay } from './record-delay.ts'
export { passRightsToday, type RightsWork } from './rights/index.ts'
export { openDuties } from './save-case.ts'
export { requirePupil } from './school/index.ts'
