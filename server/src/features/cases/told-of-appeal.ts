import {
  type AccessLevel,
  type AccessRole,
  type CapacityMatter,
  type HoldsRights,
  rightsToTell,
} from '@send-hub/shared'
import type { Day } from '../../platform/calendar/index.ts'
import { isYoungPerson } from './clock/index.ts'

/** A decision that somebody else takes for a young person on the day in question. */
export interface DecidedForYoungPerson {
  matter: CapacityMatter
  /** Who takes it. */
  byId: string
}

/** Somebody with access, as far as the right to appeal depends on them. */
export interface PersonAskedAbout {
  role: AccessRole
  level: AccessLevel
  /** Null: nobody has checked. */
  hasParentalResponsibility: boolean | null
  /** The matters that they decide for a young person who can't. */
  isAlternativePersonFor: readonly CapacityMatter[]
  /** Of a young person: the matters that somebody else decides. */
  decidedForThem: readonly CapacityMatter[]
}

/** What this person is told of the right to appeal on a day: the one answer for pages, letters and reminders. */
export function toldOfAppeal(person: PersonAskedAbout, birthOn: Day, on: Day): HoldsRights {
  const { role, level, hasParentalResponsibility, isAlternativePersonFor, decidedForThem } = person
  return rightsToTell({
    ...{ role, level, hasParentalResponsibility },
    haveRightsPassed: isYoungPerson(birthOn, on),
    isAlternativePerson: isAlternativePersonFor.includes('appeal'),
    isDecidedForThem: decidedForThem.includes('appeal'),
  })
}

/**
 * Whose right it is, to tell somebody who has it not. Of a parent or carer we do not say that it is a parent's: the law's
 * word is wider than our record.
 */
export function whoseRight(role: AccessRole | null, birthOn: Day, on: Day): 'parent' | 'young-person' | null {
  if (isYoungPerson(birthOn, on)) return 'young-person'
  return role === 'parent' || role === 'carer' ? null : 'parent'
}

/** The same from the decisions of a case, where many people are asked about. */
export function withDecisions<Person extends { id: string; role: AccessRole }>(
  person: Person,
  decisions: readonly DecidedForYoungPerson[],
): Person & Pick<PersonAskedAbout, 'isAlternativePersonFor' | 'decidedForThem'> {
  const decided = decisions.filter(({ byId }) => byId === person.id)
  return {
    ...person,
    isAlternativePersonFor: decided.map(({ matter }) => matter),
    decidedForThem: person.role === 'young-person' ? decisions.map(({ matter }) => matter) : [],
  }
}

/** Column for many cases `c`: what is decided for the young person on the day `day`, as JSON. */
export const decidedColumn = (day: string) => `
  (select coalesce(json_agg(json_build_object('matter', d.matter, 'byId', d.alternative_person_id)), '[]')
    from capacity_decisions d where d.case_id = c.id and d.has_capacity = 'no' and d.ended_at is null
      and d.decided_on <= ${day} and d.ends_on >= ${day})`
