// `npm test`: unit and API tests (vitest), then the browser journeys (Playwright), then one line with the counts.
// `npm test -- unit`, `-- api` or `-- e2e` runs a part; what follows goes to the runner: `npm test -- e2e -g asks`.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { run } from './launch.mjs'
import { ensureBuilt, ensureInstalled, fail, root } from './prepare.mjs'

const parts = ['unit', 'api', 'e2e']
const [first, ...rest] = process.argv.slice(2)
const part = parts.includes(first) ? first : undefined
const runnerArguments = part ? rest : process.argv.slice(2)
if (!part && runnerArguments.length > 0)
  fail(`Usage: npm test [-- ${parts.join(' | ')} [arguments of the runner]]`)

await ensureInstalled()
await ensureBuilt()
let isInterrupted = false
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    isInterrupted = true
  })
}
const folder = await mkdtemp(join(tmpdir(), 'send-hub-journeys-'))
try {
  const results = []
  if (part !== 'e2e') results.push(await runVitest(part))
  if (!isInterrupted && (part === 'e2e' || (!part && (await hasJourneys()))))
    results.push(await runPlaywright())
  process.exitCode = isInterrupted ? 130 : conclude(results)
} finally {
  await rm(folder, { recursive: true, force: true })
}

async function runVitest(project) {
  const report = join(folder, 'tests.json')
  const code = await run(
    'node_modules/vitest/vitest.mjs',
    ['run', '--root', root, ...(project ? ['--project', project] : []), ...runnerArguments],
    { env: { TEST_REPORT: report } },
  )
  return readReport(code, report)
}

async function runPlaywright() {
  const report = join(folder, 'journeys.json')
  const code = await run(
    'node_modules/@playwright/test/cli.js',
    ['test', '--config', join(root, 'e2e/playwright.config.ts'), ...runnerArguments],
    {
      env: { E2E_PORT: String(await freePort()), E2E_DATA_DIR: join(folder, 'data'), TEST_REPORT: report },
    },
  )
  return readReport(code, report)
}

/** A run that failed and names no failure, or left no report, counts as one. */
async function readReport(code, file) {
  const report = await readFile(file, 'utf8').then(JSON.parse, () => ({
    passed: 0,
    skipped: 0,
    failures: [],
  }))
  if (code !== 0 && report.failures.length === 0)
    report.failures.push(`a run that ended with code ${code} and names no failed test: look above`)
  return report
}

/** Failures are told again here: what a runner said of them may be a thousand lines up, and out of a log that was cut. */
function conclude(reports) {
  const failures = reports.flatMap((each) => each.failures)
  for (const failure of failures)
    process.stdout.write(`\nFAILED ${stripVTControlCharacters(failure).split('\n', 25).join('\n  ')}\n`)
  const [passed, skipped] = ['passed', 'skipped'].map((name) =>
    reports.reduce((total, each) => total + each[name], 0),
  )
  const withSkipped = skipped > 0 ? `, ${skipped} skipped` : ''
  process.stdout.write(`\n${passed} passed, ${failures.length} failed${withSkipped}\n`)
  return failures.length > 0 || passed === 0 ? 1 : 0
}

async function hasJourneys() {
  const names = await readdir(join(root, 'e2e/journeys'), { recursive: true }).catch(() => [])
  return names.some((name) => name.endsWith('.spec.ts'))
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}
