import type { RequestsReport, TimelinessReport } from '@send-hub/shared'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { tablesAsCsv } from './staff-report-csv.ts'
import { StaffReportsPage } from './staff-reports-page.tsx'
import { reportsView, timelinessTable } from './staff-reports-view.ts'

const timeliness: TimelinessReport = {
  year: 2024,
  plansIssued: 2424,
  plansWithException: 70,
  within20Weeks: 784,
  within20WeeksPercent: 32.3,
  excludingExceptions: { plansIssued: 2354, within20Weeks: 783, within20WeeksPercent: 33.3 },
  from20WeeksToAYear: 1297,
  overAYear: 343,
}
const requests: RequestsReport = {
  year: 2024,
  requests: {
    received: 10,
    assess: 4,
    refused: 5,
    notYetDecided: 1,
    withdrawn: 0,
    decidedBeforeCollectionYear: 0,
  },
  assessmentsEnded: { plan: 3, noPlan: 1, withdrawn: 0 },
  censusOn: '2025-01-16',
  plansInForce: 20_635,
  plansCeased: {
    ...{
      total: 2,
      maxAge: 1,
      needsMet: 0,
      higherEducation: 0,
      paidWork: 0,
      movedToAnotherLa: 1,
      noLongerEngages: 0,
    },
    ...{ leftEngland: 0, deceased: 0, other: 0, notRecorded: 0 },
  },
}

test('the headline is the measure without exceptions, with both its numbers', () => {
  const view = reportsView({ timeliness, requests }, 2024, 2026)

  expect(view.timeliness.headline).toBe(
    '33.3% of plans without an exception were issued within 20 weeks: 783 of 2,354.',
  )
})

test('a year without plans divides by nothing', () => {
  const none = { plansIssued: 0, within20Weeks: 0, within20WeeksPercent: null }
  const empty = { ...timeliness, ...none, excludingExceptions: none, from20WeeksToAYear: 0, overAYear: 0 }
  const view = reportsView({ timeliness: empty, requests }, 2026, 2026)

  expect(view.timeliness.headline).toBe('No plans were issued in 2026.')
  expect(view.timeliness.bar).toEqual([])
})

test('the parts of a bar fill it and are said in words and numbers beside it', () => {
  const view = reportsView({ timeliness, requests }, 2024, 2026)
  const html = renderToStaticMarkup(<StaffReportsPage view={view} />)

  expect(view.timeliness.bar.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(100)
  expect(html).toContain('20 weeks to a year: 1,297 (53.5%)')
  expect(html).toContain('<th class="govuk-table__header" scope="row">Over a year</th>')
})

test('a CSV file has plain numbers and quotes what holds a comma', () => {
  const csv = tablesAsCsv([timelinessTable(timeliness)])

  expect(csv).toContain(
    '"Plans issued in 2024, by how long they took from the request",Plans issued,2424\r\n',
  )
  expect(csv).toContain('"Within 20 weeks, all plans, per cent",32.3\r\n')
})
