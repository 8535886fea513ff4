import type { Tx } from '../../platform/db/transaction.ts'
import { RowFaults } from './fault.ts'
import { listErasedUpns, listIdentities } from './known-people.store.ts'
import { matchPeople, type PersonInFile } from './match-people.ts'
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
  await leaveOutErased(tx, people, leftOut, context)
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

/** Whoever was erased here does not come back unseen. */
async function leaveOutErased(
  tx: Tx,
  people: readonly PersonInFile[],
  leftOut: Set<number>,
  { faults }: MergeContext,
): Promise<void> {
  const erased = await listErasedUpns(
    tx,
    people.flatMap(({ upn }) => upn ?? []),
  )
  for (const { n, upn, line, path } of people) {
    if (!upn || !erased.has(upn) || leftOut.has(n)) continue
    leftOut.add(n)
    new RowFaults('person', faults).report('left-out', { line, path }, 'Was erased from the hub', ERASED_FIX)
  }
}

const ERASED_FIX =
  'Take this person out of the case system too. If they are right in it, ask data protection staff.'
