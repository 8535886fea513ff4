import { type CsvRow, csvRows } from './csv-rows.ts'
import { decodeText } from './decode-text.ts'
import { type Fault, RowFaults } from './fault.ts'
import { type ByteCount, type ImportSource, openBytes, type ReadOptions } from './import-source.ts'
import { CONTACT_COLUMNS, type ContactColumn, readContact, type Sen2Contact } from './read-contact.ts'
import { ReturnRefused } from './refused.ts'

export type ContactsPart = { contact: Sen2Contact; line: number; path: string } | { fault: Fault }

/**
 * Reads a contacts file (`.csv` or `.csv.gz`) part by part: each contact after the faults found in it, in file order
 * and only as fast as parts are taken. Whether a child of that UPN or name exists is for the importer to ask; where
 * two children share name and birth date, a contact without a UPN is nobody's.
 * @throws ReturnRefused when a column is missing or the file cannot be told into rows
 */
export async function* readContacts(
  source: ImportSource,
  options: ReadOptions = {},
): AsyncGenerator<ContactsPart> {
  const count: ByteCount = { bytesRead: 0, bytesTotal: null }
  const reader = new ContactsReader()
  async function* text() {
    for await (const chunk of decodeText(openBytes(source, count))) {
      yield chunk
      options.onProgress?.({ ...count, rows: reader.rows })
    }
  }
  for await (const row of csvRows(text())) yield* reader.read(row)
  reader.requireHeading()
  options.onProgress?.({ ...count, rows: reader.rows })
}

/** What must be remembered from row to row. */
class ContactsReader {
  rows = 0
  private columns: (ContactColumn | null)[] | null = null
  private readonly seen = new Map<string, number>()

  read(row: CsvRow): ContactsPart[] {
    const faults: Fault[] = []
    const asParts = () => faults.map((fault) => ({ fault }))
    if (!this.columns) {
      this.columns = readHeading(row, faults)
      return asParts()
    }
    this.rows += 1
    const place = { line: row.line, path: `Contact[${this.rows}]` }
    const fields = fieldsOf(row, this.columns, place, faults)
    const contact = fields && readContact(fields, place, faults)
    if (!contact || !this.isNew(contact, place, faults)) return asParts()
    return [...asParts(), { contact, ...place }]
  }

  requireHeading() {
    if (!this.columns) throw new ReturnRefused(lacking([...CONTACT_COLUMNS]))
  }

  private isNew(contact: Sen2Contact, place: { line: number; path: string }, faults: Fault[]): boolean {
    const child =
      contact.upn ?? [contact.childSurname, contact.childForename, contact.childBirthDate].join('|')
    const key = [child, contact.contactName, contact.email, contact.phone].join('|').toLowerCase()
    const earlier = this.seen.get(key)
    if (earlier === undefined) {
      this.seen.set(key, this.rows)
      return true
    }
    const what = `Has the same child, name, email and phone as Contact[${earlier}], which went in`
    new RowFaults('contact', faults).report('left-out', place, what, 'Remove one of the two.')
    return false
  }
}

function readHeading(row: CsvRow, faults: Fault[]): (ContactColumn | null)[] {
  const names = row.fields?.map((name) => name.trim()) ?? []
  const missing = CONTACT_COLUMNS.filter((column) => !names.includes(column))
  if (missing.length > 0) throw new ReturnRefused(lacking(missing))
  const columns = names.map((name) => CONTACT_COLUMNS.find((column) => column === name) ?? null)
  if (columns.filter((column) => column !== null).length > CONTACT_COLUMNS.length) {
    throw new ReturnRefused(
      'The contacts file names a column twice in its first line; keep each column once.',
    )
  }
  const unknown = columns.filter((column) => column === null).length
  if (unknown > 0) {
    const what = `The first line names ${unknown} more column(s) than we know; they were not read`
    const place = { line: row.line, path: 'Heading' }
    new RowFaults('file', faults).report(
      'kept',
      place,
      what,
      'Nothing need be done if they are not meant for the hub.',
    )
  }
  return columns
}

function lacking(columns: ContactColumn[]): string {
  return (
    `The contacts file has no ${columns.join(', ')} in its first line; ` +
    `it must be comma-separated and name these columns: ${CONTACT_COLUMNS.join(',')}.`
  )
}

function fieldsOf(
  row: CsvRow,
  columns: (ContactColumn | null)[],
  place: { line: number; path: string },
  faults: Fault[],
): Map<ContactColumn, string> | null {
  if (row.fields?.length === columns.length) {
    const fields = new Map<ContactColumn, string>()
    for (const [index, column] of columns.entries()) if (column) fields.set(column, row.fields[index] ?? '')
    return fields
  }
  const what = row.fields
    ? `The row has ${row.fields.length} fields where the first line has ${columns.length}`
    : 'A quotation mark stands inside a field that is not quoted'
  new RowFaults('contact', faults).report('left-out', place, what, ROW_FIX)
  return null
}

const ROW_FIX =
  'Put a field that holds a comma or quotation mark in quotation marks, and double those inside it.'
