import { csvCell } from './csv-cell.ts'
import type { ReportTable } from './staff-reports-view.ts'

/** Tables one after the other as CSV (RFC 4180); numbers without separators, so that a spreadsheet reads them. */
export function tablesAsCsv(tables: readonly ReportTable[]): string {
  const rows = tables.flatMap(({ caption, lines }) =>
    lines.map(({ label, value }) => [caption, label, value.replace(/[,%]/g, '').replace('–', '')]),
  )
  return [['table', 'measure', 'value'], ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')
}
