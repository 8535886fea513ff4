import { formatDay, hideIfSmall, hideSmallCounts, hideSmallPart, type ReviewsReport } from '@send-hub/shared'
import type { Columns } from './column-chart.tsx'
import { type GridTable, hiddenCount } from './grid-table.ts'

/** All that the reviews report shows: plain values, the same on the server and in the browser. */
export type ReviewsReportView = {
  year: number
  isRunning: boolean
  years: number[]
  headline: string
  overdue: string
  chart: Columns
  tables: GridTable[]
  csvHref: string
  publicCsvHref: string
}

export function reviewsReportView(report: ReviewsReport, thisYear: number): ReviewsReportView {
  const { year, months, whole, overdueNow } = report
  return {
    year,
    isRunning: year === thisYear,
    years: Array.from({ length: 11 }, (_, back) => thisYear - back),
    headline:
      whole.withMeeting === 0
        ? `No review with a known meeting was decided in ${year}.`
        : `${percent(whole.decidedIn4WeeksPercent)} of reviews decided in ${year} were decided within 4 weeks of the meeting: ${number(whole.decidedIn4Weeks)} of ${number(whole.withMeeting)}.`,
    overdue: `Overdue now, of whatever year: ${number(overdueNow.reviews)} reviews, and ${number(overdueNow.decisions)} decisions after a meeting.`,
    chart: {
      label: `Reviews due and completed in ${year}, by month`,
      names: ['Due', 'Completed'],
      groups: months.map(({ month, due, completed }) => ({
        label: shortMonth(month),
        values: [due, completed],
      })),
    },
    tables: reviewsTables(report),
    csvHref: `/staff/reports/reviews.csv?year=${year}`,
    publicCsvHref: `/staff/reports/reviews-for-publication.csv?year=${year}`,
  }
}

/** As they are, for staff. */
export function reviewsTables({ year, months, whole, phaseTransfers }: ReviewsReport): GridTable[] {
  const cells = (counts: ReviewsReport['whole']) => [
    ...[counts.due, counts.doneInTime, counts.completed, counts.withMeeting, counts.decidedIn4Weeks].map(
      number,
    ),
    percent(counts.decidedIn4WeeksPercent),
  ]
  return [
    {
      caption: `Annual reviews in ${year}`,
      head: [
        'Month',
        'Due',
        'Done by the legal day',
        'Completed',
        'With a known meeting',
        'Decided in 4 weeks',
        'Per cent in 4 weeks',
      ],
      rows: [
        ...months.map(({ month, ...counts }) => ({ label: shortMonth(month), cells: cells(counts) })),
        { label: 'Whole year', cells: cells(whole), isTotal: true },
      ],
    },
    {
      caption: `Moves to the next phase, place to be named in ${year}`,
      head: ['Last day', 'Plans', 'Plan final', 'Setting named'],
      rows: phaseTransfers.map(({ lastDay, plans, planFinal, settingNamed }) => ({
        label: formatDay(lastDay),
        cells: [plans, planFinal, settingNamed].map(number),
      })),
    },
  ]
}

/**
 * For anyone: no count under 5, and none that could be worked out. The months give only what is due and completed: with
 * their parts as well, small numbers could be worked out across rows and columns. The parts are given for the year.
 */
export function reviewsTablesForPublication(report: ReviewsReport): GridTable[] {
  const { year, months, whole, phaseTransfers } = report
  const due = hideSmallCounts(months.map((month) => month.due))
  const completed = hideSmallCounts(months.map((month) => month.completed))
  const withMeeting = hideSmallPart(whole.withMeeting, completed.total)
  const decidedIn4Weeks = hideSmallPart(whole.decidedIn4Weeks, withMeeting)
  return [
    {
      caption: `Annual reviews in ${year}, by month`,
      head: ['Month', 'Due', 'Completed'],
      rows: [
        ...months.map(({ month }, place) => ({
          label: shortMonth(month),
          cells: [text(due.counts[place]), text(completed.counts[place])],
        })),
        { label: 'Whole year', cells: [text(due.total), text(completed.total)], isTotal: true },
      ],
    },
    {
      caption: `Annual reviews in ${year}`,
      head: ['Measure', 'Number'],
      rows: [
        { label: 'Done by the legal day', cells: [text(hideSmallPart(whole.doneInTime, due.total))] },
        { label: 'With a known meeting', cells: [text(withMeeting)] },
        { label: 'Decided in 4 weeks', cells: [text(decidedIn4Weeks)] },
        {
          label: 'Per cent in 4 weeks',
          cells: [decidedIn4Weeks === null ? hiddenCount : percent(whole.decidedIn4WeeksPercent)],
        },
      ],
    },
    {
      caption: `Moves to the next phase, place to be named in ${year}`,
      head: ['Last day', 'Plans', 'Plan final', 'Setting named'],
      rows: phaseTransfers.map(({ lastDay, plans, planFinal, settingNamed }) => {
        const all = hideIfSmall(plans)
        return {
          label: formatDay(lastDay),
          cells: [all, hideSmallPart(planFinal, all), hideSmallPart(settingNamed, all)].map(text),
        }
      }),
    },
  ]
}

const number = (count: number): string => count.toLocaleString('en-GB')
const text = (count: number | null | undefined): string => (count == null ? hiddenCount : number(count))
const percent = (share: number | null): string => (share === null ? '–' : `${share.toFixed(1)}%`)
const shortMonth = (month: string): string => formatDay(`${month}-01`).slice(2, 5)
