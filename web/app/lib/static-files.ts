import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** Files whose names change with their content: a browser never has to ask again. */
const forever = { immutable: true, maxAge: '365d' }

/** Serves the built scripts and styles, and the few files with lasting names. */
export async function serveStaticFiles(app: FastifyInstance, clientDir: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: clientDir,
    serve: false,
    index: false,
    preCompressed: true,
    setHeaders: (reply) => {
      reply.header('x-content-type-options', 'nosniff')
      reply.header('cross-origin-resource-policy', 'same-origin')
    },
  })
  const config = { access: 'public' } as const
  app.get<{ Params: { '*': string } }>('/assets/*', { config }, (request, reply) =>
    reply.sendFile(`assets/${request.params['*']}`, forever),
  )
  app.get('/favicon.svg', { config }, (_, reply) => reply.sendFile('favicon.svg', { maxAge: '1d' }))
}
