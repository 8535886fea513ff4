import type { EnquiriesReport, FirstAnswers } from '@send-hub/shared'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { gridsAsCsv } from './grid-table.ts'
import { HubReportPage } from './hub-report-page.tsx'
import { hubReportView, hubTables, hubTablesForPublication } from './hub-report-view.ts'

const none: FirstAnswers = {
  arrived: 0,
  answered: 0,
  medianHours: null,
  ninetiethPercentileHours: null,
  known: 0,
  inTime: 0,
  inTimePercent: null,
}
const answers = { ...none, arrived: 40, answered: 38, medianHours: 20, ninetiethPercentileHours: 75.5 }
const report: EnquiriesReport = {
  from: '2026-11-01',
  to: '2026-11-23',
  isRunning: true,
  arrived: {
    total: 42,
    byTopic: [
      { topic: 'STATUS', label: 'Where is my case', count: 40 },
      { topic: 'TRANSPORT', label: 'Home-to-school transport', count: 3 },
    ],
    byChannel: [
      { channel: 'web', count: 30 },
      { channel: 'email', count: 0 },
      { channel: 'phone', count: 10 },
      { channel: 'post', count: 2 },
      { channel: 'drop-in', count: 0 },
    ],
    byTime: [
      { at: '2026-11-02', arrived: 40, firstAnswered: 1 },
      { at: '2026-11-03', arrived: 2, firstAnswered: 37 },
    ],
  },
  load: Array.from({ length: 7 }, (_, day) =>
    Array.from({ length: 24 }, (_, hour) => (day === 0 && hour === 7 ? 12 : day === 1 && hour === 9 ? 3 : 0)),
  ),
  firstAnswer: {
    whole: { ...answers, known: 39, inTime: 30, inTimePercent: 76.9 },
    byPriority: [{ priority: 'P3', ...answers, known: 39, inTime: 30, inTimePercent: 76.9 }],
  },
  promises: { due: 39, kept: 30, keptLate: 6, broken: 3, setAside: 0, keptPercent: 76.9 },
  raised: { toSenior: 3, toManager: 0 },
  reopened: 2,
  closed: 11,
  repeatContacts: 6,
  repeatContactsPercent: 12.5,
  answeredBeforeAsked: { offered: 20, enough: 8, enoughPercent: 40 },
  feedback: { answered: 9, notAnswered: 1, answeredPercent: 90 },
  complaints: { stage1: 1, stage2: 0 },
  callBacks: { agreed: 7, spoke: 5, givenUp: 1 },
  now: { waiting: 12, overdue: 3, unowned: 4, paused: 2 },
}
const view = hubReportView(report, '2026-11', '2026-11-23')

describe('the report on enquiries', () => {
  test('says in two sentences how soon people were answered and how many promises were kept', () => {
    expect(view.title).toBe('Enquiries in November 2026 so far')
    expect(view.headline).toBe(
      '42 enquiries arrived. Half were first answered by a person within 20 hours, nine in ten within 3 days 4 hours. 76.9% of promised days were kept.',
    )
    expect(view.now).toBe(
      'Waiting for us now: 12, of which 3 past the promised day and 4 nobody’s yet. Waiting for families: 2.',
    )
  })

  test('offers five years and the last 24 months, newest first', () => {
    const values = view.periods.map(({ value }) => value)

    expect(values.slice(0, 6)).toEqual(['2026', '2025', '2024', '2023', '2022', '2026-11'])
    expect(values.at(-1)).toBe('2024-12')
  })

  test('shows the hours that were used, at least those of a working day, and shades by the most', () => {
    expect(view.load.hours[0]).toBe('7')
    expect(view.load.hours.at(-1)).toBe('18')
    expect(view.load.rows[0]?.cells[0]).toEqual({ count: 12, shade: 4 })
    expect(view.load.rows[1]?.cells[2]).toEqual({ count: 3, shade: 1 })
    expect(view.load.rows[6]?.cells.every(({ shade }) => shade === 0)).toBe(true)
  })

  test('says so in a month without enquiries', () => {
    const empty = { ...report, arrived: { ...report.arrived, total: 0 } }

    expect(hubReportView(empty, '2026-11', '2026-11-23').headline).toBe(
      'No enquiry arrived in November 2026.',
    )
  })

  test('draws every table with a heading for each row and column', () => {
    const html = renderToStaticMarkup(<HubReportPage view={view} />)

    for (const { caption } of view.tables) expect(html).toContain(caption)
    expect(html).toContain('When people write and ring, by hour of the day')
    expect(html).not.toMatch(/NaN|undefined|null/)
  })
})

describe('for publication', () => {
  const csv = gridsAsCsv(hubTablesForPublication(report))
  const cellsOf = (label: string) => csv.split('\r\n').find((line) => line.includes(`,${label},`))

  test('no count under 5 is given, and none that could be worked out from the others', () => {
    expect(cellsOf('Broken')).toMatch(/,c$/)
    expect(cellsOf('Home-to-school transport')).toMatch(/,c$/)
    expect(cellsOf('Given up after three tries')).toMatch(/,c$/)
    // 30 + 10 + 2 of 42: with the 2 hidden, the 10 must go too.
    expect(cellsOf('Post')).toMatch(/,c$/)
    expect(csv.match(/^By channel,\w[^\r]*,c$/gm)?.length).toBeGreaterThanOrEqual(2)
    for (const line of csv.split('\r\n')) expect(line).not.toMatch(/,[1-4](,|$)/)
  })

  test('staff’s own file has them all', () => {
    expect(gridsAsCsv(hubTables(report))).toContain('Broken,3')
  })
})
