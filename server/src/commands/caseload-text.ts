import { type CaseloadReport, formatDay } from '@send-hub/shared'
import { aligned, grouped } from './aligned.ts'

const cells = (counts: (number | null)[]): string[] =>
  counts.map((count) => (count === null ? '–' : grouped(count)))

/** Plans by district and cases by stage, a column a month end, as tables for a terminal. */
export function caseloadText({ columns, plansByDistrict, casesByStage, totals }: CaseloadReport): string {
  const head = ['', ...columns.map(({ on, isNow }) => (isNow ? 'now' : on))]
  const missing = columns.filter(({ isTaken }) => !isTaken).map(({ on }) => formatDay(on))
  const table = aligned([
    head,
    ['Plans in force', ...cells(totals.plans)],
    ...plansByDistrict.map(({ district, counts }) => [
      `  ${district ?? 'District not known'}`,
      ...cells(counts),
    ]),
    [''],
    ['Live cases', ...cells(totals.cases)],
    ...casesByStage.map(({ stage, counts }) => [`  ${stage}`, ...cells(counts)]),
    [''],
    ['Late', ...cells(totals.late)],
    ['  of these with an exception', ...cells(totals.lateWithException)],
  ])
  const note = missing.length > 0 ? `\n\nNo snapshot was taken on: ${missing.join(', ')}.` : ''
  return `Plans by district and cases by stage, at month ends\n\n${table}${note}`
}
