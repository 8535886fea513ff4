import fp from 'fastify-plugin'
import type { FactorSettings } from './factor-settings.ts'
import { requireForPapers } from './second-factor-state.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Papers, and what changes who gets in: a family member shows a second factor first (docs/decisions/0017). */
    secondFactor?: boolean
  }
}

/** Asks for a second factor at the routes that declare it, before anything of theirs is looked at. */
export const secondFactor = fp<Pick<FactorSettings, 'canText' | 'rule'>>(async (app, settings) => {
  app.addHook('preHandler', async (request) => {
    if (!request.routeOptions.config.secondFactor || request.actor?.kind !== 'family') return
    await requireForPapers(request.familyContext(), settings)
  })
})
