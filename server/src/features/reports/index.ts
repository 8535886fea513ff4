export { reportRoutes } from './reports.routes.ts'
export { runReport } from './run-report.ts'
