import { z } from 'zod'
import { hasFirstName } from './first-names.ts'
import { foldName, foldText, hasWords, referencesIn } from './fold-text.ts'

/** Somebody as a text can give them away. */
export interface PersonInText {
  name: string
  email: string | null
  phone: string | null
  addressLines: readonly string[]
}

/** Somebody of the same case who must not be known from what another adult reads. */
export interface OtherAdult extends PersonInText {
  id: string
}

/** The child a text is about: their own name and numbers give nobody away. */
export interface ChildInText {
  forename: string
  preferredName: string | null
  surname: string
  upn: string | null
  /** Of all the child's cases. */
  references: readonly string[]
}

export const giveAwayKinds = ['name', 'email', 'phone', 'address', 'first-name', 'other-child'] as const
export type GiveAwayKind = (typeof giveAwayKinds)[number]

/** One thing that a text gives away. `code` names it, without saying it: `email:` and whose, or `other-child`. */
export interface GivenAway {
  code: string
  kind: GiveAwayKind
}

/** What the writer of some words lets stand, by code. */
export const Confirms = z.array(z.string().max(80)).max(50)

/** For staff, who must say that it may stay. No name: an error is read aloud, and logged. */
export const giveAwayWords: Record<GiveAwayKind, string> = {
  name: 'It names another adult on this case',
  email: 'It has the email address of another adult on this case',
  phone: 'It has the phone number of another adult on this case',
  address: 'It has the address of another adult on this case',
  'first-name': 'It has a first name that another adult on this case has',
  'other-child': 'It has the reference or pupil number (UPN) of another child',
}

/**
 * What a text tells its reader of others: an adult of the case other than the reader, or another child. The reader's and
 * the child's own names, and an address that the reader shares, are no finding.
 */
export function findGivenAway(
  text: string,
  { reader, child, others }: { reader: PersonInText; child: ChildInText; others: readonly OtherAdult[] },
): GivenAway[] {
  const own = [reader.name, ...childNames(child)]
  const folded = withoutNames(foldText(text), own)
  const found = others.flatMap((other) =>
    kindsOf(text, folded, other, reader, own).map((kind) => ({ code: `${kind}:${other.id}`, kind })),
  )
  return namesOtherChild(text, child) ? [...found, { code: 'other-child', kind: 'other-child' }] : found
}

const childNames = ({ forename, preferredName, surname }: ChildInText): string[] =>
  [forename, preferredName ?? forename].map((first) => `${first} ${surname}`)

function kindsOf(
  text: string,
  folded: string,
  other: OtherAdult,
  reader: PersonInText,
  own: readonly string[],
): GiveAwayKind[] {
  const isNamed = hasName(folded, other.name, own)
  const kinds: [GiveAwayKind, boolean][] = [
    ['name', isNamed],
    [
      'email',
      other.email !== null && other.email !== reader.email && hasWords(folded, foldName(other.email)),
    ],
    ['phone', hasPhone(text, other.phone, reader.phone)],
    ['address', hasAddress(folded, other.addressLines, reader.addressLines)],
    ['first-name', !isNamed && hasFirstName(text, other.name, own)],
  ]
  return kinds.filter(([, isThere]) => isThere).map(([kind]) => kind)
}

/** The ways in which a full name is written: in full, without the names between, turned round, or cut to an initial. */
function writtenNames(name: string): string[] {
  const { first, last, whole } = partsOf(name)
  if (first === last) return []
  return [
    whole,
    `${first} ${last}`,
    `${last} ${first}`,
    `${first} ${last.charAt(0)}`,
    `${first.charAt(0)} ${last}`,
  ]
}

const titles = ['mr', 'mrs', 'ms', 'miss', 'mx', 'dr']

function partsOf(name: string): { first: string; last: string; whole: string } {
  const words = foldName(name)
    .split(' ')
    .filter((word, at) => at > 0 || !titles.includes(word))
  return { first: words[0] ?? '', last: words.at(-1) ?? '', whole: words.join(' ') }
}

function hasName(folded: string, name: string, own: readonly string[]): boolean {
  const { last } = partsOf(name)
  const isOwnSurname = own.some((one) => partsOf(one).last === last)
  const withTitle = isOwnSurname ? [] : titles.map((title) => `${title} ${last}`)
  return [...writtenNames(name), ...withTitle].some((written) => hasWords(folded, written))
}

/** The reader and the child may be named, even where another adult has the same name. */
function withoutNames(folded: string, own: readonly string[]): string {
  return own
    .flatMap(writtenNames)
    .toSorted((one, other) => other.length - one.length)
    .reduce((text, written) => text.replaceAll(` ${written} `, ' | '), folded)
}

/** The same number is written with 0, with +44 or with 44 0. */
const digitsOf = (text: string) => text.replace(/\D/g, '').replace(/^(?:44|0)+/, '')

function hasPhone(text: string, phone: string | null, own: string | null): boolean {
  const digits = digitsOf(phone ?? '')
  return digits.length >= 9 && digits !== digitsOf(own ?? '') && text.replace(/\D/g, '').includes(digits)
}

const postcode = /^[a-z]{1,2}\d[a-z\d]?\d[a-z]{2}$/

/** A line with a number in it: a town is no secret. Two adults at one address know it of each other. */
function hasAddress(folded: string, lines: readonly string[], own: readonly string[]): boolean {
  const shared = new Set(own.map(foldName))
  return lines
    .map(foldName)
    .filter((line) => /\d/.test(line) && !shared.has(line))
    .some((line) => hasWords(folded, line) || (isPostcode(line) && compact(folded).includes(compact(line))))
}

const compact = (text: string) => text.replaceAll(' ', '')
const isPostcode = (line: string) => postcode.test(compact(line))

function namesOtherChild(text: string, { references, upn }: ChildInText): boolean {
  const found = referencesIn(text)
  return (
    found.references.some((reference) => !references.includes(reference)) ||
    found.upns.some((one) => one !== upn)
  )
}
