import { globSync, readFileSync } from 'node:fs'
import type { AuditEntryView } from '@send-hub/shared'
import { describe, expect, it } from 'vitest'
import { auditAsCsv } from '../audit/audit-view.ts'
import { gridsAsCsv } from './grid-table.ts'
import { tablesAsCsv } from './staff-report-csv.ts'

const entry: Omit<AuditEntryView, 'actorName'> = {
  ...{ id: 'e', at: '2026-11-23T09:00:00Z', actorKind: 'family', actorId: null, action: 'case-read' },
  ...{ subjectKind: 'case', subjectId: null, caseId: null, reference: null, childName: null, details: {} },
}

/** Every writer of a CSV file, with a text of somebody's in the place where one can stand. */
const writers: Record<string, (text: string) => string> = {
  tables: (text) => tablesAsCsv([{ caption: text, lines: [{ label: text, value: '12' }] }]),
  grids: (text) =>
    gridsAsCsv([{ caption: text, head: ['', text], rows: [{ label: text, cells: [text, '-12'] }] }]),
  audit: (text) => auditAsCsv([{ ...entry, actorName: text, childName: text, details: { text } }]),
}

/** The cells as a spreadsheet reads them (RFC 4180). */
function cellsOf(csv: string): string[] {
  return [...csv.matchAll(/(?:^|,|\r\n)(?:"((?:[^"]|"")*)"|([^,\r\n]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  )
}

describe.each(Object.entries(writers))('the CSV file of %s', (_, write) => {
  it.each(['=1+1', '+1+1', '-1+1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '="x",=y'])(
    'has no cell that runs: %j',
    (text) => {
      const cells = cellsOf(write(text))

      expect(cells.join()).toContain(text)
      expect(cells.filter((cell) => /^[=+@\t\r\n]|^-(?!\d+$)/.test(cell))).toEqual([])
    },
  )
})

it('is written by one of these, wherever a page answers with CSV', () => {
  const app = new URL('../../', import.meta.url)
  const answering = globSync('**/*.{ts,tsx}', { cwd: app })
    .filter((path) => !/\.test\.tsx?$/.test(path))
    .map((path) => [path, readFileSync(new URL(path, app), 'utf8')] as const)
    .filter(([, source]) => source.includes('text/csv'))

  expect(answering.length).toBeGreaterThanOrEqual(3)
  for (const [path, source] of answering)
    expect(source, path).toMatch(/\.send\((?:tablesAsCsv|gridsAsCsv|auditAsCsv)\(/)
})
