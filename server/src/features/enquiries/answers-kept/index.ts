export { answersKeptRoutes } from './answers-kept.routes.ts'
export { endReview, reviewParts } from './review-draft.ts'
export { addExamples } from './saved-replies.ts'
export { toldBefore } from './told-before.ts'
