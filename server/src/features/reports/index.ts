export { reportRoutes } from './reports.routes.ts'
export { runReport } from './run-report.ts'
export { retakeSnapshot, takeDueSnapshots } from './snapshots/take-snapshots.ts'
