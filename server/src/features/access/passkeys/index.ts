export type { FactorSettings } from './factor-settings.ts'
export { secondFactorRoutes } from './second-factor.routes.ts'
export { secondFactor } from './second-factor.ts'
export { offersSecondCheck } from './second-factor-state.ts'
