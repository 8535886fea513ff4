// `npm test`: unit and API tests (vitest), then the browser journeys (Playwright), then one line with the counts.
// `npm test -- unit`, `-- api` or `-- e2e` runs a part; what follows goes to the runner: `npm test -- e2e -g asks`.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
  const report = join(folder, 'vitest.json')
  const code = await run('node_modules/vitest/vitest.mjs', [
    'run',
    '--root',
    root,
    ...(project ? ['--project', project] : []),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...runnerArguments,
  ])
  return count(code, report, (found) => ({
    passed: found.numPassedTests,
    failed: found.numFailedTests,
    skipped: found.numPendingTests + found.numTodoTests,
  }))
}

async function runPlaywright() {
  const report = join(folder, 'playwright.json')
  const code = await run(
    'node_modules/@playwright/test/cli.js',
    ['test', '--config', join(root, 'e2e/playwright.config.ts'), ...runnerArguments],
    { env: { E2E_PORT: String(await freePort()), E2E_DATA_DIR: join(folder, 'data'), E2E_REPORT: report } },
  )
  return count(code, report, ({ stats }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
  }))
}

/** A run that failed without a failed test (a file that does not load, an error outside tests) counts as one. */
async function count(code, report, read) {
  try {
    const counts = read(JSON.parse(await readFile(report, 'utf8')))
    return { ...counts, failed: code === 0 ? counts.failed : Math.max(counts.failed, 1) }
  } catch {
    process.stderr.write('The test run ended without a report.\n')
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

function conclude(results) {
  const sum = (name) => results.reduce((total, each) => total + each[name], 0)
  const [passed, failed, skipped] = ['passed', 'failed', 'skipped'].map(sum)
  process.stdout.write(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`)
  return failed > 0 || passed === 0 ? 1 : 0
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
