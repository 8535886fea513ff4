import type { Council } from '@send-hub/shared'
import type { Clock } from '../../platform/clock.ts'
import type { Pool } from '../../platform/db/pool.ts'
import type { ImportProgress, ImportSummary } from './import-summary.ts'

export interface ImportOptions {
  pool: Pool
  clock: Clock
  council: Council
  /** `.xml` or `.xml.gz` */
  returnPath: string
  /** `.csv` or `.csv.gz` */
  contactsPath?: string
  /** Does everything, then undoes it. */
  isDryRun: boolean
  onProgress?: (progress: ImportProgress) => void
}

/**
 * Imports a council's SEN2 return, and the contacts of its families, in one transaction: all of it is kept, or nothing.
 * @throws ReturnRefused in one sentence when the file as a whole cannot go in
 */
export async function importReturn(_options: ImportOptions): Promise<ImportSummary> {
  throw new Error('The import is not built yet.')
}
