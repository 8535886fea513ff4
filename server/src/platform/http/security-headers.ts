import fp from 'fastify-plugin'

/** Whether a route's pattern is one of the API. */
export const isApiRoute = (pattern: string | undefined): boolean => pattern?.startsWith('/api/') ?? false

/** What is neither a page nor a file may load, frame, send and be nothing. Pages and files say what they may instead. */
const nothingAllowed = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

/** For every answer, whatever it is. */
export const securityHeaders = fp(async (app) => {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-content-type-options', 'nosniff')
    reply.header('referrer-policy', 'same-origin')
    reply.header('content-security-policy', nothingAllowed)
    if (isApiRoute(request.routeOptions.url) || isApiRoute(request.url))
      reply.header('cache-control', 'no-store')
    if (request.protocol === 'https')
      reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains')
  })
})
