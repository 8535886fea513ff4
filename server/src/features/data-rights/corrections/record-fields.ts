import { type CorrectableField, Day } from '@send-hub/shared'
import { addMonths } from '../../../platform/calendar/index.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { invalid } from '../../../platform/errors.ts'

/** A field of the record that stands in one column. */
export type RecordField = Exclude<CorrectableField, 'other'>

const columns = {
  'child-forename': ['children', 'forename'],
  'child-surname': ['children', 'surname'],
  'child-preferred-name': ['children', 'preferred_name'],
  'child-birth-date': ['children', 'birth_on'],
  'own-name': ['family_members', 'name'],
  'own-phone': ['family_members', 'phone'],
  'own-address': ['family_members', 'postal_address'],
} as const satisfies Record<RecordField, readonly [table: string, column: string]>

/** What the record says in the field of a correction `k`, with its child as `ch` and the person it is about as `ab`. */
export const currentValueSql = `case k.field ${Object.entries(columns)
  .map(
    ([field, [table, column]]) =>
      `when '${field}' then ${table === 'children' ? 'ch' : 'ab'}.${column}::text`,
  )
  .join(' ')} end`

const readers = statementsOf(
  (table, column) => `select ${column}::text as value from ${table} where id = $1 for update`,
)
const writers = statementsOf((table, column) => {
  const moment = table === 'children' ? ', updated_at = $3' : ''
  const asked = table === 'children' ? '' : ' and $3::timestamptz is not null'
  return `update ${table} set ${column} = $2${column === 'birth_on' ? '::date' : ''}${moment} where id = $1${asked}`
})

function statementsOf(text: (table: string, column: string) => string) {
  return Object.fromEntries(
    Object.entries(columns).map(([field, [table, column]]) => {
      const sql = text(table, column)
      return [field, statement(`data-rights.field:${field}:${sql.slice(0, 6)}`, sql)]
    }),
  ) as Record<RecordField, ReturnType<typeof statement>>
}

/**
 * Writes a field of a child or person, as the system: no other role may. The search text follows by trigger.
 * @returns what it said before
 */
export async function writeField(
  tx: Tx,
  field: RecordField,
  id: string,
  value: string | null,
  at: Date,
): Promise<string | null> {
  const [before] = await tx.rows<{ value: string | null }>(readers[field], [id])
  await tx.rows(writers[field], [id, value, at])
  return before?.value ?? null
}

/** May be empty: nobody has to be called anything else, or to have a phone or an address. */
const mayBeEmpty: readonly RecordField[] = ['child-preferred-name', 'own-phone', 'own-address']
const longest: Partial<Record<RecordField, number>> = { 'own-phone': 40, 'own-address': 400 }
const usualLongest = 100
const mostAddressLines = 6
/** Older than anybody with a plan; see the retention rule for plans. */
const oldestInMonths = 40 * 12

/**
 * What is typed for a field, as the record keeps it.
 * @throws validation-failed
 */
export function valueFor(field: RecordField, typed: string | undefined, today: Day): string | null {
  const value = (typed ?? '').replaceAll('\r\n', '\n').trim()
  if (value === '') {
    if (mayBeEmpty.includes(field)) return null
    throw invalid('/newValue', 'Enter what the record should say')
  }
  if (field === 'child-birth-date') return requireBirthDate(value, today)
  const most = longest[field] ?? usualLongest
  if (value.length > most) throw invalid('/newValue', `Use ${most} characters or fewer`)
  if (field === 'own-address') return requireLines(value)
  if (value.includes('\n')) throw invalid('/newValue', 'Write it on one line')
  return value
}

function requireBirthDate(value: string, today: Day): string {
  const day = Day.safeParse(value)
  if (!day.success) throw invalid('/newValue', 'Enter a real date')
  if (day.data > today) throw invalid('/newValue', 'A birth date can’t be in the future')
  if (day.data < addMonths(today, -oldestInMonths)) throw invalid('/newValue', 'Check the year of birth')
  return day.data
}

function requireLines(value: string): string {
  const lines = value
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (lines.length > mostAddressLines)
    throw invalid('/newValue', `An address has at most ${mostAddressLines} lines`)
  return lines.join('\n')
}
