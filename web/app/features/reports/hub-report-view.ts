import {
  channelWords,
  type EnquiriesReport,
  type FirstAnswers,
  formatDay,
  hideIfSmall,
  hideSmallCounts,
  hideSmallPart,
  hoursInWords,
} from '@send-hub/shared'
import type { Columns } from './column-chart.tsx'
import { type GridTable, hiddenCount } from './grid-table.ts'
import type { LoadTable } from './load-table.tsx'
import type { BarPart } from './staff-reports-view.ts'
import { bar } from './staff-reports-view.ts'

/** All that the report on enquiries shows: plain values, the same on the server and in the browser. */
export type HubReportView = {
  title: string
  headline: string
  now: string
  chart: Columns
  channels: BarPart[]
  load: LoadTable
  tables: GridTable[]
  /** The period that is shown, and those that can be: a year as YYYY or a month as YYYY-MM. */
  period: string
  periods: { value: string; text: string }[]
  csvHref: string
  publicCsvHref: string
}

const [monthsOffered, yearsOffered] = [24, 5]

export function hubReportView(report: EnquiriesReport, period: string, today: string): HubReportView {
  const { arrived, firstAnswer, promises, now } = report
  const name = periodName(period)
  return {
    title: `Enquiries in ${name}${report.isRunning ? ' so far' : ''}`,
    headline:
      arrived.total === 0
        ? `No enquiry arrived in ${name}.`
        : `${number(arrived.total)} enquiries arrived. Half were first answered by a person within ${hoursInWords(firstAnswer.whole.medianHours)}, nine in ten within ${hoursInWords(firstAnswer.whole.ninetiethPercentileHours)}. ${percent(promises.keptPercent)} of promised days were kept.`,
    now: `Waiting for us now: ${number(now.waiting)}, of which ${number(now.overdue)} past the promised day and ${number(now.unowned)} nobody’s yet. Waiting for families: ${number(now.paused)}.`,
    chart: {
      label: `Enquiries that arrived, and first answers by a person, in ${name}`,
      names: ['Arrived', 'First answered'],
      groups: arrived.byTime.map(({ at, arrived: came, firstAnswered }) => ({
        label: shortTime(at),
        values: [came, firstAnswered],
      })),
    },
    channels: bar(arrived.byChannel.map(({ channel, count }) => [channelWords[channel], count])),
    load: loadTable(report.load),
    tables: hubTables(report),
    period,
    periods: periodsUpTo(today),
    csvHref: `/staff/reports/enquiries.csv?period=${period}`,
    publicCsvHref: `/staff/reports/enquiries-for-publication.csv?period=${period}`,
  }
}

/** As they are, for staff. */
export function hubTables(report: EnquiriesReport): GridTable[] {
  const { arrived, firstAnswer } = report
  return [
    answersTable(report, answersRow),
    {
      caption: 'Promises, and what became of enquiries',
      head: ['What is counted', 'Number', 'Per cent'],
      rows: measures(report).map(({ label, count, share }) => ({
        label,
        cells: [number(count), share === undefined ? '' : percent(share)],
      })),
    },
    {
      caption: 'By topic: one enquiry may have several',
      head: ['Topic', 'Enquiries', 'Of all enquiries'],
      rows: arrived.byTopic.map(({ label, count }) => ({
        label,
        cells: [number(count), percent(share(count, arrived.total))],
      })),
    },
    {
      caption: 'By time',
      head: ['Time', 'Arrived', 'First answered'],
      rows: [
        ...arrived.byTime.map(({ at, arrived: came, firstAnswered }) => ({
          label: longTime(at),
          cells: [number(came), number(firstAnswered)],
        })),
        {
          label: 'All',
          cells: [number(arrived.total), number(sum(arrived.byTime.map((each) => each.firstAnswered)))],
          isTotal: true,
        },
      ],
    },
    {
      caption: 'By channel',
      head: ['Channel', 'Enquiries', 'Of all enquiries'],
      rows: arrived.byChannel.map(({ channel, count }) => ({
        label: channelWords[channel],
        cells: [number(count), percent(share(count, firstAnswer.whole.arrived && arrived.total))],
      })),
    },
  ]
}

/** For anyone: no count under 5, and none that could be worked out from what is given beside it. */
export function hubTablesForPublication(report: EnquiriesReport): GridTable[] {
  const { arrived } = report
  const channels = hideSmallCounts(arrived.byChannel.map(({ count }) => count))
  const times = hideSmallCounts(arrived.byTime.map((each) => each.arrived))
  return [
    answersTable(report, publicAnswersRow),
    {
      caption: 'Promises, and what became of enquiries',
      head: ['What is counted', 'Number'],
      rows: measures(report).map(({ label, count, of }) => ({
        label,
        cells: [text(of === undefined ? hideIfSmall(count) : hideSmallPart(count, hideIfSmall(of)))],
      })),
    },
    {
      caption: 'By topic: one enquiry may have several',
      head: ['Topic', 'Enquiries'],
      rows: arrived.byTopic.map(({ label, count }) => ({
        label,
        cells: [text(hideSmallPart(count, hideIfSmall(arrived.total)))],
      })),
    },
    {
      caption: 'By channel',
      head: ['Channel', 'Enquiries'],
      rows: arrived.byChannel.map(({ channel }, place) => ({
        label: channelWords[channel],
        cells: [text(channels.counts[place])],
      })),
    },
    {
      caption: 'By time',
      head: ['Time', 'Arrived'],
      rows: [
        ...arrived.byTime.map(({ at }, place) => ({
          label: longTime(at),
          cells: [text(times.counts[place])],
        })),
        { label: 'All', cells: [text(times.total)], isTotal: true },
      ],
    },
  ]
}

type Row = (label: string, counts: FirstAnswers) => GridTable['rows'][number]

function answersTable({ firstAnswer }: EnquiriesReport, row: Row): GridTable {
  return {
    caption: 'First answer by a person, by priority',
    head: ['Priority', 'Arrived', 'Answered', 'Half within', 'Nine in ten within', 'By the promised day'],
    rows: [
      ...firstAnswer.byPriority.map(({ priority, ...counts }) => row(priority, counts)),
      { ...row('All', firstAnswer.whole), isTotal: true },
    ],
  }
}

const answersRow: Row = (label, counts) => ({
  label,
  cells: [
    number(counts.arrived),
    number(counts.answered),
    hoursInWords(counts.medianHours),
    hoursInWords(counts.ninetiethPercentileHours),
    percent(counts.inTimePercent),
  ],
})

const publicAnswersRow: Row = (label, counts) => {
  const arrived = hideIfSmall(counts.arrived)
  const answered = hideSmallPart(counts.answered, arrived)
  const inTime = hideSmallPart(counts.inTime, hideIfSmall(counts.known))
  return {
    label,
    cells: [
      text(arrived),
      text(answered),
      answered === null ? hiddenCount : hoursInWords(counts.medianHours),
      answered === null ? hiddenCount : hoursInWords(counts.ninetiethPercentileHours),
      inTime === null ? hiddenCount : percent(counts.inTimePercent),
    ],
  }
}

/** `of` is the whole that a count is part of, where that is given too. */
interface Measure {
  label: string
  count: number
  share?: number | null
  of?: number
}

function measures(report: EnquiriesReport): Measure[] {
  const { promises, raised, answeredBeforeAsked: shown, feedback, complaints, callBacks } = report
  const part = (of: number) => (label: string, count: number, share?: number | null) => ({
    label,
    count,
    of,
    ...(share !== undefined && { share }),
  })
  const ofDue = part(promises.due)
  return [
    { label: 'Days promised', count: promises.due },
    ofDue('Kept', promises.kept, promises.keptPercent),
    ofDue('Answered late', promises.keptLate),
    ofDue('Broken', promises.broken),
    ofDue('Set aside: waiting for the family, or answered sooner was promised', promises.setAside),
    { label: 'Raised to a senior', count: raised.toSenior },
    { label: 'Raised to a manager', count: raised.toManager },
    { label: 'Closed', count: report.closed },
    { label: 'Opened again', count: report.reopened },
    {
      label: 'Came to us again about the same matter',
      count: report.repeatContacts,
      share: report.repeatContactsPercent,
    },
    { label: 'Answers shown before asking', count: shown.offered },
    part(shown.offered)('That was enough', shown.enough, shown.enoughPercent),
    {
      label: '“This answered my question”',
      count: feedback.answered,
      share: feedback.answeredPercent,
    },
    { label: '“It did not”', count: feedback.notAnswered },
    { label: 'Complaints, stage 1', count: complaints.stage1 },
    { label: 'Complaints, stage 2', count: complaints.stage2 },
    { label: 'Call-backs agreed', count: callBacks.agreed },
    part(callBacks.agreed)('We spoke', callBacks.spoke),
    part(callBacks.agreed)('Given up after three tries', callBacks.givenUp),
  ]
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
/** The hours that are shown even when nothing came. */
const [opens, closes] = [8, 18]

function loadTable(load: number[][]): LoadTable {
  const hours = Array.from({ length: 24 }, (_, hour) => hour)
  const isUsed = (hour: number) => load.some((day) => (day[hour] ?? 0) > 0)
  const first = Math.min(opens, hours.find(isUsed) ?? opens)
  const last = Math.max(closes, hours.findLast(isUsed) ?? closes)
  const shown = hours.slice(first, last + 1)
  const most = Math.max(1, ...load.flat())
  return {
    caption: 'When people write and ring, by hour of the day',
    hours: shown.map((hour) => `${hour}`),
    rows: weekdays.map((label, day) => ({
      label,
      cells: shown.map((hour) => {
        const count = load[day]?.[hour] ?? 0
        return { count, shade: Math.ceil((count / most) * 4) }
      }),
    })),
  }
}

function periodsUpTo(today: string): HubReportView['periods'] {
  const [year, month] = today.split('-').map(Number) as [number, number]
  const months = Array.from({ length: monthsOffered }, (_, back) => {
    const index = year * 12 + month - 1 - back
    return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
  })
  const years = Array.from({ length: yearsOffered }, (_, back) => String(year - back))
  return [...years, ...months].map((value) => ({ value, text: periodName(value) }))
}

const periodName = (period: string): string =>
  period.length === 4 ? period : formatDay(`${period}-01`).replace(/^1 /, '')
const shortTime = (at: string): string =>
  at.length === 7 ? formatDay(`${at}-01`).slice(2, 5) : String(Number(at.slice(8)))
const longTime = (at: string): string => (at.length === 7 ? periodName(at) : formatDay(at))
const number = (count: number): string => count.toLocaleString('en-GB')
const text = (count: number | null | undefined): string => (count == null ? hiddenCount : number(count))
const percent = (share: number | null): string => (share === null ? '–' : `${share.toFixed(1)}%`)
const share = (part: number, whole: number): number | null => (whole === 0 ? null : (part / whole) * 100)
const sum = (counts: number[]): number => counts.reduce((all, count) => all + count, 0)
