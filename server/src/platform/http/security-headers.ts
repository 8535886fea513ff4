import fp from 'fastify-plugin'

/** Whether a route's pattern is one of the API. */
export const isApiRoute = (pattern: string | undefined): boolean => pattern?.startsWith('/api/') ?? false

/** For every answer; pages add a content security policy of their own. */
export const securityHeaders = fp(async (app) => {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-content-type-options', 'nosniff')
    reply.header('referrer-policy', 'same-origin')
    if (isApiRoute(request.routeOptions.url) || isApiRoute(request.url)) {
      reply.header('cache-control', 'no-store')
      reply.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
    }
    if (request.protocol === 'https')
      reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains')
  })
})
