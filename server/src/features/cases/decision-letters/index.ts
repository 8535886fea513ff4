export { decisionLetterRoutes } from './decision-letter.routes.ts'
export { tellByLetter } from './tell-by-letter.ts'
