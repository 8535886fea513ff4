import { type CaseRow, type Day, formatDay, type Likeness, type LinkCheck } from '@send-hub/shared'
import type { FormError } from '../../lib/form.ts'
import { accessLabel } from '../../lib/staff-words.ts'
import { type FlagView, flagViews } from '../people/restriction-flags.tsx'

export type FindCaseView = {
  enquiry: { id: string; reference: string; contactName: string }
  query: string
  /** Null: nothing was searched for yet. */
  found: { id: string; reference: string; childName: string; born: string; stage: string }[] | null
  isMore: boolean
}

export function findCaseView(
  enquiry: FindCaseView['enquiry'],
  query: string,
  rows: { items: CaseRow[]; total: number } | null,
): FindCaseView {
  const { id, reference, contactName } = enquiry
  return {
    enquiry: { id, reference, contactName },
    query,
    found:
      rows?.items.map((row) => ({
        ...{ id: row.id, reference: row.reference, childName: row.childName, stage: row.stage },
        born: formatDay(row.birthOn),
      })) ?? null,
    isMore: rows !== null && rows.total > rows.items.length,
  }
}

/** In words: colour tells nothing here. */
const likenessWords: Record<Likeness, string> = {
  same: 'The same',
  differs: 'Different',
  unknown: 'Can’t tell',
}

export type LinkCheckView = {
  id: string
  version: number
  reference: string
  asker: { name: string; email: string; phone: string; postcodes: string; isKnown: boolean }
  case: { id: string; reference: string; childName: string; born: string; postcode: string; isNamed: boolean }
  flags: FlagView[]
  people: {
    id: string
    name: string
    relationship: string
    access: string
    mayBeLinked: boolean
    isAsker: boolean
    isProven: boolean
    compared: { name: string; email: string; phone: string; postcode: string }
  }[]
  typed: { familyMemberId: string | undefined; identityCheck: string | undefined }
  errors: readonly FormError[]
}

export function linkCheckView(
  id: string,
  check: LinkCheck,
  today: Day,
  { typed, errors }: Pick<LinkCheckView, 'typed' | 'errors'>,
): LinkCheckView {
  const { asker, case: found, people } = check
  return {
    ...{ id, version: check.version, reference: check.reference, typed, errors },
    asker: {
      ...{ name: asker.name, isKnown: asker.isKnown },
      email: asker.email ?? 'None given',
      phone: asker.phone ?? 'None given',
      postcodes: asker.postcodes.join(', ') || 'None in what they wrote',
    },
    case: {
      ...{ id: found.id, reference: found.reference, childName: found.childName, isNamed: found.isNamed },
      born: formatDay(found.birthOn),
      postcode: found.isAddressHidden ? 'Hidden' : likenessWords[found.postcode],
    },
    flags: flagViews(found.restrictions, today),
    people: people.map(({ level, compared, ...person }) => ({
      ...person,
      access: person.mayBeLinked || person.isAsker ? accessLabel(level) : 'Does not run now',
      compared: {
        name: likenessWords[compared.name],
        email: likenessWords[compared.email],
        phone: likenessWords[compared.phone],
        postcode: found.isAddressHidden ? 'Hidden' : likenessWords[compared.postcode],
      },
    })),
  }
}
