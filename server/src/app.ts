import fastifyRateLimit from '@fastify/rate-limit'
import fastifySwagger from '@fastify/swagger'
import type { Council, SecondFactorRule } from '@send-hub/shared'
import Fastify, {
  type FastifyInstance,
  type FastifyPluginAsync,
  type FastifyReply,
  type FastifyRequest,
  type FastifyServerOptions,
  LogController,
} from 'fastify'
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod'
import { isInjection } from 'light-my-request'
import {
  accessRoutes,
  accountRoutes,
  authenticate,
  joinRoutes,
  type OidcSettings,
  offersSecondCheck,
  oidcRoutes,
  secondFactor,
  secondFactorRoutes,
  staffAccountRoutes,
} from './features/access/index.ts'
import { caseForDocuments, caseloadRoutes, caseRoutes, casesToJoin } from './features/cases/index.ts'
import { dataRightsRoutes, hasCorrectionAnswer } from './features/data-rights/index.ts'
import { type DocumentOptions, documentRoutes } from './features/documents/index.ts'
import {
  askingNow,
  askRoutes,
  draftRoutes,
  enquiriesForFamily,
  enquiriesForStaff,
  enquiryRoutes,
  freeEnquiriesOf,
  liveRoutes,
  messageFileRoutes,
  newRepliesForFamily,
} from './features/enquiries/index.ts'
import { inboundMailRoutes, mailFigures } from './features/inbound-mail/index.ts'
import { letterRoutes } from './features/letters/index.ts'
import { reportRoutes } from './features/reports/index.ts'
import type { Clock } from './platform/clock.ts'
import type { Pool } from './platform/db/pool.ts'
import type { HubSecrets } from './platform/db/read-secrets.ts'
import { HubError, tooMany } from './platform/errors.ts'
import { bodyTime, longestUploadMs } from './platform/http/body-time.ts'
import { healthRoutes } from './platform/http/health.ts'
import { metrics } from './platform/http/metrics.ts'
import { openApiRoutes } from './platform/http/open-api.ts'
import { sendProblem, toHubError } from './platform/http/problem-details.ts'
import { routeAccess } from './platform/http/route-access.ts'
import { isApiRoute, securityHeaders } from './platform/http/security-headers.ts'
import { storableText } from './platform/http/storable-text.ts'
import { newId } from './platform/ids.ts'
import { createSealer } from './platform/sealed-text.ts'

export interface AppDependencies {
  pool: Pool
  clock: Clock
  council: Council
  secrets: HubSecrets
  publicUrl: string
  /** `questionsPerHour`: of people without an account, from one network; six if left out. */
  limits: { signInPer15Minutes: number; writesPerMinute: number; questionsPerHour?: number }
  /** The provider that staff sign in with; null or left out: with codes by email. */
  oidc?: OidcSettings | null
  /** Who must have a second factor, and whether codes can be sent by text; left out: who set one up, and no. */
  secondFactor?: { rule: SecondFactorRule; canText: boolean }
  /** Where documents lie, the largest taken in bytes, and whether a scanner is set up. */
  documents: Omit<DocumentOptions, 'cases'>
  trustProxy?: FastifyServerOptions['trustProxy']
  logger?: FastifyServerOptions['logger']
  /** The pages; left out where only the API is wanted. */
  pages?: {
    plugin: FastifyPluginAsync<PagesOptions>
    clientDir: string
  }
  /** The local inbox; null or left out: /dev/inbox does not exist. */
  inbox?: LocalInbox | null
}

export interface LocalInbox {
  read(): Promise<InboxMail[]>
  /** Hands a mail to the hub as the council's mail server would; left out or null where none is taken. */
  write?: {
    to: string
    send(mail: { from: string; subject: string; text: string; inReplyTo?: string }): Promise<void>
  } | null
}

export interface InboxMail {
  to: string
  from: string
  subject: string
  text: string
  html: string | null
  headers: Record<string, string>
  receivedAt: string
}

/** What the pages need of the server that runs them. */
export interface PagesOptions {
  council: Council
  publicUrl: string
  /** The largest file that can be sent, in bytes. */
  maxUploadBytes: number
  clientDir: string
  /** How staff sign in: at the council's own provider, or with a code by email. */
  staffSignIn: 'provider' | 'code'
  seal(text: string): string
  unseal(token: string): string | null
  inbox: LocalInbox | null
  now(): Date
}

/** The largest body of a JSON request, in bytes. */
const bodyLimit = 1024 * 1024

/** Builds the hub's API and pages on one server. Never listens, so that tests use it too. */
export async function buildApp(deps: AppDependencies): Promise<FastifyInstance> {
  const { pool, clock, council, secrets, publicUrl, limits } = deps
  const app = Fastify({
    bodyLimit,
    trustProxy: deps.trustProxy ?? false,
    logger: deps.logger ?? false,
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: true,
    requestTimeout: longestUploadMs,
    genReqId: newId,
    // An address that can't be read never reaches the error handler below.
    frameworkErrors: sendProblem,
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(sendProblem)

  await app.register(routeAccess)
  await app.register(bodyTime, {})
  await app.register(metrics, { figures: [mailFigures(pool, clock)] })
  await app.register(securityHeaders)
  await app.register(authenticate, {
    pool,
    clock,
    sessionSecret: secrets.session,
    deviceKey: secrets.device,
    publicUrl,
  })
  await app.register(storableText)
  const addresses = createSealer(secrets.sealedAddress)
  const factors = {
    ...{ publicUrl, addresses, codeKey: secrets.signInCode, councilName: council.name },
    ...(deps.secondFactor ?? { rule: 'if-set-up', canText: false }),
  } as const
  await app.register(secondFactor, factors)
  await app.register(fastifyRateLimit, {
    max: limits.writesPerMinute,
    timeWindow: '1 minute',
    // Pages write through the API, where it counts; reading is bounded by what a session may see. The route decides,
    // not the address as it was written: `/%61pi/` and `http://host/api/` lead to the same routes.
    allowList: (request) =>
      request.method === 'GET' || request.method === 'HEAD' || !isApiRoute(request.routeOptions.url),
    hook: 'preHandler',
    keyGenerator: (request) => request.actor?.id ?? request.ip,
    errorResponseBuilder: (_request, { ttl }) =>
      tooMany('You have tried too often. Wait a minute, then try again.', Math.ceil(ttl / 1000)),
  })
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'SEND hub',
        description: 'Cases, enquiries and reports. Errors are application/problem+json (RFC 9457).',
        version: '0.1.0',
      },
      components: { securitySchemes: { serviceToken: { type: 'http', scheme: 'bearer' } } },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  })
  logAnswers(app)

  await app.register(healthRoutes, { pool })
  await app.register(openApiRoutes)
  const join = {
    codeKey: secrets.signInCode,
    invitationKey: secrets.invitation,
    addresses,
    triesPer15Minutes: limits.signInPer15Minutes,
    hubPhone: council.hub.phone,
    cases: casesToJoin,
  }
  await app.register(accessRoutes, {
    signIn: {
      codeKey: secrets.signInCode,
      codesPer15Minutes: limits.signInPer15Minutes,
      isStaffByCode: !deps.oidc,
      addresses,
      phone: council.hub.phone,
      join,
    },
    signInsPerMinute: limits.writesPerMinute,
  })
  await app.register(joinRoutes, { join, signInsPerMinute: limits.writesPerMinute })
  await app.register(accountRoutes, {
    changeEmail: { codeKey: secrets.signInCode, addresses, phone: council.hub.phone },
    triesPerMinute: limits.writesPerMinute,
  })
  await app.register(staffAccountRoutes)
  await app.register(secondFactorRoutes, { settings: factors, triesPerMinute: limits.writesPerMinute })
  if (deps.oidc) {
    const signInsPerMinute = limits.writesPerMinute
    await app.register(oidcRoutes, {
      settings: deps.oidc,
      secret: secrets.session,
      publicUrl,
      signInsPerMinute,
    })
  }
  await app.register(caseRoutes, {
    council,
    invitations: { council, publicUrl, key: secrets.invitation },
    enquiriesForStaff,
    enquiriesForFamily,
    offersSecondCheck: offersSecondCheck(factors),
    hasCorrectionAnswer,
    newRepliesForFamily,
    askingNow,
    freeEnquiriesOf,
  })
  await app.register(caseloadRoutes)
  await app.register(enquiryRoutes, { council, sealAddress: addresses.seal })
  await app.register(draftRoutes)
  await app.register(liveRoutes, { pool, clock })
  const messageFiles = { ...deps.documents, sealer: createSealer(secrets.sealedSearch) }
  await app.register(messageFileRoutes, messageFiles)
  await app.register(askRoutes, {
    ...{ council, messageFiles, addresses, addressKey: secrets.sealedAddress },
    strangersPerHour: limits.questionsPerHour ?? 6,
  })
  const { files, isScanned } = deps.documents
  await app.register(inboundMailRoutes, { council, files, isScanned })
  await app.register(documentRoutes, { ...deps.documents, cases: caseForDocuments })
  await app.register(letterRoutes, { council })
  await app.register(reportRoutes)
  await app.register(dataRightsRoutes, { council, files: deps.documents.files })

  const inbox = deps.inbox ?? null
  if (inbox) app.get('/dev/inbox.json', { config: { access: 'public' } }, async () => inbox.read())
  if (deps.pages) {
    const { seal, unseal } = createSealer(secrets.sealedSearch)
    const { plugin, clientDir } = deps.pages
    const { maxUploadBytes } = deps.documents
    const now = () => clock.now()
    const staffSignIn = deps.oidc ? 'provider' : 'code'
    const paths = { publicUrl, clientDir }
    await app.register(plugin, { council, ...paths, maxUploadBytes, staffSignIn, seal, unseal, inbox, now })
  }
  app.setNotFoundHandler((request, reply) =>
    sendProblem(Object.assign(new Error('No such route'), { statusCode: 404 }), request, reply),
  )
  return app
}

/** One line an answer: the route's pattern and the status, never an address with values in it. */
function logAnswers(app: FastifyInstance): void {
  app.addHook('onError', async (request, _reply, error) => {
    // A page passing on what the API refused: the API has logged its own faults.
    if ('kind' in error && !(error instanceof HubError)) return
    const { kind, status } = toHubError(error)
    if (status >= 500) request.log.error({ err: error }, kind)
  })
  app.addHook('onResponse', async (request, reply) => {
    logRefusal(request, reply)
    if (isInjection(request.raw)) return // a page's own call: the page's line tells of both
    const ms = Math.round(reply.elapsedTime)
    request.log.info({ req: request, res: reply, ms }, 'answered')
  })
}

/** Somebody known reached for what they may not have, or somebody asked too often: the ids can be followed. */
function logRefusal(request: FastifyRequest, reply: FastifyReply): void {
  const { actor, headers } = request
  const isKnown = actor !== null || headers.authorization !== undefined
  if (reply.statusCode !== 429 && !(isKnown && [401, 403, 404].includes(reply.statusCode))) return
  request.log.warn({ req: request, res: reply, by: actor?.kind ?? null, id: actor?.id ?? null }, 'refused')
}
