export { accessRoutes } from './access.routes.ts'
export { authenticate, hashToken } from './authenticate.ts'
export { createServiceToken } from './create-service-token.ts'
