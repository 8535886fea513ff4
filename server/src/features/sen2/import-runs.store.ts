import { statement, type Tx } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { ImportFault, ImportSummary } from './import-summary.ts'
import type { Sen2Header } from './sen2.types.ts'

const takeTurn = statement('sen2.take-turn', 'select pg_advisory_xact_lock($1)')
const unhurry = statement(
  'sen2.unhurry',
  `select set_config('statement_timeout', '0', true),
     set_config('idle_in_transaction_session_timeout', '10min', true)`,
)

/** Any number, the same for every process. */
const lockNumber = 886_2

/** One import at a time: a second one waits here until the first has ended. A county takes longer than any page may. */
export async function takeTurnToImport(tx: Tx): Promise<void> {
  await tx.rows(unhurry)
  await tx.rows(takeTurn, [lockNumber])
}

export interface ImportRun {
  referenceOn: string
  fileSha256: string
}

const readRuns = statement(
  'sen2.runs',
  'select reference_on as "referenceOn", file_sha256 as "fileSha256" from import_runs order by reference_on, finished_at',
)

/** Oldest census first. */
export async function listRuns(tx: Tx): Promise<ImportRun[]> {
  return tx.rows<ImportRun>(readRuns)
}

const insertRunRow = statement(
  'sen2.insert-run',
  `insert into import_runs (id, lea, collection_year, reference_on, file_sha256, started_at, finished_at, counts)
   values ($1, $2, $3, $4, $5, $6, $7, $8)`,
)

const insertFaultRows = statement(
  'sen2.insert-faults',
  `insert into import_faults (id, run_id, file, line, path, what, fix, is_left_out)
   select id, $2, file, line, path, what, fix, "leftOut"
   from jsonb_to_recordset($1::jsonb) as x(id uuid, file text, line int, path text, what text, fix text, "leftOut" boolean)`,
)

/** Keeps what a run did, and every fault it found, with the run itself. */
export async function recordRun(
  tx: Tx,
  run: { id: string; header: Sen2Header; fileSha256: string; startedAt: Date; finishedAt: Date },
  { faults, ...counts }: ImportSummary,
): Promise<void> {
  const { lea, year, referenceDate } = run.header
  await tx.rows(insertRunRow, [
    run.id,
    lea,
    year,
    referenceDate,
    run.fileSha256,
    run.startedAt,
    run.finishedAt,
    counts,
  ])
  for (let from = 0; from < faults.length; from += 1000) {
    await insertFaults(tx, run.id, faults.slice(from, from + 1000))
  }
}

async function insertFaults(tx: Tx, runId: string, faults: ImportFault[]): Promise<void> {
  await tx.rows(insertFaultRows, [JSON.stringify(faults.map((fault) => ({ ...fault, id: newId() }))), runId])
}
