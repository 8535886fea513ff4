import { kent, type PhaseBoard } from '@send-hub/shared'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { type BoardFacts, officersView, phaseBoardView, reviewMonthsView } from './boards-view.ts'
import { colleagues, today } from './caseload.fixtures.ts'
import { OfficersPage } from './officers-page.tsx'
import { PhaseBoardPage } from './phase-board-page.tsx'
import { ReviewMonthsPage } from './review-months-page.tsx'

const facts = (scope: BoardFacts['scope'] = {}): BoardFacts => ({ scope, colleagues, council: kent, today })

describe('reviews by month', () => {
  const items = [
    { month: null, due: 2, done: 0, toDo: 2, arranged: 1, late: 2 },
    { month: '2026-11', due: 8, done: 6, toDo: 2, arranged: 2, late: 0 },
    { month: '2026-12', due: 0, done: 0, toDo: 0, arranged: 0, late: 0 },
  ]
  const view = reviewMonthsView(facts({ whose: 'team' }), { items })

  test('lead from what is still to do to its list', () => {
    expect(view.months.map(({ name, toDo }) => [name, toDo.value, toDo.href])).toEqual([
      ['Before this month', 2, '/staff/caseload?whose=team&view=reviews'],
      ['November 2026', 2, '/staff/caseload?whose=team&view=reviews&month=2026-11'],
      ['December 2026', 0, null],
    ])
  })

  test('draw done and to do against the fullest month, and say all in numbers', () => {
    expect(view.months[1]?.bar).toEqual({ done: 75, toDo: 25 })
    expect(renderToStaticMarkup(<ReviewMonthsPage view={view} />)).toContain('reviews to do, November 2026')
  })
})

describe('the phase board', () => {
  const cohort = (change: Partial<PhaseBoard['cohorts'][number]>): PhaseBoard['cohorts'][number] => ({
    lastDay: '2027-02-14',
    actBy: '2027-02-12',
    daysLeft: 83,
    plans: 5,
    named: 1,
    toDo: 4,
    byStage: [{ status: 'IN_REVIEW', stage: 'In review', plans: 4 }],
    ...change,
  })
  const viewOf = (change: Partial<PhaseBoard['cohorts'][number]> = {}) =>
    phaseBoardView(facts({ whose: 'all' }), { cohorts: [cohort(change)] })

  test('leads from each number to the list behind it', () => {
    const [shown] = viewOf().cohorts

    expect(shown?.toDo.href).toBe('/staff/caseload?whose=all&view=phase&phase=2027-02-14')
    expect(shown?.byStage[0]?.href).toBe(
      '/staff/caseload?whose=all&stage=IN_REVIEW&view=phase&phase=2027-02-14',
    )
    expect(shown?.timing).toBe('83 days left. Act by Fri 12 Feb 2027.')
  })

  test('presses in the last four weeks, is late after the day, and is calm once all are named', () => {
    const urgencyOf = (change: Parameters<typeof cohort>[0]) => viewOf(change).cohorts[0]?.urgency

    expect([urgencyOf({ daysLeft: 29 }), urgencyOf({ daysLeft: 28 }), urgencyOf({ daysLeft: -1 })]).toEqual([
      'none',
      'today',
      'over',
    ])
    expect(urgencyOf({ daysLeft: -1, toDo: 0 })).toBe('none')
    expect(viewOf({ daysLeft: -1 }).cohorts[0]?.timing).toBe('Late: the last day was 1 day ago.')
  })

  test('never rounds up to all', () => {
    const html = renderToStaticMarkup(<PhaseBoardPage view={viewOf({ plans: 1000, named: 999, toDo: 1 })} />)

    expect(html).toContain('999 (99%)')
  })
})

test('the board of officers leads to the list of each, and tells apart whose team has cases that nobody has', () => {
  const counts = { cases: 12, late: 3, thisWeek: 0, aboutToBeLate: 4 }
  const view = officersView(facts({ whose: 'all' }), {
    items: [
      { officer: null, team: 'casework', ...counts },
      { officer: { id: colleagues[0]?.id ?? '', name: 'Nia Vale' }, team: 'casework', ...counts },
    ],
  })

  expect(view.rows.map(({ name, team, late, thisWeek }) => [name, team, late.href, thisWeek.href])).toEqual([
    ['Nobody yet', 'Casework', '/staff/caseload?whose=all&team=casework&officer=nobody&view=late', null],
    ['Nia Vale', 'Casework', `/staff/caseload?whose=all&officer=${colleagues[0]?.id}&view=late`, null],
  ])
  expect(renderToStaticMarkup(<OfficersPage view={view} />)).toContain(' late, Nia Vale</span>')
})
