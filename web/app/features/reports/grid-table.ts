import { csvCell } from './csv-cell.ts'

/** A table of numbers with a name for each row and column, in the words it is shown in. */
export type GridTable = {
  caption: string
  /** The first names the column of rows. */
  head: string[]
  rows: { label: string; cells: string[]; isTotal?: boolean }[]
}

/** Tables one after the other as CSV (RFC 4180), plain numbers; each with its own heading of columns. */
export function gridsAsCsv(tables: readonly GridTable[]): string {
  const lines = tables.flatMap(({ caption, head, rows }) => [
    ['table', 'measure', ...head.slice(1)],
    ...rows.map(({ label, cells }) => [caption, label, ...cells.map(plainNumber)]),
  ])
  return lines.map((line) => `${line.map(csvCell).join(',')}\r\n`).join('')
}

const plainNumber = (text: string): string => text.replace(/(?<=\d)[,%]/g, '')

/** As the Department for Education marks its own files: not available, and hidden because it is small. */
export const notTaken = 'x'
export const hiddenCount = 'c'
