import {
  CameBy,
  type CaseForStaff,
  cameByWords,
  type Day,
  draftRequestWords,
  type FamilyRequestKind,
  familyRequestKinds,
  formatDayLong,
  type PlanSection,
  planSections,
  planSectionWords,
  waysItCame,
} from '@send-hub/shared'
import type { FormError, FormValues } from '../../lib/form.ts'
import type { CheckView } from '../cases/staff-check-view.ts'
import { toldPath } from './staff-draft-view.ts'

/** The form in which staff enter what one family member said of the draft. */
export type ToldView = {
  action: string
  caseHref: string
  childName: string
  reference: string
  version: number
  today: Day
  servedOn: Day
  people: { value: string; text: string; hint: string }[]
  ways: { value: string; text: string }[]
  sections: { field: string; label: string }[]
  requests: { name: string; text: string }[]
  typed: FormValues
  errors: readonly FormError[]
  isConflict: boolean
}

type Draft = NonNullable<CaseForStaff['draft']>
export type ToldForm = Pick<ToldView, 'typed' | 'errors' | 'isConflict'>

/** Null where nobody can tell us anything of a draft now. */
export function toldView(found: CaseForStaff, today: Day, form: ToldForm): ToldView | null {
  const { draft } = found
  if (!draft?.isWithFamily || tellers(draft).length === 0) return null
  return {
    action: toldPath(found.id),
    caseHref: `/staff/cases/${found.id}`,
    ...{ childName: found.child.name, reference: found.reference, version: found.version, today },
    servedOn: draft.servedOn,
    people: tellers(draft).map(({ id, name, relationship, commentBy }) => ({
      value: id,
      text: `${name} (${relationship})`,
      hint: `May tell us until the end of ${formatDayLong(commentBy)}`,
    })),
    ways: waysItCame.map((way) => ({ value: way, text: cameByWords[way].staff })),
    sections: planSections.map((code) => ({ field: fieldOf(code), label: sectionLabel(code) })),
    requests: familyRequestKinds.map((kind) => ({
      name: requestField(kind),
      text: draftRequestWords[kind].staff,
    })),
    ...form,
  }
}

const tellers = ({ readers }: Draft) => readers.filter(({ mayTell }) => mayTell)
const fieldOf = (code: PlanSection) => `section-${code}`
const requestField = (kind: FamilyRequestKind) => `asks-${kind}`
const sectionLabel = (code: PlanSection) => `${code}: ${planSectionWords[code].title}`

/** What was typed, as the API takes it. */
export function toldBody(typed: FormValues) {
  const requests = familyRequestKinds.filter((kind) => typed[requestField(kind)])
  const sections = Object.fromEntries(
    planSections.flatMap((code) => {
      const text = plainLines(typed[fieldOf(code)])
      return text ? [[code, text]] : []
    }),
  )
  return {
    familyMemberId: typed.familyMemberId,
    cameBy: typed.cameBy,
    on: typed.on,
    sections,
    settingName: typed.settingName?.trim() || undefined,
    nothingToChange: typed.nothingToChange === 'yes',
    requests,
    words: plainLines(typed.words) || undefined,
    version: typed.version,
  }
}

/** Browsers send a line's end as two characters; it counts as one. */
const plainLines = (text = '') => text.replaceAll('\r\n', '\n').trim()

/** What is wrong before anything is asked of the server; whether it came in time, the server says. */
export function toldFaults(typed: FormValues, view: ToldView): FormError[] {
  const { sections, settingName, nothingToChange, requests, familyMemberId, cameBy, on } = toldBody(typed)
  const hasWords = Object.keys(sections).length > 0 || Boolean(settingName)
  return [
    ...(view.people.some(({ value }) => value === familyMemberId)
      ? []
      : [fault('familyMemberId', 'Choose who told you')]),
    ...(CameBy.safeParse(cameBy).success ? [] : [fault('cameBy', 'Choose how it came')]),
    ...(on && on <= view.today && on >= view.servedOn
      ? []
      : [fault('on', `Enter a day from ${formatDayLong(view.servedOn)}, when the draft went, to today`)]),
    ...(hasWords && nothingToChange
      ? [fault('nothingToChange', 'Enter what is to change, or that nothing has to: not both')]
      : []),
    ...(hasWords || nothingToChange || requests.length > 0
      ? []
      : [
          fault(
            'section-A',
            'Enter what they said of one part, a school, a request, or that nothing has to change',
          ),
        ]),
  ]
}

const fault = (field: string, text: string): FormError => ({ field, text })

/** The API's names of fields as the form has them. */
export const onToldForm = ({ field, text }: FormError): FormError => {
  if (field === 'sections') return { field: 'section-A', text }
  if (field === 'requests') return { field: 'asks-meeting', text }
  return { field, text }
}

/** The stop before it is entered: whose words they are decides who reads them. */
export function toldCheck(found: CaseForStaff, typed: FormValues, view: ToldView): CheckView {
  const body = toldBody(typed)
  const person = found.people.find(({ id }) => id === body.familyMemberId)
  const how = cameByWords[CameBy.parse(body.cameBy)]
  const name = person?.name ?? ''
  const said = planSections.flatMap((code) => {
    const value = body.sections[code]
    return value ? [{ key: sectionLabel(code), value }] : []
  })
  return {
    act: null,
    ...{ action: view.action, caseHref: view.caseHref, childName: view.childName, reference: view.reference },
    title: `Check that ${name} said this`,
    facts: [
      { key: 'Who told us', value: `${name} (${person?.relationship ?? ''})` },
      { key: 'How', value: how.staff },
      { key: 'Day', value: formatDayLong(body.on ?? view.today) },
      ...said,
      ...(body.settingName ? [{ key: 'School or college they want', value: body.settingName }] : []),
      ...(body.nothingToChange ? [{ key: 'The draft', value: 'Nothing has to change' }] : []),
      ...body.requests.map((kind) => ({ key: 'Request', value: draftRequestWords[kind].staff })),
      ...(body.words ? [{ key: 'With the request', value: body.words }] : []),
    ],
    told: person?.email ? [{ name, relationship: person.relationship, email: person.email }] : [],
    notTold:
      person && !person.email ? [{ name, relationship: person.relationship, phone: person.phone }] : [],
    missing: [],
    stopsAllMessages: false,
    family: {
      intro: `Only ${name} reads this, with the words above. No other family member hears of it:`,
      paragraphs: [`You told us ${how.family} on ${formatDayLong(body.on ?? view.today)}`],
    },
    hidden: Object.entries(typed).flatMap(([field, value]) =>
      value && field !== 'confirmed' && field !== 'change' ? [{ name: field, value }] : [],
    ),
    button: `Enter this for ${name}`,
  }
}
