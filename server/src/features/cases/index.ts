export {
  askForAdvice,
  type BoardDesk,
  chaseAdvice,
  consultSettings,
  readStaffAdvice,
  recordArrival,
  recordSettingAnswer,
} from './advice/index.ts'
export { readCaseBrief } from './case-brief.ts'
export { caseForDocuments } from './case-for-documents.ts'
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
export { catchUpDailyWork, type DailyWork, runDailyWork } from './daily/run-daily-work.ts'
export { reckonCasesAnew } from './daily/work-on-cases.ts'
export { answerFamilyRequest, askInOnePress, saveDraftWords, sendDraftComments } from './draft/index.ts'
export { factsOf } from './facts-of.ts'
export { moveCase } from './move-case.ts'
export type { NewCaseAccess } from './new-case.store.ts'
export { type NewRequest, receiveRequest } from './receive-request.ts'
export { reckonCase } from './reckon-case.ts'
export { type CaseWithStages, readCasesWithStages, recordAsOf } from './record-as-of.ts'
export { recordDelay } from './record-delay.ts'
export { openDuties } from './save-case.ts'
