import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addDays, londonDay } from '../src/platform/calendar/index.ts'
import {
  type DatabaseUrls,
  type EmbeddedPostgres,
  findFreePort,
  startEmbeddedPostgres,
} from '../src/platform/embedded-postgres/index.ts'
import { oneTimeCode } from '../src/platform/one-time-code.ts'
import type { DailyFigures } from './daily-work.ts'
import { drive, type Figures } from './drive.ts'
import { measureLiveQueue } from './live-queue.ts'
import { chooseSubjects, loadCaseload, loadEnquiries, loadKent, type Subjects } from './load-database.ts'
import { startProcess } from './run-process.ts'
import { apiScenarios, growthScenarios, pageScenarios, type Scenario, type SignedIn } from './scenarios.ts'
import { timeStarts } from './time-start.ts'

/**
 * `npm run bench`: how fast the hub is over a Kent-sized database with 100,000 enquiries, each figure beside its limit
 * measured in the same run. Machines differ and are shared: read the ratios.
 */

const secondsEach = Number(process.env.BENCH_SECONDS ?? 2)
const connectionCounts = [1, 8, 32]
const say = (text: string) => process.stdout.write(`${text}\n`)

interface Hub {
  origin: string
  signedIn: SignedIn
  subjects: Subjects
  stop(): Promise<void>
}

async function startHub({ url, ownerUrl }: DatabaseUrls): Promise<Hub> {
  const port = await findFreePort()
  const origin = `http://localhost:${port}`
  const process = await startProcess('../src/web.ts', {
    DATABASE_URL: url,
    SMTP_URL: 'smtp://127.0.0.1:9',
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: origin,
    SIGN_IN_LIMIT_PER_15_MINUTES: '1000000',
    WRITE_LIMIT_PER_MINUTE: '1000000',
  })
  const subjects = await chooseSubjects(ownerUrl)
  const signedIn = {
    family: await signIn(origin, subjects, subjects.familyEmail, 'family'),
    staff: await signIn(origin, subjects, subjects.staffEmail, 'staff'),
  }
  return { origin, signedIn, subjects, stop: process.stop }
}

async function signIn(origin: string, { codeKey }: Subjects, email: string, side: string): Promise<string> {
  const post = (path: string, body: object) =>
    fetch(origin + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const { attemptId } = (await (await post('/api/sign-in/codes', { email, side })).json()) as {
    attemptId: string
  }
  const answer = await post('/api/sign-in/sessions', { attemptId, code: oneTimeCode(codeKey, attemptId) })
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
}

/** CPU seconds and megabytes of the web process, as it says itself. */
async function readMetrics({ origin, subjects }: Hub): Promise<{ cpuSeconds: number; megabytes: number }> {
  const answer = await fetch(`${origin}/metrics`, {
    headers: { authorization: `Bearer ${subjects.metricsToken}` },
  })
  const text = await answer.text()
  const value = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1])
  return {
    cpuSeconds: value('process_cpu_seconds_total'),
    megabytes: value('process_resident_memory_bytes') / 1e6,
  }
}

const ms = (value: number) => value.toFixed(1).padStart(7)
const rate = (value: number) => Math.round(value).toLocaleString('en-GB').padStart(7)

/** What the limits server says when it is ready. */
interface Limits {
  origin: string
  statements: Record<string, number>
}

async function measure(hub: Hub, limits: Limits, scenario: Scenario) {
  const work = scenario.work(hub.signedIn, hub.subjects)
  for (const connections of connectionCounts) {
    const before = await readMetrics(hub)
    const ours = await drive(hub.origin, connections, secondsEach, work)
    const after = await readMetrics(hub)
    const limit = await drive(limits.origin, connections, secondsEach, (send) =>
      send({ path: `/${scenario.key}` }),
    )
    const withSql = pageScenarios.includes(scenario)
      ? await drive(limits.origin, connections, secondsEach, (send) =>
          send({ path: `/${scenario.key}-with-sql` }),
        )
      : null
    const cpuMs = ((after.cpuSeconds - before.cpuSeconds) * 1000) / (ours.count + connections)
    say(
      [
        (connections === connectionCounts[0] ? scenario.name : '').padEnd(32),
        String(connections).padStart(3),
        rate(ours.perSecond),
        ms(ours.p50),
        ms(ours.p99),
        cpuMs.toFixed(2).padStart(7),
        String(limits.statements[scenario.name] ?? '').padStart(6),
        rate(limit.perSecond),
        verdict(ours, limit, scenario.goal),
        withSql && `  ${Math.round((ours.perSecond / withSql.perSecond) * 100)}% of the same tree and SQL`,
      ]
        .filter(Boolean)
        .join(' '),
    )
  }
}

function verdict(ours: Figures, limit: Figures, goal: number | null): string {
  const share = ours.perSecond / limit.perSecond
  const text = `${Math.round(share * 100)}%`.padStart(6)
  if (goal === null) return text
  return `${text}  ${share >= goal ? 'ok' : 'below'} (goal ${Math.round(goal * 100)}%)`
}

/** The same work over fewer and over more enquiries, in turn, three times: the middle ratio counts. */
async function measureGrowth(fewer: Hub, more: Hub, sizes: string): Promise<void> {
  for (const { name, goal, work } of growthScenarios) {
    const ratios: number[] = []
    for (let round = 0; round < 3; round++) {
      const few = await drive(fewer.origin, 8, secondsEach, work(fewer.signedIn, fewer.subjects))
      const many = await drive(more.origin, 8, secondsEach, work(more.signedIn, more.subjects))
      ratios.push(many.p50 / few.p50)
    }
    const middle = ratios.sort((one, other) => one - other)[1] ?? Number.NaN
    const wanted = goal === null ? '' : ` (goal at most ${goal})`
    say(`${name}: p50 at ${sizes} = ${middle.toFixed(2)}${wanted}`)
  }
}

/** 200 browsers on the live queue while one person takes an enquiry five times a second. */
async function sayLiveQueue({ origin, subjects }: Hub, ownerUrl: string): Promise<void> {
  const { screens, changes, p50, p99, busyWith, busyWithout } = await measureLiveQueue({
    ...{ origin, ownerUrl },
    signIn: (email) => signIn(origin, subjects, email, 'staff'),
  })
  const percent = (share: number) => `${(share * 100).toFixed(1)}%`
  say(
    `\nthe live queue: ${changes} changes on the last of ${screens} screens after ${ms(p50).trim()} ms (p50), ${ms(p99).trim()} ms (p99, ` +
      `goal 1,000); the database works ${percent(busyWith)} of the time, ${percent(busyWithout)} without the screens (goal: under 5% more)`,
  )
}

/** The daily work over every live case: the morning after the import, and a week later, when many are to be told. */
async function measureDailyWork(databaseUrl: string): Promise<void> {
  say('\nthe daily work: what a day takes in one process (goal: 25,000 cases in 20 s, memory flat)')
  for (const [name, firstIn] of [
    ['the morning after an import', 1],
    ['a week later, and the day after', 8],
  ] as const) {
    const day = addDays(londonDay(new Date()), firstIn)
    const { said, stop } = await startProcess<DailyFigures[]>('./daily-work.ts', {
      BENCH_DATABASE_URL: databaseUrl,
      BENCH_FIRST_DAY: day,
      BENCH_DAYS: '2',
    })
    await stop()
    for (const { cases, told, messages, children, rightsSeconds, seconds, before, after } of said) {
      const perSecond = rate(cases / seconds).trim()
      say(
        `  ${name}: ${cases} cases in ${seconds.toFixed(1)} s (${perSecond} a second), ${told} told, ` +
          `${messages} messages, of it ${rightsSeconds.toFixed(1)} s for ${children} young people’s rights, ` +
          `${before} MB before, ${after} MB after`,
      )
    }
  }
}

/** A database with Kent's people and that many enquiries; the people are loaded once and the folder copied. */
async function openDatabases(folder: string, sizes: number[]): Promise<EmbeddedPostgres[]> {
  const loaded = join(folder, 'kent')
  const first = await startEmbeddedPostgres({ dataDir: loaded })
  try {
    await loadKent(first)
  } finally {
    await first.stop()
  }
  const opened: EmbeddedPostgres[] = []
  for (const size of sizes) {
    const dataDir = join(folder, String(size))
    await cp(loaded, dataDir, { recursive: true, preserveTimestamps: true })
    const postgres = await startEmbeddedPostgres({ dataDir })
    opened.push(postgres)
    await loadEnquiries(postgres.ownerUrl, size)
  }
  return opened
}

const folder = await mkdtemp(join(tmpdir(), 'send-hub-bench-'))
let opened: EmbeddedPostgres[] = []
try {
  say('Loading a Kent-sized database …')
  const loadedFrom = performance.now()
  opened = await openDatabases(folder, [1_000, 100_000, 1_000_000])
  say(`  loaded three times in ${((performance.now() - loadedFrom) / 1000).toFixed(0)} s`)
  const [smallOne, largeOne, hugeOne] = opened
  if (!smallOne || !largeOne || !hugeOne) throw new Error('There are three databases.')
  // Only where no day's work is measured: that reckons the duties as they truly are.
  await loadCaseload(largeOne.ownerUrl)

  const large = await startHub(largeOne)
  // First, while the databases are as they were loaded: the rest adds thousands of waiting enquiries to one.
  const huge = await startHub(hugeOne)
  await measureGrowth(large, huge, '1,000,000 enquiries / at 100,000')
  await huge.stop()

  const limits = await startProcess<Limits>('./limits-server.ts', {
    BENCH_LIMITS: JSON.stringify({ databaseUrl: largeOne.url, subjects: { ...large.subjects, replyTo: [] } }),
  })
  say(`\n${'what'.padEnd(32)}   c   req/s     p50     p99  CPU ms  stmts   limit  share`)
  for (const scenario of [...pageScenarios, ...apiScenarios]) await measure(large, limits.said, scenario)
  await limits.stop()

  say(`\nweb process: ${Math.round((await readMetrics(large)).megabytes)} MB (goal under 250)`)
  await sayLiveQueue(large, largeOne.ownerUrl)
  await large.stop()
  await measureDailyWork(smallOne.url)

  const { first, second } = await timeStarts(join(folder, 'start'))
  say(`npm start until ready: first ${first.toFixed(1)} s, second ${second.toFixed(1)} s (goal 2)`)
} finally {
  for (const postgres of opened) await postgres.stop()
  await rm(folder, { recursive: true, force: true })
}
