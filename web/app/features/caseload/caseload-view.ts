import {
  type BulkAct,
  type Caseload,
  type CaseloadRow,
  type CaseloadSearch,
  type CaseloadView,
  type Council,
  caseloadViews,
  caseloadViewWords,
  caseWords,
  type Day,
  formatDay,
} from '@send-hub/shared'
import type { ListForm } from '../../lib/form.ts'
import { type ListPages, listPages } from '../../lib/list-pages.ts'
import { compactDay } from '../../lib/staff-moments.ts'
import { teamName } from '../../lib/staff-words.ts'
import { count } from '../../lib/waiting-words.ts'
import { caseloadHref } from './caseload-href.ts'
import {
  type Choice,
  type Colleague,
  type ScopeView,
  scopeView,
  titleOf,
  whoseOf,
} from './caseload-scope-view.ts'
import { monthName } from './month-words.ts'

/** One line, in the words it is shown in. */
export type CaseloadRowView = {
  key: string
  caseId: string
  reference: string
  childName: string
  href: string
  urgency: 'over' | 'today' | 'none'
  /** The legal day; null where there is none. */
  by: string | null
  /** "21 days late", "act by Fri 27 Nov". */
  about: string | null
  promised: string | null
  duty: string
  more: string | null
  waitingFor: string
  stage: string
  officer: string | null
  team: string
}

export type ViewCount = { view: CaseloadView; name: string; count: number; href: string; isCurrent: boolean }

/** All that the list of the caseload shows: plain values, the same on the server and in the browser. */
export type CaseloadPageView = ListPages & {
  title: string
  scope: ScopeView
  counts: ViewCount[]
  /** What narrows the view besides: a month, a last day, a stage; with the way out. */
  narrowed: { words: string; clearHref: string } | null
  /** The heading of the column of days. */
  byLabel: string
  hasOfficer: boolean
  rows: CaseloadRowView[]
  empty: { words: string; suggestion: { text: string; href: string } | null }
  /** Acts on many cases that wait for a second person, one's own included. */
  waitingForSecond: number
  bulk: ListForm & { from: string; act: BulkAct; today: Day; officers: Choice[] }
}

export type CaseloadFacts = {
  search: CaseloadSearch
  found: Caseload
  council: Council
  colleagues: readonly Colleague[]
  today: Day
  waitingForSecond?: number
  form?: ListForm | undefined
}

export function caseloadPageView(facts: CaseloadFacts): CaseloadPageView {
  const { search, found, today, waitingForSecond = 0, form = { typed: {}, errors: [] } } = facts
  const { view, page } = search
  const { month, phase, stage, ...plain } = { ...search, whose: whoseOf(search) }
  const scope = scopeView('list', search, facts)
  const here = { ...plain, month, phase, stage }
  return {
    title: `${titleOf(search, facts)}${view === 'cases' ? '' : `: ${caseloadViewWords[view].name.toLowerCase()}`}`,
    scope,
    counts: caseloadViews.map((each) => ({
      view: each,
      name: caseloadViewWords[each].name,
      count: found.counts[each],
      href: caseloadHref({ ...plain, view: each, page: 1 }),
      isCurrent: each === view,
    })),
    narrowed: narrowedBy(search, caseloadHref({ ...plain, page: 1 })),
    byLabel: view === 'requests-open' ? 'Answer by' : 'By law',
    hasOfficer: plain.whose !== 'mine',
    rows: found.items.map((row) => rowView(row, facts)),
    empty: emptyWords(search, found),
    ...listPages(search, found.total, (other) => caseloadHref({ ...here, page: other })),
    waitingForSecond,
    bulk: {
      ...form,
      from: caseloadHref({ ...here, page }),
      act: view === 'phase' ? 'name-place' : view === 'reviews' ? 'arrange-reviews' : 'assign-officer',
      today,
      officers: facts.colleagues.map(({ id, name }) => ({ value: id, text: name })),
    },
  }
}

function narrowedBy({ view, month, phase, stage }: CaseloadSearch, clearHref: string) {
  const words = [
    month && (view === 'reviews' || view === 'phase') && `due in ${monthName(month)}`,
    phase && view === 'phase' && `place to be named by ${formatDay(phase)}`,
    stage && `stage “${caseWords[stage].staffLabel}”`,
  ].filter(Boolean)
  return words.length > 0 ? { words: words.join(', '), clearHref } : null
}

/** An officer without cases is shown where cases are. */
function emptyWords(search: CaseloadSearch, { counts }: Caseload): CaseloadPageView['empty'] {
  if (whoseOf(search) === 'mine' && counts.cases === 0) {
    return {
      words: 'No case is yours.',
      suggestion: {
        text: 'See the cases of your team',
        href: caseloadHref({ whose: 'team', view: search.view }),
      },
    }
  }
  return { words: caseloadViewWords[search.view].empty, suggestion: null }
}

function rowView(row: CaseloadRow, { council, today }: CaseloadFacts): CaseloadRowView {
  const { legalOn, actBy, lateByDays, officer } = row
  const isOver = lateByDays > 0
  const by = legalOn ?? actBy
  return {
    key: row.key,
    caseId: row.caseId,
    reference: row.reference,
    childName: row.childName,
    href: `/staff/cases/${row.caseId}`,
    urgency: isOver ? 'over' : actBy && actBy <= today ? 'today' : 'none',
    by: by && compactDay(by, today),
    about: aboutOf(row, today),
    promised: row.promisedOn && `promised ${compactDay(row.promisedOn, today)}`,
    duty: row.duty ?? 'Nothing is owed',
    more: row.moreDuties > 0 ? `and ${row.moreDuties} more` : null,
    waitingFor: row.waitingFor,
    stage: row.stage,
    officer: officer?.name ?? null,
    team: teamName(council, row.team),
  }
}

/** How late it is, or when to act so that it is not. A request of a family has no legal day: its day says all. */
function aboutOf({ legalOn, actBy, lateByDays }: CaseloadRow, today: Day): string | null {
  if (lateByDays > 0) return `${count(lateByDays, 'day')} late`
  if (!legalOn || !actBy) return null
  if (actBy < today) return 'act at once'
  return actBy === today ? 'act today' : `act by ${compactDay(actBy, today)}`
}
