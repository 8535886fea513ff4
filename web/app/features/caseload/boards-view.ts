import {
  type CaseloadOfficers,
  type CaseloadScope,
  type Council,
  type Day,
  formatDayLong,
  type PhaseBoard,
  type ReviewMonths,
} from '@send-hub/shared'
import { compactDay } from '../../lib/staff-moments.ts'
import { teamName } from '../../lib/staff-words.ts'
import { count } from '../../lib/waiting-words.ts'
import { caseloadHref } from './caseload-href.ts'
import { type Colleague, type ScopeView, scopeView, titleOf, whoseOf } from './caseload-scope-view.ts'
import { monthName } from './month-words.ts'

export type BoardFacts = {
  scope: CaseloadScope
  council: Council
  colleagues: readonly Colleague[]
  today: Day
}

type Number = { value: number; href: string | null }

/** Annual reviews of the year ahead. `share`: how full a bar is, per cent of the fullest month. */
export type ReviewMonthsView = {
  title: string
  scope: ScopeView
  months: {
    key: string
    name: string
    isLate: boolean
    due: number
    done: number
    arranged: number
    late: number
    toDo: Number
    bar: { done: number; toDo: number }
  }[]
}

export function reviewMonthsView(facts: BoardFacts, { items }: ReviewMonths): ReviewMonthsView {
  const most = Math.max(1, ...items.map(({ due }) => due))
  const { scope } = facts
  return {
    title: `${titleOf(scope, facts)}: reviews by month`,
    scope: scopeView('reviews', scope, facts),
    months: items.map(({ month, due, done, toDo, arranged, late }) => ({
      key: month ?? 'before',
      name: month ? monthName(month) : 'Before this month',
      isLate: late > 0,
      ...{ due, done, arranged, late },
      toDo: {
        value: toDo,
        // What is overdue from before stands at the top of the list of all reviews.
        href:
          toDo > 0
            ? caseloadHref({ ...scope, whose: whoseOf(scope), view: 'reviews', month: month ?? undefined })
            : null,
      },
      bar: { done: (done / most) * 100, toDo: (toDo / most) * 100 },
    })),
  }
}

/** Each cohort of moves to the next phase, aimed at its last day. */
export type PhaseBoardView = {
  title: string
  scope: ScopeView
  cohorts: {
    key: string
    heading: string
    urgency: 'over' | 'today' | 'none'
    /** "83 days left. Act by Fri 12 Feb." */
    timing: string
    plans: number
    named: number
    /** Per cent of the plans. */
    namedShare: number
    toDo: Number
    byStage: { stage: string; plans: number; href: string }[]
  }[]
}

/** From this many days before the last one, a cohort presses. */
const pressingDays = 28

export function phaseBoardView(facts: BoardFacts, { cohorts }: PhaseBoard): PhaseBoardView {
  const { scope, today } = facts
  const here = { ...scope, whose: whoseOf(scope), view: 'phase' }
  return {
    title: `${titleOf(scope, facts)}: phase transfers`,
    scope: scopeView('phase', scope, facts),
    cohorts: cohorts.map(({ lastDay, actBy, daysLeft, plans, named, toDo, byStage }) => ({
      key: lastDay,
      heading: `Place named by ${formatDayLong(lastDay)}`,
      urgency: toDo === 0 ? 'none' : daysLeft < 0 ? 'over' : daysLeft <= pressingDays ? 'today' : 'none',
      timing: timingOf(daysLeft, compactDay(actBy, today)),
      ...{ plans, named },
      namedShare: plans === 0 ? 0 : (named / plans) * 100,
      toDo: { value: toDo, href: toDo > 0 ? caseloadHref({ ...here, phase: lastDay }) : null },
      byStage: byStage.map(({ status, stage, plans: inStage }) => ({
        stage,
        plans: inStage,
        href: caseloadHref({ ...here, phase: lastDay, stage: status }),
      })),
    })),
  }
}

function timingOf(daysLeft: number, actBy: string): string {
  if (daysLeft < 0) return `Late: the last day was ${count(-daysLeft, 'day')} ago.`
  if (daysLeft === 0) return 'Today is the last day.'
  return `${count(daysLeft, 'day')} left. Act by ${actBy}.`
}

/** The work of each officer; each number leads to its list. */
export type OfficersView = {
  title: string
  scope: ScopeView
  rows: {
    key: string
    name: string
    team: string
    cases: Number
    late: Number
    thisWeek: Number
    aboutToBeLate: Number
  }[]
}

export function officersView(facts: BoardFacts, { items }: CaseloadOfficers): OfficersView {
  const { scope, council } = facts
  return {
    title: `${titleOf(scope, facts)}: by officer`,
    scope: scopeView('officers', scope, facts),
    rows: items.map(({ officer, team, cases, late, thisWeek, aboutToBeLate }) => {
      const number = (value: number, view: string): Number => ({
        value,
        href:
          value > 0
            ? caseloadHref({
                whose: 'all',
                officer: officer?.id ?? 'nobody',
                // Cases that nobody has are told apart by their team.
                team: officer ? scope.team : team,
                district: scope.district,
                view,
              })
            : null,
      })
      return {
        key: officer?.id ?? `nobody-${team}`,
        name: officer?.name ?? 'Nobody yet',
        team: teamName(council, team),
        cases: number(cases, 'cases'),
        late: number(late, 'late'),
        thisWeek: number(thisWeek, 'this-week'),
        aboutToBeLate: number(aboutToBeLate, 'about-to-be-late'),
      }
    }),
  }
}
