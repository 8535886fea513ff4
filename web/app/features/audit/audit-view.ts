import {
  type AuditEntries,
  type AuditEntryView,
  type AuditPeople,
  AuditSearch,
  auditActionWords,
  auditWords,
  type Day,
} from '@send-hub/shared'
import type { FormError, FormValues } from '../../lib/form.ts'
import { momentWords } from '../../lib/staff-moments.ts'
import { csvCell } from '../reports/csv-cell.ts'

export const auditHref = '/staff/audit'

type Choice = { value: string; text: string }

export type AuditPageView = {
  action: string
  staff: Choice[]
  actions: Choice[]
  typed: FormValues
  errors: readonly FormError[]
  /** Null before anything was searched for. */
  found: {
    /** What was searched for, in words. */
    about: string[]
    rows: AuditRowView[]
    csvHref: string
    olderHref: string | null
    newestHref: string | null
  } | null
}

export type AuditRowView = {
  id: string
  when: string
  who: string
  /** "Staff", "Family"; what kind of actor it was. */
  side: string
  did: string
  caseHref: string | null
  reference: string | null
  childName: string | null
  details: string
}

const sides: Record<AuditEntryView['actorKind'], string> = {
  staff: 'Staff',
  family: 'Family',
  service: 'Another system',
  system: 'The hub itself',
}

/** The filters in the address: ids, codes and days. Whatever is not one of them is left out. */
export function searchOf(query: Readonly<Record<string, string | undefined>>): AuditSearch {
  const known = Object.entries(query).filter(([name, value]) => {
    const field = AuditSearch.shape[name as keyof AuditSearch]
    return value && field?.safeParse(value).success
  })
  return AuditSearch.parse(Object.fromEntries(known))
}

/** Where a search leads: `search` marks that there is one, also without any filter. */
export function searchHref(search: AuditSearch, path = auditHref): string {
  const given = Object.entries(search).flatMap(([name, value]) => (value ? [[name, value]] : []))
  return `${path}?${new URLSearchParams([['search', 'yes'], ...given])}`
}

export interface AuditFacts {
  search: AuditSearch
  people: AuditPeople
  entries: AuditEntries | null
  today: Day
  typed: FormValues
  errors: readonly FormError[]
}

export function auditPageView({ search, people, entries, today, typed, errors }: AuditFacts): AuditPageView {
  return {
    action: auditHref,
    staff: people.staff.map(({ id, name, isActive }) => ({
      value: id,
      text: isActive ? name : `${name} (left)`,
    })),
    actions: Object.entries(auditActionWords)
      .map(([value, words]) => ({ value, text: upperFirst(words) }))
      .toSorted((one, other) => one.text.localeCompare(other.text, 'en-GB')),
    ...{ typed, errors },
    found: entries && {
      about: aboutWords(search, people),
      rows: entries.items.map((entry) => rowView(entry, today)),
      csvHref: searchHref({ ...search, before: undefined }, `${auditHref}.csv`),
      olderHref: entries.older && searchHref({ ...search, before: entries.older }),
      newestHref: search.before ? searchHref({ ...search, before: undefined }) : null,
    },
  }
}

function aboutWords(search: AuditSearch, people: AuditPeople): string[] {
  const staff = people.staff.find(({ id }) => id === search.staff)?.name
  return [
    search.staff && `by ${staff ?? 'somebody who is not here'}`,
    search.familyMember && `by ${people.familyMember ?? 'somebody who is not here'}`,
    search.case && `on case ${people.case ?? 'that is not here'}`,
    search.child && `on all cases of ${people.child ?? 'a child who is not here'}`,
    search.action && upperFirst(auditWords(search.action)),
    search.from && `from ${search.from}`,
    search.to && `to ${search.to}`,
  ].filter((words) => words !== undefined)
}

const rowView = (entry: AuditEntryView, today: Day): AuditRowView => ({
  id: entry.id,
  when: momentWords(entry.at, today),
  who: entry.actorName ?? sides[entry.actorKind],
  side: sides[entry.actorKind],
  did: auditWords(entry.action),
  caseHref: entry.caseId && entry.reference ? `/staff/cases/${entry.caseId}` : null,
  reference: entry.reference,
  childName: entry.childName,
  details: detailsOf(entry),
})

const detailsOf = ({ details }: AuditEntryView): string =>
  Object.entries(details)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('; ')

const upperFirst = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

const heads = [
  ...['when', 'side', 'who', 'who id', 'code', 'what', 'case', 'child', 'about', 'about id', 'details'],
] as const

/** A search as a file (RFC 4180); nothing in it is run by a spreadsheet. */
export function auditAsCsv(items: readonly AuditEntryView[]): string {
  const lines = items.map((entry) => [
    ...[entry.at, sides[entry.actorKind], entry.actorName ?? '', entry.actorId ?? '', entry.action],
    ...[auditWords(entry.action), entry.reference ?? '', entry.childName ?? '', entry.subjectKind],
    ...[entry.subjectId ?? '', detailsOf(entry)],
  ])
  return [heads, ...lines].map((line) => `${line.map(csvCell).join(',')}\r\n`).join('')
}
