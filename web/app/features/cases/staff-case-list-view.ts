import { type CaseRow, type CaseSearch, caseStatuses, caseWords, type Day, formatDay } from '@send-hub/shared'
import { type ListPages, listPages } from '../../lib/list-pages.ts'
import { compactDay, dayOf } from '../../lib/staff-moments.ts'
import { caseListHref } from './staff-case-list-href.ts'

type Link = { text: string; href: string; isCurrent: boolean }

export type CaseRowView = {
  id: string
  reference: string
  childName: string
  born: string
  stage: string
  since: string
  isLate: boolean
  /** The day the law set for what comes next. */
  due: string | null
  nextDuty: string | null
  district: string | null
  officer: string | null
}

/** All that "Find a case" shows: plain values, the same on the server and in the browser. */
export type CaseListView = ListPages & {
  title: string
  lates: Link[]
  kept: { name: string; value: string }[]
  stages: { value: string; text: string }[]
  stage: string
  districts: { value: string; text: string }[]
  district: string
  query: string
  clearHref: string | null
  rows: CaseRowView[]
  /** Other lists, for those who look after them. */
  more: readonly { text: string; href: string }[]
}

export type CaseListFacts = {
  search: CaseSearch
  /** The sealed form of `search.query`, for links. */
  searchToken: string | undefined
  rows: { items: CaseRow[]; total: number }
  districts: readonly string[]
  today: Day
}

export function caseListView({
  search,
  searchToken,
  rows,
  districts,
  today,
}: CaseListFacts): Omit<CaseListView, 'more'> {
  const { stage, district, late, query } = search
  const current = { stage, district, late, search: searchToken }
  const href = (change: object) => caseListHref({ ...current, ...change })
  return {
    title: late ? 'Late cases' : 'Cases',
    lates: [
      { text: 'All', href: href({ late: undefined }), isCurrent: late === undefined },
      { text: 'Late', href: href({ late: true }), isCurrent: late === true },
      { text: 'In time', href: href({ late: false }), isCurrent: late === false },
    ],
    kept: [
      ...(late === undefined ? [] : [{ name: 'late', value: String(late) }]),
      ...(searchToken ? [{ name: 'search', value: searchToken }] : []),
    ],
    stages: caseStatuses.map((status) => ({ value: status, text: caseWords[status].staffLabel })),
    stage: stage ?? '',
    districts: districts.map((name) => ({ value: name, text: name })),
    district: district ?? '',
    query: query ?? '',
    clearHref: stage || district || query ? caseListHref({ late }) : null,
    rows: rows.items.map((row) => rowView(row, today)),
    ...listPages(search, rows.total, (page) => href({ page })),
  }
}

function rowView(row: CaseRow, today: Day): CaseRowView {
  const { id, reference, childName, stage, isLate, nextDuty, district, officer } = row
  return {
    ...{ id, reference, childName, stage, isLate, nextDuty, district, officer },
    born: formatDay(row.birthOn),
    since: dayOf(row.statusSince, today),
    due: row.nextLegalOn && compactDay(row.nextLegalOn, today),
  }
}
