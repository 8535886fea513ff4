import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../../test/test-database.ts'
import { openPool, type Pool } from '../../../platform/db/pool.ts'
import { heldSources, leftOut } from './held-sources.ts'

let database: TestDatabase
let pool: Pool
beforeAll(async () => {
  database = await createTestDatabase()
  pool = openPool(database.url)
})
afterAll(async () => {
  await pool?.end()
  await database?.drop()
})

const mapped = heldSources.map(({ table }) => table)

/** Tables with a way to a child: by a foreign key over any number of tables, or a column that is named like one. */
async function tablesThatReachAChild(): Promise<string[]> {
  const { rows } = await pool.query(
    `with recursive reached as (
       select unnest(array['children', 'cases', 'enquiries', 'family_members']::regclass[]) as tab
       union select k.conrelid from pg_constraint k join reached r on k.confrelid = r.tab where k.contype = 'f'
     ), named as (
       select a.attrelid as tab from pg_attribute a join pg_class c on c.oid = a.attrelid
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
         and a.attname in ('child_id', 'case_id', 'enquiry_id', 'family_member_id', 'subject_id', 'reached', 'bulk_order')
     ) select distinct tab::regclass::text as name from (select tab from reached union select tab from named) x order by 1`,
  )
  return rows.map(({ name }) => name)
}

describe('what is held on a child', () => {
  it('is in the map of a copy, table by table, or left out of it with a reason', async () => {
    const reached = await tablesThatReachAChild()

    const forgotten = reached.filter((name) => !mapped.includes(name) && !leftOut[name])
    expect(forgotten).toEqual([])
    expect(reached.length).toBeGreaterThan(35)
    expect(mapped.filter((name) => leftOut[name])).toEqual([])
  })

  it.each(heldSources)('goes out column by column: $table', async ({ table, columns, without = {} }) => {
    const { rows } = await pool.query(
      "select column_name as name from information_schema.columns where table_schema = 'public' and table_name = $1",
      [table],
    )
    const there: string[] = rows.map(({ name }) => name)

    const isId = (name: string) => name === 'id' || /_ids?$/.test(name)
    expect(there.filter((name) => !columns.includes(name) && !(name in without) && !isId(name))).toEqual([])
    expect([...columns, ...Object.keys(without)].filter((name) => !there.includes(name))).toEqual([])
  })

  it('never takes out a key, a hash or a place in the file store', () => {
    for (const { table, columns } of heldSources) {
      for (const column of columns)
        expect(`${table}.${column}`).not.toMatch(/hash|secret|storage_key|sealed|public_key/)
    }
  })
})
