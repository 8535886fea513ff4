import type { ReportTable } from './staff-reports-view.ts'

/** Tables one after the other as CSV (RFC 4180); numbers without separators, so that a spreadsheet reads them. */
export function tablesAsCsv(tables: readonly ReportTable[]): string {
  const rows = tables.flatMap(({ caption, lines }) =>
    lines.map(({ label, value }) => [caption, label, value.replace(/[,%]/g, '').replace('–', '')]),
  )
  return [['table', 'measure', 'value'], ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
