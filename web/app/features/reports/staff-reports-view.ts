import { formatDay, type RequestsReport, type TimelinessReport } from '@send-hub/shared'

export type ReportLine = { label: string; value: string }
/** A table of a report; the first column names, the second counts. */
export type ReportTable = { caption: string; lines: ReportLine[] }
/** A part of a bar; `share` is per cent of the whole bar. */
export type BarPart = { label: string; count: number; share: number; from: number }

/** All that the reports page shows: plain values, the same on the server and in the browser. */
export type ReportsView = {
  year: number
  /** The year is not over: its figures will still change. */
  isRunning: boolean
  years: number[]
  timeliness: { headline: string; bar: BarPart[]; tables: ReportTable[]; csvHref: string }
  requests: { bar: BarPart[]; tables: ReportTable[]; csvHref: string }
}

type Reports = { timeliness: TimelinessReport; requests: RequestsReport }

/** @param thisYear the newest year to offer; the oldest is ten years back */
export function reportsView({ timeliness, requests }: Reports, year: number, thisYear: number): ReportsView {
  const { excludingExceptions: without } = timeliness
  return {
    year,
    isRunning: year === thisYear,
    years: Array.from({ length: 11 }, (_, back) => thisYear - back),
    timeliness: {
      headline:
        without.plansIssued === 0
          ? `No plans were issued in ${year}.`
          : `${percent(without.within20WeeksPercent)} of plans without an exception were issued within 20 weeks: ${number(without.within20Weeks)} of ${number(without.plansIssued)}.`,
      bar: bar([
        ['Within 20 weeks', timeliness.within20Weeks],
        ['20 weeks to a year', timeliness.from20WeeksToAYear],
        ['Over a year', timeliness.overAYear],
      ]),
      tables: [timelinessTable(timeliness)],
      csvHref: `/staff/reports/timeliness.csv?year=${year}`,
    },
    requests: {
      bar: bar([
        ['Assess', requests.requests.assess],
        ['Refused', requests.requests.refused],
        ['Not yet decided', requests.requests.notYetDecided],
        ['Withdrawn', requests.requests.withdrawn],
        ['Decided before the collection year', requests.requests.decidedBeforeCollectionYear],
      ]),
      tables: requestTables(requests),
      csvHref: `/staff/reports/requests.csv?year=${year}`,
    },
  }
}

export function timelinessTable(report: TimelinessReport): ReportTable {
  const { excludingExceptions: without } = report
  return {
    caption: `Plans issued in ${report.year}, by how long they took from the request`,
    lines: [
      line('Plans issued', report.plansIssued),
      line('of these with an exception', report.plansWithException),
      line('Within 20 weeks, all plans', report.within20Weeks),
      { label: 'Within 20 weeks, all plans, per cent', value: percent(report.within20WeeksPercent) },
      line('Plans without an exception', without.plansIssued),
      line('Within 20 weeks, without exceptions', without.within20Weeks),
      {
        label: 'Within 20 weeks, without exceptions, per cent',
        value: percent(without.within20WeeksPercent),
      },
      line('20 weeks to a year', report.from20WeeksToAYear),
      line('Over a year', report.overAYear),
    ],
  }
}

export function requestTables(report: RequestsReport): ReportTable[] {
  const { requests, assessmentsEnded, plansCeased } = report
  return [
    {
      caption: `Requests received in ${report.year}`,
      lines: [
        line('Received', requests.received),
        line('Agreed to assess', requests.assess),
        line('Refused to assess', requests.refused),
        line('Not yet decided', requests.notYetDecided),
        line('Withdrawn', requests.withdrawn),
        line('Decided before the collection year', requests.decidedBeforeCollectionYear),
      ],
    },
    {
      caption: `Assessments that ended in ${report.year}`,
      lines: [
        line('With a plan', assessmentsEnded.plan),
        line('Without a plan', assessmentsEnded.noPlan),
        line('Withdrawn', assessmentsEnded.withdrawn),
      ],
    },
    {
      caption: `Plans in force, and ended in ${report.year}`,
      lines: [
        line(`In force on ${formatDay(report.censusOn)}`, report.plansInForce),
        line('Ended', plansCeased.total),
        line('Reached the maximum age', plansCeased.maxAge),
        line('Needs met without a plan', plansCeased.needsMet),
        line('Higher education', plansCeased.higherEducation),
        line('Paid work', plansCeased.paidWork),
        line('Moved to another council', plansCeased.movedToAnotherLa),
        line('No longer takes part', plansCeased.noLongerEngages),
        line('Left England', plansCeased.leftEngland),
        line('Died', plansCeased.deceased),
        line('Another reason', plansCeased.other),
        line('Reason not recorded', plansCeased.notRecorded),
      ],
    },
  ]
}

const number = (count: number) => count.toLocaleString('en-GB')
const percent = (share: number | null) => (share === null ? '–' : `${share.toFixed(1)}%`)
const line = (label: string, count: number): ReportLine => ({ label, value: number(count) })

export function bar(parts: readonly (readonly [string, number])[]): BarPart[] {
  const whole = parts.reduce((sum, [, count]) => sum + count, 0)
  let from = 0
  return parts.flatMap(([label, count]) => {
    if (count === 0) return []
    const share = (count / whole) * 100
    const part = { label, count, share, from }
    from += share
    return [part]
  })
}
