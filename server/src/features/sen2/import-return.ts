import type { Council } from '@send-hub/shared'
import type { Clock } from '../../platform/clock.ts'
import { contextFor, type SystemContext } from '../../platform/context.ts'
import type { Pool } from '../../platform/db/pool.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { recordAudit } from '../audit/index.ts'
import { ChangeTally } from './change-tally.ts'
import type { Fault } from './fault.ts'
import { fingerprintOf } from './fingerprint.ts'
import { importContacts } from './import-contacts.ts'
import { importPeople } from './import-people.ts'
import { listRuns, recordRun, takeTurnToImport } from './import-runs.store.ts'
import type { ImportProgress, ImportSummary, Tally } from './import-summary.ts'
import { type MergeContext, noPeople } from './merge-people.ts'
import { isSuperseded, requireOwnReturn } from './require-own-return.ts'
import { readIntoStaging } from './stage-people.ts'
import { summaryOf } from './summary-of.ts'
import { stopMessagesAbout, tellFamilies } from './tell-families.store.ts'

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
 * Families hear of cases they could see before and that came to another stage. One import at a time; a second one waits.
 * @throws ReturnRefused in one sentence when a file as a whole cannot go in
 */
export async function importReturn(options: ImportOptions): Promise<ImportSummary> {
  const ctx = contextFor(options.pool, options.clock, { kind: 'system', id: null })
  try {
    return await ctx.tx(async (tx) => {
      const summary = await importInto(tx, ctx, options)
      if (options.isDryRun) throw new Undo(summary)
      return summary
    })
  } catch (error) {
    if (error instanceof Undo) return error.summary
    throw error
  }
}

/** Leaves a dry run's transaction the way a failure would. */
class Undo extends Error {
  readonly summary: ImportSummary
  constructor(summary: ImportSummary) {
    super('A dry run is undone.')
    this.summary = summary
  }
}

async function importInto(tx: Tx, ctx: SystemContext, options: ImportOptions): Promise<ImportSummary> {
  const { council, returnPath, contactsPath, isDryRun, clock } = options
  const tell = (step: ImportProgress['step']) => (done: number, total: number | null) =>
    options.onProgress?.({ step, done, total })
  await takeTurnToImport(tx)
  const runs = await listRuns(tx)
  const fileSha256 = await fingerprintOf(returnPath)
  const staged = await readIntoStaging(
    tx,
    returnPath,
    (header) => requireOwnReturn(header, council, runs, fileSha256),
    ({ bytesRead, bytesTotal }) => tell('reading-people')(bytesRead, bytesTotal),
  )

  const context: MergeContext = {
    now: ctx.now,
    today: ctx.today,
    censusOn: staged.header.referenceDate,
    isDryRun,
    runId: newId(),
    changes: new ChangeTally(),
    faults: [],
  }
  const people = isSuperseded(staged.header, runs)
    ? noPeople(staged.people.length)
    : await importPeople(tx, staged, context, tell('saving-people'))
  const contactFaults: Fault[] = []
  const contacts = await importContacts(tx, ctx, contactsPath, { ...context, faults: contactFaults }, tell)
  await stopMessagesAbout(tx, people.died)
  await tellFamilies(tx, people.moved, ctx.now, ctx.today)

  const summary = summaryOf(
    people.tally,
    contacts,
    { return: [...staged.faults, ...context.faults], contacts: contactFaults },
    context.changes,
  )
  if (hasNews(people.tally) || hasNews(contacts) || !runs.some((run) => run.fileSha256 === fileSha256)) {
    const run = { id: context.runId, header: staged.header, fileSha256, startedAt: ctx.now }
    await recordRun(tx, { ...run, finishedAt: clock.now() }, summary)
    const { people: countsOfPeople, contacts: countsOfContacts } = summary
    await recordAudit(tx, ctx, {
      action: 'return-imported',
      subjectKind: 'import',
      subjectId: run.id,
      details: { people: countsOfPeople, contacts: countsOfContacts },
    })
  }
  return summary
}

function hasNews(tally: Tally): boolean {
  return tally.new + tally.changed > 0
}
