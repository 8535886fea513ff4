export { staffAccountRoutes } from './accounts.routes.ts'
export { listTokens, revokeToken } from './service-tokens.ts'
