import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { kent, type ServiceScope } from '@send-hub/shared'
import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import { expect } from 'vitest'
import { type AppDependencies, buildApp } from '../src/app.ts'
import { hashToken, lookUpAttempts, lookUpEmailChanges } from '../src/features/access/index.ts'
import { contextFor } from '../src/platform/context.ts'
import { openAppPool } from '../src/platform/db/app-pool.ts'
import { openPool, type Pool } from '../src/platform/db/pool.ts'
import { type HubSecrets, readSecrets } from '../src/platform/db/read-secrets.ts'
import { createFolderStore } from '../src/platform/files/index.ts'
import { newId } from '../src/platform/ids.ts'
import { oneTimeCode } from '../src/platform/one-time-code.ts'
import { createSealer } from '../src/platform/sealed-text.ts'
import { type TestClock, testClock } from './test-clock.ts'
import { createTestDatabase, type TestDatabase } from './test-database.ts'
import { Visitor } from './visitor.ts'

export const publicUrl = 'http://hub.test'

export interface TestApp {
  app: FastifyInstance
  /** Connects as the owner of the tables, whom row-level security does not bind: for arranging and looking. */
  pool: Pool
  database: TestDatabase
  secrets: HubSecrets
  clock: TestClock
  /** The folder of the file store. */
  filesDir: string
  /** Somebody who is not signed in. */
  stranger: Visitor
  /** Signs in through the real routes. The person must be there already. */
  signInFamily(email: string): Promise<Visitor>
  signInStaff(email: string): Promise<Visitor>
  /** What the worker does when somebody asks for a code: finds out whose address it is, and queues the email. */
  lookUpSignIns(): Promise<void>
  /** Another system, with a new token of these scopes. */
  service(scopes: ServiceScope[], more?: { expiresAt?: Date; revokedAt?: Date }): Promise<Visitor>
  /** What the app sends to the database while `work` runs, statement by statement. */
  statementsOf(work: () => Promise<unknown>): Promise<string[]>
  close(): Promise<void>
}

export type TestAppOptions = Partial<
  Pick<
    AppDependencies,
    'council' | 'limits' | 'oidc' | 'secondFactor' | 'logger' | 'pages' | 'inbox' | 'publicUrl' | 'trustProxy'
  >
> & {
  /** A hub that takes files up to 1 MB and has no scanner, if not said otherwise. */
  documents?: Partial<AppDependencies['documents']>
  /** The moment on the clock; a Monday in November, 10 in the morning, if not given. */
  now?: string
}

/** The real app over a database of its own, with a clock that stands still. Close it in `afterAll`. */
export async function buildTestApp({ now, documents, ...options }: TestAppOptions = {}): Promise<TestApp> {
  const database = await createTestDatabase()
  const filesDir = await mkdtemp(join(tmpdir(), 'send-hub-files-'))
  const pool = openPool(database.url, { max: 6 })
  const appPool = openAppPool(database.appUrl, { max: 6 })
  const recorder = recordStatements(appPool)
  const secrets = await readSecrets(appPool)
  const clock = testClock(now)
  const away = async () => {
    await Promise.all([pool.end(), appPool.end()])
    await database.drop()
    await rm(filesDir, { recursive: true, force: true })
  }
  const building = buildApp({
    pool: appPool,
    clock,
    secrets,
    council: kent,
    publicUrl,
    logger: false,
    limits: { signInPer15Minutes: 10_000, writesPerMinute: 1_000_000, questionsPerHour: 1_000_000 },
    documents: {
      files: createFolderStore(filesDir),
      maxUploadBytes: 1_000_000,
      isScanned: false,
      ...documents,
    },
    ...options,
  })
  const app = await building.catch(async (error: unknown) => {
    await away()
    throw error
  })
  await app.ready()
  const stranger = new Visitor(app, {})

  /** Everybody signs in on the device they always use: a new one would be told by email each time. */
  const devices = new Map<string, string>()

  async function signIn(side: 'family' | 'staff', email: string): Promise<Visitor> {
    const asked = await stranger.post('/api/sign-in/codes', { email, side })
    const { attemptId } = asked.json<{ attemptId: string }>()
    const code = oneTimeCode(secrets.signInCode, attemptId)
    const device = { cookie: devices.get(`${side}:${email}`) ?? '' }
    const opened = await stranger.post('/api/sign-in/sessions', { attemptId, code }, device)
    expect(opened.statusCode, `sign-in of ${email}`).toBe(201)
    const [cookie, name] = opened.cookies
    devices.set(`${side}:${email}`, `${name?.name}=${name?.value}`)
    return new Visitor(app, { cookie: `${cookie?.name}=${cookie?.value}` })
  }

  return {
    app,
    pool,
    database,
    secrets,
    clock,
    filesDir,
    stranger,
    signInFamily: (email) => signIn('family', email),
    signInStaff: (email) => signIn('staff', email),
    async lookUpSignIns() {
      const ctx = contextFor(appPool, clock, { kind: 'system', id: null })
      const addresses = createSealer(secrets.sealedAddress)
      await lookUpAttempts(ctx, addresses)
      await lookUpEmailChanges(ctx, addresses)
    },
    async service(scopes, { expiresAt = clock.in({ days: 30 }), revokedAt } = {}) {
      const token = `hub_${randomBytes(32).toString('base64url')}`
      await pool.query(
        `insert into service_tokens (id, name, token_hash, scopes, created_at, expires_at, revoked_at)
         values ($1, 'A test', $2, $3, $4, $5, $6)`,
        [newId(), hashToken(token), scopes, clock.now(), expiresAt, revokedAt],
      )
      return new Visitor(app, { authorization: `Bearer ${token}` })
    },
    statementsOf: recorder,
    async close() {
      await app.close()
      await away()
    },
  }
}

/** Watches every connection of the pool; one entry each time the client sends something and waits. */
function recordStatements(pool: Pool): TestApp['statementsOf'] {
  let seen: string[] | null = null
  pool.on('connect', (client) => {
    const send = client.query.bind(client) as (...args: unknown[]) => unknown
    const watched = (first: string | pg.QueryConfig, ...rest: unknown[]) => {
      seen?.push(typeof first === 'string' ? first : first.text)
      return send(first, ...rest)
    }
    client.query = watched as typeof client.query
  })
  return async (work) => {
    seen = []
    await work()
    const statements = seen
    seen = null
    return statements
  }
}
