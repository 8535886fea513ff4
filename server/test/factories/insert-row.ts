/** A pool or a client of the owner of the tables. */
export interface Db {
  query(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>
}

/** Inserts one row, column by column, and gives it back as the database has it. */
export async function insertRow(
  db: Db,
  table: string,
  row: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const names = Object.keys(row).filter((name) => row[name] !== undefined)
  const { rows } = await db.query(
    `insert into ${table} (${names.join(', ')}) values (${names.map((_, at) => `$${at + 1}`).join(', ')}) returning *`,
    names.map((name) => row[name]),
  )
  return rows[0] ?? {}
}
