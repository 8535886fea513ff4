import type { Access } from '@send-hub/shared'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access
  }
}

export interface DeclaredRoute {
  method: string
  url: string
  access: Access
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Every route with its access, for the test that walks them all. */
    declaredRoutes: DeclaredRoute[]
  }
}

/**
 * Deny by default: a route that doesn't say who may call it stops the start.
 * @throws Error naming the route without `config.access`
 */
export const routeAccess = fp(async (app: FastifyInstance) => {
  const declared: DeclaredRoute[] = []
  app.decorate('declaredRoutes', declared)
  app.addHook('onRoute', (route) => {
    const access = route.config?.access
    if (!access)
      throw new Error(`The route ${String(route.method)} ${route.url} does not declare its access.`)
    for (const method of [route.method].flat()) declared.push({ method, url: route.url, access })
  })
})
