import fastifyFormbody from '@fastify/formbody'
import type { FastifyPluginAsync } from 'fastify'
import { askToSignIn } from './features/access/ask-to-sign-in.tsx'
import { askToConfirm } from './features/second-factor/confirm-pages.tsx'
import { errorAnswerer } from './lib/answer-error.tsx'
import { readAssets } from './lib/assets.ts'
import { acceptFileForms } from './lib/file-form.ts'
import type { Web } from './lib/page.ts'
import { createRenderer } from './lib/render-page.tsx'
import { serveStaticFiles } from './lib/static-files.ts'
import type { WebPagesOptions } from './lib/web-options.ts'
import { addPages } from './routes.ts'

export { renderView } from './lib/render-page.tsx'
export type { Mail, WebPagesOptions } from './lib/web-options.ts'

/** Every page of the hub, and the files they load, as routes of the server that also has the API. */
export const webPages: FastifyPluginAsync<WebPagesOptions> = async (app, options) => {
  const web: Web = { ...options, render: createRenderer(options.council, readAssets(options.clientDir)) }
  await app.register(fastifyFormbody, { bodyLimit: 256 * 1024 })
  acceptFileForms(app)
  await serveStaticFiles(app, options.clientDir)
  app.setErrorHandler(errorAnswerer(web, askToSignIn, askToConfirm))
  addPages(app, web)

  // What no page matches: below /api the API answers in its own way.
  app.get('/*', { config: { access: 'public' } }, (request, reply) => {
    if (request.url.startsWith('/api/')) return reply.callNotFound()
    throw Object.assign(new Error('No such page'), { kind: 'not-found' })
  })
}
