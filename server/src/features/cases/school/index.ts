export { schoolRoutes } from './school.routes.ts'
