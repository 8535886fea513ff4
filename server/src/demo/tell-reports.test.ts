import { expect, test } from 'vitest'
import { delay, type Happening, step, upToDraft, upToPlan } from './story.ts'
import { withReports } from './tell-reports.ts'

const told = (events: Happening[]) =>
  withReports(events).map((event) => {
    const what = 'report' in event ? event.report : 'step' in event ? event.step : ''
    return `${event.ago} ${event.kind} ${what}`.trim()
  })

test('an assessment asks the usual five; those who are late were chased', () => {
  expect(told([step('assessment-agreed', 66)])).toEqual([
    '66 step assessment-agreed',
    '66 reports-asked',
    '57 report-in family',
    '42 report-in setting',
    '29 report-in health',
    '22 report-chased psychology',
    '19 report-in social-care',
    '8 report-chased psychology',
  ])
})

test('every report is in before the story says that all are', () => {
  const lines = told(upToDraft(80, 30, 22, 5))

  expect(lines.filter((line) => line.includes('report-in'))).toHaveLength(5)
  expect(lines.indexOf('31 report-in psychology')).toBeLessThan(lines.indexOf('30 step advice-complete'))
})

test('the one that a delay names keeps everybody waiting', () => {
  const lines = told([step('assessment-agreed', 60), delay(10, 'tell-no-plan', 'SCHOOL_ADVICE', -4, 'ruth')])

  expect(lines).toContain('16 report-chased setting')
  expect(lines).not.toContain('51 report-in setting')
})

test('nothing happens today or later, and a story that ended is left as it is', () => {
  expect(told([step('assessment-agreed', 9)])).toEqual(['9 step assessment-agreed', '9 reports-asked'])
  const plan = upToPlan(250, 200, 190, 178, 168, 150)
  expect(withReports(plan)).toEqual(plan)
})
