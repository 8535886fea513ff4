import {
  type Caller,
  type Excerpt,
  type FoundEnquiry,
  formatDay,
  type RestrictionKind,
  restrictionWords,
  type StaffSearchFound,
} from '@send-hub/shared'
import { londonDay } from '../../lib/london-time.ts'
import { channelLabel } from '../../lib/staff-words.ts'

export type FoundPerson = {
  key: string
  name: string
  href: string | null
  about: string
  /** What must be known before anything is told; empty when there is nothing. */
  flags: string
}
export type FoundRow = { id: string; href: string; heading: string; about: string; excerpt: Excerpt | null }
export type SearchView = {
  query: string
  error: string | null
  /** Null: nothing was searched for yet. */
  summary: string | null
  people: FoundPerson[]
  enquiries: FoundRow[]
}

export const noSearch: SearchView = { query: '', error: null, summary: null, people: [], enquiries: [] }

/** What was found, in the words of the page. */
export function searchView(query: string, { people, enquiries, isMore }: StaffSearchFound): SearchView {
  return {
    query,
    error: null,
    summary: summaryOf(people.length, enquiries.length, isMore),
    people: people.map(personView),
    enquiries: enquiries.map(rowView),
  }
}

function summaryOf(people: number, enquiries: number, isMore: boolean): string {
  if (people + enquiries === 0)
    return 'Nothing was found. Check the spelling, or try only a surname or one word.'
  const parts = [
    people > 0 ? `${people} ${people === 1 ? 'person or child' : 'people and children'}` : '',
    enquiries > 0
      ? `${isMore ? 'more than ' : ''}${enquiries} ${enquiries === 1 ? 'enquiry' : 'enquiries'}`
      : '',
  ]
  return `Found: ${parts.filter(Boolean).join(', ')}.${isMore ? ' The newest are shown: add a word to find fewer.' : ''}`
}

function personView({ name, case: found, relationship, standing, flags, enquiryId, familyMemberId }: Caller) {
  const child =
    found && `${found.childName}, born ${formatDay(found.birthOn)}, ${found.reference}, ${found.stage}`
  return {
    key: `${familyMemberId}:${found?.id}:${enquiryId}`,
    name: name ?? found?.childName ?? 'Somebody without a name',
    href: found ? `/staff/cases/${found.id}` : enquiryId ? `/staff/enquiries/${enquiryId}` : null,
    about: [relationship && child ? `${relationship} of ${child}` : child, standingWords[standing]]
      .filter(Boolean)
      .join('. '),
    flags: flags
      .flatMap((kind) => (kind in restrictionWords ? restrictionWords[kind as RestrictionKind].name : []))
      .join('. '),
  }
}

const standingWords: Record<Caller['standing'], string> = {
  runs: '',
  ended: 'May no longer be told anything of the case',
  'held-back': 'Must not be told anything of the case',
  none: '',
}

const states = { waiting: 'waiting for us', paused: 'waiting for the family', answered: 'answered' } as const

function rowView({
  id,
  reference,
  contactName,
  childName,
  topics,
  channel,
  status,
  openedAt,
  excerpt,
}: FoundEnquiry) {
  const state = status in states ? states[status as keyof typeof states] : status
  return {
    id,
    href: `/staff/enquiries/${id}`,
    heading: `${contactName}, ${reference}`,
    about: [
      childName && `About ${childName}`,
      topics.join(', '),
      `${channelLabel(channel)}, ${formatDay(londonDay(new Date(openedAt)))}, ${state}`,
    ]
      .filter(Boolean)
      .join('. '),
    excerpt,
  }
}
