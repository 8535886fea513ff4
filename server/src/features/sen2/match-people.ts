import type { Day } from '../../platform/calendar/index.ts'
import { type Fault, RowFaults, type Severity } from './fault.ts'
import { childKey } from './name-keys.ts'
import type { Place } from './read-person.ts'

/** What tells one child from another. */
export interface Identity {
  upn: string | null
  surname: string
  forename: string
  birthOn: Day
  postcode: string | null
}
export interface PersonInFile extends Identity, Place {
  /** Place among the people that can go in, from 1. */
  n: number
}
export interface KnownChild extends Identity {
  id: string
}

export interface MatchedPeople {
  /** Whoever is in neither of these two is new. */
  childIdOf: Map<number, string>
  leftOut: Set<number>
  faults: Fault[]
}

/**
 * Says which people of a return the hub knows. By UPN; who has gained a UPN, by name, birth date and postcode; who has
 * none, by name and birth date, with the postcode where several share them. What stays unclear is left out, never guessed:
 * two children in one record would show each family the other's case.
 */
export function matchPeople(people: PersonInFile[], known: KnownChild[]): MatchedPeople {
  const matching = new Matching(known)
  const isWithUpn = (it: PersonInFile) => it.upn !== null
  for (const person of people.filter(isWithUpn)) matching.byUpn(person)
  const unmatched = people.filter((person) => !matching.isSettled(person))
  for (const namesakes of groupByChild(unmatched).values()) {
    const sharing = countBy(namesakes, (it) => it.postcode ?? '')
    for (const person of namesakes.filter(isWithUpn)) {
      if (sharing.get(person.postcode ?? '') === 1) matching.byGainedUpn(person)
    }
    matching.byName(namesakes.filter((it) => !isWithUpn(it)))
  }
  return matching.result
}

class Matching {
  readonly result: MatchedPeople = { childIdOf: new Map(), leftOut: new Set(), faults: [] }
  private readonly byKnownUpn = new Map<string, KnownChild>()
  private readonly byKey: Map<string, KnownChild[]>
  private readonly taken = new Set<string>()

  constructor(known: KnownChild[]) {
    for (const child of known) if (child.upn) this.byKnownUpn.set(child.upn, child)
    this.byKey = groupByChild(known)
  }

  isSettled({ n }: PersonInFile): boolean {
    return this.result.childIdOf.has(n) || this.result.leftOut.has(n)
  }

  byUpn(person: PersonInFile) {
    const child = this.byKnownUpn.get(person.upn ?? '')
    if (!child) return
    this.taken.add(child.id)
    if (
      child.birthOn === person.birthOn ||
      childKey(child) === childKey({ ...person, birthOn: child.birthOn })
    )
      this.take(person, child)
    else this.leaveOut(person, 'Has a UPN that the hub knows with another name and birth date', UPN_FIX)
  }

  /** A temporary UPN, which ends in a letter, gives way to the lasting one. */
  byGainedUpn(person: PersonInFile) {
    const free = this.freeNamesakes(person).filter(({ upn }) => upn === null || /[A-Z]$/.test(upn))
    const there = free.filter(({ postcode }) => postcode !== null && postcode === person.postcode)
    if (there.length === 1 && there[0]) this.take(person, there[0])
    else if (free.some(({ upn }) => upn === null))
      this.report(
        'kept',
        person,
        'Has the name and birth date of a child that the hub knows without UPN',
        NEW_FIX,
      )
  }

  /** People without UPN who share name and birth date: mostly one. */
  byName(namesakes: PersonInFile[]) {
    const [first] = namesakes
    if (!first) return
    const candidates = this.freeNamesakes(first)
    if (namesakes.length === 1 && candidates.length === 1 && candidates[0]) {
      this.take(first, candidates[0])
      return
    }
    for (const person of namesakes) {
      const there = candidates.filter((it) => it.postcode !== null && it.postcode === person.postcode)
      const isAlone = namesakes.filter((it) => it.postcode === person.postcode).length === 1
      if (there.length === 1 && there[0] && isAlone) this.take(person, there[0])
    }
    if (this.freeNamesakes(first).length === 0) return // the others are new
    for (const person of namesakes.filter((it) => !this.isSettled(it)))
      this.leaveOut(person, 'Has no UPN, and several children share the name and birth date', UNCLEAR_FIX)
  }

  private freeNamesakes(person: PersonInFile): KnownChild[] {
    return (this.byKey.get(childKey(person)) ?? []).filter(({ id }) => !this.taken.has(id))
  }

  private take(person: PersonInFile, child: KnownChild) {
    this.taken.add(child.id)
    this.result.childIdOf.set(person.n, child.id)
  }

  private leaveOut(person: PersonInFile, what: string, fix: string) {
    this.result.leftOut.add(person.n)
    this.report('left-out', person, what, fix)
  }

  private report(severity: Severity, { line, path }: Place, what: string, fix: string) {
    new RowFaults('person', this.result.faults).report(severity, { line, path }, what, fix)
  }
}

const UPN_FIX =
  'Compare it with the record of the school, correct the UPN, export the return and import it again.'
const NEW_FIX =
  'It went in as a new child. If they are one person, tell the supplier of the hub; if not, nothing need be done.'
const UNCLEAR_FIX = 'Enter the UPN in the case system, export the return and import it again.'

function groupByChild<Row extends Identity>(rows: Row[]): Map<string, Row[]> {
  return Map.groupBy(rows, childKey)
}

function countBy<Row>(rows: Row[], key: (row: Row) => string): Map<string, number> {
  return new Map([...Map.groupBy(rows, key)].map(([value, group]) => [value, group.length]))
}
