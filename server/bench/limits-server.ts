import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Fastify, { type FastifyPluginAsync, type FastifyReply, type InjectOptions } from 'fastify'
import { buildApp, type PagesOptions } from '../src/app.ts'
import { councils } from '../src/councils.ts'
import { systemClock } from '../src/platform/clock.ts'
import { openAppPool } from '../src/platform/db/app-pool.ts'
import { readSecrets } from '../src/platform/db/read-secrets.ts'
import { createFolderStore } from '../src/platform/files/index.ts'
import { oneTimeCode } from '../src/platform/one-time-code.ts'
import type { Subjects } from './load-database.ts'
import { countStatements, recordStatements, replayOf } from './record-statements.ts'
import { apiScenarios, pageScenarios, type Scenario, type SignedIn } from './scenarios.ts'

/**
 * The limits: what the same work costs with nothing around it. For the API the very SQL that the hub sends, through
 * a bare Fastify route; for a page React alone, rendering the very tree that the hub rendered.
 */

interface BuiltPages {
  webPages: FastifyPluginAsync<PagesOptions & { onPage(page: object): void }>
  renderView(page: object): string
}

const { databaseUrl, subjects } = JSON.parse(process.env.BENCH_LIMITS ?? '{}') as {
  databaseUrl: string
  subjects: Subjects
}
const pool = openAppPool(databaseUrl)
const recorder = recordStatements(pool)
const built = (await import(
  new URL('../../web/build/server/entry.server.js', import.meta.url).href
)) as BuiltPages
let lastPage: object | undefined
const app = await buildApp({
  pool,
  clock: systemClock,
  council: councils.kent,
  secrets: await readSecrets(pool),
  publicUrl: 'http://localhost',
  limits: { signInPer15Minutes: 1_000_000, writesPerMinute: 1_000_000 },
  documents: {
    files: createFolderStore(join(tmpdir(), 'send-hub-bench-files')),
    maxUploadBytes: 1,
    isScanned: false,
  },
  pages: {
    plugin: (instance, options) =>
      built.webPages(instance, { ...options, onPage: (page) => (lastPage = page) }),
    clientDir: fileURLToPath(new URL('../../web/build/client', import.meta.url)),
  },
})

const inject = async (options: InjectOptions) => {
  const response = await app.inject(options)
  if (response.statusCode >= 300) throw new Error(`${String(options.url)} answered ${response.statusCode}`)
  return response
}

async function signIn(email: string, side: 'family' | 'staff'): Promise<string> {
  const { attemptId } = (
    await inject({ method: 'POST', url: '/api/sign-in/codes', payload: { email, side } })
  ).json()
  const code = oneTimeCode(subjects.codeKey, attemptId)
  const response = await inject({
    method: 'POST',
    url: '/api/sign-in/sessions',
    payload: { attemptId, code },
  })
  return String(response.headers['set-cookie']).split(';')[0] ?? ''
}

const signedIn: SignedIn = {
  family: await signIn(subjects.familyEmail, 'family'),
  staff: await signIn(subjects.staffEmail, 'staff'),
}

/** Runs a scenario once through the real app and gives back what it sent to the database. */
async function sentBy(scenario: Scenario) {
  recorder.take()
  await scenario.work(signedIn, subjects)(
    async ({ method = 'GET', path, headers, body }) =>
      (await inject({ method, url: path, headers, payload: body })).body,
    0, // the same person each time, so that only what is truly new differs
  )
  return recorder.take()
}

const bare = Fastify()
const statements: Record<string, number> = {}
/** Sends a scenario's statements again, on one connection, as the hub does. */
async function replayer(scenario: Scenario) {
  await sentBy(scenario) // connections and plans are there from now on
  const first = await sentBy(scenario)
  const replay = replayOf(first, await sentBy(scenario))
  statements[scenario.name] = countStatements(first)
  return async () => {
    const client = await pool.connect()
    try {
      return await replay(client)
    } finally {
      client.release()
    }
  }
}

for (const scenario of apiScenarios) {
  const replay = await replayer(scenario)
  bare.get(`/${scenario.key}`, replay)
}
for (const scenario of pageScenarios) {
  const replay = await replayer(scenario)
  const page = lastPage
  if (!page) throw new Error(`${scenario.name} rendered no page`)
  const render = (reply: FastifyReply) => reply.type('text/html; charset=utf-8').send(built.renderView(page))
  bare.get(`/${scenario.key}`, async (_request, reply) => render(reply))
  bare.get(`/${scenario.key}-with-sql`, async (_request, reply) => {
    await replay()
    return render(reply)
  })
}
const origin = await bare.listen({ host: '127.0.0.1', port: 0 })
process.send?.({ origin, statements })
process.once('SIGTERM', () => process.exit(0))
