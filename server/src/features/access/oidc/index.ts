export { oidcRoutes } from './oidc.routes.ts'
export type { OidcSettings } from './provider.ts'
