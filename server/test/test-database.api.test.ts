import pg from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from './test-database.ts'

const made: TestDatabase[] = []
afterAll(() => Promise.all(made.map((database) => database.drop())))

async function ask(sql: string, { url }: TestDatabase): Promise<Record<string, unknown> | undefined> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows[0]
  } finally {
    await client.end()
  }
}

describe('a test database', () => {
  it('is migrated, and its owner is bound by row-level security', async () => {
    const database = await createTestDatabase()
    made.push(database)

    const row = await ask(
      `select rolsuper, rolbypassrls, exists (select from drizzle.__drizzle_migrations) as migrated
       from pg_roles where rolname = current_user`,
      database,
    )

    expect(row).toEqual({ rolsuper: false, rolbypassrls: false, migrated: true })
  })

  it('lets its owner become each of the roles of a transaction', async () => {
    const database = await createTestDatabase()
    made.push(database)

    for (const role of ['hub_family', 'hub_staff', 'hub_system']) {
      expect(await ask(`select set_config('role', '${role}', true) as role`, database)).toEqual({ role })
    }
  })

  it('shares nothing with another', async () => {
    const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()])
    made.push(one, other)

    await ask('create table only_here (id int)', one)

    expect(await ask("select to_regclass('only_here') as found", other)).toEqual({ found: null })
  })
})
