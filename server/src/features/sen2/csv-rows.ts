import { pipeline, Readable } from 'node:stream'
import { parse } from 'csv-parse'
import { ReturnRefused } from './refused.ts'

/** A row of a CSV file: its fields, or null when quotation marks made it unreadable. Lines count from 1. */
export type CsvRow = { line: number; fields: string[] | null }

type Parsed = { record: string[]; info: { lines: number } }

/** A contact is some 200 bytes; an unclosed quotation mark must not swallow the file into memory. */
const MAX_ROW_BYTES = 16 * 1024

/**
 * The rows of a CSV text in order, the heading first; empty lines are passed over. A quoted field may hold line breaks.
 * @throws ReturnRefused when the rest of the file cannot be told into rows
 */
export async function* csvRows(text: AsyncGenerator<string>): AsyncGenerator<CsvRow> {
  // The parser is ahead of us by a buffer: what it skips and what it reads are put in order by line.
  const skipped: number[] = []
  let parsedTo = 0
  const parser = parse({
    info: true,
    bom: true,
    record_delimiter: '\n',
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: MAX_ROW_BYTES,
    on_record: (fields: string[], { lines }) => {
      parsedTo = lines
      return fields
    },
    on_skip: (error) => {
      if (error?.code !== 'INVALID_OPENING_QUOTE') throw new ReturnRefused(unreadableAfter(parsedTo))
      // Each stray mark of a row is told, the row is one.
      if (parsedTo !== Number(error.lines)) skipped.push(Number(error.lines))
      parsedTo = Number(error.lines)
      return undefined
    },
  })
  // Failures reach the loop below through the parser; the callback only keeps them from being thrown twice.
  pipeline(Readable.from(withPlainLineEnds(text)), parser, () => {})
  for await (const { record: fields, info } of parser as AsyncIterable<Parsed>) {
    const line = info.lines - lineBreaksIn(fields)
    while (skipped[0] !== undefined && skipped[0] < line)
      yield { line: skipped.shift() as number, fields: null }
    yield { line, fields }
  }
  for (const line of skipped) yield { line, fields: null }
}

/** The parser counts a quoted CR LF as two lines, so every line end becomes LF first. */
async function* withPlainLineEnds(text: AsyncGenerator<string>): AsyncGenerator<string> {
  let held = ''
  for await (const chunk of text) {
    const all = held + chunk
    held = all.endsWith('\r') ? '\r' : ''
    yield all.slice(0, all.length - held.length).replace(/\r\n?/g, '\n')
  }
  if (held) yield '\n'
}

function lineBreaksIn(fields: string[]): number {
  return fields.reduce((sum, field) => sum + (field.includes('\n') ? field.split('\n').length - 1 : 0), 0)
}

function unreadableAfter(line: number): string {
  return `The file cannot be told into rows after line ${line}: a quotation mark is in the wrong place or not closed; correct it there.`
}
