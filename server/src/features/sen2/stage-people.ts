import type { Tx } from '../../platform/db/transaction.ts'
import type { Fault } from './fault.ts'
import type { ReadProgress } from './import-source.ts'
import type { PersonInFile } from './match-people.ts'
import { readReturn } from './read-return.ts'
import { ReturnRefused } from './refused.ts'
import type { Sen2Header } from './sen2.types.ts'
import { createStaging, type StagedPerson, stagePeople } from './staging.store.ts'

const batchSize = 500

export interface StagedReturn {
  header: Sen2Header
  /** What tells the people apart; the rest of them waits in the staging table. */
  people: PersonInFile[]
  faults: Fault[]
}

/**
 * Reads a return to its end into the staging table.
 * @throws ReturnRefused when it cannot be read, or `requireOurs` refuses its header
 */
export async function readIntoStaging(
  tx: Tx,
  path: string,
  requireOurs: (header: Sen2Header) => void,
  onProgress?: (progress: ReadProgress) => void,
): Promise<StagedReturn> {
  await createStaging(tx)
  const people: PersonInFile[] = []
  const faults: Fault[] = []
  let header: Sen2Header | null = null
  let batch: StagedPerson[] = []
  for await (const part of readReturn(path, { onProgress })) {
    if ('fault' in part) {
      faults.push(part.fault)
    } else if ('header' in part) {
      header = part.header
      requireOurs(header)
    } else {
      const staged = { ...part, n: people.length + 1 }
      people.push(identityOf(staged))
      batch.push(staged)
      if (batch.length < batchSize) continue
      await stagePeople(tx, batch)
      batch = []
    }
  }
  await stagePeople(tx, batch)
  if (!header) throw new ReturnRefused('The file has no Header; export it again from the case system.')
  return { header, people, faults }
}

function identityOf({ n, line, path, person }: StagedPerson): PersonInFile {
  const { upn, surname, forename, personBirthDate, postCode } = person
  return { n, line, path, upn, surname, forename, birthOn: personBirthDate, postcode: postCode }
}
