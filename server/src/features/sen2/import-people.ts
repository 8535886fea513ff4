import type { Tx } from '../../platform/db/transaction.ts'
import { listIdentities } from './known-people.store.ts'
import { matchPeople } from './match-people.ts'
import { type MergeContext, type MergedPeople, mergePeople, noPeople } from './merge-people.ts'
import type { StagedReturn } from './stage-people.ts'

/** Enough to make few round trips of a county, few enough to keep one in memory. */
const batchSize = 500

/** Merges the people of a staged return into the hub's, batch by batch. */
export async function importPeople(
  tx: Tx,
  { people }: StagedReturn,
  context: MergeContext,
  onProgress: (done: number, total: number) => void,
): Promise<MergedPeople> {
  const known = await listIdentities(tx)
  const { childIdOf, leftOut, faults } = matchPeople(people, known)
  context.faults.push(...faults)
  const merged = noPeople(0)
  for (let from = 1; from <= people.length; from += batchSize) {
    const range = { from, to: from + batchSize - 1 }
    const batch = await mergePeople(tx, range, childIdOf, leftOut, context)
    for (const kind of ['new', 'changed', 'unchanged'] as const) merged.tally[kind] += batch.tally[kind]
    merged.moved.push(...batch.moved)
    merged.died.push(...batch.died)
    onProgress(Math.min(range.to, people.length), people.length)
  }
  context.changes.add('people of the hub not in this return', {}, known.length - childIdOf.size)
  return merged
}
