import { passRightsToday, runDailyWork } from '../src/features/cases/index.ts'
import { addDays, londonDay } from '../src/platform/calendar/index.ts'
import { systemClock } from '../src/platform/clock.ts'
import { openAppPool } from '../src/platform/db/app-pool.ts'

/** What a day's work took, in a process of its own. */
export interface DailyFigures {
  cases: number
  told: number
  messages: number
  /** Children whose rights pass that something was done for, and how long that took of the whole. */
  children: number
  rightsSeconds: number
  seconds: number
  /** Megabytes this process holds. */
  before: number
  after: number
}

/**
 * The daily work over the database of BENCH_DATABASE_URL: for each of the days from BENCH_FIRST_DAY, told to the parent
 * as they are done. Run by main.ts.
 */
const databaseUrl = process.env.BENCH_DATABASE_URL ?? ''
const firstDay = process.env.BENCH_FIRST_DAY ?? londonDay(systemClock.now())
const days = Number(process.env.BENCH_DAYS ?? 3)

const pool = openAppPool(databaseUrl, { max: 1 })
const megabytes = () => Math.round(process.memoryUsage.rss() / 1e6)
const figures: DailyFigures[] = []
for (let n = 0; n < days; n++) {
  const day = addDays(firstDay, n)
  const clock = { now: () => new Date(`${day}T10:00:00Z`) }
  const before = megabytes()
  const startedAt = performance.now()
  const rights = await passRightsToday({ pool, clock })
  const rightsSeconds = (performance.now() - startedAt) / 1000
  const counts = await runDailyWork({ pool, clock }, day)
  if (!counts) throw new Error('Another worker is at it.')
  const seconds = (performance.now() - startedAt) / 1000
  figures.push({
    ...counts,
    children: rights?.children ?? 0,
    rightsSeconds,
    seconds,
    before,
    after: megabytes(),
  })
}
await pool.end()
process.send?.(figures)
process.once('SIGTERM', () => process.exit(0))
setInterval(() => undefined, 60_000) // until the parent has heard
