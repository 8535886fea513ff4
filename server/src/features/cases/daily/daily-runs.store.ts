import type { Day } from '../../../platform/calendar/index.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'

/** Counts of a day's work, for the log and the ledger. */
export type DailyCounts = { cases: number; told: number; messages: number; faults: number }

export interface DailyRun {
  startedAt: Date
  finishedAt: Date | null
  /** The last case that is done; null at the beginning. */
  reached: string | null
  counts: Partial<DailyCounts>
}

const openRun = statement(
  'daily.open-run',
  'insert into daily_runs (job, day, started_at) values ($1, $2, $3) on conflict do nothing',
)
const holdRun = statement(
  'daily.hold-run',
  `select started_at as "startedAt", finished_at as "finishedAt", reached, counts from daily_runs
   where job = $1 and day = $2 for update skip locked`,
)

/** Takes the row of a day until the transaction ends; undefined while another worker has it. */
export async function holdDailyRun(tx: Tx, job: string, day: Day, now: Date): Promise<DailyRun | undefined> {
  await tx.rows(openRun, [job, day, now])
  return (await tx.rows<DailyRun>(holdRun, [job, day]))[0]
}

const noteProgress = statement(
  'daily.note-progress',
  'update daily_runs set reached = $3, counts = $4::jsonb where job = $1 and day = $2',
)

export async function noteReached(
  tx: Tx,
  job: string,
  day: Day,
  { reached, counts }: Pick<DailyRun, 'reached' | 'counts'>,
): Promise<void> {
  await tx.rows(noteProgress, [job, day, reached, counts])
}

const finish = statement(
  'daily.finish-run',
  'update daily_runs set finished_at = $3, counts = $4::jsonb where job = $1 and day = $2',
)

export async function finishDailyRun(
  tx: Tx,
  job: string,
  day: Day,
  at: Date,
  counts: DailyCounts,
): Promise<void> {
  await tx.rows(finish, [job, day, at, counts])
}

const readState = statement(
  'daily.state',
  `select max(day) filter (where finished_at is not null) as "lastFinished",
     min(day) filter (where finished_at is null) as "firstUnfinished" from daily_runs where job = $1`,
)

/** The newest day that is finished, and the oldest that was begun and is not. */
export async function readDailyState(
  tx: Tx,
  job: string,
): Promise<{ lastFinished: Day | null; firstUnfinished: Day | null }> {
  const [state] = await tx.rows<{ lastFinished: Day | null; firstUnfinished: Day | null }>(readState, [job])
  return state ?? { lastFinished: null, firstUnfinished: null }
}
