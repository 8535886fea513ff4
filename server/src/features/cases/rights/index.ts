export { rightsRoutes } from './rights.routes.ts'
export { rightsForFamily, rightsOfPerson } from './rights-for-family.ts'
export { passRightsToday, type RightsWork } from './run-rights-work.ts'
