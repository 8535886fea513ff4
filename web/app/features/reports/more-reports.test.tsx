import {
  type CaseloadReport,
  caseStatuses,
  hasEnded,
  hasPlanInForce,
  type ReviewsReport,
} from '@send-hub/shared'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { CaseloadReportPage } from './caseload-report-page.tsx'
import { caseloadReportView, caseloadTables, caseloadTablesForPublication } from './caseload-report-view.ts'
import { gridsAsCsv } from './grid-table.ts'
import { ReviewsReportPage } from './reviews-report-page.tsx'
import { reviewsReportView, reviewsTables, reviewsTablesForPublication } from './reviews-report-view.ts'

const today = '2026-11-23'

/** Two columns: a month end without a snapshot, and now. */
function caseload(
  inStage: Partial<Record<string, number>>,
  districts: Record<string, number>,
): CaseloadReport {
  const live = caseStatuses.filter((status) => !hasEnded(status))
  const count = (status: string) => inStage[status] ?? 0
  const sum = (all: readonly string[]) => all.reduce((total, status) => total + count(status), 0)
  return {
    columns: [
      { on: '2026-10-31', isNow: false, isTaken: false },
      { on: today, isNow: true, isTaken: true },
    ],
    plansByDistrict: Object.entries(districts).map(([district, plans]) => ({
      district,
      counts: [null, plans],
    })),
    casesByStage: live.map((status) => ({
      status,
      stage: status,
      hasPlan: hasPlanInForce(status),
      counts: [null, count(status)],
    })),
    totals: {
      cases: [null, sum(live)],
      plans: [null, sum(live.filter(hasPlanInForce))],
      late: [null, 40],
      lateWithException: [null, 3],
    },
  }
}

const report = caseload(
  { ASSESSING: 1200, DRAFTING: 3, FINAL_ISSUED: 1100, IN_REVIEW: 97, CEASING_PLAN: 2 },
  { Dover: 1000, Thanet: 196, Swale: 3 },
)

describe('the caseload report', () => {
  test('shows the last column in a sentence, and says which month ends are missing', () => {
    const view = caseloadReportView(report, undefined, today)
    const html = renderToStaticMarkup(<CaseloadReportPage view={view} />)

    expect(view.headline).toBe(
      'Now: 1,199 plans in force, 2,402 live cases, 40 of them late (3 with an exception).',
    )
    expect(html).toContain('No snapshot was taken on 31 October 2026: marked x.')
    expect(html).toContain('<th scope="row" class="govuk-table__header">All districts</th>')
  })

  test('offers the months that are over', () => {
    const { months } = caseloadReportView(report, '2026-01', today)

    expect([months[0], months[10], months.length]).toEqual([
      { value: '2026-10', text: 'October 2026' },
      { value: '2025-12', text: 'December 2025' },
      24,
    ])
    expect(caseloadReportView(report, '2026-01', today).publicCsvHref).toBe(
      '/staff/reports/caseload-for-publication.csv?month=2026-01',
    )
  })

  test('as a file has plain numbers under the names of its columns', () => {
    const csv = gridsAsCsv(caseloadTables(report))

    expect(csv).toContain('table,measure,31 Oct 2026,Now\r\nPlans in force by district,Dover,x,1000\r\n')
    expect(csv).toContain('Late cases,of these with an exception,x,3\r\n')
  })
})

describe('for publication', () => {
  const cellsOf = (tables: ReturnType<typeof caseloadTables>, label: string) =>
    tables.flatMap(({ rows }) => rows).find((row) => row.label === label)?.cells[1]

  test('hides counts under 5, and the district that would give one away', () => {
    const tables = caseloadTablesForPublication(report)

    expect(['Dover', 'Thanet', 'Swale', 'All districts'].map((label) => cellsOf(tables, label))).toEqual([
      '1,000',
      'c',
      'c',
      '1,199',
    ])
  })

  test('hides in each group of stages what its total would give away', () => {
    const tables = caseloadTablesForPublication(report)
    const shown = Object.fromEntries(
      ['ASSESSING', 'DRAFTING', 'FINAL_ISSUED', 'IN_REVIEW', 'CEASING_PLAN', 'All live cases'].map(
        (label) => [label, cellsOf(tables, label)],
      ),
    )

    expect(shown).toEqual({
      ASSESSING: 'c',
      DRAFTING: 'c',
      FINAL_ISSUED: '1,100',
      IN_REVIEW: 'c',
      CEASING_PLAN: 'c',
      'All live cases': '2,402',
    })
  })

  test('hides the number of all cases where it would tell how few have no plan', () => {
    const tables = caseloadTablesForPublication(caseload({ ASSESSING: 3, FINAL_ISSUED: 100 }, { Dover: 100 }))

    expect(
      ['All live cases', 'ASSESSING', 'All districts', 'Late'].map((label) => cellsOf(tables, label)),
    ).toEqual(['c', 'c', '100', 'c'])
  })

  test('hides a small part of the late cases, and keeps what was not counted apart', () => {
    const csv = gridsAsCsv(caseloadTablesForPublication(report))

    expect(csv).toContain('Late cases,Late,x,40\r\nLate cases,of these with an exception,x,c\r\n')
  })

  test('no number under 5 is left anywhere', () => {
    for (const cell of caseloadTablesForPublication(report).flatMap(({ rows }) =>
      rows.flatMap(({ cells }) => cells),
    )) {
      expect(cell === 'c' || cell === 'x' || Number(cell.replace(/,/g, '')) >= 5, cell).toBe(true)
    }
  })
})

const none = {
  due: 0,
  doneInTime: 0,
  completed: 0,
  withMeeting: 0,
  decidedIn4Weeks: 0,
  decidedIn4WeeksPercent: null,
}
const reviews: ReviewsReport = {
  year: 2026,
  months: Array.from({ length: 12 }, (_, month) => ({
    month: `2026-${String(month + 1).padStart(2, '0')}`,
    ...none,
    ...(month < 2 && { due: 900, completed: 700 }),
    ...(month === 2 && { due: 40, completed: 3 }),
  })),
  whole: {
    due: 1840,
    doneInTime: 1000,
    completed: 1403,
    withMeeting: 1300,
    decidedIn4Weeks: 437,
    decidedIn4WeeksPercent: 33.6,
  },
  overdueNow: { reviews: 1204, decisions: 88 },
  phaseTransfers: [{ lastDay: '2026-02-14', plans: 900, planFinal: 700, settingNamed: 898 }],
}

describe('the reviews report', () => {
  test('says the measure with both its numbers, and what is overdue', () => {
    const view = reviewsReportView(reviews, 2026)
    const html = renderToStaticMarkup(<ReviewsReportPage view={view} />)

    expect(html).toContain(
      '33.6% of reviews decided in 2026 were decided within 4 weeks of the meeting: 437 of 1,300.',
    )
    expect(html).toContain('1,204 reviews, and 88 decisions after a meeting.')
    expect(html).toContain('so far')
  })

  test('counts a final plan apart from a setting that is named', () => {
    expect(reviewsTables(reviews)[1]).toMatchObject({
      head: ['Last day', 'Plans', 'Plan final', 'Setting named'],
      rows: [{ label: '14 February 2026', cells: ['900', '700', '898'] }],
    })
  })

  test('for publication gives no month away, nor how few plans name no place', () => {
    const [months, year, moves] = reviewsTablesForPublication(reviews)

    expect(months?.rows.slice(0, 4).map(({ cells }) => cells)).toEqual([
      ['900', 'c'],
      ['900', '700'],
      ['c', 'c'],
      ['c', 'c'],
    ])
    expect(months?.rows.at(-1)?.cells).toEqual(['1,840', '1,403'])
    expect(year?.rows.map(({ cells }) => cells[0])).toEqual(['1,000', '1,300', '437', '33.6%'])
    expect(moves?.rows[0]?.cells).toEqual(['900', '700', 'c'])
  })

  test('of a year without decisions divides by nothing', () => {
    const view = reviewsReportView({ ...reviews, whole: none }, 2026)

    expect(view.headline).toBe('No review with a known meeting was decided in 2026.')
  })
})
