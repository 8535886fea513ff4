export { accessRoutes } from './access.routes.ts'
export { type AccountRouteOptions, accountRoutes } from './account.routes.ts'
export { listTokens, revokeToken, staffAccountRoutes } from './accounts/index.ts'
export { authenticate, hashToken } from './authenticate.ts'
export { createServiceToken } from './create-service-token.ts'
export { endedSessions } from './ended-sessions.ts'
export {
  type CasesToJoin,
  type JoinSettings,
  joinRoutes,
  type MadeInvitation,
  makeInvitation,
  type OpenInvitation,
  withdrawOwnInvitation,
} from './joining/index.ts'
export { lookUpAttempts } from './look-up-attempts.ts'
export { lookUpEmailChanges } from './look-up-email-changes.ts'
export { type OidcSettings, oidcRoutes } from './oidc/index.ts'
export { type OpenedSession, openSession, type SignInPlace } from './open-session.ts'
export { type FactorSettings, offersSecondCheck, secondFactor, secondFactorRoutes } from './passkeys/index.ts'
export { startSignInWorker } from './sign-in-worker.ts'
