export { caseloadRoutes } from './caseload.routes.ts'
export { isLive } from './caseload-scope.ts'
export { reviewDecisionDueOn, reviewDueOn, reviewsCompleted } from './completed-reviews.ts'
export { isPlanFinal, type NamedPlaces, plansSentOn, readNamedPlaces } from './named-places.ts'
