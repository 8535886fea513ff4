export { tellOfEndingConsents } from './ending-consents.ts'
export { helperRoutes } from './helpers.routes.ts'
export type { HelperSettings } from './let-helper-in.ts'
export { seenByForFamily, seenByOnCase } from './seen-by.ts'
