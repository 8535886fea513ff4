import type { Day, LettersToPost, LetterToPost, PaperCounts } from '@send-hub/shared'
import type { FormError, FormValues } from '../../lib/form.ts'
import { type ListPages, listPages } from '../../lib/list-pages.ts'
import { compactDay, dayOf } from '../../lib/staff-moments.ts'
import { count } from '../../lib/waiting-words.ts'
import { staffLetterHref, staffLetterPdfHref } from '../letters/letter-links.ts'
import { pageHref, toPostHref } from './paper-links.ts'
import { type PaperLink, pageSize, paperLinks } from './paper-list-view.ts'

export type LetterRowView = {
  id: string
  childName: string
  reference: string
  title: string
  to: string
  dated: string
  postBy: string
  isLate: boolean
  warning: string | null
  href: string
  pdfHref: string
  isChosen: boolean
}

export type LettersToPostView = ListPages & {
  links: PaperLink[]
  page: number
  late: string | null
  rows: LetterRowView[]
  /** "2 letters are marked as posted." after it was done. */
  done: string | null
  errors: readonly FormError[]
}

const warnings = {
  'held-back': 'A restriction keeps this letter from this person. It must not go.',
  'access-ended': 'May not read letters of this case any more. Ask the officer before you post it.',
  'address-changed': 'The address has changed since. Write the new one on the envelope.',
} as const

function rowView(letter: LetterToPost, today: Day, chosen: ReadonlySet<string>): LetterRowView {
  const { id, caseId, childName, reference, title, to, sentOn, postBy, isLate, warning } = letter
  return {
    ...{ id, childName, reference, title, to, isLate },
    dated: dayOf(sentOn, today),
    postBy: compactDay(postBy, today),
    warning: warning && warnings[warning],
    href: staffLetterHref(caseId, id),
    pdfHref: staffLetterPdfHref(caseId, id),
    isChosen: chosen.has(id),
  }
}

type Facts = { found: LettersToPost; counts: PaperCounts; today: Day; page: number; typed: FormValues }

export function lettersToPostView(
  { found, counts, today, page, typed }: Facts,
  more: { errors?: readonly FormError[]; doneCount?: string | undefined } = {},
): LettersToPostView {
  const chosen = new Set(chosenLetters(typed))
  const done = Number(more.doneCount)
  return {
    ...listPages({ page, pageSize }, found.total, (other) => pageHref(toPostHref, other)),
    links: paperLinks(counts, toPostHref),
    page,
    late: counts.lettersLate > 0 ? lateWords(counts.lettersLate) : null,
    rows: found.items.map((letter) => rowView(letter, today, chosen)),
    done: Number.isInteger(done) && done > 0 ? `${count(done, 'letter')} marked as posted` : null,
    errors: more.errors ?? [],
  }
}

const lateWords = (late: number) =>
  late === 1
    ? '1 letter should be in the post already.'
    : `${count(late, 'letter')} should be in the post already.`

/** The letters that were ticked, or all that were shown where that was pressed. */
export function chosenLetters(typed: FormValues): string[] {
  const prefix = typed.all ? 'shown-' : 'letter-'
  return Object.keys(typed).flatMap((name) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : []))
}

export type PostedCheckView = {
  rows: LetterRowView[]
  page: number
  today: Day
  on: string
  /** Somebody else marked them while these were chosen. */
  gone: string | null
  button: string
  errors: readonly FormError[]
}

export function postedCheckView(
  { found, today, page, typed }: Omit<Facts, 'counts'>,
  errors: readonly FormError[] = [],
): PostedCheckView {
  const chosen = new Set(chosenLetters(typed))
  const rows = found.items.map((letter) => rowView(letter, today, chosen)).filter(({ isChosen }) => isChosen)
  const gone = chosen.size - rows.length
  return {
    ...{ rows, page, today, errors },
    on: typed.on ?? today,
    gone:
      gone > 0
        ? `${count(gone, 'letter')} you chose ${gone === 1 ? 'is' : 'are'} not on the list any more.`
        : null,
    button: `Mark ${count(rows.length, 'letter')} as posted`,
  }
}
