import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { kent } from '@send-hub/shared'
import Fastify, { type FastifyInstance } from 'fastify'
import { webPages } from '../entry.server.tsx'
import { aCase, aDocument, anEnquiry } from './samples.ts'

/** The pages over an API that answers from memory: what the real one would send for the same request. */
export async function startFakeHub(): Promise<FastifyInstance> {
  const app = Fastify()
  app.addHook('onRequest', async (request) => {
    const { access } = request.routeOptions.config
    if (access && access !== 'public' && request.headers.cookie !== signedIn) {
      throw refusal('sign-in-required', 401, 'Sign in to see this page.')
    }
  })
  app.setErrorHandler((error: Refusal, request, reply) =>
    reply
      .code(error.statusCode ?? 500)
      .type('application/problem+json')
      .send({
        type: `urn:send-hub:problem:${error.kind ?? 'internal'}`,
        title: 'Refused',
        status: error.statusCode ?? 500,
        detail: error.message,
        instance: request.id,
        errors: error.errors,
      }),
  )
  addFakeApi(app)
  await app.register(webPages, {
    council: kent,
    publicUrl: 'http://hub.example',
    clientDir: builtClient(),
    staffSignIn: 'code',
    seal: (text) => Buffer.from(text).toString('base64url'),
    unseal: (token) => (/^[\w-]+$/.test(token) ? Buffer.from(token, 'base64url').toString() : null),
    inbox: { read: async () => [aMail] },
    maxUploadBytes: 20_000_000,
    now: () => new Date('2026-12-26T10:00:00Z'),
  })
  return app
}

/** The cookie of somebody signed in, as the fake API knows it. */
export const signedIn = 'hub_session=amina'

export const form = (values: Record<string, string>) => ({
  payload: new URLSearchParams(values).toString(),
  headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: signedIn },
})

const aMail = {
  to: 'amina@family.example',
  from: 'Kent County Council <no-reply@hub.example>',
  subject: 'Your sign-in code',
  text: 'Your sign-in code is 204816.\n\nhttp://hub.example/\n',
  receivedAt: '2026-12-26T09:00:00.000Z',
}

type Refusal = Error & { kind?: string; statusCode?: number; errors?: { pointer: string; detail: string }[] }

function refusal(kind: string, statusCode: number, detail: string, pointer?: string): Refusal {
  return Object.assign(new Error(detail), {
    kind,
    statusCode,
    ...(pointer && { errors: [{ pointer, detail }] }),
  })
}

function addFakeApi(app: FastifyInstance): void {
  const family = { config: { access: 'family' as const } }
  const open = { config: { access: 'public' as const } }
  const theCase = aCase({ documents: [aDocument()] })
  const theEnquiry = anEnquiry()

  app.post<{ Body: { email: string } }>('/api/sign-in/codes', open, (request, reply) => {
    if (!request.body.email.includes('@')) throw refusal('validation-failed', 400, 'Enter an email', '/email')
    return reply.code(202).send({ attemptId: '0190a000-0000-7000-8000-00000000000a', expiresInMinutes: 10 })
  })
  app.post<{ Body: { code: string } }>('/api/sign-in/sessions', open, (request, reply) => {
    if (request.body.code !== '123456')
      throw refusal('validation-failed', 400, 'That code is not right', '/code')
    return reply
      .code(201)
      .header('set-cookie', `${signedIn}; Path=/; HttpOnly`)
      .send({ side: 'family', name: 'Amina Khan', role: null })
  })
  app.delete('/api/session', family, (_, reply) =>
    reply.code(204).header('set-cookie', 'hub_session=; Max-Age=0').send(),
  )
  app.get('/api/family/second-factor', family, () => noSecondFactor)
  app.get('/api/staff/cases/:id', family, () => {
    throw refusal('not-found', 404, 'There is nothing here that you can see.')
  })
  app.get('/api/family/cases', family, () => ({ items: [], pupilCount: 0 }))
  app.get<{ Params: { id: string } }>('/api/family/cases/:id', family, (request) => {
    if (request.params.id !== theCase.id)
      throw refusal('not-found', 404, 'There is nothing here that you can see.')
    return theCase
  })
  void app.register((api, _options, done) => {
    api.addContentTypeParser('multipart/form-data', (_request, payload, done) => done(null, payload))
    api.post('/api/family/cases/:id/documents', family, async (request, reply) => {
      const form = await text(request.body as Readable)
      if (form.includes('MZ')) throw refusal('validation-failed', 415, 'We can’t take this type', '/file')
      return reply.code(201).send({ id: aDocument().id, scan: 'unscanned' })
    })
    api.post('/api/family/message-files', family, async (request, reply) => {
      const form = await text(request.body as Readable)
      if (form.includes('MZ')) throw refusal('validation-failed', 415, 'We can’t take this type', '/files')
      return reply.code(201).send({ items: [{ token: 'a-token', fileName: 'letter.pdf', size: 312_400 }] })
    })
    done()
  })
  app.post('/api/family/cases/:id/enquiries', family, (_, reply) => reply.code(201).send(theEnquiry))
  app.post('/api/family/offered-answers', family, (_, reply) => reply.code(204).send())
  app.get('/api/family/enquiries/:id', family, () => theEnquiry)
  app.post<{ Body: { body: string } }>('/api/family/enquiries/:id/messages', family, (request, reply) => {
    const { body } = request.body
    if (body === 'too often') throw refusal('too-many-requests', 429, 'Wait a minute, then try again.')
    if (body === 'broken') throw refusal('unavailable', 503, 'The hub can’t reach its records just now.')
    return reply.code(201).send(theEnquiry)
  })
}

const noSecondFactor = {
  ...{ rule: 'if-set-up', passkeys: [], textEnding: null, canText: true },
  ...{ isSetUp: false, isConfirmed: false, isAskedForPapers: false },
}

/** What the build leaves behind, as far as the pages read it. */
function builtClient(): string {
  const dir = mkdtempSync(join(tmpdir(), 'send-hub-pages-'))
  mkdirSync(join(dir, '.vite'))
  mkdirSync(join(dir, 'assets'))
  writeFileSync(join(dir, 'assets', 'main-1.css'), 'body{}')
  const manifest = {
    'app/styles/main.scss': { file: 'assets/main-1.css', isEntry: true },
    'app/family-client.ts': { file: 'assets/family-1.js', isEntry: true },
    'app/passkey-client.ts': { file: 'assets/passkey-1.js', isEntry: true },
    'app/staff-client.tsx': { file: 'assets/staff-1.js', isEntry: true },
  }
  writeFileSync(join(dir, '.vite', 'manifest.json'), JSON.stringify(manifest))
  return dir
}
