import { kent } from '@send-hub/shared'
import { importReturn } from '../src/features/sen2/index.ts'
import { systemClock } from '../src/platform/clock.ts'
import { openAppPool } from '../src/platform/db/app-pool.ts'

/**
 * An import in a process of its own, to be killed or measured: `DATABASE RETURN [CONTACTS]`. Writes one JSON value a
 * line: each step as it goes on, and at the end the summary with the time and memory it took.
 */
const [databaseUrl, returnPath, contactsPath] = process.argv.slice(2)
if (!databaseUrl || !returnPath) throw new Error('Say which database and which return.')

const tell = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`)
const pool = openAppPool(databaseUrl, { max: 1 })
const startedAt = performance.now()
const summary = await importReturn({
  pool,
  clock: systemClock,
  council: kent,
  returnPath,
  contactsPath,
  isDryRun: false,
  onProgress: tell,
})
tell({
  summary,
  seconds: (performance.now() - startedAt) / 1000,
  peakMegabytes: process.resourceUsage().maxRSS / 1024,
})
await pool.end()
