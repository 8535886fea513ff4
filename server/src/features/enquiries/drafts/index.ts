export { draftRoutes } from './draft.routes.ts'
export { draftIsSent, ownDrafts, readerId } from './save-draft.ts'
