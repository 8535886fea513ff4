import { type Alike, caseEventWords, formatDay, formatDayLong, requestSourceWords } from '@send-hub/shared'
import type { FormError, FormValues } from '../../../lib/form.ts'
import { accessLabel } from '../../../lib/staff-words.ts'
import { filledSlots } from './new-case-body.ts'

/** The stop before a case is opened: what will be written, who is told, and who may be in the hub already. */
export type NewCaseCheckView = {
  facts: { key: string; value: string }[]
  /** Children who may be the same; the officer must say. */
  children: { id: string; name: string; born: string; postcode: string; cases: string }[]
  people: PersonCheck[]
  familyReads: string
  hidden: { name: string; value: string }[]
  typed: FormValues
  errors: readonly FormError[]
}

type PersonCheck = {
  slot: number
  name: string
  relationship: string
  access: string
  evidence: string
  /** "Told by email at …", or that somebody has to tell them. */
  told: string
  /** The person in the hub to whom the address belongs. */
  knownAs: string | null
}

/** What staff say on the check itself; everything else comes along from the form. */
const saidHere = (name: string) => name === 'childIs' || /^p\dIsSame$/.test(name)

export function newCaseCheckView(
  values: FormValues,
  { alike, officer }: { alike: Alike; officer: string | null },
  errors: readonly FormError[] = [],
): NewCaseCheckView {
  const isMovedIn = values.basis === 'plan-moved-in'
  return {
    facts: factsOf(values, officer),
    children: alike.children.map(({ id, name, birthOn, postcode, hasSameUpn, cases }) => ({
      id,
      name: hasSameUpn ? `${name} (same UPN)` : name,
      born: formatDay(birthOn),
      postcode: postcode ?? 'no postcode',
      cases: cases.map(({ reference, stage }) => `${reference}, ${stage}`).join('; ') || 'no case',
    })),
    people: filledSlots(values).map((slot) => personCheck(values, slot, alike)),
    familyReads: caseEventWords[isMovedIn ? 'plan-transferred-in' : 'request-received'].family,
    hidden: Object.entries(values).flatMap(([name, value]) =>
      value && !saidHere(name) && !['confirmed', 'change'].includes(name) ? [{ name, value }] : [],
    ),
    typed: values,
    errors,
  }
}

function factsOf(typed: FormValues, officer: string | null) {
  const isMovedIn = typed.basis === 'plan-moved-in'
  const source = requestSourceWords.find(({ code }) => String(code) === typed.requestSource)?.text
  const day = (name: string) => typed[name] && formatDayLong(typed[name])
  const rows: [key: string, value: string | undefined][] = [
    ['Begins with', isMovedIn ? 'A plan from another council' : 'A request for an assessment'],
    [isMovedIn ? 'Responsible from' : 'Received on', day('receivedOn')],
    ...(isMovedIn
      ? ([
          ['Plan began', day('planStartedOn')],
          ['Last review', day('lastReviewOn')],
          ['From council', typed.fromCouncil],
        ] as [string, string | undefined][])
      : ([['Asked by', source]] as [string, string | undefined][])),
    ['Child', `${typed.forename?.trim()} ${typed.surname?.trim()}`],
    ['Called', typed.preferredName],
    ['Born', day('birthOn')],
    ['UPN', typed.upn?.toUpperCase()],
    ['Postcode', typed.postcode?.toUpperCase()],
    ['District', typed.district],
    ['Officer', officer ?? 'Nobody yet'],
  ]
  return rows.flatMap(([key, value]) => (value?.trim() ? [{ key, value: value.trim() }] : []))
}

function personCheck(values: FormValues, slot: number, { people }: Alike): PersonCheck {
  const of = (part: string) => values[`p${slot}${part}`]?.trim() ?? ''
  const email = of('Email').toLowerCase()
  const level = of('Level')
  const isTold = level !== 'none'
  return {
    slot,
    name: of('Name'),
    relationship: of('Relationship'),
    access: accessLabel(level),
    evidence: of('Evidence'),
    told: !isTold ? 'Is not told' : email ? `Told by email at ${email}` : 'Has no email: tell them yourself',
    knownAs: people.find((person) => person.email === email)?.name ?? null,
  }
}

/** What the officer must have said before the case is opened. */
export function newCaseCheckFaults(values: FormValues, alike: Alike): FormError[] {
  const known = new Set(alike.people.map(({ email }) => email))
  const isKnownChild = values.childIs === 'new' || alike.children.some(({ id }) => id === values.childIs)
  return [
    ...(alike.children.length > 0 && !isKnownChild
      ? [{ field: 'childIs', text: 'Say if it is one of these children' }]
      : []),
    ...filledSlots(values).flatMap((slot) => {
      const email = values[`p${slot}Email`]?.trim().toLowerCase() ?? ''
      return known.has(email) && values[`p${slot}IsSame`] !== 'yes'
        ? [
            {
              field: `p${slot}IsSame`,
              text: 'Say that it is the same person, or go back and change the address',
            },
          ]
        : []
    }),
  ]
}
