import type { Day } from '../../platform/calendar/index.ts'

type Known = {
  upn: string | null
  surname: string
  forename: string
  personBirthDate: Day
  postCode: string | null
}

/**
 * `same-upn` and `same-child` are certainly somebody met before. A `namesake` has the same name and birth date, but
 * not both have a UPN to tell them apart by: two records of one child, or two children.
 */
export type Repeat = { kind: 'same-upn' | 'same-child' | 'namesake'; index: number }

/** Remembers the people of one file, by UPN and by name with birth date. Indexes count from 1. */
export class RepeatedPeople {
  private readonly byUpn = new Map<string, number>()
  private readonly byName = new Map<string, Namesake[]>()

  /** Says whom this person repeats, and remembers the person unless it is certainly somebody met before. */
  meet(person: Known, index: number): Repeat | null {
    const earlier = person.upn === null ? undefined : this.byUpn.get(person.upn)
    if (earlier !== undefined) return { kind: 'same-upn', index: earlier }
    const namesakes = this.byName.get(nameKey(person)) ?? []
    const twice = person.upn === null ? namesakes.find((it) => isSameChild(it, person)) : undefined
    if (twice) return { kind: 'same-child', index: twice.index }

    if (person.upn !== null) this.byUpn.set(person.upn, index)
    this.byName.set(nameKey(person), [
      ...namesakes,
      { index, hasUpn: person.upn !== null, postCode: person.postCode },
    ])
    const namesake = namesakes.find((it) => !(it.hasUpn && person.upn !== null))
    return namesake ? { kind: 'namesake', index: namesake.index } : null
  }
}

type Namesake = { index: number; hasUpn: boolean; postCode: string | null }

/** Without UPNs, name and birth date are not enough: in a county of 27,000 people two such pairs live in two towns. */
function isSameChild(met: Namesake, person: Known): boolean {
  return !met.hasUpn && met.postCode === person.postCode
}

function nameKey(person: Known): string {
  return [person.surname, person.forename, person.personBirthDate].join('|').toLowerCase()
}
