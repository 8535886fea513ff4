import { statement, type Tx } from '../../platform/db/transaction.ts'
import type { Place, PlacedPerson } from './read-person.ts'

/** A person read from the file, waiting to be merged. `n` counts the people that can go in, from 1. */
export interface StagedPerson extends PlacedPerson, Place {
  n: number
}

const createTable = statement(
  'sen2.stage',
  `create temporary table staged_people (n int primary key, line int not null, path text not null, item jsonb not null)
   on commit drop`,
)

/** A table of this transaction alone: a return may be larger than memory, and matching needs all of it first. */
export async function createStaging(tx: Tx): Promise<void> {
  await tx.rows(createTable)
}

const insertRows = statement(
  'sen2.stage-people',
  `insert into staged_people (n, line, path, item)
   select n, line, path, item from jsonb_to_recordset($1::jsonb) as x(n int, line int, path text, item jsonb)`,
)

export async function stagePeople(tx: Tx, people: StagedPerson[]): Promise<void> {
  const rows = people.map(({ n, line, path, ...item }) => ({ n, line, path, item }))
  if (rows.length > 0) await tx.rows(insertRows, [JSON.stringify(rows)])
}

const readRows = statement(
  'sen2.staged-people',
  'select n, line, path, item from staged_people where n between $1 and $2 order by n',
)

export async function readStaged(tx: Tx, from: number, to: number): Promise<StagedPerson[]> {
  const rows = await tx.rows<Place & { n: number; item: PlacedPerson }>(readRows, [from, to])
  return rows.map(({ item, ...row }) => ({ ...row, ...item }))
}
