export { liveRoutes } from './live.routes.ts'
export { hereForStaff } from './say-presence.ts'
