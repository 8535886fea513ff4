export { requirePupil } from './pupil-to-ask-about.ts'
export { schoolRoutes } from './school.routes.ts'
