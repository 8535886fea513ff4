import {
  type CaseloadReport,
  type Day,
  formatDay,
  hideSmallCounts,
  hideSmallPart,
  type Month,
} from '@send-hub/shared'
import type { Columns } from './column-chart.tsx'
import { type GridTable, hiddenCount, notTaken } from './grid-table.ts'

type Counts = (number | null)[]

/** All that the caseload report shows: plain values, the same on the server and in the browser. */
export type CaseloadReportView = {
  title: string
  headline: string
  /** The month ends of which no snapshot was taken; null when there are none. */
  missing: string | null
  chart: Columns
  tables: GridTable[]
  months: { value: string; text: string }[]
  month: string
  csvHref: string
  publicCsvHref: string
}

const monthsOffered = 24

export function caseloadReportView(
  report: CaseloadReport,
  month: Month | undefined,
  today: Day,
): CaseloadReportView {
  const { columns, totals } = report
  const missing = columns.filter(({ isTaken }) => !isTaken).map(({ on }) => formatDay(on))
  const csv = (name: string) => `/staff/reports/${name}.csv${month ? `?month=${month}` : ''}`
  return {
    title: month
      ? `Caseload up to ${formatDay(columns.at(-1)?.on ?? today)}`
      : 'Caseload: six month ends and now',
    headline: headlineOf(report, month === undefined),
    missing: missing.length > 0 ? missing.join(', ') : null,
    chart: {
      label: 'Live cases, and plans in force',
      names: ['Live cases', 'Plans in force'],
      groups: columns.map(({ on, isNow }, place) => ({
        label: shortName(on, isNow),
        values: [totals.cases[place] ?? null, totals.plans[place] ?? null],
      })),
    },
    tables: caseloadTables(report),
    months: lastMonths(today).map((value) => ({ value, text: formatDay(`${value}-01`).slice(2) })),
    month: month ?? '',
    csvHref: csv('caseload'),
    publicCsvHref: csv('caseload-for-publication'),
  }
}

function headlineOf({ totals }: CaseloadReport, isNow: boolean): string {
  const [plans, cases, late, excused] = [
    totals.plans,
    totals.cases,
    totals.late,
    totals.lateWithException,
  ].map((counts) => counts.at(-1) ?? null)
  if (plans === null || plans === undefined) return 'No snapshot was taken of the last month end.'
  const when = isNow ? 'Now' : 'Then'
  return `${when}: ${number(plans)} plans in force, ${number(cases ?? 0)} live cases, ${number(late ?? 0)} of them late (${number(excused ?? 0)} with an exception).`
}

/** As they are, for staff. */
export function caseloadTables(report: CaseloadReport): GridTable[] {
  const text = (counts: Counts) => counts.map((count) => (count === null ? notTaken : number(count)))
  const { plansByDistrict, casesByStage, totals } = report
  const head = (first: string) => [first, ...report.columns.map(({ on, isNow }) => shortName(on, isNow))]
  return [
    {
      caption: 'Plans in force by district',
      head: head('District'),
      rows: [
        ...plansByDistrict.map(({ district, counts }) => ({ label: nameOf(district), cells: text(counts) })),
        { label: 'All districts', cells: text(totals.plans), isTotal: true },
      ],
    },
    {
      caption: 'Live cases by stage',
      head: head('Stage'),
      rows: [
        ...casesByStage.map(({ stage, counts }) => ({ label: stage, cells: text(counts) })),
        { label: 'All live cases', cells: text(totals.cases), isTotal: true },
      ],
    },
    {
      caption: 'Late cases',
      head: head('Late'),
      rows: [
        { label: 'Late', cells: text(totals.late) },
        { label: 'of these with an exception', cells: text(totals.lateWithException) },
      ],
    },
  ]
}

/**
 * For anyone: no count under 5, and none that could be worked out from a total or from what it is a part of. Stages with
 * a plan and stages before one are two groups, because the number of plans is published as well.
 */
export function caseloadTablesForPublication(report: CaseloadReport): GridTable[] {
  const [districts, stages, late] = caseloadTables(report) as [GridTable, GridTable, GridTable]
  const columns = report.columns.map((_, place) => publicColumn(report, place))
  const cells = (pick: (column: PublicColumn) => PublicCell | undefined) =>
    columns.map((column) => (column === null ? notTaken : textOf(pick(column) ?? null)))
  return [
    {
      ...districts,
      rows: districts.rows.map((row, place) => ({
        ...row,
        cells: cells((column) => (row.isTotal ? column.plans : column.districts[place])),
      })),
    },
    {
      ...stages,
      rows: stages.rows.map((row, place) => ({
        ...row,
        cells: cells((column) => (row.isTotal ? column.cases : column.stages[place])),
      })),
    },
    {
      ...late,
      rows: late.rows.map((row, place) => ({
        ...row,
        cells: cells((column) => (place === 0 ? column.late : column.lateWithException)),
      })),
    },
  ]
}

type PublicCell = number | null
type PublicColumn = {
  districts: PublicCell[]
  plans: PublicCell
  stages: PublicCell[]
  cases: PublicCell
  late: PublicCell
  lateWithException: PublicCell
}

function publicColumn(report: CaseloadReport, place: number): PublicColumn | null {
  const at = ({ counts }: { counts: Counts }) => counts[place] ?? 0
  const { totals, casesByStage, plansByDistrict } = report
  const all = totals.cases[place]
  if (all === null || all === undefined) return null
  const districts = hideSmallCounts(plansByDistrict.map(at))
  const withPlan = hideSmallCounts(casesByStage.filter(({ hasPlan }) => hasPlan).map(at))
  const before = hideSmallCounts(casesByStage.filter(({ hasPlan }) => !hasPlan).map(at))
  const parts = { true: [...withPlan.counts], false: [...before.counts] }
  // Of the sum of both groups each could be worked out from the other.
  const cases = withPlan.total === null || before.total === null ? null : all
  const late = hideSmallPart(totals.late[place] ?? 0, cases)
  return {
    districts: districts.counts,
    plans: districts.total,
    stages: casesByStage.map(({ hasPlan }) => parts[`${hasPlan}`].shift() ?? null),
    cases,
    late,
    lateWithException: hideSmallPart(totals.lateWithException[place] ?? 0, late),
  }
}

const textOf = (count: PublicCell): string => (count === null ? hiddenCount : number(count))
const number = (count: number): string => count.toLocaleString('en-GB')
const nameOf = (district: string | null): string => district ?? 'Not known'

/** "31 Oct 2026", or "Now". */
function shortName(on: Day, isNow: boolean): string {
  if (isNow) return 'Now'
  const [day = '', month = '', year = ''] = formatDay(on).split(' ')
  return `${day} ${month.slice(0, 3)} ${year}`
}

/** The months that are over, newest first. */
function lastMonths(today: Day): Month[] {
  const [year = 0, month = 0] = today.split('-').map(Number)
  return Array.from({ length: monthsOffered }, (_, back) => {
    const months = year * 12 + month - 2 - back
    return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`
  })
}
