import { Day, type NewPerson } from '@send-hub/shared'
import type { FormError, FormValues } from '../../../lib/form.ts'
import { personSlots } from './new-case-view.ts'

/** Somebody whose address the hub knows already, as the search found them. */
type Known = { id: string; email: string }

const given = (text: string | undefined) => text?.trim() || undefined

/** A slot counts once anything is written into it. */
const isFilled = (values: FormValues, slot: number) =>
  ['Name', 'Email', 'Phone', 'Relationship', 'Evidence'].some((field) => given(values[`p${slot}${field}`]))

export const filledSlots = (values: FormValues) => personSlots.filter((slot) => isFilled(values, slot))

export const emailsOf = (values: FormValues): string[] =>
  filledSlots(values).flatMap((slot) => given(values[`p${slot}Email`])?.toLowerCase() ?? [])

/** The fields of the API. Of the people, those who were filled in; a known address only for whom staff say it is. */
export function newCaseBody(values: FormValues, known: readonly Known[]) {
  const { basis, receivedOn, childIs } = values
  const isKnownChild = childIs !== undefined && childIs !== 'new'
  const isMovedIn = basis === 'plan-moved-in'
  return {
    basis,
    ...(isKnownChild ? { childId: childIs } : { child: childOf(values), isAnotherChild: childIs === 'new' }),
    receivedOn,
    requestSource: isMovedIn ? undefined : given(values.requestSource),
    officerId: given(values.officerId),
    people: filledSlots(values).map((slot) => personOf(values, slot, known)),
    ...(isMovedIn && {
      planStartedOn: given(values.planStartedOn),
      lastReviewOn: given(values.lastReviewOn),
      fromCouncil: given(values.fromCouncil),
    }),
  }
}

function childOf(values: FormValues) {
  return {
    forename: values.forename,
    surname: values.surname,
    preferredName: given(values.preferredName),
    birthOn: values.birthOn,
    sex: given(values.sex),
    upn: given(values.upn),
    postcode: given(values.postcode),
    district: given(values.district),
  }
}

function personOf(values: FormValues, slot: number, known: readonly Known[]): Partial<NewPerson> {
  const of = (field: string) => values[`p${slot}${field}`]
  const email = given(of('Email'))?.toLowerCase()
  const same = of('IsSame') === 'yes' ? known.find((person) => person.email === email) : undefined
  const responsibility = of('Responsibility')
  return {
    ...(same && { familyMemberId: same.id }),
    name: of('Name') ?? '',
    email,
    phone: given(of('Phone')),
    relationship: of('Relationship') ?? '',
    hasParentalResponsibility: responsibility === 'yes' ? true : responsibility === 'no' ? false : null,
    level: of('Level') as NewPerson['level'],
    evidence: of('Evidence') ?? '',
  }
}

/** What is missing before anything is asked of the server. The rules are the server's. */
export function newCaseFaults(values: FormValues, today: Day): FormError[] {
  const fault = (field: string, text: string): FormError => ({ field, text })
  const isDay = (name: string) => Day.safeParse(values[name]).success
  const isMovedIn = values.basis === 'plan-moved-in'
  const faults: (FormError | false)[] = [
    !values.basis && fault('basis', 'Choose how this case begins'),
    !given(values.forename) && fault('forename', 'Enter the first name'),
    !given(values.surname) && fault('surname', 'Enter the surname'),
    !isDay('birthOn') && fault('birthOn', 'Enter the date of birth'),
    !isDay('receivedOn') && fault('receivedOn', 'Enter a real date'),
    isDay('receivedOn') &&
      (values.receivedOn ?? '') > today &&
      fault('receivedOn', 'The day is in the future'),
    !isMovedIn && !given(values.requestSource) && fault('requestSource', 'Choose who asked'),
    isMovedIn && !isDay('planStartedOn') && fault('planStartedOn', 'Enter the day the plan began'),
    isMovedIn &&
      given(values.lastReviewOn) !== undefined &&
      !isDay('lastReviewOn') &&
      fault('lastReviewOn', 'Enter a real date'),
    ...filledSlots(values).flatMap((slot) => [
      !given(values[`p${slot}Name`]) && fault(`p${slot}Name`, 'Enter the name'),
      !given(values[`p${slot}Relationship`]) &&
        fault(`p${slot}Relationship`, 'Say who they are to the child'),
      !values[`p${slot}Level`] && fault(`p${slot}Level`, 'Choose what this person may do'),
      !given(values[`p${slot}Evidence`]) &&
        fault(`p${slot}Evidence`, 'Say what you have seen that allows it'),
    ]),
  ]
  return faults.filter((one) => one !== false)
}

/** The field of the form that a field of the API was typed into. */
export function fieldOfPointer(pointer: string, values: FormValues): string | null {
  const [, top = '', second = '', third = ''] = pointer.split('/')
  if (top === 'child') return second || 'forename'
  if (top !== 'people') return top || null
  const slot = filledSlots(values)[Number(second)]
  const names: Record<string, string> = {
    hasParentalResponsibility: 'Responsibility',
    familyMemberId: 'Email',
  }
  return slot === undefined
    ? null
    : `p${slot}${names[third] ?? third.charAt(0).toUpperCase() + third.slice(1)}`
}
