export { draftRoutes } from './draft.routes.ts'
export { draftIsSent, ownDrafts } from './save-draft.ts'
