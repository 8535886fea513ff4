import type { Day } from '../../platform/calendar/index.ts'
import { type Fault, RowFaults, type Severity } from './fault.ts'
import { FORBIDDEN_CHARACTERS } from './forbidden-characters.ts'
import { isRealDay } from './real-day.ts'
import { hasRightCheckLetter, isUpnShaped } from './upn.ts'

/** The columns of a contacts file, in any order, named exactly so. */
export const CONTACT_COLUMNS = [
  'upn',
  'child_surname',
  'child_forename',
  'child_birth_date',
  'contact_name',
  'relationship',
  'parental_responsibility',
  'email',
  'phone',
  'preferred_language',
] as const
export type ContactColumn = (typeof CONTACT_COLUMNS)[number]

/** Somebody who may be told about a child. Either `upn` or all of name and birth date say which child. */
export type Sen2Contact = {
  upn: string | null
  childSurname: string | null
  childForename: string | null
  childBirthDate: Day | null
  contactName: string
  relationship: string | null
  /** Null: the file does not say, which gives no right to anything. */
  parentalResponsibility: boolean | null
  /** In lower case. */
  email: string | null
  phone: string | null
  /** A language tag such as `en` or `pl`. */
  preferredLanguage: string | null
}

const MAX_FIELD = 500
const EMAIL = /^[^\s@<>(),;:"[\]\\]{1,64}@[^\s@<>(),;:"[\]\\]+\.[^\s@<>(),;:"[\]\\.]{2,}$/
const LANGUAGE = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i

/** Null when the contact had to be left out; the reasons are among the faults. */
export function readContact(
  fields: ReadonlyMap<ContactColumn, string>,
  place: { line: number; path: string },
  faults: Fault[],
): Sen2Contact | null {
  const row = new RowFaults('contact', faults)
  const report = (severity: Severity, column: ContactColumn, what: string) =>
    row.report(
      severity,
      { line: place.line, path: `${place.path}/${column}` },
      `${column} ${what}`,
      fixFor(severity),
    )
  const text = (column: ContactColumn): string | null => textOf(fields.get(column) ?? '')
  /** Takes a field over when it is right, and goes without it when not. */
  const ifRight = (
    column: ContactColumn,
    isRight: (text: string) => boolean,
    what: string,
  ): string | null => {
    const value = text(column)
    if (value === null || isRight(value)) return value
    report('kept', column, `${what}, so it was not taken over`)
    return null
  }

  for (const column of CONTACT_COLUMNS) {
    const fault = unfit(fields.get(column) ?? '')
    if (fault) report('left-out', column, fault)
  }
  const upn =
    ifRight('upn', (it) => isUpnShaped(it.toUpperCase()), 'is not shaped like a UPN')?.toUpperCase() ?? null
  if (upn && !hasRightCheckLetter(upn))
    report('kept', 'upn', 'does not have the check letter that its digits call for')
  const contact = {
    upn,
    childSurname: text('child_surname'),
    childForename: text('child_forename'),
    childBirthDate: ifRight('child_birth_date', isRealDay, 'is not a real date written YYYY-MM-DD'),
    relationship: text('relationship'),
    parentalResponsibility: yesOrNo(ifRight('parental_responsibility', isYesOrNo, 'is not yes or no')),
    email:
      ifRight(
        'email',
        (it) => it.length <= 254 && EMAIL.test(it),
        'is not an email address',
      )?.toLowerCase() ?? null,
    phone: ifRight('phone', isPhone, 'is not a phone number of 10 to 15 digits'),
    preferredLanguage:
      ifRight(
        'preferred_language',
        (it) => LANGUAGE.test(it),
        'is not a language tag such as en',
      )?.toLowerCase() ?? null,
  }
  const isNamed = contact.childSurname && contact.childForename && contact.childBirthDate
  if (!upn && !isNamed)
    report('left-out', 'upn', 'is missing, and so is a part of name and birth date: no child can be found')
  const contactName = text('contact_name')
  if (!contactName) report('left-out', 'contact_name', 'is missing')
  return row.isLeftOut || !contactName ? null : { ...contact, contactName }
}

/** Accents and spaces written one way, so that names agree with those of the return. */
function textOf(field: string): string | null {
  const text = field.trim().normalize('NFC').replace(/\s+/g, ' ')
  return text === '' ? null : text
}

function unfit(field: string): string | null {
  if (field.length > MAX_FIELD) return `is longer than ${MAX_FIELD} characters`
  return FORBIDDEN_CHARACTERS.test(field) ? 'holds a control character' : null
}

function isYesOrNo(text: string): boolean {
  return /^(yes|no)$/i.test(text)
}

function yesOrNo(text: string | null): boolean | null {
  return text === null ? null : text.toLowerCase() === 'yes'
}

function isPhone(text: string): boolean {
  const digits = text.replace(/\D/g, '').length
  return /^\+?[\d ().-]+$/.test(text) && digits >= 10 && digits <= 15
}

function fixFor(severity: Severity): string {
  const correct = 'Correct it in the case system'
  return severity === 'left-out' ? `${correct}, export the contacts and import them again.` : `${correct}.`
}
